// Private visits: a fan returns to a live room she follows with chance v0 (tau/.8)^eta e^(-k h), less (attachment)
// if she has never bought there; h is habituation.
// Invariant: nothing depends on a visit until the fan has a need, so visits are replayed only then (or daily for the panel), over at most
// the last 32 days on which she was awake and the room live; the draws are keyed by day, so the replay equals the daily process
// but for what older visits have left of habituation, e^(-32/T) each.
import { Param, Purpose, Metric } from '../slots'
import { draw, key, pairOf } from '../random'
import { expQuick } from '../numeric'
import { p, slots, history, firstFan, liveHistory, reputation, REPUTATION_DAYS, strangerBelow, trust, habitTable, birth, live, count,
  tally, tallyCell, Tally, fanAt } from '../state'
import { Column } from '../column'
import { visitBelow } from './policy-clock'
import { Entry, Bond, entryAt, bondAt, FOLLOWED, BOUGHT } from '../lists'
import { bondTrust, visitChance } from './trust'
import { enterRoom, PRIVATE } from './rooms'
import { noteVisit } from './reach'

/** no more than days of reputation are kept */
const REPLAY_DAYS: i32 = 32

/** [days ago] draws, and the draws below which she came if nothing had worn off (both of one replay) */
const pastBits = changetype<Column<u32>>(memory.data(32 * 4, 4)), pastBelow = changetype<Column<f64>>(memory.data(32 * 8, 8))

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
  const bought = (entry.flags & BOUGHT) != 0, pair = pairOf(<u32>(firstFan + fan), birth[anchor])
  // first, day by day and independently, whom the draw lets come if nothing has worn off; what has worn off depends on the visits before
  let likely: u32 = 0
  for (let left = open; left != 0; left &= left - 1) {
    const ago = <i32>ctz<u32>(left), then = day - ago, at = dayAnchor(then, anchor)
    const bits = draw(pair, key(Purpose.privateVisit, then))
    const below = bought ? visitChance(bondTrust(bond, reputation[at], max<i32>(then, <i32>bond.evidenceDay))) * DRAWS : <f64>strangerBelow[at]
    pastBits[ago] = bits
    pastBelow[ago] = below
    likely |= u32(<f64>bits < below) << ago
  }
  const sensitivity = p(Param.habitSensitivity)
  let visitDay = <i32>bond.visitDay, habit = bond.habit, today = false
  while (likely != 0) {
    const ago = 31 - <i32>clz<u32>(likely)
    likely ^= <u32>1 << ago
    const gap = day - ago - visitDay
    const h = gap < 64 ? habit * habitTable[gap] : 0
    if (<f64>pastBits[ago] >= pastBelow[ago] * expQuick(-sensitivity * h)) continue
    habit = h + 1
    visitDay = day - ago
    today = ago == 0
  }
  const gap = day - visitDay
  bond.habit = gap < 64 ? habit * habitTable[gap] : 0
  bond.visitDay = <u16>day
  return today
}

const DRAWS: f64 = 4294967296
/** Where a day's entry of an anchor stands in `reputation` and `strangerBelow`. */
// @ts-ignore: decorator
@inline
function dayAnchor(day: i32, anchor: i32): i32 { return (day & (REPUTATION_DAYS - 1)) * slots + anchor }

/** [visit] a fan who may enter a room that she follows today (16 bytes): addresses of entry and bond, today's draw, place in the batch, k */
// @ts-ignore: decorator
@unmanaged
class Visit { entry: u32; bond: u32; bits: u32; shopper: u16; k: u16 }
const MAX_VISITS: i32 = 1024
const visits = memory.data(1024 * 16)
let visitCount: i32 = 0

// @ts-ignore: decorator
@inline
function visitAt(v: i32): Visit { return changetype<Visit>(visits + (<usize>v << 4)) }

export function clearVisits(): void { visitCount = 0 }
/** Room left for another fan's visits? */
export function visitsFit(): bool { return visitCount < MAX_VISITS - 64 }

/** Stage 1: the followed live rooms that today's draw does not rule out. The fan has a ledger if she has a list. */
export function listVisits(fan: i32, shopper: i32, day: i32): void {
  const today = key(Purpose.privateVisit, day), id = <u32>(firstFan + fan), line = fanAt(fan)
  let entryAddress = line.list, bondAddress = line.ledger, v = visitCount
  const gates = dayAnchor(day, 0)
  for (let k = 0, n = <i32>line.bonds; k < n; k++, entryAddress += 8, bondAddress += 24) {
    const entry = changetype<Entry>(<usize>entryAddress), anchor = <i32>entry.anchor, flags = <i32>entry.flags
    const bits = draw(pairOf(id, birth[anchor]), today)
    const visit = visitAt(v)
    visit.entry = entryAddress; visit.bond = bondAddress; visit.bits = bits; visit.shopper = <u16>shopper; visit.k = <u16>k
    v += flags & FOLLOWED & <i32>live[anchor] & i32(bits < select<u32>(visitBelow, strangerBelow[gates + anchor], flags & BOUGHT))
  }
  visitCount = v
}

/** Stages 2 and 3: kept is whom today's draw lets come if nothing has worn off, then who comes although habituated (whose past is replayed). */
export function settleVisits(fans: usize, day: i32): void {
  const listed = visitCount
  let kept = 0
  for (let v = 0; v < listed; v++) {
    const visit = visitAt(v), out = visitAt(kept)
    const first = load<u64>(changetype<usize>(visit)), second = load<u64>(changetype<usize>(visit), 8)
    const entry = changetype<Entry>(<usize>visit.entry)
    const tau = bondTrust(changetype<Bond>(<usize>visit.bond), trust[entry.anchor], day)
    const comes = i32(<f64>visit.bits < visitChance(tau) * DRAWS)
    kept += select<i32>(comes, 1, <i32>entry.flags & BOUGHT)
    store<u64>(changetype<usize>(out), first)
    store<u64>(changetype<usize>(out), second, 8)
  }
  visitCount = 0
  for (let v = 0; v < kept; v++) {
    const visit = visitAt(v), out = visitAt(visitCount)
    const fan = load<i32>(fans + (<usize>visit.shopper << 2))
    visitCount += i32(replayVisits(fan, <i32>visit.k, day))
    out.entry = visit.entry; out.shopper = visit.shopper; out.k = visit.k
  }
}

/** Stage 4: enters the rooms of the batch's fan number `shopper`, whose visits begin at v; returns where the next fan's begin. */
export function enterVisited(v: i32, fan: i32, shopper: i32, observed: bool): i32 {
  for (; v < visitCount && <i32>visitAt(v).shopper == shopper; v++) {
    const visit = visitAt(v), anchor = <i32>changetype<Entry>(<usize>visit.entry).anchor
    enterRoom(fan, anchor, PRIVATE, <i32>visit.k)
    if (!observed) continue
    count[Metric.visitsPrivate]++
    tally[tallyCell(Tally.visitsPrivate, anchor)]++
    noteVisit(fan, anchor, PRIVATE)
  }
  return v
}
