/**
 * O18, O19: what a subsidy spends, and what is credited to it.
 *
 * O18 compares every day of a plan with exact/pacing.ts: uniform, decaying, and a plan larger than half of all impressions, with what was
 * not spent rolled over or lost. O19 is bookkeeping: commission, credit and coupons by their definitions, and a plan of nothing that changes
 * nothing. Invariant: days are counted from the plan's first day; money is in simulated fen.
 */
import { Metric, type Plan } from '../../engine/kernel/slots.ts'
import type { Simulation } from '../../engine/simulate.ts'
import { measuredOf, type Measures } from '../../experiment/measure.ts'
import { comparePolicy } from '../../experiment/outlay.ts'
import { aggregate, derive } from '../../model/metrics.ts'
import { defaults } from '../../model/parameters.ts'
import { deliveredSpend, impressionsFor, plannedSpend } from '../exact/pacing.ts'
import { compare, defineOracle, holds, settingText, type OracleContext, type OracleRow } from '../oracle.ts'
import { fanCount, liveWorld, SEED, seriesOf, sumOf } from '../oracle-world.ts'

const FROM = 3 // the plan's first day
const SIZE = { fans: fanCount(2000), seed: SEED } as const

type PlanCells = Partial<Record<Exclude<keyof typeof Plan, 'COUNT'>, number>>

/** The catalogue's world with one plan in it. */
const withPlan = (context: OracleContext, { fans, seed }: { fans: number; seed: number }, days: number, plan: PlanCells): Simulation =>
  liveWorld(context, { shape: { fans, anchors: 60, anchorSlots: 80, horizon: FROM + days + 2 }, base: {}, plans: [{ from: FROM, to: FROM + days, concentration: 1, ...plan }] }, seed)

/** Fen of a budget in this world. */
const fenOf = (world: Simulation, budget: number): number => Math.floor(((budget * world.variant.shape.fans) / world.variant.base.people) * 100 + 0.5)
const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

const pacing = defineOracle({
  id: 'O18',
  title: { en: 'Subsidy ledger', zh: '补贴台账' },
  claim: {
    en: 'A plan spends B/T or B·e^{−kn}(1−e^{−k})/(1−e^{−kT}) on day n, in all min(budget, deliverable), and gets 1000·spend/CPM impressions.',
    zh: '补贴计划第 n 天支出 B/T 或 B·e^{−kn}(1−e^{−k})/(1−e^{−kT})，合计为 min(预算, 可投放)，曝光 = 1000·支出/CPM。',
  },
  kind: 'engine',
  processes: ['subsidy', 'traffic', 'policy-clock', 'activity', 'anchors'],
  settings: {
    budget: { default: 2e8, unit: 'RMB', range: [0, 1e12], about: 'B, real money' },
    days: { default: 30, unit: 'days', range: [1, 360], whole: true, about: 'T' },
    k: { default: 0.1, unit: '1/day', range: [0.0001, 2], about: 'rate of decay' },
    cpm: { default: 30, unit: 'RMB/1000', range: [0.1, 1e4], about: 'price of a thousand impressions' },
    ...SIZE,
  },
  run(context, { budget, days, k, cpm, ...size }) {
    const check = (name: string, plan: PlanCells, decay: number, unspent: 'roll over' | 'lapse'): OracleRow[] => {
      const own = plan.budget ?? budget
      const world = withPlan(context, size, days, { budget: own, cpm, rollOver: Number(unspent === 'roll over'), ...plan })
      const rows = world.rows()
      const active = seriesOf(rows, Metric.active).slice(FROM, FROM + days)
      const spent = seriesOf(rows, Metric.subsidyFen)
      const during = spent.slice(FROM, FROM + days)
      const capacity = active.map((count) => Math.floor((0.5 * Math.floor(world.variant.base.impressions * count) * cpm) / 10))
      const exact = deliveredSpend(plannedSpend({ budget: fenOf(world, own), days, decay }), capacity, unspent)
      const granted = seriesOf(rows, Metric.impressionsSubsidised).slice(FROM, FROM + days)
      const setting = settingText({ budget: own, days, ...(decay > 0 ? { k: decay } : {}), cpm, fans: size.fans })
      return [
        compare({ quantity: `${name}: fen in all`, setting, exact: sumOf(exact), simulated: sumOf(spent), tolerance: 1, toleranceKind: 'absolute' }),
        compare({ quantity: `${name}: fen, daily difference`, setting, exact: 0, simulated: largest(during.map((fen, n) => fen - exact[n])), tolerance: 1, toleranceKind: 'absolute' }),
        compare({ quantity: `${name}: impressions, daily`, setting, exact: 0, simulated: largest(granted.map((count, n) => count - impressionsFor(during[n], cpm * 100))), tolerance: 2 ** -15, toleranceKind: 'absolute' }),
      ]
    }
    // .6 of what half of all impressions cost over the whole plan: more than the first days of a decaying plan can deliver
    const { people, impressions, activeShare } = defaults()
    const tooMuch = 0.6 * days * 0.5 * impressions * activeShare * people * (cpm / 1000)
    return [
      ...check('uniform', { pacing: 0 }, 0, 'lapse'),
      ...check('decay', { pacing: 1, decay: k }, k, 'lapse'),
      ...check('capped, rest lost', { pacing: 1, decay: k, budget: tooMuch }, k, 'lapse'),
      ...check('capped, rolled over', { pacing: 1, decay: k, budget: tooMuch }, k, 'roll over'),
      ...check('nobody eligible', { trustMin: 1 }, 0, 'lapse').slice(0, 1).map((row) => compare({ ...row, exact: 0 })),
      ...check('trigger at 0, so never', { pacing: 2, trigger: 0 }, 0, 'lapse').slice(0, 1).map((row) => compare({ ...row, exact: 0 })),
    ]
  },
})

const credit = defineOracle({
  id: 'O19',
  title: { en: 'Credit and coupons', zh: '归因与优惠券' },
  claim: {
    en: 'A plan of nothing gives the same run to the last bit, tags change nothing, attributed ROI = GMV in subsidised visits / spend, incremental ROI = (GMV on − GMV off) / spend on equal worlds, coupons cost their face value.',
    zh: '零预算计划逐位不变，归因标记不影响运行；归因 ROI = 补贴访问成交 / 支出；增量 ROI = 同一世界（有补贴 GMV − 无补贴 GMV）/ 支出；优惠券成本等于面值。',
  },
  kind: 'identity',
  processes: ['subsidy', 'traffic', 'order', 'evening', 'digest', 'policy-clock', 'visit-public', 'clicks', 'choose'],
  settings: {
    budget: { default: 1e9, unit: 'RMB', range: [1e6, 1e12], about: 'subsidy of the plan' },
    coupon: { default: 5, unit: 'RMB', range: [0.01, 20], about: 'face value' },
    ...SIZE,
  },
  run(context, { budget, coupon, ...size }) {
    const days = 40
    const shape = { fans: size.fans, anchors: 60, anchorSlots: 80, horizon: days }
    const plan = (amount: number) => [{ budget: amount, from: 10, to: days, cpm: 30, concentration: 1 }]
    const live = (amount: number, base = {}) => liveWorld(context, { shape, base, plans: plan(amount) }, size.seed)
    const [on, off, untagged] = [live(budget), live(0), live(budget, { tagging: 0 })]
    const without = liveWorld(context, { shape, base: {} }, size.seed)
    const paired = [0, 1].map((next) => [0, budget].map((amount) => liveWorld(context, { shape, base: {}, plans: plan(amount) }, size.seed + next)))
    const couponed = liveWorld(context, {
      shape, base: { priceSd: 0, priceWhite: 100, priceFast: 100, priceKnown: 100, priceSka: 100 },
      settings: [['couponValue', coupon], ['couponBudget', 1e12], ['couponFrom', 0], ['couponTo', days]].map(([param, value]) => ({ param, value, from: 0, to: Infinity })) as never,
    }, size.seed)
    const measured = (world: Simulation): Measures => derive(aggregate(world.rows(), Metric.COUNT, 0, days), measuredOf(world.variant))
    const { attributed, incremental } = comparePolicy(paired.map(([each]) => measured(each)), paired.map(([, each]) => measured(each)))
    const fen = (n: 0 | 1, ...metrics: Metric[]): number => sumOf(paired.map((pair) => sumOf(metrics.map((metric) => sumOf(seriesOf(pair[n].rows(), metric))))))
    const sales = [Metric.gmvPrivate, Metric.gmvNatural, Metric.gmvPaid, Metric.gmvSubsidised]
    const spend = fen(1, Metric.subsidyFen)
    const face = Math.round(coupon * 100)
    const coupons = seriesOf(couponed.rows(), Metric.couponFen)
    const before = (world: Simulation): string => world.rows().subarray(0, 10 * Metric.COUNT).join()
    const setting = settingText({ budget, coupon, ...size })
    return [
      holds('budget 0: digest of the run without a plan', setting, off.digest() === without.digest()),
      holds('the budget gives another digest', setting, on.digest() !== without.digest()),
      holds('rows before the plan are those without it', setting, before(on) === before(without)),
      holds('tags change no digest', setting, on.digest() === untagged.digest()),
      holds('tags change the digest of observers', setting, on.observed() !== untagged.observed()),
      compare({ quantity: 'attributed ROI of two worlds', setting, exact: fen(1, Metric.gmvSubsidised) / spend, simulated: attributed?.estimate.ratio ?? NaN, tolerance: 1e-12, toleranceKind: 'relative' }),
      compare({ quantity: 'incremental ROI of two worlds', setting, exact: (fen(1, ...sales) - fen(0, ...sales)) / spend, simulated: incremental?.estimate.ratio ?? NaN, tolerance: 1e-9, toleranceKind: 'relative' }),
      compare({ quantity: 'coupon fen beyond whole coupons, daily', setting, exact: 0, simulated: largest(coupons.map((fen) => fen % face)), tolerance: 0, toleranceKind: 'absolute' }),
      compare({ quantity: 'coupons given', setting, exact: 1, simulated: sumOf(coupons) / face, tolerance: 0, toleranceKind: 'least' }),
    ]
  },
})

export const subsidy = [pacing, credit]
