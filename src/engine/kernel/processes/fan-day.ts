// The fans' day in three loops: unfollow candidates, browsing (entries of fans without needs), shopping (visits, needs and choices).
// Invariant: fans act on what the anchors' morning wrote; a fan reads and writes only herself and integer tallies, so fans may be processed
// in any order and in shards. One kind of work a loop keeps branches predictable: a fan-by-fan loop took 1.4 times as long.
import { Metric, Purpose } from '../slots'
import { draw, key } from '../random'
import { firstFan, panel, dueFans, browsers, shoppers, needBelow, count, lapsedUntil, fanAt } from '../state'
import { Column } from '../column'
import { dueCount, browserCount, shopperCount } from './activity'
import { unfollowCandidates } from './follow'
import { leaveRooms } from './rooms'
import { visitFollowed } from './visit-private'
import { visitPublic } from './visit-public'
import { needsToday, choose } from './choose'
import { ensureLedger } from '../lists'

/** Fans whose memory is fetched together. */
const GROUP: i32 = 32
const sink = memory.data(4)

/** Loads the lines of a group of fans side by side, so that their misses overlap; what is loaded does not matter. */
function fetchGroup(from: i32, to: i32, fans: Column<u32>, evidence: bool): void {
  let sum: u32 = 0
  for (let t = from; t < to; t++) sum += fanAt(fans[t]).list
  for (let t = from; t < to; t++) sum += load<u32>(fanAt(fans[t]).list)
  if (evidence) for (let t = from; t < to; t++) sum += load<u32>(fanAt(fans[t]).ledger)
  store<u32>(sink, sum)
}

export function unfollow(day: i32): void {
  const n = dueCount
  for (let t = 0; t < n; t++) {
    if (t % GROUP == 0) fetchGroup(t, min<i32>(n, t + GROUP), dueFans, true)
    unfollowCandidates(dueFans[t], day)
  }
}

export function browse(day: i32): void {
  const n = browserCount
  for (let t = 0; t < n; t++) visitPublic(browsers[t], day, false, false)
}

export function shop(day: i32): void {
  const activityKey = key(Purpose.activity, day)
  const n = shopperCount
  let buyers: i64 = 0
  for (let t = 0; t < n; t++) {
    if (t % GROUP == 0) fetchGroup(t, min<i32>(n, t + GROUP), shoppers, true)
    const fan = <i32>shoppers[t]
    const observed = fan < panel
    const bits = draw(<u32>(firstFan + fan), activityKey)
    const needs = bits < needBelow[fan] && <i32>lapsedUntil[fan] <= day ? needsToday(fan, day, bits) : 0
    leaveRooms()
    if (needs > 0 || observed) {
      ensureLedger(fan)
      visitFollowed(fan, day, observed)
    }
    visitPublic(fan, day, needs > 0 || observed, observed)
    if (needs > 0 && choose(fan, day, needs) > 0) buyers++
  }
  count[Metric.buyers] += buyers
}
