/**
 * traffic, visits: what decides a room's natural share, and that visitors come by that share.
 *
 * Beyond the table of MODEL.md §4: each factor of w_j = e^{κs skill} (g7+g0)^γG (R/a0)^γT D^strikes boost (§6.3) is switched on alone on the last
 * day of a world that has lived, and read back from the shares of rooms that differ in it. Invariant: a factor is measured from ratios of the
 * engine's own shares; what the rooms differ in is read from its table.
 */
import { AnchorField } from '../../engine/kernel/slots.ts'
import type { ParamKey } from '../../model/parameters.ts'
import { chiSquare } from '../exact/chi-square.ts'
import { compare, defineOracle, settingText, type OracleRow } from '../oracle.ts'
import { anchorColumn, during, fanCount, liveWorld, openWorld, SEED, STILL, sumOf } from '../oracle-world.ts'

const exponent = (value: number, about: string) => ({ default: value, unit: '1', range: [0.1, 4] as const, about })

/** Of the readings of a number that should all be `exact`, the farthest from it. */
const farthest = (exact: number, readings: readonly number[]): number =>
  readings.reduce((far, reading) => (Math.abs(reading - exact) > Math.abs(far - exact) ? reading : far), readings[0] ?? NaN)

const weights = defineOracle({
  id: 'traffic',
  title: { en: 'Weights of natural traffic', zh: '自然流量权重' },
  claim: {
    en: 'Natural shares are in the ratio of e^{κs·skill}, (g7+g0)^γG, (R/a0)^γT and D^strikes; new rooms count boost times, and ε is shared equally.',
    zh: '自然流量份额之比等于 e^{κs·技能}、(g7+g0)^γG、(R/a0)^γT、D^处罚次数；新直播间乘以扶持倍数，ε 部分均分。',
  },
  kind: 'engine',
  processes: ['traffic', 'anchors', 'evening', 'enforce', 'population', 'traits', 'policy-clock', 'numeric'],
  settings: {
    gammaT: exponent(2, 'γT, exponent of public trust'),
    gammaG: exponent(0.7, 'γG, exponent of smoothed sales'),
    skillTraffic: exponent(0.4, 'κs, weight of skill'),
    demote: { default: 0.6, unit: 'factor', range: [0.05, 1], about: 'D, each strike' },
    boost: { default: 3, unit: 'factor', range: [0.1, 100], about: 'rooms that opened after day 0' },
    epsilon: { default: 0.2, unit: 'share', range: [0, 1], about: 'ε, shared equally' },
    fans: fanCount(3000), seed: SEED,
  },
  run(context, { gammaT, gammaG, skillTraffic, demote, boost, epsilon, fans, seed }) {
    const [day, anchors] = [45, 60]
    const even = { gammaT: 0, gammaG: 0, skillTraffic: 0, demote: 1, newBoost: 1, epsilon: 0 }
    const base = { ...even, salesFloor: 10, paidCredit: 1, liveMin: 1, liveMax: 1, suspendDays: 0, fakeShare: 0.5, inspect: 0.02, banAt: 100, entryRate: 0, exitFloor: 0 }
    const newcomers = [0, 1].map((category) => ({ day: 40, kind: 0, category, quality: 0.8, price: 50, live: 1 }))
    const setting = settingText({ fans, anchors, seed })
    /** Natural shares on the day on which these factors are switched on, and a column of the table of the evening before. */
    const lived = (factors: Partial<Record<ParamKey, number>>, field: AnchorField, always: Partial<Record<ParamKey, number>> = {}) => {
      const world = openWorld(context, {
        shape: { fans, anchors, anchorSlots: anchors + 2, horizon: day + 1 }, base: { ...base, ...always }, entrants: newcomers,
        settings: during(factors, day),
      }, seed)
      world.advance(day)
      const before = anchorColumn(world, field)
      world.advance(day + 1)
      return { before, shares: anchorColumn(world, AnchorField.naturalShare), trust: anchorColumn(world, AnchorField.trust), born: anchorColumn(world, AnchorField.born) }
    }
    /** Slopes of ln share between the room where `x` is largest and every other. */
    const slopes = (shares: readonly number[], x: readonly number[]): number[] => {
      const top = x.indexOf(Math.max(...x))
      return x.flatMap((value, j) => (x[top] - value > 1e-3 ? [Math.log(shares[top] / shares[j]) / (x[top] - value)] : []))
    }
    const row = (quantity: string, exact: number, readings: readonly number[]): OracleRow =>
      compare({ quantity, setting, exact, simulated: farthest(exact, readings), tolerance: 1e-9, toleranceKind: 'absolute' })

    const trusted = lived({ gammaT }, AnchorField.birth)
    const sold = lived({ gammaG }, AnchorField.sales)
    const skilled = lived({}, AnchorField.skill, { skillTraffic }) // the world's, not a lever
    const struck = lived({ demote }, AnchorField.strikes)
    const fresh = lived({ newBoost: boost, newDays: 2 * day }, AnchorField.birth)
    const mixed = lived({ gammaT, epsilon }, AnchorField.birth)
    const [spotless, old] = [struck.before.indexOf(0), fresh.born.indexOf(0)]
    const merit = mixed.trust.map((trust) => trust ** gammaT)
    return [
      row('exponent of public trust', gammaT, slopes(trusted.shares, trusted.trust.map(Math.log))),
      row('exponent of sales + g0', gammaG, slopes(sold.shares, sold.before.map((sales) => Math.log(sales + base.salesFloor)))),
      row('weight of skill', skillTraffic, slopes(skilled.shares, skilled.before)),
      row('factor of a strike', demote, struck.before.flatMap((strikes, j) => (strikes > 0 ? [(struck.shares[j] / struck.shares[spotless]) ** (1 / strikes)] : []))),
      row('factor of a new room', boost, fresh.born.flatMap((born, j) => (born > 0 ? [fresh.shares[j] / fresh.shares[old]] : []))),
      row('share shared equally', epsilon, mixed.shares.map((share, j) => (merit[j] / sumOf(merit) - share) / (merit[j] / sumOf(merit) - 1 / merit.length))),
    ]
  },
})

const visits = defineOracle({
  id: 'visits',
  title: { en: 'Visits by natural share', zh: '按自然份额分配访问' },
  claim: { en: 'Public visits fall on rooms in proportion to their natural shares, drawn by the keyed tree or by inverse CDF.', zh: '无论用键控树还是逆 CDF 抽样，公域访问都按自然份额分配到直播间。' },
  kind: 'engine',
  processes: ['sampling', 'traffic', 'visit-public', 'clicks', 'random'],
  settings: { rooms: { default: 37, unit: 'rooms', range: [2, 1000], whole: true, about: 'rooms with unequal sales' }, epsilon: { default: 0.2, unit: 'share', range: [0, 1], about: 'ε, shared equally' }, fans: fanCount(20_000), seed: SEED },
  run(context, { rooms, epsilon, fans, seed }) {
    const days = 3
    return (['inverse CDF', 'keyed tree'] as const).map((name, sampling) => {
      const world = liveWorld(context, { // smoothed sales all fade alike, so shares stay
        shape: { fans, anchors: rooms, anchorSlots: rooms, horizon: days, panelShare: 1 },
        base: { ...STILL, sampling, startSalesSd: 1.2, salesFloor: 0, epsilon, entriesFixed: 2 },
      }, seed)
      const seen = anchorColumn(world, AnchorField.visitsNatural)
      const n = fans * days * 2
      const expected = anchorColumn(world, AnchorField.naturalShare).map((share) => share * n)
      return compare({ quantity: `χ² of visits by room, ${name}`, setting: settingText({ rooms, epsilon, n }), exact: rooms - 1, simulated: chiSquare(seen, expected), tolerance: 1e-3, toleranceKind: 'tail' })
    })
  },
})

export const naturalTraffic = [weights, visits]
