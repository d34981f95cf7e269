// Evening: tallies of the day become anchors' records: public evidence, smoothed sales, period sums, brand equity, shares for tomorrow,
// demand enlarged by supply. Invariant: reads integer tallies only, so the order in which fans wrote them does not matter.
import { Param, Metric } from '../slots'
import { p, slots, usedSlots, status, OPEN, EMPTY, tally, tallyCell, Tally, count, good, bad, sales, earned, sales30, brandSales30, private30, good30, bad30,
  repeat30, opened, returned, returnedBefore, gmvTotal, brandTotal, visitsTotal, lowDays, equity, kind, sharedNow, shareRate, category, demandBoost,
  naturalShare, eventWeight, clock, Clock, quality, startEquity, script } from '../state'
import { EVIDENCE } from './anchors'
import { Column } from '../column'

// @ts-ignore: decorator
@inline
function today(which: i32, j: i32): f64 { return <f64>tally[tallyCell(which, j)] }

/** Outcomes of today's deliveries and stakes enter the public record. */
export function recordEvidence(): void {
  const weight = eventWeight() * EVIDENCE
  const omega = p(Param.omega), severe = p(Param.omegaSevere), quick = p(Param.quickOmega)
  for (let j = 0; j < usedSlots; j++) {
    if (status[j] == EMPTY) continue
    const g = today(Tally.good, j), m = today(Tally.mild, j), q = today(Tally.mildQuick, j), s = today(Tally.severe, j)
    if (g > 0) good[j] += floor<f64>(g * weight + 0.5)
    if (m + q + s > 0) bad[j] += floor<f64>((omega * (m + quick * q) + severe * s) * weight + 0.5)
    bad[j] = max<f64>(0, bad[j] + today(Tally.stakePublic, j))
    good30[j] += g
    bad30[j] += m + q + s
  }
}

/** Smoothed sales g7 (at the reference population) and the sums of the period. */
export function smoothSales(): void {
  const memory_ = p(Param.smoothDays), weight = eventWeight(), field = p(Param.meanField) > 0
  const floorSales = p(Param.exitFloor), credit = p(Param.paidCredit)
  for (let j = 0; j < usedSlots; j++) {
    if (status[j] == EMPTY) continue
    const rmb = field ? naturalShare[j] * quality[j] * 1000 : today(Tally.gmv, j) / 100 * weight
    const own = rmb - (1 - credit) * today(Tally.gmvBought, j) / 100 * weight
    sales[j] = memory_ > 0 ? sales[j] + (rmb - sales[j]) / memory_ : sales[j] + rmb
    earned[j] = memory_ > 0 ? earned[j] + (own - earned[j]) / memory_ : earned[j] + own
    lowDays[j] = sales[j] < floorSales && script[j] < 0 ? lowDays[j] + 1 : 0
    sales30[j] += today(Tally.gmv, j) / 100
    brandSales30[j] += today(Tally.brandGmv, j) / 100
    private30[j] += today(Tally.gmvPrivate, j) / 100
    repeat30[j] += today(Tally.repeats, j)
    opened[j] += today(Tally.opened, j)
    returned[j] += today(Tally.returned, j)
    returnedBefore[j] += today(Tally.returnedBefore, j)
    gmvTotal[j] += today(Tally.gmv, j)
    brandTotal[j] += today(Tally.brandGmv, j)
    for (let c = 0; c < 4; c++) visitsTotal[c * slots + j] += today(Tally.visitsPrivate + c, j)
  }
}

/** Commission on net GMV (at the day of the refund) and rebates on GMV, in whole fen of the day. */
export function chargeCommission(): void {
  const gmv = count[Metric.gmvPrivate] + count[Metric.gmvNatural] + count[Metric.gmvPaid] + count[Metric.gmvSubsidised]
  const net = gmv - count[Metric.refundFen] - count[Metric.cancelledFen]
  count[Metric.commissionFen] += <i64>floor<f64>(p(Param.take) * <f64>net + 0.5)
  count[Metric.rebateFen] += <i64>floor<f64>(p(Param.rebate) * <f64>gmv + 0.5)
}

/**
 * Brand equity moves with the satisfaction of all orders of the brand, in its own room and in talents' rooms, around a level of 80%
 * satisfied, and fades back to where it began within a year, so that it neither runs away nor forgets at once.
 */
export function moveEquity(): void {
  const gain = p(Param.equityGain), weight = eventWeight()
  if (gain == 0) return
  for (let j = 0; j < usedSlots; j++) {
    if (status[j] != OPEN || kind[j] == 0) continue
    const g = today(Tally.brandGood, j), n = g + today(Tally.brandBad, j)
    const seen = n * weight / (n * weight + 1) // a day with few deliveries says little
    const pull = n > 0 ? gain * seen * (g / n - 0.8) : 0
    equity[j] = max<f64>(0, equity[j] + pull - (equity[j] - startEquity[j]) / 365)
  }
}

/** Today's shares bring entries tomorrow: rates per awake fan of like taste. */
export function passShares(): void {
  const cats = <i32>p(Param.categories)
  for (let c = 0; c < 16; c++) shareRate[c] = 0
  const daily = p(Param.shareDaily)
  if (p(Param.shareChance) <= 0 && daily <= 0) return
  clock[Clock.buyersSoFar] += <f64>count[Metric.newBuyers]
  const awake = max<f64>(1, clock[Clock.activeToday])
  for (let j = 0; j < slots; j++) {
    sharedNow[j] = today(Tally.shared, j)
    // oracle: everybody who bought so far shares every day
    if (daily > 0 && j == 0) sharedNow[j] += daily * <f64>clock[Clock.buyersSoFar]
    shareRate[category[j]] += sharedNow[j]
  }
  // each fan has two of the categories, so awake x 2 / C of them care for a given one (one of one)
  for (let c = 0; c < cats; c++) shareRate[c] /= awake * (cats > 1 ? 2 / <f64>cats : 1)
}

// [category] shares of natural traffic, of all rooms and of branded ones
const shown = changetype<Column<f64>>(memory.data(128, 8)), brandedShown = changetype<Column<f64>>(memory.data(128, 8))

/** New supply enlarges demand: extra branded-need rate by category from the exposure of branded rooms above a threshold. */
export function enlargeDemand(): void {
  const gain = p(Param.demandGain)
  let sum = 0.0
  const cats = <i32>p(Param.categories)
  for (let c = 0; c < 16; c++) { shown[c] = 0; brandedShown[c] = 0 }
  for (let j = 0; j < usedSlots; j++) {
    const c = category[j], share = naturalShare[j]
    shown[c] += share
    brandedShown[c] += kind[j] >= 1 ? share : 0
  }
  for (let c = 0; c < cats; c++) {
    const offer = shown[c] > 0 ? brandedShown[c] / shown[c] : 0
    sum += offer
    // a week's memory, so that one day's programme does not swing demand
    const target = gain * max<f64>(0, offer - p(Param.demandThreshold))
    demandBoost[c] += (min<f64>(gain, target) - demandBoost[c]) / 7
  }
  clock[Clock.demandMean] = cats > 0 ? sum / <f64>cats : 0
}
