// Counter-based keyed draws: a number for (seed, agent, day, purpose), the same in whatever order and by whomever it is asked.
// Invariant: nothing is ever drawn in sequence. The hash is triple32 with its second key added midway; the joint test on
// neighbouring agents, days and purposes is test/engine/random.test.ts (a two-multiply hash fails it).
import { Column } from './column'
import { Purpose } from './slots'

/** Days of keys kept: the longest look-back of a draw (orders in flight, visits replayed). */
export const KEY_DAYS: i32 = 64
/** Day of draws that belong to no day (traits). */
export const NO_DAY: i32 = 0x7fffffff

let seedLow: u64 = 0
/** [purpose × KEY_DAYS] keys of the last days */
const keys = changetype<Column<u64>>(memory.data(Purpose.COUNT * 64 * 8, 64))

/** splitmix64's finaliser */
// @ts-ignore: decorator
@inline
function scramble(x: u64): u64 {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb
  return x ^ (x >> 31)
}

export function setSeed(seed: f64): void { seedLow = scramble(<u64>seed + 0x9e3779b97f4a7c15) }

/** The 64-bit key of a purpose on a day. */
export function makeKey(purpose: i32, day: i32): u64 {
  return scramble(seedLow + scramble((<u64>(<u32>purpose) << 32 | <u64>(<u32>day)) + 0x632be59bd9b4e019))
}

export function openKeys(day: i32): void {
  for (let purpose = 0; purpose < Purpose.COUNT; purpose++) keys[purpose * KEY_DAYS + (day & (KEY_DAYS - 1))] = makeKey(purpose, day)
}

/** Refills the keys of the last days (after a fork). */
export function refillKeys(day: i32): void {
  for (let d = day - KEY_DAYS + 1; d <= day; d++) openKeys(d)
}

// @ts-ignore: decorator
@inline
export function key(purpose: i32, day: i32): u64 { return keys[purpose * KEY_DAYS + (day & (KEY_DAYS - 1))] }

/** 32 uniform bits for a counter under a key. */
// @ts-ignore: decorator
@inline
export function draw(counter: u32, key: u64): u32 {
  let x = counter ^ <u32>key
  x ^= x >> 17
  x *= 0xed5ad4bb
  x ^= x >> 11
  x += <u32>(key >> 32)
  x *= 0xac4c1b51
  x ^= x >> 15
  x *= 0x31848bab
  return x ^ (x >> 14)
}

/** 32 uniform bits for a second counter below a draw: draw(fan) then fold(anchor). */
// @ts-ignore: decorator
@inline
export function fold(parent: u32, counter: u32): u32 {
  let x = counter ^ parent
  x ^= x >> 17
  x *= 0xed5ad4bb
  x ^= x >> 11
  x += rotl<u32>(parent, 13) * 0x9e3779b1 + 0x7f4a7c15
  x *= 0xac4c1b51
  x ^= x >> 15
  x *= 0x31848bab
  return x ^ (x >> 14)
}

/** The counter of a fan and an anchor. */
// @ts-ignore: decorator
@inline
export function pairOf(fan: u32, anchorNumber: u32): u32 { return fan ^ anchorNumber * 0x9e3779b1 }
/** 32 uniform bits for a fan and an anchor under a key. */
// @ts-ignore: decorator
@inline
export function drawPair(fan: u32, anchorNumber: u32, key: u64): u32 { return draw(pairOf(fan, anchorNumber), key) }

/** 64 uniform bits, the n-th word below a draw. */
// @ts-ignore: decorator
@inline
export function wide(parent: u32, n: u32): u64 { return scramble((<u64>parent << 32 | <u64>n) * 0x9e3779b97f4a7c15 + 0x632be59bd9b4e019) }

/** Middle of the draw's cell in (0,1). */
// @ts-ignore: decorator
@inline
export function unit(bits: u32): f64 { return (<f64>bits + 0.5) * 2.3283064365386963e-10 }

/** Threshold t so that `bits < t` has probability p (rounded to 2^-32; 1 becomes 1 - 2^-32 unless the caller tests it). */
// @ts-ignore: decorator
@inline
export function threshold(p: f64): u32 {
  return p >= 1 ? 0xffffffff : p <= 0 ? 0 : <u32>(p * 4294967296.0)
}

/** Number of draws below which an event of probability p happens: `unit(bits) < p` as a comparison of integers, exact at 0 and 1. */
export function drawsBelow(p: f64): u64 { return p >= 1 ? 0x100000000 : p <= 0 ? 0 : <u64>ceil<f64>(p * 4294967296.0 - 0.5) }
