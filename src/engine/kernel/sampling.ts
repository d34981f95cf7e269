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

/** The slot drawn by an entry's bits; the same bits give the same slot unless a threshold moved across them. */
export function descend(tree: Column<u32>, bits: u32): i32 {
  if (p(Param.sampling) == 0) return invert(tree, bits)
  const size = treeSize
  let node = 1
  for (let word: u32 = 1; node < size; word++) {
    // three 21-bit draws from each 64-bit word
    let pool = wide(bits, word)
    for (let q = 0; q < 3 && node < size; q++) {
      node = 2 * node + i32(<u32>(pool & (CERTAIN - 1)) >= tree[node])
      pool >>= DRAW_BITS
    }
  }
  return node - size
}

/** Inverse CDF by one draw: the same tree, one number carried down (for the comparison of samplers in the bench). */
function invert(tree: Column<u32>, bits: u32): i32 {
  let node = 1
  let u = (<f64>fold(bits, 1) + 0.5) * 2.3283064365386963e-10
  while (node < treeSize) {
    const left = <f64>tree[node] / <f64>CERTAIN
    if (u < left) { u /= left; node = 2 * node } else { u = (u - left) / (1 - left); node = 2 * node + 1 }
  }
  return node - treeSize
}
