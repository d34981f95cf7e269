// The rooms one fan visits today: scratch of one fan-day.
// Invariant: a room stands once; its channel is the first by priority private > natural > paid > subsidised (lower code wins).
import { fanAt } from '../state'
import { entryAt, find } from '../lists'

export const PRIVATE: i32 = 0, NATURAL: i32 = 1, PAID: i32 = 2, SUBSIDISED: i32 = 3
const MAX_ROOMS: i32 = 96
const UNKNOWN: i32 = -2

export const roomAnchor = memory.data(MAX_ROOMS * 4) // i32 anchor slot
export const roomChannel = memory.data(MAX_ROOMS * 4) // i32
export const roomEntry = memory.data(MAX_ROOMS * 4) // i32 where the anchor stood in the fan's list, UNKNOWN = not looked for, NONE = not there
export const roomCost = memory.data(MAX_ROOMS * 8) // f64 e^-V
export const roomTrust = memory.data(MAX_ROOMS * 8) // f64
export let roomCount: i32 = 0

export function leaveRooms(): void { roomCount = 0 }

/** Notes a visit; returns the room's index (an earlier visit keeps the better channel). @param entry where the anchor stands in the fan's list, if known */
export function enterRoom(anchor: i32, channel: i32, entry: i32 = UNKNOWN): i32 {
  for (let r = 0; r < roomCount; r++) {
    if (load<i32>(roomAnchor + (r << 2)) == anchor) {
      if (channel < load<i32>(roomChannel + (r << 2))) store<i32>(roomChannel + (r << 2), channel)
      return r
    }
  }
  if (roomCount == MAX_ROOMS) return roomCount - 1
  const r = roomCount++
  store<i32>(roomAnchor + (r << 2), anchor)
  store<i32>(roomChannel + (r << 2), channel)
  store<i32>(roomEntry + (r << 2), entry)
  return r
}

/** Index of room r's anchor in the fan's list or NONE; entries move when others are added or dropped. */
export function entryOf(fan: i32, r: i32, anchor: i32): i32 {
  let k = load<i32>(roomEntry + (r << 2))
  if (k < 0 || k >= <i32>fanAt(fan).bonds || <i32>entryAt(fan, k).anchor != anchor) {
    k = find(fan, anchor)
    store<i32>(roomEntry + (r << 2), k)
  }
  return k
}
