// The clicks of a batch of fans on their way through the stages (drawn, routed, thinned, entered), a column for each property.
// Invariant: clicks stand in the order of their fans; stages keep that order, and a stage writes without asking and moves on by 0 or 1, since
// a branch that follows a draw is guessed wrong every other time.
import { Column } from '../column'
import { fold } from '../random'
import { foldRun4 } from '../lanes'

const MAX_CLICKS: i32 = 1024
/** Most clicks of one fan: three streams of 31 and what oracles fix. */
const MOST_EACH: i32 = 256

export const clickFan = changetype<Column<u32>>(memory.data(1028 * 4, 16))
export const clickPlace = changetype<Column<u32>>(memory.data(1028 * 4, 16)) // place of the fan in the batch
export const clickBits = changetype<Column<u32>>(memory.data(1028 * 4, 16))
export const clickPass = changetype<Column<u32>>(memory.data(1028 * 4, 16)) // draw against the chance of entering
export const clickTree = changetype<Column<u32>>(memory.data(1028 * 4, 16)) // address of the channel's tree
export const clickAnchor = changetype<Column<u32>>(memory.data(1028 * 4, 16))
export const clickChannel = changetype<Column<u32>>(memory.data(1028 * 4, 16))
export const clickKind = changetype<Column<u32>>(memory.data(1028 * 4, 16))
export const clickFollow = changetype<Column<u32>>(memory.data(1028 * 4, 16)) // draw against the chance of following
export let clickCount: i32 = 0

export function setClickCount(n: i32): void { clickCount = n }
/** Room left for another fan's clicks? */
export function clicksFit(): bool { return clickCount < MAX_CLICKS - MOST_EACH }

/** Adds a click; returns its place. */
export function addClick(fan: i32, place: i32, bits: u32, kind: u32): i32 {
  clickFan[clickCount] = <u32>fan; clickPlace[clickCount] = <u32>place; clickBits[clickCount] = bits; clickKind[clickCount] = kind
  return clickCount++
}

/** Adds n clicks with bits folded from `parent` at counters first, first + 1 … */
export function addClicks(fan: i32, place: i32, parent: u32, first: u32, n: i32, kind: u32): void {
  const at = clickCount
  // four at once, needed or not: there are seldom more
  v128.store(clickFan.at(at), i32x4.splat(fan))
  v128.store(clickPlace.at(at), i32x4.splat(place))
  v128.store(clickBits.at(at), foldRun4(parent, first))
  v128.store(clickKind.at(at), i32x4.splat(<i32>kind))
  clickCount = at + min<i32>(n, 4)
  for (let e = 4; e < n; e++) addClick(fan, place, fold(parent, first + <u32>e), kind)
}

/** Number of events from thresholds of P(N > k). */
export function poissonCount(table: Column<u32>, bits: u32): i32 {
  let n = i32(bits < table[0]) + i32(bits < table[1]) + i32(bits < table[2]) + i32(bits < table[3])
  if (n == 4) while (n < 31 && bits < table[n]) n++
  return n
}
