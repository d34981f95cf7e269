// The ledger: identities that must hold every day, in whole fen and whole counts, and the day's row of metrics.
// Invariant: a broken identity stops the run with its name; nothing is corrected here.
import { Metric, Identity, Param, TRUST_CLASSES } from './slots'
import { fans, firstFan, slots, usedSlots, status, OPEN, kind, stage, fake, tally, tallyCell, Tally, count, clock, Clock, spend, followCount, followers,
  rows, trust, fanAt, born, burnIn, providers, providerOpen, providerGmv, kappa, base } from './state'
import { entryAt, bondAt, FOLLOWED } from './lists'
import { bondTrust } from './processes/trust'
import { Column } from './column'

const MONTH: i32 = 30
/** Trust of fans is read on every eighth: all of them would cost as much as the rest of the ledger. */
const TRUST_EVERY: i32 = 8

/** First broken identity, 0 = none. */
export let broken: i32 = 0
export function clearBroken(): void { broken = 0 }

// today's tallies summed over anchors, in one pass because an anchor's tallies lie together
let anchorGmv: i64 = 0, anchorOrders: i64 = 0, brandGmv: i64 = 0, anchorOutcomes: i64 = 0, anchorRefunds: i64 = 0, anchorFollowers: i64 = 0

function sumAnchors(): void {
  anchorGmv = 0; anchorOrders = 0; brandGmv = 0; anchorOutcomes = 0; anchorRefunds = 0; anchorFollowers = 0
  for (let j = 0; j < usedSlots; j++) {
    anchorGmv += tally[tallyCell(Tally.gmv, j)]
    anchorOrders += tally[tallyCell(Tally.orders, j)]
    brandGmv += tally[tallyCell(Tally.brandGmv, j)]
    anchorOutcomes += tally[tallyCell(Tally.good, j)] + tally[tallyCell(Tally.mild, j)] + tally[tallyCell(Tally.mildQuick, j)] + tally[tallyCell(Tally.severe, j)]
    anchorRefunds += tally[tallyCell(Tally.refunds, j)]
    anchorFollowers += followers[j]
  }
}

function sumSpend(): i64 {
  let total = i64x2.splat(0)
  for (let i = 0; i < fans; i += 4) {
    const four = v128.load(spend.at(i))
    total = i64x2.add(total, i64x2.add(i64x2.extend_low_i32x4_u(four), i64x2.extend_high_i32x4_u(four)))
  }
  return i64x2.extract_lane(total, 0) + i64x2.extract_lane(total, 1)
}

function sumBytes(column: Column<u8>, n: i32): i64 {
  let sum: i64 = 0, i = 0
  for (; i + 16 <= n; i += 16) {
    const sixteen = v128.load(column.at(i))
    const eight = i16x8.extadd_pairwise_i8x16_u(sixteen)
    const four = i32x4.extadd_pairwise_i16x8_u(eight)
    sum += i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1) + i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3)
  }
  for (; i < n; i++) sum += column[i]
  return sum
}

export function assertIdentities(): void {
  const gmv = count[Metric.gmvPrivate] + count[Metric.gmvNatural] + count[Metric.gmvPaid] + count[Metric.gmvSubsidised]
  const orders = count[Metric.ordersPrivate] + count[Metric.ordersNatural] + count[Metric.ordersPaid] + count[Metric.ordersSubsidised]
  const byKind = count[Metric.gmvWhite] + count[Metric.gmvFast] + count[Metric.gmvKnown] + count[Metric.gmvSka]
  const byTier = count[Metric.gmvTier1] + count[Metric.gmvTier2] + count[Metric.gmvTier3] + count[Metric.gmvTier4] + count[Metric.gmvTier5]
  sumAnchors()
  if (gmv != anchorGmv || gmv != byKind || gmv != byTier || orders != anchorOrders) fail(Identity.gmvAnchor)
  if (gmv != brandGmv) fail(Identity.gmvBrand)
  clock[Clock.gmvSoFar] += <f64>gmv
  if (<f64>sumSpend() != clock[Clock.gmvSoFar]) fail(Identity.gmvFan)
  clock[Clock.placed] += <f64>orders
  clock[Clock.deliveredSoFar] += <f64>count[Metric.delivered]
  clock[Clock.cancelledSoFar] += <f64>count[Metric.cancelled]
  if (clock[Clock.placed] != clock[Clock.deliveredSoFar] + clock[Clock.cancelledSoFar] + clock[Clock.ordersInFlight]) fail(Identity.orders)
  const outcomes = count[Metric.satisfied] + count[Metric.mild] + count[Metric.severe]
  if (count[Metric.delivered] != outcomes || outcomes != anchorOutcomes) fail(Identity.outcomes)
  if (count[Metric.returns] > count[Metric.delivered] || count[Metric.refundFen] + count[Metric.cancelledFen] != anchorRefunds) fail(Identity.returns)
  const byFan = sumBytes(followCount, fans)
  if (anchorFollowers != byFan) fail(Identity.followers)
  const follows = <f64>byFan - clock[Clock.followsOfClosed]
  if (follows != clock[Clock.followsYesterday] + <f64>(count[Metric.followsNew] - count[Metric.followsLost])) fail(Identity.followFlow)
  clock[Clock.followsYesterday] = follows
  const natural = clock[Clock.impressions] - clock[Clock.impressionsPaid] - clock[Clock.impressionsSubsidised]
  if (natural < 0 || natural + clock[Clock.impressionsPaid] + clock[Clock.impressionsSubsidised] != clock[Clock.impressions]) fail(Identity.impressions)
}

function fail(which: i32): void { if (broken == 0) broken = which }

/** At a month's end: who bought this month, last month, both; then the months move on. */
export function closeMonth(day: i32): void {
  if (day % MONTH != MONTH - 1) return
  let now: i64 = 0, before: i64 = 0, both: i64 = 0
  for (let i = 0; i < fans; i++) {
    const m = fanAt(i).months
    now += m & 1
    before += m >> 1 & 1
    both += m & (m >> 1) & 1
    fanAt(i).months = (m & 4) | (m & 1) << 1
  }
  count[Metric.monthBuyers] = now
  count[Metric.lastMonthBuyers] = before
  count[Metric.monthRepeaters] = both
  let sum = 0.0, n: i64 = 0
  for (let i = -firstFan & (TRUST_EVERY - 1); i < fans; i += TRUST_EVERY) {
    if (fanAt(i).ledger == 0) continue
    for (let k = 0, m = <i32>fanAt(i).bonds; k < m; k++) {
      const entry = entryAt(i, k), bond = bondAt(i, k)
      if (!(entry.flags & FOLLOWED) || bond.good + bond.bad == 0 || status[entry.anchor] != OPEN) continue
      const tau = bondTrust(bond, trust[entry.anchor], day)
      sum += tau
      n++
      count[Metric.trustSlots0 + trustClass(tau)]++
    }
  }
  // kept in millionths: a whole number
  count[Metric.trustSlotSum] = <i64>floor<f64>(sum * 1e6 + 0.5)
  count[Metric.trustSlots] = n
  for (let j = 0; j < slots; j++) if (status[j] == OPEN) count[Metric.trustAnchors0 + trustClass(trust[j])]++
}

function trustClass(tau: f64): i32 { return min<i32>(TRUST_CLASSES - 1, <i32>(tau * TRUST_CLASSES)) }

/** GMV of a year that makes a provider count as large, and as a pillar of the programme (F30), RMB. */
const LARGE: f64 = 1e8, PILLAR: f64 = 1e9
const PERIODS_A_YEAR: f64 = 365.0 / 30

/** Providers by their clients' GMV of the last 30 days as a year's, per real provider. */
function countProviders(): void {
  const scale = kappa() / base[Param.providerScale] * PERIODS_A_YEAR
  for (let k = 0; k < providers; k++) {
    if (!providerOpen[k]) continue
    const gmv = providerGmv[k] * scale
    count[Metric.providersOpen]++
    count[Metric.providers100M] += i64(gmv >= LARGE)
    count[Metric.providers1B] += i64(gmv >= PILLAR)
  }
}

/** Writes the day's row and clears the counters. */
export function record(day: i32): void {
  const at = day * Metric.COUNT
  let open = 0, trusted = 0.0
  countProviders()
  for (let c = 0; c < 4; c++) {
    count[Metric.gmvSplitPrivate + c] += count[Metric.gmvPrivate + c]
    if (c > 0) count[Metric.gmvAnyNatural + c - 1] += count[Metric.gmvPrivate + c]
  }
  for (let j = 0; j < usedSlots; j++) {
    if (kind[j] > 0 && born[j] > 0) {
      if (born[j] >= burnIn) count[Metric.gmvNewBrands] += tally[tallyCell(Tally.brandGmv, j)]
      if (born[j] == day) count[Metric.brandsEntered]++
    }
    if (status[j] != OPEN) continue
    open++
    trusted += trust[j]
    if (fake[j] > 0) count[Metric.cheating]++
    if (kind[j] > 0) count[Metric.stage0 + <i32>stage[j]]++
  }
  count[Metric.anchorsOpen] = open
  count[Metric.inFlight] = <i64>clock[Clock.ordersInFlight]
  count[Metric.follows] = <i64>clock[Clock.followsYesterday]
  for (let m = 0; m < Metric.COUNT; m++) rows[at + m] = <f64>count[m]
  rows[at + Metric.trustPublic] = open > 0 ? trusted / <f64>open : 0
  rows[at + Metric.offer] = clock[Clock.demandMean]
  rows[at + Metric.impressionsPaid] = clock[Clock.impressionsPaid]
  rows[at + Metric.impressionsSubsidised] = clock[Clock.impressionsSubsidised]
  rows[at + Metric.impressionsNatural] = clock[Clock.impressions] - clock[Clock.impressionsPaid] - clock[Clock.impressionsSubsidised]
  memory.fill(count.at(0), 0, <usize>Metric.COUNT << 3)
  memory.fill(tally.at(0), 0, <usize>(Tally.COUNT * slots) << 3)
}
