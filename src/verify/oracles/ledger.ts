/**
 * O14 to O17: identities of a run with every programme switched on, recomputed outside the kernel.
 *
 * The kernel asserts its ledger every day and stops when an identity breaks; here the same is checked from what it hands out: rows, fans,
 * anchors. Invariant: money is counted in whole fen and people in whole numbers, so identities hold to the last digit.
 */
import { AnchorField, AnchorStatus, FanField, Metric } from '../../engine/kernel/slots.ts'
import type { Simulation } from '../../engine/simulate.ts'
import { ordersInFlight } from '../exact/little.ts'
import { compare, defineOracle, settingText, type OracleContext } from '../oracle.ts'
import { anchorColumn, columnOf, fanCount, liveWorld, openWorld, SEED, seriesOf, sumOf, type WorldForm } from '../oracle-world.ts'

const DAYS = { default: 150, unit: 'days', range: [2, 2000], whole: true, about: 'days simulated' } as const
const SIZE = { days: DAYS, fans: fanCount(5000), seed: SEED } as const

/** The catalogue's world with subsidy, coupons, cards, STEPS, providers, a shock, a scripted entrant, sharing, brushing and gangs in it. */
const busyWorld = ({ fans, days }: { fans: number; days: number }): WorldForm => ({
  shape: { fans, anchors: 120, anchorSlots: 400, providers: 20, horizon: days, panelShare: 0.2 },
  base: {
    shareChance: 0.1, brushShare: 0.1, demandGain: 1, tiers: 1, gangSize: 5, fakeShare: 0.15, talentShare: 0.1, rebate: 0.002, passThrough: 1,
    shockDay: 30, shockShare: 0.1, cheatChoice: 1, learnQuality: 0.1, learnPrice: 0.02,
  },
  settings: [
    ['cardUptake', 0.5], ['couponValue', 5], ['couponBudget', 1e9], ['couponFrom', 20], ['couponTo', days], ['stepsPerks', 15], ['providerFund', 1e8],
    ['reportReward', 5], ['remind', 0.3], ['inspect', 0.02], ['endorseCount', 3], ['cardDecide', 1], ['gammaT', 2], ['providerTraffic', 0.5],
  ].map(([param, value]) => ({ param, value, from: 20, to: Infinity })) as WorldForm['settings'],
  plans: [{ budget: 5e9, from: 10, to: days, cpm: 30 }],
  entrants: [{ day: 15, kind: 1, category: 0, quality: 0.86, price: 99, equity: 0.5, skill: 0.6, live: 1, rights: 7, adBase: 1e6, adFrom: 0, adTo: 60 }],
})

/** Lives it and gathers what every anchor sold, by birth: a slot is given to another anchor 64 days after its room closed at the earliest. */
function busy(context: OracleContext, size: { fans: number; days: number; seed: number }): { world: Simulation; gmv: ReadonlyMap<number, number> } {
  const world = openWorld(context, busyWorld(size), size.seed)
  const gmv = new Map<number, number>()
  for (let day = 0; day < size.days; day += 30) {
    world.advance(Math.min(size.days, day + 30))
    const sold = anchorColumn(world, AnchorField.gmv)
    anchorColumn(world, AnchorField.birth).forEach((birth, k) => gmv.set(birth, sold[k]))
  }
  return { world, gmv }
}

/** Largest |difference| over the days. */
const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)

const exactly = (quantity: string, setting: string, exact: number, simulated: number) =>
  compare({ quantity, setting, exact, simulated, tolerance: 0, toleranceKind: 'absolute' })

const little = defineOracle({
  id: 'O14',
  title: { en: 'Little\'s law', zh: 'Little 定律' },
  claim: { en: 'Orders in flight = orders a day × mean days to delivery, in the catalogue\'s default world.', zh: '在途订单 = 日订单 × 平均收货天数（默认世界）。' },
  kind: 'engine',
  processes: ['order', 'deliver', 'ledger', 'policy-clock', 'choose', 'fan-day', 'evening'],
  settings: { days: { ...DAYS, default: 180 }, from: { default: 60, unit: 'days', range: [0, 1999], whole: true, about: 'first day of the window' }, fans: fanCount(20_000), seed: SEED },
  run(context, { days, from, fans, seed }) {
    if (from >= days) throw new RangeError(`from: must be below days = ${days}; got ${from}`)
    const world = liveWorld(context, { shape: { fans, horizon: days }, base: {} }, seed)
    const { leadMean, lateShare, lateDays } = world.variant.base
    const rows = world.rows()
    const within = (metric: Metric): number => sumOf(seriesOf(rows, metric).slice(from))
    const orders = within(Metric.ordersPrivate) + within(Metric.ordersNatural) + within(Metric.ordersPaid) + within(Metric.ordersSubsidised)
    const window = days - from
    const delivered = within(Metric.delivered)
    const meanDays = within(Metric.leadDays) / delivered
    const meanLead = leadMean + lateShare * lateDays
    const leadVariance = (leadMean - 1) * leadMean + lateShare * (1 - lateShare) * lateDays ** 2
    const setting = settingText({ days: window, fans })
    return [
      compare({ quantity: 'orders in flight', setting, exact: ordersInFlight({ ordersPerDay: orders / window, meanDays }), simulated: within(Metric.inFlight) / window, tolerance: 0.02, toleranceKind: 'relative' }),
      compare({ quantity: 'mean days to delivery', setting, exact: meanLead, simulated: meanDays, standardError: Math.sqrt(leadVariance / delivered), tolerance: 4, toleranceKind: 'sigma' }),
      compare({ quantity: 'late deliveries', setting, exact: lateShare, simulated: within(Metric.late) / delivered, standardError: Math.sqrt((lateShare * (1 - lateShare)) / delivered), tolerance: 4, toleranceKind: 'sigma' }),
    ]
  },
})

const sales = defineOracle({
  id: 'O15',
  title: { en: 'Identities of sales', zh: '成交恒等式' },
  claim: {
    en: 'GMV by channel, kind, tier, anchor and fan are one number in fen; orders placed = delivered + in flight + cancelled; outcomes add up.',
    zh: '按渠道、类型、城市线级、主播、粉丝汇总的 GMV 完全相等（分）；下单 = 已收货 + 在途 + 取消；收货结果相加相等。',
  },
  kind: 'identity',
  processes: ['schedule', 'order', 'deliver', 'ledger', 'evening', 'rooms', 'fan-day', 'review', 'population', 'enforce', 'providers', 'conduct'],
  settings: SIZE,
  run(context, size) {
    const { world, gmv: gmvOf } = busy(context, size)
    const rows = world.rows()
    const days = seriesOf(rows, Metric.active).length
    const of = (...metrics: Metric[]): number[] => Array.from({ length: days }, (_, day) => sumOf(metrics.map((metric) => rows[day * Metric.COUNT + metric])))
    const differ = (left: readonly number[], right: readonly number[]): number => largest(left.map((value, day) => value - right[day]))
    const gmv = of(Metric.gmvPrivate, Metric.gmvNatural, Metric.gmvPaid, Metric.gmvSubsidised)
    const orders = of(Metric.ordersPrivate, Metric.ordersNatural, Metric.ordersPaid, Metric.ordersSubsidised)
    const net = gmv.map((fen, day) => fen - of(Metric.refundFen, Metric.cancelledFen)[day])
    const { take, rebate } = world.variant.base
    const setting = settingText(size)
    const delivered = of(Metric.delivered)
    return [
      exactly('days with the kernel\'s identities intact', setting, size.days, days),
      exactly('fen by kind of room, daily difference', setting, 0, differ(gmv, of(Metric.gmvWhite, Metric.gmvFast, Metric.gmvKnown, Metric.gmvSka))),
      exactly('fen by city tier, daily difference', setting, 0, differ(gmv, of(Metric.gmvTier1, Metric.gmvTier2, Metric.gmvTier3, Metric.gmvTier4, Metric.gmvTier5))),
      exactly('fen by anchor', setting, sumOf(gmv), sumOf([...gmvOf.values()])),
      exactly('fen by fan', setting, sumOf(gmv), sumOf(columnOf(world.fans(), FanField.spent, FanField.COUNT))),
      exactly('orders placed', setting, sumOf(delivered) + sumOf(of(Metric.cancelled)) + rows[(days - 1) * Metric.COUNT + Metric.inFlight], sumOf(orders)),
      exactly('outcomes of deliveries, daily difference', setting, 0, differ(delivered, of(Metric.satisfied, Metric.mild, Metric.severe))),
      exactly('days with more returns than deliveries', setting, 0, of(Metric.returns).filter((count, day) => count > delivered[day]).length),
      exactly('fen in subsidised visits not tagged direct', setting, 0, differ(of(Metric.gmvSubsidised), of(Metric.gmvDirect))),
      exactly('commission − take × net GMV, daily', setting, 0, differ(of(Metric.commissionFen), net.map((fen) => Math.floor(take * fen + 0.5)))),
      exactly('rebates − rebate × GMV, daily', setting, 0, differ(of(Metric.rebateFen), gmv.map((fen) => Math.floor(rebate * fen + 0.5)))),
    ]
  },
})

const follows = defineOracle({
  id: 'O16',
  title: { en: 'Identities of follows', zh: '关注恒等式' },
  claim: { en: 'Followers of all anchors = follows of all fans, every day; new follows − lost ones = change.', zh: '全部主播的粉丝数 = 全部粉丝的关注数；新增 − 取关 = 变化。' },
  kind: 'identity',
  processes: ['follow', 'lists', 'population', 'ledger', 'fan-day', 'enforce'],
  settings: SIZE,
  run(context, size) {
    const world = openWorld(context, busyWorld(size), size.seed)
    let apart = 0, reported = 0
    for (let day = 10; day < size.days + 10; day += 10) {
      world.advance(Math.min(day, size.days))
      const byFan = sumOf(columnOf(world.fans(), FanField.follows, FanField.COUNT))
      const [followers, status] = [AnchorField.followers, AnchorField.status].map((field) => anchorColumn(world, field))
      const open = sumOf(followers.filter((_, j) => status[j] === AnchorStatus.open))
      apart = Math.max(apart, Math.abs(byFan - sumOf(followers)))
      reported = Math.max(reported, Math.abs(open - (seriesOf(world.rows(), Metric.follows).at(-1) ?? NaN)))
    }
    const rows = world.rows()
    const [level, gained, lost] = [Metric.follows, Metric.followsNew, Metric.followsLost].map((metric) => seriesOf(rows, metric))
    const setting = settingText(size)
    return [
      exactly('followers of anchors − places in fans\' lists', setting, 0, apart),
      exactly('followers of open anchors − follows', setting, 0, reported),
      exactly('new − lost − change of follows, daily', setting, 0, largest(level.map((count, day) => gained[day] - lost[day] - (count - (day > 0 ? level[day - 1] : 0))))),
    ]
  },
})

const impressions = defineOracle({
  id: 'O17',
  title: { en: 'Identities of impressions', zh: '曝光恒等式' },
  claim: { en: 'Natural + paid + subsidised impressions = M × active fans, whole; natural shares of rooms add up to 1.', zh: '自然 + 付费 + 补贴曝光 = M × 活跃粉丝（整数）；直播间自然份额之和为 1。' },
  kind: 'identity',
  processes: ['traffic', 'subsidy', 'auction', 'activity', 'ledger', 'providers'],
  settings: SIZE,
  run(context, size) {
    const world = openWorld(context, busyWorld(size), size.seed)
    let apart = 0
    for (let day = 1; day <= size.days; day += 7) {
      world.advance(day)
      apart = Math.max(apart, Math.abs(sumOf(anchorColumn(world, AnchorField.naturalShare)) - 1))
    }
    world.advance(size.days)
    const rows = world.rows()
    const [active, natural, paid, subsidised] = [Metric.active, Metric.impressionsNatural, Metric.impressionsPaid, Metric.impressionsSubsidised].map((metric) => seriesOf(rows, metric))
    const setting = settingText(size)
    return [
      exactly('impressions − M × active, daily', setting, 0, largest(active.map((count, day) => natural[day] + paid[day] + subsidised[day] - Math.floor(world.variant.base.impressions * count)))),
      exactly('days with a negative share', setting, 0, natural.filter((count, day) => Math.min(count, paid[day], subsidised[day]) < 0).length),
      compare({ quantity: 'sum of natural shares − 1', setting, exact: 0, simulated: apart, tolerance: 1e-12, toleranceKind: 'absolute' }),
    ]
  },
})

export const ledger = [little, sales, follows, impressions]
