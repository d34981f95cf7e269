/**
 * O5: the snowball. Constant paid and natural visits make followers, who come back and leave.
 *
 * The room's owner buys A visits a day in the auction and gets b natural ones. To keep the pool of strangers as good as endless the same
 * room stands R times: a fan may follow each of them, so the pool has R × fans strangers and is used up by less than 1%.
 * Invariant: what is compared is followed day by day in expectation, in the engine's order (leave, come back, follow); without the pool's
 * limit that is the closed form of exact/snowball.ts, which a row of its own shows.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { snowball } from '../exact/snowball.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { anchorColumn, fanCount, openWorld, SEED, STILL, sumOf } from '../oracle-world.ts'
import { evenings, FLOW, WORLDS, type Evening } from '../snowball-course.ts'

const KAPPA = 2

const growth = defineOracle({
  id: 'O5',
  title: { en: 'Snowball of followers', zh: '粉丝滚雪球' },
  claim: {
    en: 'Followers after T days of constant visits are f(A+b)(1−(1−δ)^T)/δ, and the natural-flow share rises from .140 to .355 (the source\'s 14% to 36%).',
    zh: '恒定流量 T 天后的粉丝数为 f(A+b)(1−(1−δ)^T)/δ，自然流量占比由 0.140 升至 0.355（原文 14% → 36%）。',
  },
  kind: 'engine',
  processes: ['activity', 'traffic', 'auction', 'anchors', 'sampling', 'fan-day', 'visit-public', 'clicks', 'visit-private', 'follow', 'lists', 'policy-clock', 'evening'],
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
      compare({ quantity: 'followers, pool endless: closed form', setting, exact: closed.followers, simulated: endless[T - 1].followers, tolerance: 1e-9, toleranceKind: 'relative' }),
    ]
  },
})

export const snowballs = [growth]
