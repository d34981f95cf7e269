// O8, O8c: trust as Beta reputation with forgetting (Jøsang & Ismail 2002), symmetric outcomes.
//
// τ = (r + W·a)/(r + s + W). Before each outcome the evidence is multiplied by λ; an outcome is good with
// probability π and adds 1 to r, else 1 to s. After n outcomes r + s is certain, e = (1 − λⁿ)/(1 − λ), so τ is
// linear in r and its mean and sd are exact: mean (π·e + W·a)/(e + W), sd √(π(1−π) Σ λ^{2i})/(e + W).
//
// Invariant: n → ∞ gives the stationary law; λ = 1 is counting without forgetting.
import { hazard, nonNegative, within } from '../../calibrate/domain.ts'

export interface BetaTrustSettings {
  /** π, probability of a good outcome, [0, 1] */
  readonly satisfaction: number
  /** λ, what is kept of the evidence per outcome, (0, 1] */
  readonly keep: number
  /** W, weight of the prior in outcomes, >= 0; 2 by default */
  readonly priorWeight?: number
  /** a, prior mean, [0, 1]; ½ by default */
  readonly priorMean?: number
  /** n, outcomes so far from no evidence; Infinity (the stationary law) by default */
  readonly outcomes?: number
}

export interface Moments {
  readonly mean: number
  readonly sd: number
}

/** 1 + k + … + k^{n−1}; n for k = 1. */
function geometricSum(k: number, n: number): number {
  if (k === 1) return n
  return n === Infinity ? 1 / (1 - k) : -Math.expm1(n * Math.log(k)) / (1 - k)
}

/** @example betaTrust({ satisfaction: 0.8, keep: 0.95 }) // { mean: 0.77273, sd: 0.05823 } */
export function betaTrust(settings: BetaTrustSettings): Moments {
  const { priorWeight = 2, priorMean = 0.5, outcomes = Infinity } = settings
  const good = within('satisfaction', settings.satisfaction, 0, 1)
  const keep = hazard('keep', settings.keep)
  const prior = nonNegative('priorWeight', priorWeight)
  const base = within('priorMean', priorMean, 0, 1)
  within('outcomes', outcomes, 0, Infinity)
  const evidence = geometricSum(keep, outcomes)
  if (evidence === Infinity) return { mean: good, sd: 0 }
  if (evidence + prior === 0) throw new RangeError('priorWeight: must be above 0 without outcomes; got 0')
  const variance = good * (1 - good) * geometricSum(keep * keep, outcomes)
  return { mean: (good * evidence + prior * base) / (evidence + prior), sd: Math.sqrt(variance) / (evidence + prior) }
}

export interface DailyEvidenceSettings {
  /** π, probability of a good outcome, [0, 1] */
  readonly satisfaction: number
  /** φ, what is kept of the evidence per day, [0, 1) */
  readonly keepPerDay: number
  /** k, outcomes a day, >= 0 */
  readonly ordersPerDay: number
}

/** O8c: mean good evidence r just after a day's outcomes were added, kπ/(1 − φ). */
export function dailyEvidence({ satisfaction, keepPerDay, ordersPerDay }: DailyEvidenceSettings): number {
  within('keepPerDay', keepPerDay, 0, 1 - Number.EPSILON)
  return (nonNegative('ordersPerDay', ordersPerDay) * within('satisfaction', satisfaction, 0, 1)) / (1 - keepPerDay)
}
