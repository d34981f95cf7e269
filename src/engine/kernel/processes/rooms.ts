// The rooms that the fans of a batch visit today, one fan's after another's.
// Invariant: a room stands once for each fan; its channel is the first by priority private > natural > paid > subsidised (lower code wins),
// and all channels that brought her are kept as bits, for the alternatives to that rule.
import { Metric } from '../slots'
import { fanAt, count } from '../state'
import { entryAt, find } from '../lists'

export const PRIVATE: i32 = 0, NATURAL: i32 = 1, PAID: i32 = 2, SUBSIDISED: i32 = 3
const UNKNOWN: i32 = -2

/** [room] fan, anchor, channel, where the anchor stands in her list (UNKNOWN, NONE), channels (bit mask), trust, e^V for a need for value and for brands, their sums over the fan's rooms up to this one */
// @ts-ignore: decorator
@unmanaged
export class Room { fan: u32; anchor: u16; channel: u16; entry: i32; channels: u32; trust: f64; weightValue: f64; weightBranded: f64; sumValue: f64; sumBranded: f64 }
export const ROOM_BYTES: usize = 56
/** as many as clicks and visits of a batch */
const rooms = memory.data(2048 * 56, 8)
/** Address after the last room, and of the first of the fan whose rooms are being entered. */
export let roomsEnd: usize = rooms
let roomsOwn: usize = rooms

export function firstRoom(): usize { return rooms }
export function clearRooms(): void { roomsEnd = rooms; roomsOwn = rooms }
/** From now on the next fan's rooms are entered. */
export function nextFan(): void { roomsOwn = roomsEnd }
/** Forgets this fan's rooms: she only looked. */
export function dropOwn(): void { roomsEnd = roomsOwn }

/** Notes a visit (an earlier visit keeps the better channel). @param entry where the anchor stands in the fan's list, if known */
export function enterRoom(fan: i32, anchor: i32, channel: i32, entry: i32 = UNKNOWN): void {
  for (let at = roomsOwn; at < roomsEnd; at += ROOM_BYTES) {
    const room = changetype<Room>(at)
    if (<i32>room.anchor != anchor) continue
    room.channel = min<u16>(room.channel, <u16>channel)
    room.channels |= 1 << channel
    return
  }
  const room = changetype<Room>(roomsEnd)
  room.fan = <u32>fan; room.anchor = <u16>anchor; room.channel = <u16>channel; room.entry = entry; room.channels = 1 << channel
  roomsEnd += ROOM_BYTES
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
