// Coupons: which share of the target is offered one today, who that is, what it is worth in a room, and what the day's claims cost.
// Invariant: the day's offers are decided in the morning from the claims of the evening before, so a policy that begins today differs from
// its baseline from today on and not before; within a day nobody counts what is left, or the order in which fans are visited would matter.
import { Param, Purpose, Metric } from '../slots'
import { draw, key, unit } from '../random'
import { p, kind, priceFen, fanAt, clock, Clock, count, kappa } from '../state'

/** Morning: the chance of an offer that spends an equal share of what is left on each day that is left. */
export function offerCoupons(day: i32): void {
  const value = p(Param.couponValue), from = p(Param.couponFrom), to = p(Param.couponTo), today = <f64>day
  const budget = floor<f64>(p(Param.couponBudget) / kappa() * 100 + 0.5)
  const now = today == from ? 0 : clock[Clock.couponChance]
  if (today == from) clock[Clock.couponSpent] = 0 // a campaign of its own
  if (value <= 0 || today < from || today >= to || clock[Clock.couponSpent] >= budget) { clock[Clock.couponChance] = 0; return }
  const share = (budget - clock[Clock.couponSpent]) / (to - today), claimed = clock[Clock.couponLast]
  let chance: f64
  if (now == 0) chance = share / max<f64>(1, clock[Clock.ordersLast] * value * 100) // as if every order of yesterday's had claimed one
  else if (claimed == 0) chance = 2 * now
  else {
    chance = share * now / claimed // claims are proportional to the chance
    if (today + 1 < to) chance = 0.5 * now + 0.5 * chance // smoothed, but for the last day, which takes what is left
  }
  clock[Clock.couponChance] = min<f64>(1, chance)
}

/** Does a coupon hold in this room? */
export function couponFits(anchor: i32): bool { return (<i32>p(Param.couponKinds) >> <i32>kind[anchor] & 1) != 0 }
/** Coupon in fen: at most half the price. */
export function couponFen(anchor: i32, value: f64): f64 { return min<f64>(floor<f64>(value * 100 + 0.5), floor<f64>(<f64>priceFen[anchor] / 2)) }

/** Coupon value offered to this fan today, RMB (0 = none). */
export function couponToday(fan: i32, id: u32, day: i32): f64 {
  const chance = clock[Clock.couponChance]
  if (chance <= 0) return 0
  const target = <i32>p(Param.couponTarget)
  if (target == 1 && (fanAt(fan).months & 3) != 0) return 0
  if (target == 2 && fanAt(fan).cityTier < 3) return 0
  return unit(draw(id, key(Purpose.coupon, day))) < chance ? p(Param.couponValue) : 0
}

/** Evening: claims and orders of the day, from which the next morning's offers are paced. */
export function noteCoupons(): void {
  const claimed = <f64>count[Metric.couponFen]
  clock[Clock.couponSpent] += claimed
  clock[Clock.couponLast] = claimed
  clock[Clock.ordersLast] = <f64>(count[Metric.ordersPrivate] + count[Metric.ordersNatural] + count[Metric.ordersPaid] + count[Metric.ordersSubsidised])
}
