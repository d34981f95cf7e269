/**
 * O5w: the snowball with word of mouth. Every order of a follower is shared, and each share brings visitors on the next day.
 *
 * There is one room and the pool is used up, so the exact course counts the pool. Followers alone buy (their utility is 20 above that of
 * strangers), every delivery satisfies and is shared. Invariant: with an endless pool and recruits at once the course would be the closed
 * form with g = f·m·ρ − δ, which a row of its own shows.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { snowball } from '../exact/snowball.ts'
import { compare, defineOracle, settingText } from '../oracle.ts'
import { anchorColumn, fanCount, openWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'
import { evenings, FLOW, WORLDS } from '../snowball-course.ts'

const wordOfMouth = defineOracle({
  id: 'O5w',
  title: { en: 'Snowball with word of mouth', zh: '口碑裂变的滚雪球' },
  claim: {
    en: 'When followers\' orders recruit m visitors a visit, followers grow with f·m·ρ − δ: the engine follows the day-by-day expectation.',
    zh: '粉丝每次访问通过分享带来 m 位访客时，粉丝按 f·m·ρ − δ 增长；引擎与逐日期望一致。',
  },
  kind: 'engine',
  processes: ['activity', 'traffic', 'fan-day', 'visit-public', 'clicks', 'visit-private', 'choose', 'order', 'deliver', 'follow', 'evening'],
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
      compare({ quantity: 'followers, pool endless and recruits at once', setting, exact: closed.followers, simulated: atOnce, tolerance: 1e-9, toleranceKind: 'relative' }),
    ]
  },
})

export const recruiting = [wordOfMouth]
