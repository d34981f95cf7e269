/**
 * O5w: the snowball with word of mouth. Every order of a follower is shared, and each share brings visitors on the next day.
 *
 * Followers alone buy (their utility is 20 above that of strangers), every delivery satisfies and is shared. Every follower comes daily (ρ = 1):
 * then those in the room on day n are exactly F(n), newcomers with them, and what they bring comes on day n + 1, as the closed form has it; with
 * ρ < 1 the visit in which somebody became a follower would recruit in excess. Rooms stand side by side so that strangers do not run out; a
 * fan who follows two of them orders in one, so followers are kept few among fans. Invariant: what is left of that is below the 1% of MODEL.md 4.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import type { Simulation } from '../../engine/simulate.ts'
import { snowball } from '../exact/snowball.ts'
import { compare, defineOracle, settingText, type OracleRow } from '../oracle.ts'
import { anchorColumn, fanCount, meanOf, openWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'
import { FLOW, STATED } from './snowball.ts'

const wordOfMouth = defineOracle({
  id: 'O5w',
  title: { en: 'Snowball with word of mouth', zh: '口碑裂变的滚雪球' },
  claim: {
    en: 'When followers\' orders recruit m visitors a visit, followers grow as f(A+b)((1+g)^T−1)/g with g = f·m·ρ − δ, ρ = 1.',
    zh: '粉丝每次访问通过分享带来 m 位访客时，粉丝数为 f(A+b)((1+g)^T−1)/g，g = f·m·ρ − δ，ρ = 1。',
  },
  kind: 'engine',
  processes: ['activity', 'traffic', 'fan-day', 'visit-public', 'clicks', 'visit-private', 'choose', 'order', 'deliver', 'follow', 'evening'],
  settings: {
    b: { ...FLOW.b, default: 4000 }, f: { ...FLOW.f, default: 0.06 }, delta: { ...FLOW.delta, default: 0.02 }, T: { ...FLOW.T, default: 12 },
    m: { default: 1, unit: 'visitors/visit', range: [0, 10], about: 'visitors that one visit of a follower recruits' },
    rooms: { default: 20, unit: 'rooms', range: [1, 200], whole: true, about: 'rooms side by side' }, worlds: { ...FLOW.worlds, default: 30, range: [4, 1000] }, fans: fanCount(300_000), seed: SEED,
  },
  run(context, { b, f, delta, T, m, rooms, worlds, fans, seed }) {
    const needs = 0.1 // a day; few fans are asked, each of their orders recruits m/needs
    const impressions = 25
    const form = {
      shape: { fans, anchors: rooms, anchorSlots: rooms, horizon: T },
      base: {
        ...STILL, quotaNeeds: 1, impressions, clickThrough: Math.min(1, b / fans / impressions), followVisit: f, revisit: 1, unfollowBase: delta, gammaG: 0,
        needShape: 100, needMean: needs, choiceBase: -10, choiceFollow: 20, fixedSatisfaction: 1, shareChance: 1, shareReach: m / needs,
      },
    }
    const [followers, shared]: [number[], number[]] = [[], []]
    let spare: Simulation | undefined
    for (let n = 0; n < worlds; n++) {
      const world = openWorld(context, form, seed * worlds + n, spare)
      world.advance(T)
      followers.push(sumOf(anchorColumn(world, AnchorField.followers)))
      shared.push(sumOf(seriesOf(world.rows(), Metric.sharedEntries)))
      spare = world
    }
    const flow = { paidVisits: 0, naturalVisits: b, follow: f, revisit: 1, churn: delta, recruits: m }
    const { followers: exact, reproduction } = snowball({ ...flow, days: T })
    const course = Array.from({ length: T }, (_, day) => snowball({ ...flow, days: day }).followers)
    const setting = settingText({ b, f, delta, m, rooms, fans, worlds, R0: reproduction })
    const row = (quantity: string, value: number, seen: readonly number[], stated: number): OracleRow => {
      const { mean, standardError } = meanOf(seen)
      return compare({ quantity, setting, exact: value, simulated: mean, standardError, tolerance: 4, toleranceKind: 'sigma', stated })
    }
    return [
      row(`followers after ${T} days`, exact, followers, STATED),
      row(`recruited visits in ${T} days`, m * sumOf(course), shared, 2 * STATED),
    ]
  },
})

export const recruiting = [wordOfMouth]
