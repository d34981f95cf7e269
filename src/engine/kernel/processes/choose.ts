// Needs and choice: each need chooses among the rooms visited today and buying nothing.
// V = theta0 + thetaT (2 tau - 1) - ps dear (1 - x (2 tau - 1)) + thetaF follows + brand, skill, hype, guarantees (room's part), minus what
// taste or goods type cost. Invariant: logit by exponential races, argmin E_j e^-V_j with E keyed by (fan, day, need, anchor), so that a
// policy changes a choice only where it changes the order of the race. Whether she buys at all is one keyed uniform against W / (1 + W), W the
// sum of e^V, so that two policies agree on that even when the rooms differ.
import { Param, Purpose } from '../slots'
import { draw, fold, key, unit } from '../random'
import { exponential, expQuick, ln, poissonInverse } from '../numeric'
import { p, firstFan, activeBelow, birth, utility, dear, trust, kind, priceFen, calendar, demandBoost, clock, Clock, taste, fanAt } from '../state'
import { entryAt, bondAt, NONE, FOLLOWED, BOUGHT } from '../lists'
import { bondTrust } from './trust'
import { likes } from './visit-public'
import { Room, ROOM_BYTES, firstRoom, roomsEnd, entryOf } from './rooms'
import { placeOrder } from './order'

/** Kinds of anchor: 0 white label, 1 fast brand, 2 known, 3 SKA. */
const FAST: i32 = 1

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

/** e^V of every room that fans of the batch visited today; all at once, because one fan's few would leave the processor waiting. */
export function weighRooms(day: i32): void {
  const relief = p(Param.trustPrice), slope = p(Param.choiceTrust), other = p(Param.choiceOther), follows = p(Param.choiceFollow)
  // goods of the wrong kind: a need for value is served in full by fast brands, one for brands by half the mismatch
  const mismatch = expQuick(-p(Param.mismatch)), half = sqrt(mismatch), coupons = clock[Clock.couponChance] > 0
  for (let at = firstRoom(); at < roomsEnd; at += ROOM_BYTES) {
    const room = changetype<Room>(at), fan = <i32>room.fan, anchor = <i32>room.anchor, k = entryOf(room), brand = <i32>kind[anchor]
    let tau = trust[anchor], v = utility[anchor]
    const flags = select<i32>(<i32>entryAt(fan, max<i32>(0, k)).flags, 0, k != NONE)
    v += select<f64>(follows, 0, flags & FOLLOWED)
    if ((flags & (FOLLOWED | BOUGHT)) == (FOLLOWED | BOUGHT)) tau = bondTrust(bondAt(fan, k), tau, day)
    const t = 2 * tau - 1
    let cost = dear[anchor]
    if (coupons) cost += couponRelief(fan, anchor, day)
    cost *= select<f64>(1 - relief * t, 1, cost > 0)
    v += slope * t - <f64>fanAt(fan).sensitivity * cost - select<f64>(0, other, likes(fan, anchor))
    const weight = expQuick(v)
    room.trust = tau
    room.weightValue = weight * select<f64>(1, mismatch, brand <= FAST)
    room.weightBranded = weight * select<f64>(mismatch, select<f64>(half, 1, brand == FAST), brand == 0)
  }
}

/** What today's coupon takes off the cost of a room (negative or 0). */
function couponRelief(fan: i32, anchor: i32, day: i32): f64 {
  const value = couponToday(fan, <u32>(firstFan + fan), day)
  return value > 0 && couponFits(anchor) ? p(Param.choicePrice) * ln(1 - couponFen(anchor, value) / <f64>priceFen[anchor]) : 0
}

function couponFits(anchor: i32): bool { return (<i32>p(Param.couponKinds) >> <i32>kind[anchor] & 1) != 0 }
/** Coupon in fen: at most half the price. */
function couponFen(anchor: i32, value: f64): f64 { return min<f64>(floor<f64>(value * 100 + 0.5), floor<f64>(<f64>priceFen[anchor] / 2)) }

/** Coupon value offered to this fan today, RMB (0 = none). */
function couponToday(fan: i32, id: u32, day: i32): f64 {
  const chance = clock[Clock.couponChance]
  if (chance <= 0) return 0
  const target = <i32>p(Param.couponTarget)
  if (target == 1 && (fanAt(fan).months & 3) != 0) return 0
  if (target == 2 && fanAt(fan).cityTier < 3) return 0
  return unit(draw(id, key(Purpose.coupon, day))) < chance ? p(Param.couponValue) : 0
}

/** Lets `needs` needs of a fan choose among her rooms at first..end; returns the number of orders. */
export function choose(fan: i32, day: i32, needs: i32, first: usize, end: usize): i32 {
  if (first == end) return 0
  const id = <u32>(firstFan + fan)
  const coupon = couponToday(fan, id, day)
  const race = draw(id, key(Purpose.race, day)), needBits = draw(id, key(Purpose.need, day))
  const branded = brandedShare(fan)
  let weightValue = 0.0, weightBranded = 0.0
  for (let at = first; at < end; at += ROOM_BYTES) {
    const room = changetype<Room>(at)
    weightValue += room.weightValue
    weightBranded += room.weightBranded
  }
  let orders = 0
  for (let need = 0; need < needs; need++) {
    const heat = fold(race, <u32>need)
    const wantsBrand = unit(fold(needBits, <u32>need)) < branded
    const weight = select<f64>(weightBranded, weightValue, wantsBrand)
    if (unit(fold(heat, 0xffffffff)) * (1 + weight) >= weight) continue
    let best = first
    if (end - first > ROOM_BYTES) {
      let least = Infinity
      for (let at = first; at < end; at += ROOM_BYTES) {
        const room = changetype<Room>(at)
        const time = exponential(fold(heat, birth[room.anchor])) / select<f64>(room.weightBranded, room.weightValue, wantsBrand)
        best = select<usize>(at, best, time < least)
        least = min<f64>(time, least)
      }
    }
    orders++
    const room = changetype<Room>(best), anchor = <i32>room.anchor
    const fen = coupon > 0 && couponFits(anchor) ? couponFen(anchor, coupon) : 0
    if (placeOrder(room, day, need, fen)) break // lapsed at the order (oracle)
  }
  return orders
}
