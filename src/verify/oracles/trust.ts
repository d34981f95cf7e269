/**
 * O8, O8b, O8c: the trust of a fan in the room she follows, as Beta evidence with forgetting.
 *
 * Everybody follows the one room and orders there every day; parcels take one day; public reputation is held at ½ and satisfaction at π.
 * Invariant: one fan is one independent chain of outcomes, so standard errors are over fans; trust is read just after the day's outcomes.
 * At the defaults four standard errors are below the 5e-4 of MODEL.md 4.
 */
import { BondField } from '../../engine/kernel/slots.ts'
import { asymmetricTrustMean } from '../exact/asymmetric-trust.ts'
import { betaTrust, dailyEvidence } from '../exact/beta-trust.ts'
import { compare, defineOracle, settingText, type OracleContext } from '../oracle.ts'
import { ALWAYS, columnOf, fanCount, meanOf, openWorld, SEED, STILL } from '../oracle-world.ts'

const SATISFACTION = { default: 0.8, unit: 'probability', range: [0.01, 0.99], about: 'π, a delivery satisfies' } as const
const PROCESSES = ['deliver', 'trust', 'order', 'follow', 'lists', 'choose', 'fan-day', 'world', 'policy-clock', 'anchors'] as const
const PRIOR = 0.5

interface Chain {
  readonly pi: number
  readonly keep: number
  readonly omega: number
  readonly orders: number
  readonly fans: number
  readonly outcomes: number
  readonly seed: number
}

/** Worlds of such chains. @param outcomes days with deliveries: the first parcel arrives on day 1 */
const openChains = (context: OracleContext, { pi, keep, omega, orders, fans, outcomes, seed }: Chain) =>
  openWorld(context, {
    shape: { fans, anchors: 1, anchorSlots: 1, horizon: outcomes + 1 },
    base: {
      ...STILL, followAll: 1, considered: 1, needFixed: 1, needMean: orders, choiceBase: ALWAYS, leadMean: 1,
      fixedReputation: PRIOR, fixedSatisfaction: pi, omega, forget: keep,
    },
  }, seed)

const symmetric = defineOracle({
  id: 'O8',
  title: { en: 'Trust: mean, spread, transient', zh: '信任：均值、离散与瞬态' },
  claim: {
    en: 'With ω = 1 and forgetting λ an outcome, trust has mean (π+q)/(1+2q), q = 1−λ, sd √(π(1−π)/(1−λ²))/(1/q+2), and the transient with (1−λⁿ)/q for 1/q.',
    zh: 'ω = 1、每次结果遗忘 λ 时，信任均值为 (π+q)/(1+2q)（q = 1−λ），标准差与瞬态均符合闭式解。',
  },
  kind: 'engine',
  processes: PROCESSES,
  settings: {
    lambda: { default: 0.95, unit: 'per outcome', range: [0.5, 0.995], about: 'λ, evidence kept' },
    pi: SATISFACTION,
    outcomes: { default: 120, unit: 'outcomes', range: [1, 2000], whole: true, about: 'outcomes per fan at the end' },
    fans: fanCount(220_000), seed: SEED,
  },
  run(context, { lambda, pi, outcomes, fans, seed }) {
    const world = openChains(context, { pi, keep: lambda, omega: 1, orders: 1, fans, outcomes, seed })
    const stops = [...new Set([Math.min(3, outcomes), Math.min(15, outcomes), outcomes])]
    return stops.flatMap((n) => {
      world.advance(n + 1)
      const trust = meanOf(columnOf(world.bonds(0), BondField.trust, BondField.COUNT))
      const exact = betaTrust({ satisfaction: pi, keep: lambda, priorMean: PRIOR, outcomes: n })
      const setting = settingText({ lambda, pi, n, fans })
      return [
        compare({ quantity: `mean trust after ${n} outcomes`, setting, exact: exact.mean, simulated: trust.mean, standardError: trust.standardError, tolerance: 4, toleranceKind: 'sigma' }),
        compare({ quantity: `sd of trust after ${n} outcomes`, setting, exact: exact.sd, simulated: trust.sd, standardError: trust.sdError, tolerance: 4, toleranceKind: 'sigma' }),
      ]
    })
  },
})

const asymmetric = defineOracle({
  id: 'O8b',
  title: { en: 'Trust: disappointments weigh more', zh: '信任：失望权重更大' },
  claim: {
    en: 'With ω > 1 the stationary mean is the integral of exact/asymmetric-trust.ts, above the first-order (π+q)/(π+ω(1−π)+2q) (Jensen).',
    zh: 'ω > 1 时稳态均值等于精确积分，高于一阶近似 (π+q)/(π+ω(1−π)+2q)（Jensen 不等式）。',
  },
  kind: 'engine',
  processes: PROCESSES,
  settings: {
    lambda: { default: 0.95, unit: 'per outcome', range: [0.5, 0.99], about: 'λ, evidence kept' },
    pi: SATISFACTION,
    omega: { default: 3, unit: 'evidence', range: [0.1, 50], about: 'ω, weight of a disappointment' },
    fans: fanCount(60_000), seed: SEED,
  },
  run(context, { lambda, pi, omega, fans, seed }) {
    const outcomes = Math.ceil(Math.log(1e-4) / Math.log(lambda)) // what is left of the start
    const world = openChains(context, { pi, keep: lambda, omega, orders: 1, fans, outcomes, seed })
    world.advance(outcomes + 1)
    const trust = meanOf(columnOf(world.bonds(0), BondField.trust, BondField.COUNT))
    const q = 1 - lambda
    const firstOrder = (pi + q) / (pi + omega * (1 - pi) + 2 * q)
    const setting = settingText({ lambda, pi, omega, outcomes, fans })
    return [
      compare({ quantity: 'mean trust', setting, exact: asymmetricTrustMean({ satisfaction: pi, keep: lambda, badWeight: omega, priorMean: PRIOR }), simulated: trust.mean, standardError: trust.standardError, tolerance: 4, toleranceKind: 'sigma' }),
      compare({ quantity: 'mean trust, at least its first order', setting, exact: Math.min(firstOrder, omega < 1 ? 0 : 1), simulated: trust.mean + 4 * trust.standardError, tolerance: 0, toleranceKind: 'least' }),
    ]
  },
})

const severalOrders = defineOracle({
  id: 'O8c',
  title: { en: 'Trust: several orders a day', zh: '信任：一天多单' },
  claim: { en: 'With k orders a day and φ a day, good evidence after the day\'s outcomes tends to kπ/(1−φ).', zh: '每天 k 单、每日保留 φ 时，好评证据趋于 kπ/(1−φ)。' },
  kind: 'engine',
  processes: PROCESSES,
  settings: {
    phi: { default: 0.95, unit: 'per day', range: [0.5, 0.995], about: 'φ, evidence kept a day' },
    k: { default: 3, unit: 'orders/day', range: [1, 20], whole: true, about: 'orders a day' },
    pi: SATISFACTION,
    fans: fanCount(10_000), seed: SEED,
  },
  run(context, { phi, k, pi, fans, seed }) {
    const outcomes = Math.ceil(Math.log(1e-4) / Math.log(phi))
    const world = openChains(context, { pi, keep: phi, omega: 1, orders: k, fans, outcomes, seed })
    world.advance(outcomes + 1)
    const good = meanOf(columnOf(world.bonds(0), BondField.good, BondField.COUNT))
    return [compare({
      quantity: 'mean good evidence', setting: settingText({ phi, k, pi, fans }), exact: dailyEvidence({ satisfaction: pi, keepPerDay: phi, ordersPerDay: k }),
      simulated: good.mean, standardError: good.standardError, tolerance: 0.01, toleranceKind: 'relative',
    })]
  },
})

export const trust = [symmetric, asymmetric, severalOrders]
