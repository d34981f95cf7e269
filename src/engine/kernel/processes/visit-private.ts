// Private visits: a fan returns to a live room she follows with chance v0 (tau/.8)^eta e^(-k h), less (attachment)
// if she has never bought there; h is habituation.
// Invariant: nothing depends on a visit until the fan has a need, so visits are replayed only then (or daily for the panel), over at most
// the last 32 days on which she was awake and the room live; the draws are keyed by day, so the replay equals the daily process.
import { Param, Purpose, Metric } from '../slots'
import { draw, key, pairOf, unit } from '../random'
import { expQuick } from '../numeric'
import { p, slots, history, firstFan, liveHistory, reputation, REPUTATION_DAYS, visitTable, VISIT_CELLS, habitTable, birth, live, count,
  tally, tallyCell, Tally, fanAt } from '../state'
import { visitBelow } from './policy-clock'
import { entryAt, bondAt, FOLLOWED, BOUGHT } from '../lists'
import { bondTrust } from './trust'
import { enterRoom, PRIVATE } from './rooms'

const REPLAY_DAYS: i32 = 32

/** Brings the habituation of entry k up to and including `day`; returns whether she visits on that day. */
export function replayVisits(fan: i32, k: i32, day: i32): bool {
  const entry = entryAt(fan, k), bond = bondAt(fan, k)
  const since = day - max<i32>(<i32>bond.visitDay, <i32>entry.since)
  if (since <= 0) return false
  const anchor = <i32>entry.anchor
  // bit n: awake and live n days ago, after the last day already replayed
  let open = history[fan] & liveHistory[anchor]
  if (since < REPLAY_DAYS) open &= (<u32>1 << since) - 1
  if (open == 0) return false
  const attached = entry.flags & BOUGHT ? 1 : p(Param.attachment)
  const sensitivity = p(Param.habitSensitivity), pair = pairOf(<u32>(firstFan + fan), birth[anchor])
  let visitDay = <i32>bond.visitDay, habit = bond.habit
  let today = false
  do {
    const ago = 31 - <i32>clz<u32>(open)
    open &= ~(<u32>1 << ago)
    const then = day - ago
    const bits = draw(pair, key(Purpose.privateVisit, then))
    if (bits >= visitBelow) continue
    const tau = bondTrust(bond, reputation[(then & (REPUTATION_DAYS - 1)) * slots + anchor], max<i32>(then, <i32>bond.evidenceDay))
    const gap = then - visitDay
    const h = gap < 64 ? habit * habitTable[gap] : 0
    let chance = attached * visitTable[<i32>(tau * VISIT_CELLS)]
    if (sensitivity > 0 && h > 0) chance *= expQuick(-sensitivity * h)
    if (unit(bits) < chance) {
      habit = h + 1
      visitDay = then
      today = ago == 0
    }
  } while (open != 0)
  const gap = day - visitDay
  bond.habit = gap < 64 ? habit * habitTable[gap] : 0
  bond.visitDay = <u16>day
  return today
}

/** Visits to all followed rooms today, into the list of rooms. */
export function visitFollowed(fan: i32, day: i32, observed: bool): void {
  for (let k = 0, n = <i32>fanAt(fan).bonds; k < n; k++) {
    const entry = entryAt(fan, k)
    if (!(entry.flags & FOLLOWED) || !live[entry.anchor]) continue
    if (replayVisits(fan, k, day)) {
      enterRoom(<i32>entry.anchor, PRIVATE)
      if (observed) {
        count[Metric.visitsPrivate]++
        tally[tallyCell(Tally.visitsPrivate, <i32>entry.anchor)]++
      }
    }
  }
}
