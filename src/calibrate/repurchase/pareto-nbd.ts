// Pareto/NBD: purchases as in the NBD, lifetimes exponential at rates that differ as Gamma(s, β). Schmittlein,
// Morrison, Colombo 1987; likelihood in the form of Fader & Hardie, "A note on deriving the Pareto/NBD model"
// (2005), here FH.
//
// Invariant: s → 0 or β → ∞ gives the NBD. Times are in the unit of the fit.
import { nonNegative, positive } from '../domain.ts'
import { lnHyp2f1 } from '../special/hypergeometric.ts'
import { mergeHistory, type RepeatHistory } from './history.ts'
import { lnRisingOver } from './nbd.ts'

export interface ParetoNbdParameters {
  /** shape of the purchase rates, > 0 */
  readonly r: number
  /** scale of the purchase rates in time units, > 0 */
  readonly alpha: number
  /** shape of the dropout rates, > 0 */
  readonly s: number
  /** scale of the dropout rates in time units, > 0 */
  readonly beta: number
}

function check({ r, alpha, s, beta }: ParetoNbdParameters): void {
  positive('r', r)
  positive('alpha', alpha)
  positive('s', s)
  positive('beta', beta)
}

/** Log-likelihood of a cohort. @throws RangeError for a history that breaks its invariant */
export function paretoNbdLogLikelihood(parameters: ParetoNbdParameters, history: RepeatHistory): number {
  return paretoNbdLikelihoodOf(history)(parameters)
}

/** The same as a function of the parameters alone, for a fit: the history is checked and merged once. */
export function paretoNbdLikelihoodOf(history: RepeatHistory): (parameters: ParetoNbdParameters) => number {
  const { frequency, recency, age, customers } = mergeHistory(history)
  const rising = lnRisingOver(frequency)
  return (parameters) => {
    check(parameters)
    const bought = rising(parameters.r)
    const lnScale = parameters.r * Math.log(parameters.alpha) + parameters.s * Math.log(parameters.beta)
    return frequency.reduce(
      (sum, x, row) => sum + customers[row] * (bought(x) + lnScale + lnLastSeen(parameters, x, recency[row], age[row])),
      0,
    )
  }
}

/** ln of what FH put in brackets: alive throughout, plus the integral over the day of leaving in (t_x, T) (A₀). */
function lnLastSeen({ r, alpha, s, beta }: ParetoNbdParameters, x: number, recency: number, age: number): number {
  const order = r + s + x
  const larger = Math.max(alpha, beta)
  const second = alpha >= beta ? s + 1 : r + x
  const gap = Math.abs(alpha - beta)
  const lnTail = (end: number) =>
    lnHyp2f1(order, second, order + 1, gap / (larger + end)) - order * Math.log(larger + end)
  const lnEarly = lnTail(recency)
  const lnLeft = Math.log(s / order) + lnEarly + Math.log(Math.max(0, -Math.expm1(lnTail(age) - lnEarly)))
  const lnAlive = -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age)
  const high = Math.max(lnLeft, lnAlive)
  return high + Math.log(Math.exp(lnLeft - high) + Math.exp(lnAlive - high))
}

/**
 * E[X(t)] = rβ/(α(s−1)) · [1 − (β/(β+t))^{s−1}]; at s = 1 its limit (rβ/α) ln((β+t)/β).
 * @param t >= 0
 * @example paretoNbdMean({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, 39) // 1.2130
 */
export function paretoNbdMean(parameters: ParetoNbdParameters, t: number): number {
  check(parameters)
  const { r, alpha, s, beta } = parameters
  const span = Math.log1p(nonNegative('t', t) / beta)
  const factor = s === 1 ? span : -Math.expm1(-(s - 1) * span) / (s - 1)
  return ((r * beta) / alpha) * factor
}
