// The rooms one fan visits today: scratch of one fan-day.
// Invariant: a room stands once; its channel is the first by priority private > natural > paid > subsidised (lower code wins).

export const PRIVATE: i32 = 0, NATURAL: i32 = 1, PAID: i32 = 2, SUBSIDISED: i32 = 3
const MAX_ROOMS: i32 = 96

export const roomAnchor = memory.data(MAX_ROOMS * 4) // i32 anchor slot
export const roomChannel = memory.data(MAX_ROOMS * 4) // i32
export const roomCost = memory.data(MAX_ROOMS * 8) // f64 e^-V
export const roomTrust = memory.data(MAX_ROOMS * 8) // f64
export let roomCount: i32 = 0

export function leaveRooms(): void { roomCount = 0 }

/** Notes a visit; returns the room's index (an earlier visit keeps the better channel). */
export function enterRoom(anchor: i32, channel: i32): i32 {
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
  return r
}
