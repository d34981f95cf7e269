// Private visits: a fan returns to a live room she follows with chance v0 (tau/.8)^eta e^(-k h), less (attachment)
// if she has never bought there; h is habituation.
// Invariant: nothing depends on a visit until the fan has a need, so visits are replayed only then (or daily for the panel), over at most
// the last 32 days on which she was awake and the room live; the draws are keyed by day, so the replay equals the daily process
// but for what older visits have left of habituation, e^(-32/T) each.
import { Param, Purpose, Metric } from '../slots'
import { draw, key, pairOf } from '../random'
import { draw4, pack4 } from '../lanes'
import { expQuick } from '../numeric'
import { p, history, firstFan, liveHistory, reputation, pastCell, strangerBelow, trust, habitTable, birth, doors, panel, count,
  tally, tallyCell, Tally, fanAt } from '../state'
import { Column } from '../column'
import { entryAt, bondAt, FOLLOWED, BOUGHT } from '../lists'
import { bondTrust, visitChance } from './trust'

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
    const ago = <i32>ctz<u32>(left), then = day - ago, at = pastCell(then, anchor)
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

// [visit] a fan who may enter a room that she follows today: her place in the batch and, from bit 16, the room's place in her list; today's draw
const MAX_VISITS: i32 = 1024
export const visitWho = changetype<Column<u32>>(memory.data(1028 * 4, 16)), visitBits = changetype<Column<u32>>(memory.data(1028 * 4, 16))
export const visitAnchor = changetype<Column<u32>>(memory.data(1028 * 4, 16)) // of the visits that are made
export let visitCount: i32 = 0
export const PLACE: u32 = 0xffff, ENTRY_AT: u32 = 16

/** Drops the visits listed of shoppers from `shopper` on. */
export function dropVisits(shopper: i32): void { while (visitCount > 0 && <i32>(visitWho[visitCount - 1] & PLACE) >= shopper) visitCount-- }

/**
 * Stage 1: the followed live rooms that today's draw does not rule out, of those among the first n shoppers who have a need or are observed.
 * They have a ledger if they have a list. Returns how many shoppers there was room for.
 */
export function listVisits(shoppers: Column<u32>, needs: Column<u8>, n: i32, day: i32): i32 {
  const today = key(Purpose.privateVisit, day), low = <u32>today, high = i32x4.splat(<i32>(today >> 32)), seen = panel, first = <u32>firstFan, rooms = doors.at(0)
  let v = 0, shopper = 0
  for (; shopper < n && v < MAX_VISITS - 64; shopper++) {
    const fan = <i32>shoppers[shopper]
    if (needs[shopper] == 0 && fan >= seen) continue
    const line = fanAt(fan), bonds = <i32>line.bonds, counter = i32x4.splat(<i32>(first + <u32>fan ^ low))
    let who = i32x4.add(i32x4.splat(shopper), i32x4(0, 1 << 16, 2 << 16, 3 << 16))
    for (let left = bonds, at = <usize>line.list; left > 0; left -= 4, at += 32) {
      // the list has room for a multiple of four entries
      const door0 = rooms + (<usize>load<u16>(at) << 4), door1 = rooms + (<usize>load<u16>(at, 8) << 4)
      const door2 = rooms + (<usize>load<u16>(at, 16) << 4), door3 = rooms + (<usize>load<u16>(at, 24) << 4)
      let pair = v128.load32_zero(door0), gate = v128.load32_zero(door0 + gateOf(load<u16>(at, 2)))
      pair = v128.load32_lane(door1, pair, 1); gate = v128.load32_lane(door1 + gateOf(load<u16>(at, 10)), gate, 1)
      pair = v128.load32_lane(door2, pair, 2); gate = v128.load32_lane(door2 + gateOf(load<u16>(at, 18)), gate, 2)
      pair = v128.load32_lane(door3, pair, 3); gate = v128.load32_lane(door3 + gateOf(load<u16>(at, 26)), gate, 3)
      const bits = draw4(v128.xor(pair, counter), i32x4.splat(0), high)
      // anchor and flags of each: FOLLOWED becomes the sign
      const entries = i8x16.shuffle(v128.load(at), v128.load(at, 16), 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27)
      const comes = v128.and(i32x4.lt_u(bits, gate), i32x4.shl(entries, 15))
      const mask = i32x4.bitmask(comes) & (15 >> max<i32>(0, 4 - left))
      v128.store(visitWho.at(v), pack4(who, mask))
      v128.store(visitBits.at(v), pack4(bits, mask))
      v += popcnt(mask)
      who = i32x4.add(who, i32x4.splat(4 << 16))
    }
  }
  visitCount = v
  return shopper
}

/** Where a door's gate for an entry stands: [1] for strangers, [2] for buyers. */
// @ts-ignore: decorator
@inline
function gateOf(flags: u16): usize { return 4 + (<usize>(flags & BOUGHT) << 1) }

/** Stages 2 and 3: kept is whom today's draw lets come if nothing has worn off, then who comes although habituated (whose past is replayed). */
export function settleVisits(shoppers: Column<u32>, day: i32): void {
  const listed = visitCount
  let kept = 0
  for (let v = 0; v < listed; v++) {
    const who = visitWho[v], fan = <i32>shoppers[who & PLACE], k = <i32>(who >> ENTRY_AT)
    const entry = entryAt(fan, k), tau = bondTrust(bondAt(fan, k), trust[entry.anchor], day)
    const comes = i32(<f64>visitBits[v] < visitChance(tau) * DRAWS)
    visitWho[kept] = who
    kept += select<i32>(comes, 1, <i32>entry.flags & BOUGHT)
  }
  visitCount = 0
  for (let v = 0; v < kept; v++) {
    const who = visitWho[v], fan = <i32>shoppers[who & PLACE], k = <i32>(who >> ENTRY_AT), comes = i32(replayVisits(fan, k, day))
    visitWho[visitCount] = who
    visitAnchor[visitCount] = entryAt(fan, k).anchor
    visitCount += comes
  }
}
