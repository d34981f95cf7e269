// The rooms that the fans of a batch visit today, one fan's after another's.
// Invariant: a room stands once for each fan; its channel is the first by priority private > natural > paid > subsidised (lower code wins),
// and all channels that brought her are kept as bits, for the alternatives to that rule.
import { Metric } from '../slots'
import { Column } from '../column'
import { fanAt, count } from '../state'
import { entryAt, find } from '../lists'

export const PRIVATE: i32 = 0, NATURAL: i32 = 1, PAID: i32 = 2, SUBSIDISED: i32 = 3
export const UNKNOWN: i32 = -2

/** [room] fan, anchor, channel, where the anchor stands in her list (UNKNOWN, NONE), channels (bit mask), trust, e^V for a need for value and for brands, their sums over the fan's rooms up to this one */
// @ts-ignore: decorator
@unmanaged
export class Room { fan: u32; anchor: u16; channel: u16; entry: i32; channels: u32; trust: f64; weightValue: f64; weightBranded: f64; sumValue: f64; sumBranded: f64 }
export const ROOM_BYTES: usize = 56
/** as many as clicks and visits of a batch */
const rooms = memory.data(2048 * 56, 8)
/** [4 + room] place of the fan in the batch and, from bit 0, anchor; four before the first that are no room's */
const keys = changetype<Column<u32>>(memory.data(2056 * 4, 16))
let roomCount: i32 = 0

export function firstRoom(): usize { return rooms }
/** Address after the last room. */
export function roomsEnd(): usize { return rooms + <usize>roomCount * ROOM_BYTES }
export function clearRooms(): void {
  roomCount = 0
  for (let r = 0; r < 4; r++) keys[r] = 0xffffffff
}

/** Which of the last four rooms (bits) have this key. */
// @ts-ignore: decorator
@inline
function amongLast(key: u32): i32 {
  return i32x4.bitmask(i32x4.eq(v128.load(keys.at(roomCount)), i32x4.splat(<i32>key)))
}

/** Notes a visit (an earlier visit keeps the better channel). @param entry where the anchor stands in the fan's list, if known @param stays 0 = she only looks */
// @ts-ignore: decorator
@inline
export function enterRoom(place: i32, fan: i32, anchor: i32, channel: i32, entry: i32, stays: i32): void {
  const key = <u32>place << 16 | <u32>anchor, same = amongLast(key)
  let r = roomCount
  // seldom: she has been there today
  if (same) r = roomCount - 4 + <i32>ctz(same)
  else for (let s = roomCount - 5; s >= 0 && <i32>(keys[4 + s] >> 16) == place; s--) if (keys[4 + s] == key) r = s
  const room = changetype<Room>(rooms + <usize>r * ROOM_BYTES)
  if (r < roomCount) {
    room.channel = min<u16>(room.channel, <u16>channel)
    room.channels |= 1 << channel
    return
  }
  keys[4 + r] = key
  room.fan = <u32>fan; room.anchor = <u16>anchor; room.channel = <u16>channel; room.entry = entry; room.channels = 1 << channel
  roomCount += stays
}

/** Index of a room's anchor in the fan's list or NONE; entries move when others are added or dropped. */
export function entryOf(room: Room): i32 {
  const fan = <i32>room.fan, k = room.entry
  if (k < 0 || k >= <i32>fanAt(fan).bonds || entryAt(fan, k).anchor != room.anchor) room.entry = find(fan, <i32>room.anchor)
  return room.entry
}

/**
 * Where the alternatives to the priority rule (MODEL 6.12-5) credit an order otherwise than to `credited`: in full to every channel that
 * brought her to the room today, or in equal parts, whole fen of which the first takes the rest. `record` adds what the rule itself credits.
 */
export function creditOthers(channels: u32, credited: i32, fen: i64): void {
  const n = <i64>popcnt(channels), part = fen / n
  for (let c = PRIVATE; c <= SUBSIDISED; c++) {
    if (!(channels >> c & 1)) continue
    count[Metric.gmvSplitPrivate + c] += part
    if (c != credited) count[Metric.gmvAnyNatural + c - NATURAL] += fen
  }
  count[Metric.gmvSplitPrivate + credited] -= part * n
}
