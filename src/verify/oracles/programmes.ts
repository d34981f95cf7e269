/**
 * demand, coupons, credit: programmes and credit that no row of MODEL.md §4 reaches, held against their definitions.
 *
 * Invariant: each world switches on the one programme alone, so that its equation is all that moves.
 */
import { Metric } from '../../engine/kernel/slots.ts'
import { compare, defineOracle, holds, settingText } from '../oracle.ts'
import { ALWAYS, fanCount, liveWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

const demand = defineOracle({
  id: 'demand',
  title: { en: 'New supply and the calendar', zh: '新供给与日历' },
  claim: { en: 'Needs grow with the calendar and by brandNeed × boost, the boost closing a seventh of its gap to gain × (offer − threshold) a day.', zh: '需求随日历变化，并按 品牌需求占比 × 增益 增长，增益每天向 gain ×（供给 − 门槛）靠近七分之一。' },
  kind: 'engine',
  processes: ['evening', 'choose', 'world', 'activity', 'policy-clock'],
  settings: {
    gain: { default: 2, unit: '1', range: [0, 10], about: 'demandGain' },
    threshold: { default: 0.2, unit: 'share', range: [0, 1], about: 'demandThreshold' },
    festival: { default: 1.6, unit: '1', range: [0, 5], about: 'need multiplier of every fifth day' },
    fans: fanCount(40_000), seed: SEED,
  },
  run(context, { gain, threshold, festival, fans, seed }) {
    const [days, needs, branded] = [40, 0.2, 0.5]
    const calendar = Array.from({ length: days }, (_, day) => (day % 5 === 4 ? festival : 1))
    const world = liveWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: days },
      base: {
        ...STILL, considered: 1, choiceBase: ALWAYS, needShape: 100, needMean: needs, brandNeed: branded, mixWhite: 0, mixKnown: 1, priceKnown: 1,
        demandGain: gain, demandThreshold: threshold, needMultiplierMax: Math.max(1, festival),
      },
      calendar,
    }, seed)
    let [boost, exact] = [0, 0]
    for (const multiplier of calendar) {
      exact += fans * needs * multiplier * (1 + branded * boost)
      boost += (gain * Math.max(0, 1 - threshold) - boost) / 7
    }
    const orders = sumOf(seriesOf(world.rows(), Metric.ordersNatural))
    const spread = exact * (1 + exact / fans / 100) // needs are Poisson with rates Gamma(100)
    return [compare({ quantity: 'orders in 40 days', setting: settingText({ gain, threshold, festival, fans }), exact, simulated: orders, standardError: Math.sqrt(spread), tolerance: 4, toleranceKind: 'sigma' })]
  },
})

const coupons = defineOracle({
  id: 'coupons',
  title: { en: 'Coupons', zh: '优惠券' },
  claim: { en: 'Coupons spend their budget over their days and no more than one day\'s claims beyond it; none are given outside.', zh: '优惠券在有效期内用完预算，至多超出一天的领取额；有效期外不发放。' },
  kind: 'identity',
  processes: ['evening', 'choose', 'policy-clock'],
  settings: { value: { default: 5, unit: 'RMB', range: [0.1, 20], about: 'face value' }, days: { default: 60, unit: 'days', range: [20, 200], whole: true, about: 'days of the programme' }, fans: fanCount(4000), seed: SEED },
  run(context, { value, days, fans, seed }) {
    const [from, kappa] = [10, 100]
    const budget = value * 0.02 * fans * days * kappa // a fiftieth of the fans a day
    const lever = (param: string, amount: number) => ({ param, value: amount, from, to: from + days })
    const world = liveWorld(context, {
      shape: { fans, anchors: 60, anchorSlots: 80, horizon: from + days + 10 }, base: { people: kappa * fans },
      settings: [lever('couponValue', value), lever('couponBudget', budget), lever('couponFrom', from), lever('couponTo', from + days)] as never,
    }, seed)
    const spent = seriesOf(world.rows(), Metric.couponFen)
    const exact = (budget / kappa) * 100
    const setting = settingText({ value, days, fans })
    return [
      compare({ quantity: 'fen given', setting, exact, simulated: sumOf(spent), tolerance: 0.05, toleranceKind: 'relative' }),
      holds('at most one day\'s claims beyond the budget', setting, sumOf(spent) <= exact + Math.max(...spent)),
      compare({ quantity: 'fen given outside the days', setting, exact: 0, simulated: sumOf(spent.slice(0, from)) + sumOf(spent.slice(from + days)), tolerance: 0, toleranceKind: 'absolute' }),
    ]
  },
})

const credit = defineOracle({
  id: 'credit',
  title: { en: 'Credit by channel', zh: '渠道归因' },
  claim: { en: 'A room entered twice is credited once: private before natural before paid before subsidised.', zh: '同一直播间多次进入只归因一次：私域 > 自然 > 付费 > 补贴。' },
  kind: 'engine',
  processes: ['rooms', 'visit-public', 'clicks', 'visit-private', 'traffic', 'auction', 'subsidy', 'order'],
  settings: {
    rho: { default: 0.3, unit: 'probability/day', range: [0, 1], about: 'a follower comes back' },
    paid: { default: 0.25, unit: 'share', range: [0, 0.5], about: 'impressions for sale, all sold; half of all are subsidised' },
    fans: fanCount(30_000), seed: SEED,
  },
  run(context, { rho, paid, fans, seed }) {
    const days = 4
    const world = liveWorld(context, {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: days },
      base: {
        ...STILL, people: fans, followAll: 1, revisit: rho, entriesFixed: 2, needFixed: 1, needMean: 1, choiceBase: ALWAYS, impressions: 20,
        meanField: 1, qualityWhite: 1, smoothDays: 1, startSales: 1000, adRate: 1, referenceFans: 1e-3 * fans, paidShareMax: paid, cpm: 0.01,
      },
      plans: [{ budget: 1e12, from: 0, to: days, cpm: 30, concentration: 1 }],
    }, seed)
    const rows = world.rows()
    const n = fans * (days - 1) // a follower's first visit can be on day 1
    const [natural, subsidised] = [1 - paid - 0.5, 0.5]
    const exact = { private: rho, natural: (1 - rho) * (1 - (1 - natural) ** 2), paid: (1 - rho) * ((1 - natural) ** 2 - subsidised ** 2), subsidised: (1 - rho) * subsidised ** 2 }
    const seen = { private: Metric.ordersPrivate, natural: Metric.ordersNatural, paid: Metric.ordersPaid, subsidised: Metric.ordersSubsidised }
    return Object.entries(exact).map(([channel, share]) =>
      compare({
        quantity: `share of orders credited ${channel}`, setting: settingText({ rho, paid, n }), exact: share,
        simulated: sumOf(seriesOf(rows, seen[channel as keyof typeof seen]).slice(1)) / n, standardError: Math.max(1e-9, Math.sqrt((share * (1 - share)) / n)), tolerance: 4, toleranceKind: 'sigma',
      }),
    )
  },
})

export const programmes = [demand, coupons, credit]
