/**
 * demand, coupons, credit, reach: programmes, credit and reach that no row of MODEL.md §4 reaches, held against their definitions.
 *
 * Invariant: each world switches on the one programme alone, so that its equation is all that moves.
 */
import { Metric } from '../../engine/kernel/slots.ts'
import { Simulation } from '../../engine/simulate.ts'
import type { Setting as PolicySetting } from '../../model/variant.ts'
import { compare, defineOracle, holds, settingText } from '../oracle.ts'
import { ALWAYS, during, fanCount, liveWorld, openWorld, SEED, seriesOf, STILL, sumOf, variantOf, type WorldForm } from '../oracle-world.ts'

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
  claim: {
    en: 'A campaign of coupons spends its budget over its days, begins on its first and gives none outside; a second campaign has a budget of its own, a small budget is no more overspent than by a day\'s claims, and whoever is forked from the morning before the first day spends the same.',
    zh: '优惠券活动在有效期内用完预算，首日开始，期外不发放；第二期活动有自己的预算；小额预算至多超出一天的领取额；从首日前一早晨分叉的运行发放相同。',
  },
  kind: 'identity',
  processes: ['coupons', 'choose', 'policy-clock'],
  settings: { value: { default: 5, unit: 'RMB', range: [0.1, 20], about: 'face value' }, days: { default: 60, unit: 'days', range: [20, 200], whole: true, about: 'days of a campaign' }, fans: fanCount(4000), seed: SEED },
  run(context, { value, days, fans, seed }) {
    const [from, kappa] = [10, 100]
    const budget = value * 0.02 * fans * days * kappa // a fiftieth of the fans a day
    const campaign = (start: number, money: number): PolicySetting[] => during({ couponValue: value, couponBudget: money, couponFrom: start, couponTo: start + days }, start, start + days)
    const form = (settings: readonly PolicySetting[]): WorldForm => ({ shape: { fans, anchors: 60, anchorSlots: 80, horizon: from + 2 * days + 10 }, base: { people: kappa * fans }, settings })
    const spentBy = (settings: readonly PolicySetting[]): number[] => seriesOf(liveWorld(context, form(settings), seed).rows(), Metric.couponFen)
    const spent = spentBy([...campaign(from, budget), ...campaign(from + days, budget)])
    const between = (first: number, end: number): number => sumOf(spent.slice(first, end))
    const little = spentBy(campaign(from, budget / 50))
    const trunk = openWorld(context, form([]), seed)
    trunk.advance(from)
    const fork = new Simulation(context.kernel, variantOf('oracle', form(campaign(from, budget))), seed, trunk.snapshot())
    fork.advance(from + days)
    const exact = (budget / kappa) * 100
    const setting = settingText({ value, days, fans })
    const given = (quantity: string, fen: number, simulated: number) => compare({ quantity, setting, exact: fen, simulated, tolerance: 0.05, toleranceKind: 'relative' })
    return [
      given('fen given', exact, between(from, from + days)),
      given('fen given in a second campaign', exact, between(from + days, from + 2 * days)),
      holds('coupons on the first day of either', setting, spent[from] > 0 && spent[from + days] > 0),
      holds('a budget of a fiftieth: no more than a day\'s claims beyond it', setting, sumOf(little) <= exact / 50 + Math.max(...little)),
      compare({ quantity: 'fen given outside the days', setting, exact: 0, simulated: between(0, from) + between(from + 2 * days, spent.length), tolerance: 0, toleranceKind: 'absolute' }),
      holds('forked on the first morning: the same coupons', setting, seriesOf(fork.rows(), Metric.couponFen).join() === spent.slice(0, from + days).join()),
    ]
  },
})

const credit = defineOracle({
  id: 'credit',
  title: { en: 'Credit by channel', zh: '渠道归因' },
  claim: {
    en: 'A room entered twice is credited once: private before natural before paid before subsidised. Alternatives: in full to every channel that brought the buyer, or in equal parts.',
    zh: '同一直播间多次进入只归因一次：私域 > 自然 > 付费 > 补贴。替代规则：全额计入当日每个渠道，或在各渠道间均分。',
  },
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
    const setting = settingText({ rho, paid, n })
    const row = (quantity: string, share: number, metric: Metric, variance: number, unit = 1) =>
      compare({ quantity, setting, exact: share, simulated: sumOf(seriesOf(rows, metric).slice(1)) / (unit * n), standardError: Math.max(1e-9, Math.sqrt(variance / n)), tolerance: 4, toleranceKind: 'sigma' })
    const any = { natural: [Metric.gmvAnyNatural, natural], paid: [Metric.gmvAnyPaid, paid], subsidised: [Metric.gmvAnySubsidised, subsidised] } as const
    return [
      ...Object.entries(exact).map(([channel, share]) => row(`share of orders credited ${channel}`, share, seen[channel as keyof typeof seen], share * (1 - share))),
      ...Object.entries(any).map(([channel, [metric, chance]]) => {
        const share = 1 - (1 - chance) ** 2
        return row(`share of GMV in rooms entered ${channel}`, share, metric, share * (1 - share), PRICE)
      }),
      ...splitExactly(rho, [natural, paid, subsidised]).map(({ mean, variance }, c) =>
        row(`share of GMV by equal split, ${['private', 'natural', 'paid', 'subsidised'][c]}`, mean, Metric.gmvSplitPrivate + c, variance, PRICE)),
    ]
  },
})

/** fen of an order in oracle worlds */
const PRICE = 100

/**
 * Equal split of an order of 100 fen among the channels of two entries, with a private visit besides of chance rho; the first takes the rest.
 * @param chances of an entry: natural, paid, subsidised
 */
const splitExactly = (rho: number, chances: readonly number[]): { mean: number; variance: number }[] => {
  const moments = [0, 1, 2, 3].map(() => ({ mean: 0, square: 0 }))
  for (const [visits, weight] of [[true, rho], [false, 1 - rho]] as const)
    for (const [one, p] of chances.entries())
      for (const [two, q] of chances.entries()) {
        const channels = [...new Set([...(visits ? [0] : []), one + 1, two + 1])].toSorted((a, b) => a - b)
        const part = Math.floor(PRICE / channels.length)
        channels.forEach((channel, k) => {
          const share = (k === 0 ? PRICE - part * (channels.length - 1) : part) / PRICE
          moments[channel].mean += weight * p * q * share
          moments[channel].square += weight * p * q * share ** 2
        })
      }
  return moments.map(({ mean, square }) => ({ mean, variance: square - mean ** 2 }))
}

const reach = defineOracle({
  id: 'reach',
  title: { en: 'Reach of a plan', zh: '计划触达' },
  claim: {
    en: 'Entries are Poisson(m) for who is awake, half of them subsidised and then of the one fast brand, so T days reach 1 − (1 − π(1 − e^{−m/2}))^T of the fans; its room is entered by three quarters.',
    zh: '活跃粉丝的进店数为 Poisson(m)，一半为补贴且进入唯一的快品牌，故 T 天触达比例为 1 − (1 − π(1 − e^{−m/2}))^T；该直播间占全部进店的四分之三。',
  },
  kind: 'engine',
  processes: ['reach', 'visit-public', 'clicks', 'traffic', 'subsidy', 'activity', 'fan-day'],
  settings: {
    pi: { default: 0.5, unit: 'probability/day', range: [0.01, 1], about: 'awake' },
    m: { default: 0.4, unit: 'entries/active day', range: [0.01, 5], about: 'public entries' },
    days: { default: 6, unit: 'days', range: [1, 200], whole: true, about: 'length of the plan' },
    fans: fanCount(30_000), seed: SEED,
  },
  run(context, { pi, m, days, fans, seed }) {
    const from = 2
    const world = liveWorld(context, {
      shape: { fans, anchors: 2, anchorSlots: 2, horizon: from + days, panelShare: 1 },
      base: { ...STILL, people: fans, activeShare: pi, impressions: 25, clickThrough: m / 25, epsilon: 1, mixWhite: 0.5, mixFast: 0.5 },
      plans: [{ budget: 1e12, from, to: from + days, cpm: 30, kinds: 2 }],
    }, seed)
    const rows = world.rows()
    const reached = (mean: number): number => 1 - (1 - pi * (1 - Math.exp(-mean))) ** days
    const row = (quantity: string, share: number, metric: Metric) =>
      compare({ quantity, setting: settingText({ pi, m, days, fans }), exact: share, simulated: sumOf(seriesOf(rows, metric)) / fans, standardError: Math.sqrt((share * (1 - share)) / fans), tolerance: 4, toleranceKind: 'sigma' })
    return [row('fans with a subsidised visit', reached(m / 2), Metric.reachedSubsidised), row('fans in the fast brand\'s room', reached(0.75 * m), Metric.reachedFast)]
  },
})

export const programmes = [demand, coupons, credit, reach]
