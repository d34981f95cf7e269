/**
 * O5: the snowball. Constant paid and natural visits make followers, who come back, leave, and (word of mouth) recruit.
 *
 * The room's owner buys A visits a day in the auction and gets b natural ones. To keep the pool of strangers as good as endless the same
 * room stands R times: a fan may follow each of them, so the pool has R × fans strangers and is used up by less than 1%.
 * Invariant: what is compared is followed day by day in expectation, in the engine's order (leave, come back, follow); without the pool's
 * limit that is the closed form of exact/snowball.ts, which a row of its own shows.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { snowball, type SnowballSettings } from '../exact/snowball.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { anchorColumn, fanCount, openWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

interface Pool extends Omit<SnowballSettings, 'recruits' | 'days'> {
  /** strangers and followers together; Infinity for the closed form */
  readonly pool: number
  /** recruits of one order; each visit of a follower brings `ordersPerVisit` of them, and recruits come the next day */
  readonly recruitsPerOrder?: number
  readonly ordersPerVisit?: number
}

interface Evening {
  readonly followers: number
  /** visits of followers who came back by themselves */
  readonly returned: number
  /** all public visits of the day */
  readonly entries: number
}

/** Expected evenings 1 … days of the engine's schedule. */
function evenings({ paidVisits, naturalVisits, follow, revisit, churn, pool, recruitsPerOrder = 0, ordersPerVisit = 0 }: Pool, days: number): Evening[] {
  const course: Evening[] = []
  let [followers, recruited] = [0, 0]
  for (let day = 0; day < days; day++) {
    const stayed = followers * (1 - churn)
    const entries = paidVisits + naturalVisits + recruited
    const rate = entries / pool // public visits a member of the pool
    const joined = pool === Infinity ? follow * entries : (pool - stayed) * -Math.expm1(-follow * rate)
    const present = stayed * (1 - (1 - revisit) * Math.exp(-rate)) + joined // followers in the room today, newcomers included
    recruited = present * ordersPerVisit * recruitsPerOrder
    followers = stayed + joined
    course.push({ followers, returned: revisit * stayed, entries })
  }
  return course
}

const FLOW = {
  A: { default: 1e5, unit: 'visits/day', range: [1, 1e7], about: 'paid visits' },
  b: { default: 16_279, unit: 'visits/day', range: [1, 1e7], about: 'natural visits of strangers' },
  f: { default: 0.05, unit: 'probability', range: [0.001, 1], about: 'a stranger\'s visit makes a follower' },
  rho: { default: 0.3, unit: 'probability/day', range: [0, 1], about: 'a follower comes back' },
  delta: { default: 0.01, unit: 'probability/day', range: [0.0001, 0.5], about: 'a follower leaves' },
  T: { default: 25, unit: 'days', range: [1, 400], whole: true, about: 'days since the start' },
} as const
const WORLDS = { default: 3, unit: 'worlds', range: [1, 100], whole: true, about: 'worlds whose mean is taken' } as const
const KAPPA = 2

const growth = defineOracle({
  id: 'O5',
  title: { en: 'Snowball of followers', zh: '粉丝滚雪球' },
  claim: {
    en: 'Followers after T days of constant visits are f(A+b)(1−(1−δ)^T)/δ, and the natural-flow share rises from .140 to .355 (the source\'s 14% to 36%).',
    zh: '恒定流量 T 天后的粉丝数为 f(A+b)(1−(1−δ)^T)/δ，自然流量占比由 0.140 升至 0.355（原文 14% → 36%）。',
  },
  kind: 'engine',
  processes: ['activity', 'traffic', 'auction', 'anchors', 'sampling', 'fan-day', 'visit-public', 'visit-private', 'follow', 'lists', 'policy-clock', 'evening'],
  settings: { ...FLOW, rooms: { default: 200, unit: 'rooms', range: [1, 2000], whole: true, about: 'copies of the room, each with a pool of strangers of its own' }, worlds: WORLDS, fans: fanCount(100_000), seed: SEED },
  run(context, { A, b, f, rho, delta, T, rooms, worlds, fans, seed }) {
    const settings = { paidVisits: A, naturalVisits: b, follow: f, revisit: rho, churn: delta }
    const setting = settingText({ A, b, f, rho, delta, rooms, fans })
    const sold = A / (A + b) // all impressions are for sale, and this share of them finds a buyer
    const demand = sold * (1 + sold ** KAPPA)
    const [impressions, sales] = [25, 1000 / rooms]
    const weight = 1e-4 // of an order in smoothed sales: makes ad budgets large in fen, so that rounding them does not matter
    const form = {
      shape: { fans, anchors: rooms, anchorSlots: rooms, horizon: T + 1, panelShare: 1 },
      base: {
        ...STILL, impressions, clickThrough: Math.min(1, (A + b) / fans / impressions), followVisit: f, revisit: rho, unfollowBase: delta,
        meanField: 1, qualityWhite: 1, smoothDays: 1, startSales: sales, gammaG: 0, referenceFans: weight * fans,
        paidShareMax: 1, auctionExponent: KAPPA, adRate: 1, cpm: (1000 * (1000 / weight)) / (demand * impressions * fans),
      },
    }
    const seen = { followers: 0, natural: 0, first: 0, naturalEnd: 0, last: 0, publicEnd: 0 }
    for (let n = 0; n < worlds; n++) {
      const world = openWorld(context, form, seed * worlds + n)
      world.advance(T)
      seen.followers += sumOf(anchorColumn(world, AnchorField.followers))
      world.advance(T + 1)
      const rows = world.rows()
      const on = (metric: Metric, day: number): number => rows[day * Metric.COUNT + metric]
      const unpaid = (day: number): number => on(Metric.visitsNatural, day) + on(Metric.visitsPrivate, day)
      seen.natural += unpaid(0)
      seen.first += unpaid(0) + on(Metric.visitsPaid, 0)
      seen.naturalEnd += unpaid(T)
      seen.last += unpaid(T) + on(Metric.visitsPaid, T)
      seen.publicEnd += on(Metric.visitsNatural, T) + on(Metric.visitsPaid, T)
    }

    const course = evenings({ ...settings, pool: fans * rooms }, T + 1)
    const closed = snowball({ ...settings, recruits: 0, days: T })
    const endless = evenings({ ...settings, pool: Infinity }, T)
    const shareOf = ({ returned, entries }: Evening): number => ((b / (A + b)) * entries + returned) / (entries + returned)
    const expected = course[T - 1].followers
    const share = shareOf(course[T])
    const row = { setting, tolerance: 4, toleranceKind: 'sigma' as const }
    const error = (p: number, n: number): number => Math.sqrt((p * (1 - p)) / n)
    return [
      compare({ ...row, quantity: `followers after ${T} days`, exact: expected, simulated: seen.followers / worlds, standardError: Math.sqrt(expected / worlds) }),
      compare({ ...row, quantity: 'natural share of visits, day 0', exact: b / (A + b), simulated: seen.natural / seen.first, standardError: error(sold, seen.first) }),
      compare({ ...row, quantity: `natural share of visits, day ${T}`, exact: share, simulated: seen.naturalEnd / seen.last, standardError: error(share, seen.last) }),
      compare({ ...row, quantity: 'public visits a day', exact: A + b, simulated: seen.publicEnd / worlds, standardError: Math.sqrt((A + b) / worlds) }),
      // the closed form knows no end of the pool: what the pool's end makes is taken off
      compare({ ...row, quantity: `natural share, closed form, day ${T}`, exact: closed.naturalShare, simulated: seen.naturalEnd / seen.last + closed.naturalShare - share, standardError: error(share, seen.last) }),
      compare({ quantity: 'followers, endless pool against closed form', setting, exact: closed.followers, simulated: endless[T - 1].followers, tolerance: 1e-9, toleranceKind: 'relative' }),
    ]
  },
})

const wordOfMouth = defineOracle({
  id: 'O5w',
  title: { en: 'Snowball with word of mouth', zh: '口碑裂变的滚雪球' },
  claim: {
    en: 'When followers\' orders recruit m visitors a visit, followers grow with f·m·ρ − δ: the engine follows the day-by-day expectation.',
    zh: '粉丝每次访问通过分享带来 m 位访客时，粉丝按 f·m·ρ − δ 增长；引擎与逐日期望一致。',
  },
  kind: 'engine',
  processes: ['activity', 'traffic', 'fan-day', 'visit-public', 'visit-private', 'choose', 'order', 'deliver', 'follow', 'evening'],
  settings: {
    ...FLOW, A: { ...FLOW.A, default: 0, range: [0, 1e7] }, b: { ...FLOW.b, default: 30_000 }, f: { ...FLOW.f, default: 0.1 }, delta: { ...FLOW.delta, default: 0.02 }, T: { ...FLOW.T, default: 30 },
    m: { default: 1, unit: 'visitors/visit', range: [0, 10], about: 'visitors that one visit of a follower recruits' },
    worlds: WORLDS, fans: fanCount(300_000), seed: SEED,
  },
  run(context, { A, b, f, rho, delta, T, m, worlds, fans, seed }) {
    const needs = 0.2 // a day; few fans are asked, each of their orders recruits m/needs
    const impressions = 25
    const form = {
      shape: { fans, anchors: 1, anchorSlots: 1, horizon: T },
      base: {
        ...STILL, impressions, clickThrough: Math.min(1, (A + b) / fans / impressions), followVisit: f, revisit: rho, unfollowBase: delta,
        needShape: 100, needMean: needs, choiceBase: -10, choiceFollow: 20, fixedSatisfaction: 1, shareChance: 1, shareReach: m / needs,
      },
    }
    let [followers, shared] = [0, 0]
    for (let n = 0; n < worlds; n++) {
      const world = openWorld(context, form, seed * worlds + n)
      world.advance(T)
      followers += sumOf(anchorColumn(world, AnchorField.followers)) / worlds
      shared += sumOf(seriesOf(world.rows(), Metric.sharedEntries)) / worlds
    }
    const flow = { paidVisits: A, naturalVisits: b, follow: f, revisit: rho, churn: delta, pool: fans }
    const course = evenings({ ...flow, recruitsPerOrder: m / needs, ordersPerVisit: needs }, T)
    const setting = settingText({ b: A + b, f, rho, delta, m, fans, R0: (f * m * rho) / delta })
    let atOnce = 0 // endless pool, recruits of returning followers on the same day: the recursion that the closed form solves
    for (let day = 0; day < T; day++) atOnce += f * (A + b + m * rho * atOnce) - delta * atOnce
    const closed = snowball({ paidVisits: A, naturalVisits: b, follow: f, revisit: rho, churn: delta, recruits: m, days: T })
    const recruits = course.reduce((sum, { entries }) => sum + entries - A - b, 0)
    return [
      compare({ quantity: `followers after ${T} days`, setting, exact: course[T - 1].followers, simulated: followers, tolerance: 0.01, toleranceKind: 'relative' }),
      compare({ quantity: `recruited visits in ${T} days`, setting, exact: recruits, simulated: shared, tolerance: 0.02, toleranceKind: 'relative' }),
      compare({ quantity: 'followers, endless pool and recruits at once, against closed form', setting, exact: closed.followers, simulated: atOnce, tolerance: 1e-9, toleranceKind: 'relative' }),
    ]
  },
})

export const snowballs = [growth, wordOfMouth]
