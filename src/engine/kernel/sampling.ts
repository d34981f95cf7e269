// Drawing an anchor by weight with few changes when weights change a little: a binary tree descended with keyed draws.
// Invariant: leaf s is anchor slot s for ever, and node n holds the chance of its left half as a 21-bit threshold; a choice changes
// only where the draw falls between the two policies' thresholds.
import { Column } from './column'
import { fold, wide } from './random'
import { nodeSum, treeSize, p } from './state'
import { Param } from './slots'

const DRAW_BITS: i32 = 21
const CERTAIN: u32 = 1 << DRAW_BITS

/** Leaves: nodeSum[treeSize + slot] = weight >= 0. Builds thresholds (or cumulative sums for plain inversion) into `tree`; returns the total. */
export function buildTree(tree: Column<u32>): f64 {
  for (let node = treeSize - 1; node >= 1; node--) {
    const left = nodeSum[2 * node], sum = left + nodeSum[2 * node + 1]
    nodeSum[node] = sum
    tree[node] = sum > 0 ? <u32>(left / sum * <f64>CERTAIN + 0.5) : CERTAIN
  }
  return nodeSum[1]
}

// the four slots of the last descendFour
export let slot0: i32 = 0, slot1: i32 = 0, slot2: i32 = 0, slot3: i32 = 0

/**
 * Draws four slots from four trees (addresses of thresholds) by four clicks' bits; the same bits give the same slot unless a threshold moved
 * across them. Four descents side by side hide each other's latency.
 */
export function descendFour(tree0: usize, tree1: usize, tree2: usize, tree3: usize, bits0: u32, bits1: u32, bits2: u32, bits3: u32): void {
  const size = treeSize
  if (p(Param.sampling) == 0) {
    slot0 = invert(tree0, bits0); slot1 = invert(tree1, bits1); slot2 = invert(tree2, bits2); slot3 = invert(tree3, bits3)
    return
  }
  let node0 = 1, node1 = 1, node2 = 1, node3 = 1
  for (let word: u32 = 1; node0 < size; word++) {
    // three 21-bit draws from each 64-bit word
    let pool0 = wide(bits0, word), pool1 = wide(bits1, word), pool2 = wide(bits2, word), pool3 = wide(bits3, word)
    for (let q = 0; q < 3 && node0 < size; q++) {
      node0 = step(tree0, node0, pool0); pool0 >>= DRAW_BITS
      node1 = step(tree1, node1, pool1); pool1 >>= DRAW_BITS
      node2 = step(tree2, node2, pool2); pool2 >>= DRAW_BITS
      node3 = step(tree3, node3, pool3); pool3 >>= DRAW_BITS
    }
  }
  slot0 = node0 - size; slot1 = node1 - size; slot2 = node2 - size; slot3 = node3 - size
}

// @ts-ignore: decorator
@inline
function step(tree: usize, node: i32, pool: u64): i32 {
  return 2 * node + i32(<u32>(pool & (CERTAIN - 1)) >= load<u32>(tree + (<usize>node << 2)))
}

/** Inverse CDF by one draw: the same tree, one number carried down (for the comparison of samplers in the bench). */
function invert(tree: usize, bits: u32): i32 {
  let node = 1
  let u = (<f64>fold(bits, 1) + 0.5) * 2.3283064365386963e-10
  while (node < treeSize) {
    const left = <f64>load<u32>(tree + (<usize>node << 2)) / <f64>CERTAIN
    if (u < left) { u /= left; node = 2 * node } else { u = (u - left) / (1 - left); node = 2 * node + 1 }
  }
  return node - treeSize
}
