// Needs and choice: each need chooses among the rooms visited today and buying nothing.
// V = theta0 + thetaT (2 tau - 1) - ps dear (1 - x (2 tau - 1)) + thetaF follows + brand, skill, hype, guarantees (room's part), minus what
// taste or goods type cost. Invariant: logit by exponential races, argmin E_j e^-V_j with E keyed by (fan, day, need, anchor), so that a
// policy changes a choice only where it changes the order of the race. Whether she buys at all is one keyed uniform against W / (1 + W), W the
// sum of e^V, so that two policies agree on that even when the rooms differ.
import { Param, Purpose } from '../slots'
import { draw, fold, key, unit } from '../random'
import { Column } from '../column'
import { exponential, expQuick, ln, poissonInverse, positive } from '../numeric'
import { p, firstFan, activeBelow, birth, utility, dear, trust, kind, priceFen, calendar, demandBoost, clock, Clock, taste, fanAt } from '../state'
import { entryAt, bondAt, NONE, FOLLOWED, BOUGHT } from '../lists'
import { bondTrust } from './trust'
import { couponFen, couponFits, couponToday } from './coupons'
import { likes } from './visit-public'
import { Room, ROOM_BYTES, firstRoom, roomsEnd, entryOf } from './rooms'
import { placeOrder, Draw } from './order'


/** Extra branded-need rate of a fan through new supply in her categories. */
function boostOf(fan: i32): f64 {
  if (p(Param.demandGain) == 0) return 0
  const one = <i32>(taste[fan] & 15), two = <i32>(taste[fan] >> 4)
  return max<f64>(demandBoost[one], demandBoost[two])
}

/** Share of a fan's needs that are for brands. */
function brandedShare(fan: i32): f64 {
  const share = p(Param.brandNeed)
  if (p(Param.demandGain) == 0 && p(Param.tiers) == 0) return share
  const step = p(Param.tiers) > 0 ? <f64>(<i32>fanAt(fan).cityTier - 3) : 0, boost = boostOf(fan)
  return max<f64>(0, min<f64>(1, share * (1 + boost) / (1 + share * boost) * (1 + p(Param.tierBrand) * step)))
}

/** Number of needs of an awake fan today from her activity draw. */
export function needsToday(fan: i32, day: i32, bits: u32): i32 {
  const cap = <i32>p(Param.needCap)
  if (p(Param.needFixed) > 0) return min<i32>(cap, <i32>p(Param.needMean))
  const u = (<f64>bits + 0.5) / <f64>activeBelow[fan] // uniform below 1 among awake fans
  const rate = <f64>fanAt(fan).needRate * calendar[day] * (1 + p(Param.brandNeed) * boostOf(fan))
  if (cap > FEW_NEEDS) return poissonInverse(rate, 1 - u, cap)
  // few terms: all of them, without a branch
  let n = 0, term = expQuick(-rate), below = term
  for (let k = 1; k <= FEW_NEEDS; k++) {
    n += i32(1 - u > below)
    term *= rate * load<f64>(inverses + (<usize>k << 3))
    below += term
  }
  return min<i32>(n, cap)
}
const FEW_NEEDS: i32 = 3
const inverses = memory.data<f64>([0, 1, 0.5, 0.3333333333333333])

// What depends on a bit or a kind is looked up: V8 makes branches of selected floats, and guesses them wrong.
// [kind of anchor] what goods do to e^V, for a need for value and for brands; [follows], [likes] what they add to V
const fitValue = changetype<Column<f64>>(memory.data(32, 8)), fitBranded = changetype<Column<f64>>(memory.data(32, 8))
const ofFollow = changetype<Column<f64>>(memory.data(16, 8)), ofTaste = changetype<Column<f64>>(memory.data(16, 8))

/** e^V of every room that fans of the batch visited today; all at once, because one fan's few would leave the processor waiting. */
export function weighRooms(day: i32): void {
  const relief = p(Param.trustPrice), slope = p(Param.choiceTrust), coupons = clock[Clock.couponChance] > 0
  // goods of the wrong kind: a need for value is served in full by fast brands, one for brands by half the mismatch
  const mismatch = expQuick(-p(Param.mismatch))
  fitValue[0] = 1; fitValue[1] = 1; fitValue[2] = mismatch; fitValue[3] = mismatch
  fitBranded[0] = mismatch; fitBranded[1] = sqrt(mismatch); fitBranded[2] = 1; fitBranded[3] = 1
  ofFollow[1] = p(Param.choiceFollow)
  ofTaste[0] = -p(Param.choiceOther)
  let value = 0.0, branded = 0.0, last = -1
  for (let at = firstRoom(), end = roomsEnd(); at < end; at += ROOM_BYTES) {
    const room = changetype<Room>(at), fan = <i32>room.fan, anchor = <i32>room.anchor, k = entryOf(room), brand = <i32>kind[anchor]
    let tau = trust[anchor], v = utility[anchor]
    const flags = select<i32>(<i32>entryAt(fan, max<i32>(0, k)).flags, 0, k != NONE)
    v += ofFollow[flags & FOLLOWED]
    if ((flags & (FOLLOWED | BOUGHT)) == (FOLLOWED | BOUGHT)) tau = bondTrust(bondAt(fan, k), tau, day)
    const t = 2 * tau - 1
    let cost = dear[anchor]
    if (coupons) cost += couponRelief(fan, anchor, day)
    cost -= positive(cost) * relief * t
    v += slope * t - <f64>fanAt(fan).sensitivity * cost + ofTaste[likes(fan, anchor)]
    const weight = expQuick(v), forValue = weight * fitValue[brand], forBrands = weight * fitBranded[brand], carry = <f64>i32(fan == last)
    value = value * carry + forValue
    branded = branded * carry + forBrands
    last = fan
    room.trust = tau
    room.weightValue = forValue; room.weightBranded = forBrands
    room.sumValue = value; room.sumBranded = branded
  }
}

/** What today's coupon takes off the cost of a room (negative or 0). */
function couponRelief(fan: i32, anchor: i32, day: i32): f64 {
  const value = couponToday(fan, <u32>(firstFan + fan), day)
  return value > 0 && couponFits(anchor) ? p(Param.choicePrice) * ln(1 - couponFen(anchor, value) / <f64>priceFen[anchor]) : 0
}

/** [need] the needs of a batch, one shopper's after another's: place of the shopper in the batch, number of the need */
const MAX_NEEDS: i32 = 1024
const needShopper = changetype<Column<u16>>(memory.data(1028 * 2, 8)), needNumber = changetype<Column<u8>>(memory.data(1028, 8))
let needCount: i32 = 0
export function clearNeeds(): void { needCount = 0 }
/** Room left for another fan's needs? */
export function needsFit(): bool { return needCount < MAX_NEEDS - 255 }
/** Drops the needs listed of shoppers from `shopper` on. */
export function dropNeeds(shopper: i32): void { while (needCount > 0 && <i32>needShopper[needCount - 1] >= shopper) needCount-- }
export function listNeeds(shopper: i32, n: i32): void {
  const at = needCount
  // four at once, needed or not: there are seldom more (where nothing is aligned, which wasm2js must know)
  store<u64>(needShopper.at(at), <u64>shopper * 0x0001000100010001, 0, 2)
  store<u32>(needNumber.at(at), 0x03020100, 0, 1)
  for (let need = 4; need < n; need++) { needShopper[at + need] = <u16>shopper; needNumber[at + need] = <u8>need }
  needCount = at + n
}

// [job] a need that buys: its place among the needs, seed of its race, 0 or 8 for a need for value or brands, then the room that won
const jobNeed = changetype<Column<u16>>(memory.data(1024 * 2, 8)), jobHeat = changetype<Column<u32>>(memory.data(1024 * 4, 8))
const jobKind = changetype<Column<u8>>(memory.data(1024, 8)), jobRoom = changetype<Column<u32>>(memory.data(1024 * 4, 8))
// its order's bits and the wait for it, drawn for all before any is placed, because an order's branches would wait for them
const jobBits = changetype<Column<u32>>(memory.data(1024 * 4, 8)), jobWait = changetype<Column<f64>>(memory.data(1024 * 8, 8))
/** In place of the last room of a fan without rooms: no weight. */
const noRoom = memory.data(56, 8)

/**
 * Lets the needs listed choose. @param shoppers fans of the batch @param roomsUpTo [shopper + 1] address after each one's last room; the first
 * is where they begin @param races,needs,orders [shopper] draws of the day @returns the number of fans who bought
 */
export function choose(day: i32, shoppers: Column<u32>, roomsUpTo: Column<u32>, races: Column<u32>, needs: Column<u32>, orders: Column<u32>): i32 {
  const toSum = offsetof<Room>('sumValue'), toWeight = offsetof<Room>('weightValue') // branded follows in both
  let jobs = 0
  for (let q = 0; q < needCount; q++) {
    const shopper = <i32>needShopper[q], number = <u32>needNumber[q], fan = <i32>shoppers[shopper]
    const first = <usize>roomsUpTo[shopper], end = <usize>roomsUpTo[shopper + 1]
    const heat = fold(races[shopper], number)
    const kindOf = i32(unit(fold(needs[shopper], number)) < brandedShare(fan)) << 3
    const weight = load<f64>(select<usize>(noRoom, end - ROOM_BYTES, first == end) + toSum + kindOf)
    jobNeed[jobs] = <u16>q; jobHeat[jobs] = heat; jobKind[jobs] = <u8>kindOf
    jobs += i32(unit(fold(heat, 0xffffffff)) * (1 + weight) < weight)
  }
  for (let job = 0; job < jobs; job++) {
    const shopper = <i32>needShopper[jobNeed[job]], heat = jobHeat[job], weightAt = toWeight + jobKind[job]
    const first = <usize>roomsUpTo[shopper], end = <usize>roomsUpTo[shopper + 1]
    let best = first, least = Infinity
    for (let at = first; at < end; at += ROOM_BYTES) {
      const time = exponential(fold(heat, birth[changetype<Room>(at).anchor])) / load<f64>(at + weightAt)
      best = select<usize>(at, best, time < least)
      least = min<f64>(time, least)
    }
    jobRoom[job] = <u32>best
  }
  for (let job = 0; job < jobs; job++) {
    const need = <i32>jobNeed[job], bits = fold(orders[needShopper[need]], needNumber[need])
    jobBits[job] = bits
    jobWait[job] = exponential(fold(bits, Draw.lead))
  }
  let buyers = 0, last = -1, coupon = 0.0, lapsed = false
  for (let job = 0; job < jobs; job++) {
    const need = <i32>jobNeed[job], shopper = <i32>needShopper[need], fan = <i32>shoppers[shopper]
    if (shopper != last) {
      last = shopper
      lapsed = false
      buyers++
      coupon = couponToday(fan, <u32>(firstFan + fan), day)
    } else if (lapsed) continue // at the order (oracle)
    const room = changetype<Room>(<usize>jobRoom[job]), anchor = <i32>room.anchor
    lapsed = placeOrder(room, day, jobBits[job], jobWait[job], coupon > 0 && couponFits(anchor) ? couponFen(anchor, coupon) : 0)
  }
  return buyers
}
