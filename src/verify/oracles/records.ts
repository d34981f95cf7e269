/**
 * reputation, equity, stages: what the platform writes down about rooms, followed from the outside.
 *
 * Beyond the table of MODEL.md §4: the kernel's public record, brand equity and 30-day review are recomputed from the rows and tables that it
 * hands out. Invariant: what is random (which deliveries satisfied) is taken from the rows, so the comparison itself is exact, save that the
 * public record rounds every stake to 2^-20 of a unit, and drift every change to a millionth.
 */
import { AnchorField, Metric } from '../../engine/kernel/slots.ts'
import { compare, defineOracle, holds, settingText } from '../oracle.ts'
import { ALWAYS, anchorColumn, fanCount, liveWorld, openWorld, SEED, seriesOf, STILL, sumOf } from '../oracle-world.ts'

const SATISFACTION = { default: 0.8, unit: 'probability', range: [0, 1], about: 'π, a delivery satisfies' } as const
/** One room, an order a fan and day, parcels that take a day. */
const ONE_ROOM = { ...STILL, considered: 1, needFixed: 1, needMean: 1, choiceBase: ALWAYS, leadMean: 1 } as const

const reputation = defineOracle({
  id: 'reputation',
  title: { en: 'Public reputation', zh: '公共口碑' },
  claim: {
    en: 'Public trust is (R + a0 W0)/(R + S + W0), R and S fading by φ_R a night and growing by the day\'s outcomes and stakes; drift counts what each of these changes of it.',
    zh: '公共信任为 (R + a0 W0)/(R + S + W0)，R、S 每晚按 φ_R 衰减，并按当日结果与质押增长；信任漂移为其各项变化之和。',
  },
  kind: 'identity',
  processes: ['anchors', 'evening', 'deliver', 'order', 'trust', 'schedule'],
  settings: {
    pi: SATISFACTION,
    omega: { default: 3, unit: 'evidence', range: [0, 50], about: 'ω, weight of a disappointment' },
    phi: { default: 0.985, unit: 'per day', range: [0.5, 1], about: 'φ_R' },
    stake: { default: 0.25, unit: 'evidence', range: [0, 1], about: 'spent at the order, back on delivery' },
    fans: fanCount(40), seed: SEED,
  },
  run(context, { pi, omega, phi, stake, fans, seed }) {
    const days = 60
    const weight = 10 / fans // of an order in the public record
    const base = { ...ONE_ROOM, fixedSatisfaction: pi, omega, forgetPublic: phi, stake, referenceFans: weight * fans }
    const world = liveWorld(context, { shape: { fans, anchors: 1, anchorSlots: 1, horizon: days }, base }, seed)
    const rows = world.rows()
    const [satisfied, mild, orders] = [Metric.satisfied, Metric.mild, Metric.ordersNatural].map((metric) => seriesOf(rows, metric))
    const { publicPrior, publicWeight } = world.variant.base
    let [good, bad, drift] = [0, 0, 0]
    for (let day = 0; day < days; day++) {
      // at first order, of the record of the morning: good outcomes, disappointments, stakes on their way out and back
      const [mass, back] = [good + bad + publicWeight, stake * phi]
      const tau = (good + publicPrior * publicWeight) / mass
      drift += (weight / mass) * (satisfied[day] * (1 - tau) - omega * mild[day] * tau - stake * orders[day] * tau + back * (satisfied[day] + mild[day]) * tau)
      if (day === days - 1) break
      good = (good + weight * satisfied[day]) * phi // what the morning after reads
      bad = Math.max(0, bad + weight * (omega * mild[day] + stake * orders[day] - back * (satisfied[day] + mild[day]))) * phi
    }
    const trust = (good + publicPrior * publicWeight) / (good + bad + publicWeight)
    const setting = settingText({ pi, omega, phi, stake, days, fans })
    return [
      compare({ quantity: 'public trust', setting, exact: trust, simulated: anchorColumn(world, AnchorField.trust)[0], tolerance: 2e-5, toleranceKind: 'absolute' }),
      compare({ quantity: 'trust drift of all orders and deliveries', setting, exact: drift, simulated: sumOf(seriesOf(rows, Metric.trustGain)) / 1e6, tolerance: 5e-7 * (sumOf(orders) + 2 * sumOf(satisfied) + 2 * sumOf(mild)), toleranceKind: 'absolute' }),
    ]
  },
})

const equity = defineOracle({
  id: 'equity',
  title: { en: 'Brand equity', zh: '品牌资产' },
  claim: { en: 'Equity moves a day by gain × n/(n+1) × (share satisfied − .8), n deliveries, and fades to its start by 1/365.', zh: '品牌资产每天变动 = 增益 × n/(n+1) ×（满意率 − 0.8），n 为收货数，并以 1/365 回归初始值。' },
  kind: 'identity',
  processes: ['evening', 'deliver', 'traits'],
  settings: { pi: { ...SATISFACTION, default: 0.85 }, gain: { default: 0.02, unit: 'equity/day', range: [0, 1], about: 'per unit of satisfaction above .8' }, fans: fanCount(500), seed: SEED },
  run(context, { pi, gain, fans, seed }) {
    const [start, weight] = [0.6, 1e-2]
    const base = { ...ONE_ROOM, fixedSatisfaction: pi, equityGain: gain, referenceFans: weight * fans, mixWhite: 0, mixKnown: 1, priceKnown: 1, equityKnown: start }
    const world = liveWorld(context, { shape: { fans, anchors: 1, anchorSlots: 1, horizon: 60 }, base }, seed)
    const rows = world.rows()
    const [satisfied, mild] = [Metric.satisfied, Metric.mild].map((metric) => seriesOf(rows, metric))
    const exact = satisfied.reduce((value, good, day) => {
      const n = good + mild[day]
      const pull = n > 0 ? ((gain * n * weight) / (n * weight + 1)) * (good / n - 0.8) : 0
      return Math.max(0, value + pull - (value - start) / 365)
    }, start)
    return [compare({ quantity: 'equity after 60 days', setting: settingText({ pi, gain, fans }), exact, simulated: anchorColumn(world, AnchorField.equity)[0], tolerance: 1e-9, toleranceKind: 'absolute' })]
  },
})

const stages = defineOracle({
  id: 'stages',
  title: { en: 'The 30-day review', zh: '30 天评审' },
  claim: { en: 'After 30 days every room\'s period sales are its GMV, size deciles follow them, and a brand stands at the STEPS stage whose threshold it reached.', zh: '30 天后，每个直播间的期间销售等于其 GMV，规模十分位与之一致，品牌处于其达到门槛的 STEPS 阶段。' },
  kind: 'identity',
  processes: ['review', 'evening', 'traits'],
  settings: { fans: fanCount(4000), seed: SEED },
  run(context, { fans, seed }) {
    const anchors = 120
    const world = openWorld(context, { shape: { fans, anchors, anchorSlots: anchors, horizon: 31 }, base: { sellersPerAnchor: 300, entryRate: 0, mixWhite: 0.3, mixFast: 0.4, mixKnown: 0.2, mixSka: 0.1, inspect: 0, detect: 0 } }, seed)
    world.advance(30)
    const gmv = anchorColumn(world, AnchorField.gmv).map((fen) => fen / 100)
    world.advance(31)
    const [sales, decile, stage, kind] = [AnchorField.lastSales30, AnchorField.decile, AnchorField.stage, AnchorField.kind].map((field) => anchorColumn(world, field))
    const { people, sellersPerAnchor, stepsT1, stepsT2, stepsT3, stepsT4 } = world.variant.base
    const real = people / fans / sellersPerAnchor
    const expected = sales.map((rmb, j) => (kind[j] === 0 ? 0 : [stepsT1, stepsT2, stepsT3, stepsT4].filter((threshold) => rmb * real >= threshold).length))
    const descending = [...sales.keys()].sort((a, b) => sales[b] - sales[a])
    const setting = settingText({ fans, anchors, seed })
    const wrong = (quantity: string, faults: number) => compare({ quantity, setting, exact: 0, simulated: faults, tolerance: 0, toleranceKind: 'absolute' })
    return [
      compare({ quantity: 'sales of the period − GMV, largest', setting, exact: 0, simulated: Math.max(...sales.map((rmb, j) => Math.abs(rmb - gmv[j]))), tolerance: 1e-6, toleranceKind: 'absolute' }),
      wrong('rooms in another decile than their sales', descending.filter((j, rank) => decile[j] !== Math.floor((rank * 10) / anchors) && sales.filter((rmb) => rmb === sales[j]).length === 1).length),
      wrong('brands at another stage than their sales', stage.filter((each, j) => each !== expected[j]).length),
      holds('at least three stages are reached', setting, new Set(stage).size >= 3),
    ]
  },
})

export const records = [reputation, equity, stages]
