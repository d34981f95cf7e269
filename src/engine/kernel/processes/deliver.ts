// Deliveries due today: outcome, evidence, return, complaint, lapse, sharing.
// Satisfied with probability Phi(D / sigma), D = q - late penalty - E + psi [ln perceived value - ps ln(P/P_ref)], E = e0 + chi hype +
// xi (tau - .6). Invariant: delivered = satisfied + mild + severe; the stake of the order comes back as u phi^elapsed on a good delivery
// and counts towards omega on a bad one. All draws hang on the order's own bits, never on its place in a list.
import { Param, Metric, Purpose } from '../slots'
import { draw, fold, makeKey, unit, NO_DAY } from '../random'
import { normalCdf, exponential, poissonInverse } from '../numeric'
import { lapseScale, patienceGood, patienceBad } from './policy-clock'
import { p, firstFan, status, BANNED, trust, satisfaction, lnPrice, tally, tallyCell, Tally, count, bucket, ORDER_DAYS, clock,
  Clock, forgetTable, forgetPublicTable, qualityNow, eventWeight, lapsedUntil, history, fanAt } from '../state'
import { Order, Page, orderOn, freePage, LATE, COUNTERFEIT, STAKED_BOND, CARRIED_BRAND, RIGHTS_AT, SOFTENING, Draw } from './order'
import { fetchList, fetchLedger, fetched, find, entryAt, bondAt, ensureLedger, NONE, FOLLOWED } from '../lists'
import { bondTrust, fade, noteTrust, publicChange, BOND_UNIT } from './trust'
import { replayVisits } from './visit-private'
import { EVIDENCE } from './anchors'

/** Orders whose fans are fetched together. */
const GROUP: i32 = 34

export function deliver(day: i32): void {
  const cell = day & (ORDER_DAYS - 1)
  let at = bucket[cell]
  bucket[cell] = 0
  while (at != 0) {
    const page = changetype<Page>(<usize>at), n = <i32>page.orders
    at = page.next
    for (let from = 0; from < n; from += GROUP) {
      const to = min<i32>(n, from + GROUP)
      let sum: u32 = 0
      for (let k = from; k < to; k++) sum += fanAt(orderOn(page, k).fan).list
      for (let k = from; k < to; k++) sum += fetchList(orderOn(page, k).fan)
      for (let k = from; k < to; k++) sum += fetchLedger(orderOn(page, k).fan) + history[orderOn(page, k).fan]
      fetched(sum)
      for (let k = from; k < to; k++) settle(orderOn(page, k), day)
    }
    clock[Clock.ordersInFlight] -= <f64>n
    freePage(page)
  }
}

function settle(order: Order, day: i32): void {
  const anchor = <i32>order.anchor, fan = <i32>order.fan, fen = <i64>order.fen
  if (status[anchor] == BANNED) { // the room was closed by the platform: money back
    count[Metric.cancelled]++
    count[Metric.cancelledFen] += fen
    tally[tallyCell(Tally.refunds, anchor)] += fen
    return
  }
  const k = find(fan, anchor)
  const followed = k != NONE && (entryAt(fan, k).flags & FOLLOWED) != 0
  let tau = trust[anchor]
  if (followed) { ensureLedger(fan); tau = bondTrust(bondAt(fan, k), tau, day) }

  const outcome = judge(order, tau, fan)
  count[Metric.delivered]++
  count[Metric.leadDays] += <i64>(day - <i32>order.placed)
  if (order.flags & LATE) count[Metric.late]++
  learn(order, outcome, fan, k, followed, tau, day)
  const bits = order.bits
  const satisfied = outcome == SATISFIED
  if (p(Param.lapseAtOrder) == 0) tire(fan, select<f64>(patienceGood, patienceBad, satisfied), day)
  afterSales(order, outcome)
  if (satisfied && p(Param.shareChance) > 0 && unit(fold(bits, Draw.share)) < p(Param.shareChance)) {
    count[Metric.shares]++
    tally[tallyCell(Tally.shared, anchor)] += poissonInverse(p(Param.shareReach), unit(fold(bits, Draw.shareCount)), 60)
  }
}

const SATISFIED: i32 = 0, MILD: i32 = 1, SEVERE: i32 = 2

function judge(order: Order, tau: f64, fan: i32): i32 {
  const anchor = <i32>order.anchor, bits = order.bits
  if (order.flags & COUNTERFEIT && unit(fold(bits, Draw.noticed)) >= p(Param.unnoticed)) return SEVERE
  if (p(Param.fixedSatisfaction) >= 0) return unit(fold(bits, Draw.outcome)) < p(Param.fixedSatisfaction) ? SATISFIED : MILD
  const mask = <i32>(order.flags >> RIGHTS_AT)
  let d = satisfaction[anchor] - p(Param.trustExpectation) * (tau - 0.6) - p(Param.valueSatisfaction) * <f64>fanAt(fan).sensitivity * lnPrice[anchor]
  if (order.flags & LATE) d -= p(Param.latePenalty)
  else if (mask & 48) d += p(Param.valueSatisfaction) * p(Param.valueService)
  if (order.flags & CARRIED_BRAND) d += qualityNow[order.brand] - qualityNow[anchor]
  return unit(fold(bits, Draw.outcome)) < normalCdf(d / p(Param.noise)) ? SATISFIED : MILD
}

/** Evidence: the fan's own (if she follows) and the anchor's public record. */
function learn(order: Order, outcome: i32, fan: i32, k: i32, followed: bool, tau: f64, day: i32): void {
  const anchor = <i32>order.anchor
  const softened = (<i32>(order.flags >> RIGHTS_AT) & SOFTENING) != 0
  const elapsed = day - <i32>order.placed
  if (followed) {
    const bond = bondAt(fan, k)
    replayVisits(fan, k, day)
    fade(bond, day)
    const staked = order.flags & STAKED_BOND ? p(Param.stake) * forgetTable[elapsed] : 0.0
    const back = <u32>(staked * BOND_UNIT + 0.5)
    bond.bad = bond.bad > back ? bond.bad - back : 0
    if (outcome == SATISFIED) bond.good += <u32>BOND_UNIT
    else {
      const weight = outcome == SEVERE ? p(Param.omegaSevere) : p(Param.omega) * (softened ? p(Param.quickOmega) : 1)
      bond.bad += <u32>(weight * BOND_UNIT + 0.5)
    }
    noteTrust(bondTrust(bond, trust[anchor], day) - tau)
  } else {
    const badUnits = outcome == SATISFIED ? 0.0 : outcome == SEVERE ? p(Param.omegaSevere) : p(Param.omega) * (softened ? p(Param.quickOmega) : 1)
    noteTrust(publicChange(anchor, outcome == SATISFIED ? 1 : 0, badUnits))
  }
  if (!(order.flags & STAKED_BOND) && p(Param.stake) > 0) {
    const back = p(Param.stake) * forgetPublicTable[elapsed]
    tally[tallyCell(Tally.stakePublic, anchor)] -= <i64>(back * EVIDENCE * eventWeight() + 0.5)
    noteTrust(publicChange(anchor, 0, -back))
  }
  const sold = <i32>order.brand
  if (outcome == SATISFIED) {
    count[Metric.satisfied]++
    tally[tallyCell(Tally.good, anchor)]++
    tally[tallyCell(Tally.brandGood, sold)]++
  } else {
    count[outcome == SEVERE ? Metric.severe : Metric.mild]++
    tally[tallyCell(outcome == SEVERE ? Tally.severe : softened ? Tally.mildQuick : Tally.mild, anchor)]++
    tally[tallyCell(Tally.brandBad, sold)]++
  }
}

/**
 * A delivery that makes her lapse with probability `chance` uses up -ln(1 - chance) of her patience, an exponential keyed by (fan, number of
 * the lapse). The same law as a draw per delivery, but two policies under which she buys alike make her lapse at about the same time.
 */
function tire(fan: i32, used: f64, day: i32): void {
  const line = fanAt(fan), id = <u32>(firstFan + fan)
  const left = <f64>line.patience - used
  if (left > 0 || used == 0) { line.patience = <f32>left; return }
  const bits = fold(draw(id, makeKey(Purpose.lapse, NO_DAY)), <u32>line.lapses)
  line.lapses++
  line.patience = <f32>exponential(fold(bits, Draw.lapse))
  lapse(fan, bits, day)
}

/** She stops buying for a geometric number of days. */
function lapse(fan: i32, bits: u32, day: i32): void {
  const mean = p(Param.lapseDays)
  let until = 65535.0
  if (mean < 20000) {
    const length = 1 + floor<f64>(exponential(fold(bits, Draw.lapseDays)) * lapseScale)
    until = min<f64>(65534, <f64>day + 1 + length)
  }
  if (<u16>until > lapsedUntil[fan]) lapsedUntil[fan] = <u16>until
}

/** Returns, refunds without return, complaints, and what the guarantees cost. */
function afterSales(order: Order, outcome: i32): void {
  const anchor = <i32>order.anchor, bits = order.bits, fen = <i64>order.fen
  const mask = <i32>(order.flags >> RIGHTS_AT) & 63
  let chance = outcome == SATISFIED ? p(Param.returnGood) : p(Param.returnBad)
  for (let right = 0; right < 6; right++) if (mask >> right & 1) chance *= p(Param.return7Day + right)
  let cost = mask & 32 ? p(Param.costFast) * 100 : 0.0
  const refundOnly = (mask & 4) != 0
  let refunded = unit(fold(bits, Draw.returns)) < chance
  if (refunded) {
    if (refundOnly && outcome != SATISFIED) cost += <f64>fen // the goods are lost, and nothing is sent back
    else {
      if (mask & 1) cost += p(Param.cost7Day) * 100
      if (mask & 2) cost += p(Param.costFreight) * 100
    }
  } else if (refundOnly && outcome == SATISFIED && unit(fold(bits, Draw.abuse)) < p(Param.refundAbuse)) {
    refunded = true
    cost += <f64>fen
  }
  if (refunded) {
    count[Metric.returns]++
    count[Metric.refundFen] += fen
    tally[tallyCell(Tally.refunds, anchor)] += fen
  }
  if (outcome != SATISFIED) {
    const reward = p(Param.reportReward)
    const willing = outcome == SEVERE ? 1.0 : min<f64>(1, p(Param.complaint) * (1 + p(Param.reportEffect) * reward))
    if (unit(fold(bits, Draw.complaint)) < willing) {
      count[Metric.complaints]++
      if (reward > 0) count[Metric.rewardFen] += <i64>(reward * 100 + 0.5)
      tally[tallyCell(outcome == SEVERE ? Tally.complaintsSevere : Tally.complaintsMinor, anchor)]++
      if (outcome == SEVERE && mask & 8) cost += p(Param.tenPayout) * <f64>fen
    }
  }
  if (cost > 0) {
    const platform = floor<f64>(cost * p(Param.cardSubsidy) + 0.5)
    count[Metric.guaranteePlatformFen] += <i64>platform
    count[Metric.guaranteeFen] += <i64>(cost + 0.5)
  }
}
