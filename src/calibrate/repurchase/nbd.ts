// NBD: every customer buys as a Poisson process for ever, at rates that differ as Gamma(r, α) (Ehrenberg 1959).
//
// Invariant: this is BG/NBD and Pareto/NBD without dropout; both tend to it. Times are in the unit of 1/rate.
import { nonNegative, positive, whole } from '../domain.ts'
import { lnGamma } from '../special/gamma.ts'
import { mergeHistory, type RepeatHistory } from './history.ts'

export interface NbdParameters {
  /** shape of the purchase rates, > 0; small means that few customers buy most */
  readonly r: number
  /** scale of the purchase rates in time units, > 0; the mean rate is r/α */
  readonly alpha: number
}

/** The NBD whose purchases per time unit have this mean. */
export function nbdWithMean(r: number, mean: number): NbdParameters {
  return { r: positive('r', r), alpha: r / positive('mean', mean) }
}

/**
 * P(X(t) = x) for x = 0 … count − 1: Γ(r+x)/(Γ(r) x!) (α/(α+t))^r (t/(α+t))^x.
 * @param t length of the period, >= 0
 * @param count how many probabilities, >= 1
 */
export function nbdPmf({ r, alpha }: NbdParameters, t: number, count: number): number[] {
  positive('r', r)
  nonNegative('t', t)
  whole('count', count, 1)
  const ratio = t / (positive('alpha', alpha) + t)
  let lnScale = -r * Math.log1p(t / alpha) // ln P(X = 0), which may lie below the smallest double
  let scaled = 1
  const probabilities = [Math.exp(lnScale)]
  for (let x = 1; x < count; x++) {
    scaled *= ((r + x - 1) / x) * ratio
    if (scaled > 1e250) {
      lnScale += Math.log(scaled)
      scaled = 1
    }
    probabilities.push(scaled * Math.exp(lnScale))
  }
  return probabilities
}

/** Share of customers that buy at least once in a period of length t: 1 − (α/(α+t))^r. */
export function nbdPenetration({ r, alpha }: NbdParameters, t: number): number {
  return -Math.expm1(-positive('r', r) * Math.log1p(nonNegative('t', t) / positive('alpha', alpha)))
}

/**
 * Two-period repeat rate: of those who bought in one period of length t, the share that buys in the next.
 * [1 − 2 p₀(t) + p₀(2t)] / [1 − p₀(t)] with p₀(t) = (α/(α+t))^r.
 */
export function nbdRepeatRate(parameters: NbdParameters, t: number): number {
  const buyers = nbdPenetration(parameters, positive('t', t))
  return (2 * buyers - nbdPenetration(parameters, 2 * t)) / buyers
}

/**
 * Log-likelihood of the purchase times: Σ ln[Γ(r+x)/Γ(r) · α^r / (α+T)^{r+x}]. Recency does not enter.
 * @throws RangeError for a history that breaks its invariant
 */
export function nbdLogLikelihood(parameters: NbdParameters, history: RepeatHistory): number {
  return nbdLikelihoodOf(history)(parameters)
}

/** The same as a function of the parameters alone, for a fit: the history is checked and merged once. */
export function nbdLikelihoodOf(history: RepeatHistory): (parameters: NbdParameters) => number {
  const { frequency, age, customers } = mergeHistory(history)
  const rising = lnRisingOver(frequency)
  return ({ r, alpha }) => {
    positive('r', r)
    const front = rising(r)
    const lnScale = r * Math.log(positive('alpha', alpha))
    return frequency.reduce(
      (sum, x, row) => sum + customers[row] * (front(x) + lnScale - (r + x) * Math.log(alpha + age[row])),
      0,
    )
  }
}

/**
 * ln of the rising factorial Γ(r + x)/Γ(r) for the frequencies of a history: r ↦ x ↦ value. Each distinct x is
 * worked out once for each r, which is what most of a likelihood would cost otherwise.
 */
export function lnRisingOver(frequency: readonly number[]): (r: number) => (x: number) => number {
  const distinct = [...new Set(frequency)]
  return (r) => {
    const lnGammaOfR = lnGamma(r)
    const values = new Map(distinct.map((x) => [x, x === 0 ? 0 : lnGamma(r + x) - lnGammaOfR]))
    return (x) => values.get(x)!
  }
}
