// State of the fans, a column each [fan] for what every fan is asked every day, and a record for the rest.
// Invariant: a fan's record is one cache line; her lists lie in it or in the heap behind all columns.
import { Column, reserve, reserveBytes } from '../column'

export let activeBelow: Column<u32> = changetype<Column<u32>>(0) // active when the day's draw is below
export let needBelow: Column<u32> = changetype<Column<u32>>(0) // may have a need when the draw is below
export let history: Column<u32> = changetype<Column<u32>>(0) // bit n: active n days ago
export let due: Column<u16> = changetype<Column<u16>>(0) // next day with an unfollow candidate
export let followCount: Column<u8> = changetype<Column<u8>>(0)
export let lapsedUntil: Column<u16> = changetype<Column<u16>>(0) // no needs before this day
export let taste: Column<u8> = changetype<Column<u8>>(0) // two categories of 4 bits; fans who only browse need nothing else of their own
export let spend: Column<u32> = changetype<Column<u32>>(0) // fen since day 0
export let reached: Column<u8> = changetype<Column<u8>>(0) // [panel] bit 0: has made a subsidised visit, bit 1: one of a fast brand's room

/**
 * [fan] what a touched fan needs, one cache line: fans act in an order that skips most, so a column each would be a miss each.
 * list: address of her list of anchors (at first the line's own tail, `INLINE` entries); ledger: of its evidence, 0 = none yet;
 * months: bit 0 bought this month, 1 last month, 2 ever; bonds: entries of the list, room: entries it has room for;
 * patience: hazard she still takes before her next lapse, the (lapses + 1)-th.
 */
// @ts-ignore: decorator
@unmanaged
export class Fan {
  list: u32; ledger: u32; needRate: f32; sensitivity: f32; patience: f32
  lapses: u8; cityTier: u8; months: u8; bonds: u8; room: u8
}
/** entries that fit into the rest of the line */
export const INLINE: i32 = 4
const FAN_FIELDS: usize = 32
let records: usize = 0
// @ts-ignore: decorator
@inline
export function fanAt(fan: i32): Fan { return changetype<Fan>(records + (<usize>fan << 6)) }
/** Address of the list inside the fan's own line. */
// @ts-ignore: decorator
@inline
export function inlineList(fan: i32): u32 { return <u32>(records + (<usize>fan << 6) + FAN_FIELDS) }

/** @param panel fans of the panel */
export function layoutFans(fans: i32, panel: i32): void {
  activeBelow = reserve<u32>(fans + 16); needBelow = reserve<u32>(fans + 16); history = reserve<u32>(fans + 16)
  due = reserve<u16>(fans + 16); lapsedUntil = reserve<u16>(fans + 16); followCount = reserve<u8>(fans); taste = reserve<u8>(fans); spend = reserve<u32>(fans + 16)
  reached = reserve<u8>(panel)
  records = reserveBytes(<usize>fans * 64, 64)
}
