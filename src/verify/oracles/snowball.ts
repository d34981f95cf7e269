/**
 * O5: the snowball. Constant paid and natural visits make followers, who come back and leave.
 *
 * The room's owner buys A visits a day in the auction and gets b natural ones. To keep the pool of strangers as good as endless the same
 * room stands R times: a fan may follow each of them, so the pool has R × fans strangers and is used up by less than 1%.
 * Invariant: what the engine does is met twice: by the closed form for this pool within the sample's error, and by MODEL.md's for an endless one
 * within its 1%. The day's order is leave, come back, follow, so on day T those come back who are left of F(T).
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import type { Simulation } from '../../engine/simulate.ts'
import { snowball } from '../exact/snowball.ts'
import { compare, defineOracle, settingText, shareRow } from '../oracle.ts'
import { anchorColumn, fanCount, openWorld, SEED, STILL, sumOf } from '../oracle-world.ts'

/** Settings that both snowballs share. */
export const FLOW = {
  A: { default: 1e5, unit: 'visits/day', range: [1, 1e7], about: 'paid visits' },
  b: { default: 16_279, unit: 'visits/day', range: [1, 1e7], about: 'natural visits of strangers' },
  f: { default: 0.05, unit: 'probability', range: [0.001, 1], about: 'a stranger\'s visit makes a follower' },
  delta: { default: 0.01, unit: 'probability/day', range: [0.0001, 0.5], about: 'a follower leaves' },
  T: { default: 25, unit: 'days', range: [1, 400], whole: true, about: 'days since the start' },
  worlds: { default: 10, unit: 'worlds', range: [1, 100], whole: true, about: 'worlds whose mean is taken' },
} as const
/** MODEL.md 4: O5 within 1%. */
export const STATED = 0.01
const RHO = { default: 0.3, unit: 'probability/day', range: [0, 1], about: 'a follower comes back' } as const

const KAPPA = 2

const growth = defineOracle({
  id: 'O5',
  title: { en: 'Snowball of followers', zh: '粉丝滚雪球' },
  claim: {
    en: 'Followers after T days of constant visits are f(A+b)(1−(1−δ)^T)/δ, and the natural-flow share rises from .140 to .355 (the source\'s 14% to 36%).',
    zh: '恒定流量 T 天后的粉丝数为 f(A+b)(1−(1−δ)^T)/δ，自然流量占比由 0.140 升至 0.355（原文 14% → 36%）。',
  },
  kind: 'engine',
  processes: ['activity', 'traffic', 'auction', 'anchors', 'sampling', 'fan-day', 'visit-public', 'clicks', 'visit-private', 'follow', 'lists', 'policy-clock', 'evening', 'lanes'],
  settings: { ...FLOW, rho: RHO, rooms: { default: 400, unit: 'rooms', range: [1, 2000], whole: true, about: 'copies of the room, each with a pool of strangers of its own' }, fans: fanCount(100_000), seed: SEED },
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
    let spare: Simulation | undefined
    const seen = { followers: 0, unpaid: 0, visits: 0, entries: 0, first: 0, firstNatural: 0 }
    for (let n = 0; n < worlds; n++) {
      const world = openWorld(context, form, seed * worlds + n, spare)
      world.advance(T)
      seen.followers += sumOf(anchorColumn(world, AnchorField.followers))
      world.advance(T + 1)
      const rows = world.rows()
      const on = (metric: Metric, day: number): number => rows[day * Metric.COUNT + metric]
      seen.entries += on(Metric.visitsNatural, T) + on(Metric.visitsPaid, T)
      seen.unpaid += on(Metric.visitsNatural, T) + on(Metric.visitsPrivate, T)
      seen.visits += on(Metric.visitsNatural, T) + on(Metric.visitsPaid, T) + on(Metric.visitsPrivate, T)
      spare = world
    }
    for (let n = 0; n < 5 * worlds; n++) { // day 0 has few visits: more worlds
      const world = openWorld(context, form, seed * worlds + n, spare)
      world.advance(1)
      const [natural, paid] = [Metric.visitsNatural, Metric.visitsPaid].map((metric) => world.rows()[metric])
      seen.firstNatural += natural
      seen.first += natural + paid
      spare = world
    }

    const pooled = snowball({ ...settings, recruits: 0, days: T, pool: fans * rooms })
    const endless = snowball({ ...settings, recruits: 0, days: T })
    const returning = rho * (1 - delta) * pooled.followers
    const shown = { setting, tolerance: STATED, toleranceKind: 'relative' as const }
    const counted = { setting, tolerance: 4, toleranceKind: 'sigma' as const }
    return [
      compare({ ...counted, quantity: `followers after ${T} days, pool of ${rooms} × fans`, exact: pooled.followers, simulated: seen.followers / worlds, standardError: Math.sqrt(pooled.followers / worlds) }),
      compare({ ...shown, quantity: `followers after ${T} days, endless pool`, exact: endless.followers, simulated: seen.followers / worlds }),
      shareRow('natural share of visits, day 0', setting, b / (A + b), seen.firstNatural, seen.first, STATED),
      shareRow(`natural share of visits, day ${T}, this pool`, setting, (b + returning) / (A + b + returning), seen.unpaid, seen.visits),
      compare({ ...shown, quantity: `natural share of visits, day ${T}`, exact: endless.naturalShare, simulated: seen.unpaid / seen.visits }),
      compare({ ...counted, quantity: 'public visits a day', exact: A + b, simulated: seen.entries / worlds, standardError: Math.sqrt((A + b) / worlds) }),
    ]
  },
})

export const snowballs = [growth]
