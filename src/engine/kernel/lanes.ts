// Keyed draws four at a time, and compaction without branches.
// Invariant: lane n of draw4 and fold4 equals `draw` and `fold` of lane n's counter and parent.

/** Four draws under a key given by halves: `low` and `high` hold the key's halves in every lane. */
// @ts-ignore: decorator
@inline
export function draw4(counter: v128, low: v128, high: v128): v128 { return finish4(v128.xor(counter, low), high) }

/** What `fold` adds midway, for parents; the same for all counters below them. */
// @ts-ignore: decorator
@inline
export function foldKey4(parent: v128): v128 {
  const turned = v128.or(i32x4.shl(parent, 13), i32x4.shr_u(parent, 19))
  return i32x4.add(i32x4.mul(turned, i32x4.splat(0x9e3779b1)), i32x4.splat(0x7f4a7c15))
}

/** The draws at a counter below four parents. @param second foldKey4(parent) */
// @ts-ignore: decorator
@inline
export function fold4(parent: v128, second: v128, counter: i32): v128 { return finish4(v128.xor(parent, i32x4.splat(counter)), second) }

/** The draws at counters first, first + 1, first + 2, first + 3 below one parent. */
// @ts-ignore: decorator
@inline
export function foldRun4(parent: u32, first: u32): v128 {
  const counters = i32x4.add(i32x4.splat(<i32>first), i32x4(0, 1, 2, 3)), four = i32x4.splat(<i32>parent)
  return finish4(v128.xor(four, counters), foldKey4(four))
}

// @ts-ignore: decorator
@inline
function finish4(first: v128, second: v128): v128 {
  let x = v128.xor(first, i32x4.shr_u(first, 17))
  x = i32x4.mul(x, i32x4.splat(0xed5ad4bb))
  x = v128.xor(x, i32x4.shr_u(x, 11))
  x = i32x4.add(x, second)
  x = i32x4.mul(x, i32x4.splat(0xac4c1b51))
  x = v128.xor(x, i32x4.shr_u(x, 15))
  x = i32x4.mul(x, i32x4.splat(0x31848bab))
  return v128.xor(x, i32x4.shr_u(x, 14))
}

/** Lanes whose draw is among the first `draws` of 2^32 (all ones where it is). */
// @ts-ignore: decorator
@inline
export function below4(bits: v128, draws: u64): v128 {
  return draws == 0 ? i32x4.splat(0) : i32x4.le_u(bits, i32x4.splat(<i32>(draws - 1)))
}

// [mask of lanes × 16 bytes] the bytes of the lanes of a mask, moved to the front
const A: u32 = 0x03020100, B: u32 = 0x07060504, C: u32 = 0x0b0a0908, D: u32 = 0x0f0e0d0c
const patterns = memory.data<u32>([
  0, 0, 0, 0, A, 0, 0, 0, B, 0, 0, 0, A, B, 0, 0, C, 0, 0, 0, A, C, 0, 0, B, C, 0, 0, A, B, C, 0,
  D, 0, 0, 0, A, D, 0, 0, B, D, 0, 0, A, B, D, 0, C, D, 0, 0, A, C, D, 0, B, C, D, 0, A, B, C, D,
], 16)

/** The lanes whose bit is set, moved to the front. */
// @ts-ignore: decorator
@inline
export function pack4(four: v128, mask: i32): v128 { return i8x16.swizzle(four, v128.load(patterns + (<usize>mask << 4))) }

/** Appends the lanes whose bit is set (and writes 16 bytes in any case); returns where the next one goes. */
// @ts-ignore: decorator
@inline
export function list4(out: usize, four: v128, mask: i32): usize {
  v128.store(out, pack4(four, mask))
  return out + (<usize>popcnt(mask) << 2)
}
