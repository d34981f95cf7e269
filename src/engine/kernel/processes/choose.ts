// Needs and choice: each need chooses among the rooms visited today and buying nothing.
// V = theta0 + thetaT (2 tau - 1) - ps dear (1 - x (2 tau - 1)) + thetaF follows + brand, skill, hype, guarantees (room's part), minus what
// taste or goods type cost. Invariant: logit by exponential races, argmin E_j e^-V_j with E keyed by (fan, day, need, anchor), so that a
// policy changes a choice only where it changes the order of the race. Whether she buys at all is one keyed uniform against W / (1 + W), W the
// sum of e^V, so that two policies agree on that even when the rooms differ.
import { Param, Purpose } from '../slots'
import { draw, fold, key, unit } from '../random'
import { exponential, expQuick, ln, poissonInverse } from '../numeric'
import { p, firstFan, activeBelow, birth, utility, dear, trust, kind, priceFen, calendar, demandBoost, clock, Clock, slots, taste, fanAt } from '../state'
import { entryAt, NONE, FOLLOWED } from '../lists'
import { trustOf } from './trust'
import { likes } from './visit-public'
import { roomAnchor, roomCost, roomTrust, roomCount, entryOf } from './rooms'
import { placeOrder } from './order'

/** Goods of a room: value (white label), between (fast brands: value goods with a name), branded (known, SKA). */
const VALUE: i32 = 0, BETWEEN: i32 = 1, BRANDED: i32 = 2
// @ts-ignore: decorator
@inline
function goods(anchor: i32): i32 { const k = kind[anchor]; return k == 0 ? VALUE : k == 1 ? BETWEEN : BRANDED }

/** What goods of the wrong kind do to e^V: a need for value is served in full by fast brands, one for brands by half the mismatch. */
// @ts-ignore: decorator
@inline
function fit(offer: i32, wants: i32): f64 {
  return offer == wants ? 1 : wants == VALUE ? (offer == BETWEEN ? 1 : misfit) : offer == BETWEEN ? halfMisfit : misfit
}
let misfit: f64 = 1, halfMisfit: f64 = 1

/** Extra branded-need rate of a fan through new supply in her categories. */
function boostOf(fan: i32): f64 {
  if (p(Param.demandGain) == 0) return 0
  const one = <i32>(taste[fan] & 15), two = <i32>(taste[fan] >> 4)
  return max<f64>(demandBoost[one], demandBoost[two])
}

/** Number of needs of an awake fan today from her activity draw. */
export function needsToday(fan: i32, day: i32, bits: u32): i32 {
  const cap = <i32>p(Param.needCap)
  if (p(Param.needFixed) > 0) return min<i32>(cap, <i32>p(Param.needMean))
  const u = (<f64>bits + 0.5) / <f64>activeBelow[fan] // uniform below 1 among awake fans
  const rate = <f64>fanAt(fan).needRate * calendar[day] * (1 + p(Param.brandNeed) * boostOf(fan))
  return poissonInverse(rate, 1 - u, cap)
}

/** e^-V of every room visited today (before the mismatch of goods type, which depends on the need). */
function weighRooms(fan: i32, day: i32, coupon: f64): void {
  const ps = <f64>fanAt(fan).sensitivity, relief = p(Param.trustPrice), slope = p(Param.choiceTrust)
  for (let r = 0; r < roomCount; r++) {
    const anchor = load<i32>(roomAnchor + (r << 2)), k = entryOf(fan, r, anchor)
    let tau = trust[anchor], bonus = 0.0
    if (k != NONE && entryAt(fan, k).flags & FOLLOWED) { tau = trustOf(fan, k, anchor, day); bonus = p(Param.choiceFollow) }
    const t = 2 * tau - 1
    let cost = dear[anchor]
    if (coupon > 0 && couponFits(anchor)) cost += p(Param.choicePrice) * ln(1 - couponFen(anchor, coupon) / <f64>priceFen[anchor])
    if (cost > 0) cost *= 1 - relief * t
    let v = utility[anchor] + slope * t - ps * cost + bonus
    if (!likes(fan, anchor)) v -= p(Param.choiceOther)
    store<f64>(roomCost + (r << 3), expQuick(-v))
    store<f64>(roomTrust + (r << 3), tau)
  }
}

function couponFits(anchor: i32): bool { return (<i32>p(Param.couponKinds) >> <i32>kind[anchor] & 1) != 0 }
/** Coupon in fen: at most half the price. */
export function couponFen(anchor: i32, value: f64): f64 { return min<f64>(floor<f64>(value * 100 + 0.5), floor<f64>(<f64>priceFen[anchor] / 2)) }

/** Coupon value offered to this fan today, RMB (0 = none). */
function couponToday(fan: i32, id: u32, day: i32): f64 {
  const chance = clock[Clock.couponChance]
  if (chance <= 0) return 0
  const target = <i32>p(Param.couponTarget)
  if (target == 1 && (fanAt(fan).months & 3) != 0) return 0
  if (target == 2 && fanAt(fan).cityTier < 3) return 0
  return unit(draw(id, key(Purpose.coupon, day))) < chance ? p(Param.couponValue) : 0
}

/** Lets `needs` needs choose among today's rooms; returns the number of orders. */
export function choose(fan: i32, day: i32, needs: i32): i32 {
  if (roomCount == 0) return 0
  const id = <u32>(firstFan + fan)
  const coupon = couponToday(fan, id, day)
  weighRooms(fan, day, coupon)
  const race = draw(id, key(Purpose.race, day)), needBits = draw(id, key(Purpose.need, day))
  const step = p(Param.tiers) > 0 ? <f64>(<i32>fanAt(fan).cityTier - 3) : 0
  const boost = boostOf(fan), share = p(Param.brandNeed)
  const branded = max<f64>(0, min<f64>(1, share * (1 + boost) / (1 + share * boost) * (1 + p(Param.tierBrand) * step)))
  misfit = expQuick(-p(Param.mismatch)); halfMisfit = sqrt(misfit)
  let weightValue = 0.0, weightBranded = 0.0
  for (let r = 0; r < roomCount; r++) {
    const weight = 1 / load<f64>(roomCost + (r << 3)), offer = goods(load<i32>(roomAnchor + (r << 2)))
    weightValue += weight * fit(offer, VALUE)
    weightBranded += weight * fit(offer, BRANDED)
  }
  let orders = 0
  for (let need = 0; need < needs; need++) {
    const heat = fold(race, <u32>need)
    const wants = unit(fold(needBits, <u32>need)) < branded ? BRANDED : VALUE
    const weight = wants == BRANDED ? weightBranded : weightValue
    if (unit(fold(heat, 0xffffffff)) * (1 + weight) >= weight) continue
    let best = 0, least = Infinity
    for (let r = 0; r < roomCount; r++) {
      const anchor = load<i32>(roomAnchor + (r << 2)), offer = goods(anchor)
      const time = exponential(fold(heat, birth[anchor])) * load<f64>(roomCost + (r << 3)) / fit(offer, wants)
      if (time < least) { least = time; best = r }
    }
    orders++
    const anchor = load<i32>(roomAnchor + (best << 2))
    const fen = coupon > 0 && couponFits(anchor) ? couponFen(anchor, coupon) : 0
    if (placeOrder(fan, best, day, need, load<f64>(roomTrust + (best << 3)), fen)) break // lapsed at the order (oracle)
  }
  return orders
}
