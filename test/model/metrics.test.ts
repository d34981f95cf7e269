// The metric catalogue reads the engine's rows by position, and every derived number follows its definition.
import { describe, expect, it } from 'vitest'
import * as slots from '../../src/engine/kernel/slots.ts'
import {
  aggregate, COMPARED, CONCENTRATION, DAILY, DAILY_IDS, derive, DERIVED, gini, hhi, METRIC_IDS, METRICS, OF_ANCHOR, OF_ENTRANT, quantileOfClasses, tailIndex, topShare, waistShare,
  type DailyId,
} from '../../src/model/metrics.ts'

const cells = Object.keys(slots.Metric).filter((name) => Number.isNaN(Number(name)) && name !== 'COUNT')

/** Rows of `days` days in which each named cell has a constant, all others 0. */
const rowsOf = (days: number, values: Partial<Record<DailyId, number>>) => {
  const rows = new Float64Array(days * DAILY_IDS.length)
  for (const [id, value] of Object.entries(values)) for (let day = 0; day < days; day++) rows[day * DAILY_IDS.length + DAILY_IDS.indexOf(id as DailyId)] = value
  return rows
}

describe('the metric catalogue', () => {
  it('lists the engine\'s Metric cells in their order', () => expect(DAILY_IDS).toEqual(cells))
  it('has as many classes of trust as the engine', () => {
    expect(DAILY_IDS.filter((id) => id.startsWith('trustAnchors')).length).toBe(slots.TRUST_CLASSES)
    expect(DAILY_IDS.indexOf('stageUp0')).toBe(slots.FIRST_OBSERVER)
  })
  it('names everything in both languages', () => {
    for (const metric of [...Object.values(DAILY), ...Object.values(METRICS), ...Object.values(OF_ANCHOR), ...Object.values(COMPARED)]) {
      expect(metric.label.en).toMatch(/\w/)
      expect(metric.label.zh).toMatch(/[一-鿿]|GMV|HHI/)
      expect(metric.unit).not.toBe('')
    }
    for (const metric of [...Object.values(METRICS), ...Object.values(OF_ANCHOR), ...Object.values(COMPARED)]) {
      expect(metric.definition.en).toMatch(/\.$/)
      expect(metric.definition.zh).toMatch(/。$/)
    }
  })
  it('gives every id one meaning', () => {
    expect(METRIC_IDS.length).toBe(Object.keys(DERIVED).length + Object.keys(CONCENTRATION).length + Object.keys(OF_ENTRANT).length)
    for (const language of ['en', 'zh'] as const) {
      const labels = [...Object.values(METRICS), ...Object.values(OF_ANCHOR), ...Object.values(COMPARED)].map((metric) => metric.label[language])
      expect(labels.filter((label, k) => labels.indexOf(label) !== k)).toEqual([])
    }
  })
})

describe('aggregation of a window', () => {
  it('sums flows, takes the last of stocks and the mean of levels', () => {
    const columns = DAILY_IDS.length
    const rows = new Float64Array(4 * columns)
    for (let day = 0; day < 4; day++) for (const id of ['buyers', 'follows', 'trustPublic'] as const) rows[day * columns + DAILY_IDS.indexOf(id)] = day + 1
    const sums = aggregate(rows, columns, 1, 4)
    expect([sums.buyers, sums.follows, sums.trustPublic, sums.days]).toEqual([9, 4, 3, 3])
  })
  it('counts the month ends in the window', () => {
    const rows = rowsOf(90, {})
    expect(aggregate(rows, DAILY_IDS.length, 0, 90).monthEnds).toBe(3)
    expect(aggregate(rows, DAILY_IDS.length, 29, 30).monthEnds).toBe(1)
    expect(aggregate(rows, DAILY_IDS.length, 30, 59).monthEnds).toBe(0)
  })
  it('refuses windows outside the rows', () => {
    expect(() => aggregate(rowsOf(3, {}), DAILY_IDS.length, 2, 4)).toThrow(RangeError)
    expect(() => aggregate(rowsOf(3, {}), 3, 0, 1)).toThrow(/columns/)
  })
})

describe('derived metrics', () => {
  const measured = { kappa: 100, fans: 1000 }
  const of = (values: Partial<Record<DailyId, number>>, days = 1) => derive(aggregate(rowsOf(days, values), DAILY_IDS.length, 0, days), measured)

  it('turns simulated fen into real RMB with kappa', () => {
    const metrics = of({ gmvPrivate: 600, gmvNatural: 300, gmvPaid: 60, gmvSubsidised: 40, ordersPrivate: 5, active: 2 }, 2)
    expect(metrics.gmv).toBe(2000) // 2 days x 1000 fen x 100 people / 100
    expect(metrics.gmvPerDay).toBe(1000)
    expect(metrics.aov).toBe(2) // 1000 fen over 5 orders
    expect(metrics.gmvPerDauDay).toBe(5) // needs no kappa
    expect([metrics.privateShare, metrics.naturalShare, metrics.paidShare, metrics.subsidisedShare]).toEqual([0.6, 0.3, 0.06, 0.04])
  })
  it('takes refunds and cancellations off net GMV', () => expect(of({ gmvPrivate: 1000, refundFen: 100, cancelledFen: 50 }).netGmv).toBe(850))
  it('counts as natural flow what is neither paid nor subsidised', () =>
    expect(of({ visitsPrivate: 1, visitsNatural: 2, visitsPaid: 3, visitsSubsidised: 4 }).naturalFlowShare).toBeCloseTo(0.3, 12))
  it('adds up profit and loss item by item', () => {
    const metrics = of({
      commissionFen: 1000, adsFen: 500, adsMatchFen: 100, subsidyFen: 300, couponFen: 20, rebateFen: 30, guaranteeFen: 90,
      guaranteePlatformFen: 40, inspectFen: 5, rewardFen: 6, providerFen: 7,
    })
    const { commission, advertising, spend, matched, coupons, rebates, guarantees, enforcement, providerFunds } = metrics
    expect(metrics.profit).toBe(commission + advertising - spend - matched - coupons - rebates - guarantees - enforcement - providerFunds)
    expect(metrics.profit).toBe(1000 + 400 - 300 - 100 - 20 - 30 - 40 - 11 - 7)
    expect(metrics.cashProfit).toBe(metrics.profit + spend + matched)
    expect(metrics.sellerGuarantees).toBe(50)
  })
  it('attributes to a subsidy what was sold in its visits', () => expect(of({ gmvSubsidised: 180, subsidyFen: 100 }).attributedRoi).toBe(1.8))
  it('has no value without a denominator', () => expect(of({}).attributedRoi).toBeNaN())
  it('measures repeat and penetration at month ends', () => {
    const rows = rowsOf(60, {})
    for (const day of [29, 59]) {
      rows[day * DAILY_IDS.length + DAILY_IDS.indexOf('monthBuyers')] = 170
      rows[day * DAILY_IDS.length + DAILY_IDS.indexOf('lastMonthBuyers')] = 160
      rows[day * DAILY_IDS.length + DAILY_IDS.indexOf('monthRepeaters')] = 112
    }
    const metrics = derive(aggregate(rows, DAILY_IDS.length, 0, 60), measured)
    expect(metrics.penetration).toBeCloseTo(0.17, 12)
    expect(metrics.repeat).toBeCloseTo(0.7, 12)
  })
  it('drifts by the mean change of trust per delivery', () => expect(of({ trustGain: 5e6, delivered: 100 }).trustDrift).toBeCloseTo(0.05, 12))
  it('splits GMV, orders and the average order by city tier', () => {
    const metrics = of({ gmvPrivate: 1000, gmvTier1: 100, gmvTier3: 300, gmvTier5: 600, ordersTier1: 1, ordersTier3: 2, ordersTier5: 10 }, 2)
    expect([metrics.gmvTier1, metrics.gmvTier3, metrics.gmvTier5]).toEqual([200, 600, 1200])
    expect(metrics.gmvTier1 + metrics.gmvTier2 + metrics.gmvTier3 + metrics.gmvTier4 + metrics.gmvTier5).toBe(metrics.gmv)
    expect([metrics.gmvShareTier1, metrics.gmvShareTier2, metrics.gmvShareTier5]).toEqual([0.1, 0, 0.6])
    expect([metrics.ordersTier3, metrics.aovTier3, metrics.aovTier2]).toEqual([400, 1.5, Number.NaN])
  })
  it('credits a subsidy by other rules than priority', () => {
    const metrics = of({ gmvPrivate: 600, gmvSubsidised: 400, gmvAnySubsidised: 700, gmvAnyPaid: 100, gmvSplitPrivate: 450, gmvSplitSubsidised: 550, subsidyFen: 100 })
    expect([metrics.attributedRoi, metrics.attributedRoiAny, metrics.attributedRoiSplit]).toEqual([4, 7, 5.5])
    expect([metrics.subsidisedAnyShare, metrics.paidAnyShare, metrics.privateSplitShare, metrics.subsidisedSplitShare]).toEqual([0.7, 0.1, 0.45, 0.55])
  })
  it('projects reach from the panel to people', () => {
    const reach = derive(aggregate(rowsOf(3, { reachedSubsidised: 5, reachedFast: 2 }), DAILY_IDS.length, 0, 3), { ...measured, panelShare: 0.25 })
    expect([reach.reachSubsidised, reach.reachFast]).toEqual([(15 * 100) / 0.25, (6 * 100) / 0.25])
  })
  it('counts stays in a stage by brand-days over departures, whatever the window cuts off', () => {
    const rows = rowsOf(60, { stage2: 12, stage0: 7 })
    const put = (day: number, id: DailyId, value: number) => (rows[day * DAILY_IDS.length + DAILY_IDS.indexOf(id)] = value)
    put(30, 'stageUp2', 4)
    put(30, 'stageDown2', 3)
    put(41, 'stageEnd2', 1)
    put(30, 'stageUp0', 2)
    const sums = aggregate(rows, DAILY_IDS.length, 0, 60)
    const metrics = derive(sums, { ...measured, sellersPerAnchor: 10 })
    expect([metrics.stageDays2, metrics.stageDays0, metrics.stageDays4]).toEqual([(12 * 60) / 8, (7 * 60) / 2, Number.NaN])
    expect([metrics.stage2, metrics.stageUp2, metrics.stageDown2]).toEqual([120, 40, 30]) // a simulated brand stands for ten
  })
  it('finds memoryless stays of known mean from a window that cuts most of them off', () => {
    // closed form: brands that leave with chance 1/50 a day stay 50 days on average
    const days = 40
    const rows = rowsOf(days, {})
    let staying = 1e9
    for (let day = 0; day < days; day++) {
      const left = staying / 50
      staying -= left
      rows[day * DAILY_IDS.length + DAILY_IDS.indexOf('stage3')] = staying + left
      rows[day * DAILY_IDS.length + DAILY_IDS.indexOf('stageUp3')] = left
    }
    expect(derive(aggregate(rows, DAILY_IDS.length, 0, days), measured).stageDays3).toBeCloseTo(50, 6)
  })
  it('reads quantiles of trust from its classes', () => {
    expect(quantileOfClasses([0, 4, 0, 4], 0.5)).toBe(0.5)
    expect(quantileOfClasses([0, 4, 0, 4], 0.25)).toBe(0.375)
    expect(quantileOfClasses([0, 4, 0, 4], 1)).toBe(1)
    expect(quantileOfClasses([0, 0], 0.5)).toBeNaN()
    const rows = rowsOf(60, {})
    // uniform between .5 and .8 on one month end, nothing else
    for (let k = 10; k < 16; k++) rows[29 * DAILY_IDS.length + DAILY_IDS.indexOf(`trustSlots${k}` as DailyId)] = 100
    const metrics = derive(aggregate(rows, DAILY_IDS.length, 0, 60), measured)
    expect([metrics.trustFansP10, metrics.trustFansP25, metrics.trustFansP50, metrics.trustFansP75, metrics.trustFansP90].map((tau) => Number(tau.toFixed(9)))).toEqual([0.53, 0.575, 0.65, 0.725, 0.77])
    expect(metrics.trustPublicP50).toBeNaN()
  })
  it('counts buyers by day and by month', () => {
    const metrics = of({ buyers: 7, active: 500, monthBuyers: 1 }, 60)
    expect([metrics.buyersPerDay, metrics.activePerDay, metrics.buyersPerMonth]).toEqual([700, 50_000, 3000])
  })
  it('halves follows in ln 2 over their daily loss', () => expect(of({ follows: 1000, followsLost: 10 }, 7).followHalfLife).toBeCloseTo(Math.LN2 * 100, 9))
})

describe('concentration', () => {
  const n = 200_000
  const pareto = (index: number) => Float64Array.from({ length: n }, (_, i) => ((i + 0.5) / n) ** (-1 / index))
  it('finds the Gini coefficient of a Pareto distribution (O23)', () => expect(gini(pareto(3))).toBeCloseTo(1 / 5, 2))
  it('finds the share of the top of a Pareto distribution (O23)', () => expect(topShare(pareto(3), 0.1)).toBeCloseTo(0.1 ** (2 / 3), 2))
  it('finds the tail index of a Pareto distribution', () => expect(tailIndex(pareto(0.624))).toBeCloseTo(0.624, 2))
  it('is 0, 1/n and n for equal sizes', () => {
    expect(gini([5, 5, 5, 5])).toBeCloseTo(0, 12)
    expect(hhi([5, 5, 5, 5])).toBeCloseTo(0.25, 12)
    expect(CONCENTRATION.effectiveAnchors.value([5, 5, 5, 5])).toBeCloseTo(4, 12)
  })
  it('puts between top and median the waist', () => {
    const sizes = [...Array.from({ length: 50 }, () => 1), ...Array.from({ length: 49 }, () => 3), 53]
    expect(waistShare(sizes)).toBeCloseTo(147 / 250, 12)
  })
  it('measures an entrant between two readings', () => {
    const before = { gmv: 100, brandGmv: 50, visitsPrivate: 1, visitsNatural: 1, visitsPaid: 8, visitsSubsidised: 0 }
    const after = { gmv: 300, brandGmv: 90, visitsPrivate: 3, visitsNatural: 2, visitsPaid: 14, visitsSubsidised: 1 }
    expect(OF_ENTRANT.entrantGmv.value(before, after, 150)).toBe(300)
    expect(OF_ENTRANT.entrantNaturalFlowShare.value(before, after)).toBe(0.3)
  })
})
