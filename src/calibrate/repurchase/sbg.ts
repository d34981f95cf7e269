// Shifted-beta-geometric: in each period a customer leaves with an own, constant probability; these differ as
// Beta(a, b). Fader & Hardie, "How to project customer retention", J. Interactive Marketing 21(1), 2007.
//
// Invariant: retention rises with time although no customer changes: the leavers leave first. S(t) is the
// product of the retentions up to t.
import { positive, sameLength, nonNegative, whole } from '../domain.ts'
import { lnBeta } from '../special/gamma.ts'

export interface SbgParameters {
  /** leaving probabilities are Beta(a, b), both > 0; the mean is a/(a+b) */
  readonly a: number
  readonly b: number
}

/**
 * S(t) = B(a, b+t)/B(a, b), the share that is still there after t periods.
 * @param t whole periods >= 0
 * @example sbgSurvival({ a: 0.7, b: 1.2 }, 5) // 0.2970
 */
export function sbgSurvival({ a, b }: SbgParameters, t: number): number {
  whole('t', t)
  return Math.exp(lnBeta(a, b + t) - lnBeta(a, b))
}

/** r_t = S(t)/S(t−1) = (b+t−1)/(a+b+t−1), the share of those there before period t that stays; t >= 1. */
export function sbgRetention({ a, b }: SbgParameters, t: number): number {
  whole('t', t, 1)
  return (positive('b', b) + t - 1) / (positive('a', a) + b + t - 1)
}

/** P(T = t), the share that leaves in period t >= 1: B(a+1, b+t−1)/B(a, b). */
export function sbgChurn({ a, b }: SbgParameters, t: number): number {
  whole('t', t, 1)
  return Math.exp(lnBeta(a + 1, b + t - 1) - lnBeta(a, b))
}

/**
 * Log-likelihood of one cohort's counts: Σ left_t ln P(T = t) + remaining ln S(last).
 * @param remaining [period 0 … last] customers still there; not rising, at least two periods
 */
export function sbgLogLikelihood(parameters: SbgParameters, remaining: readonly number[]): number {
  sameLength('remaining', remaining)
  const last = whole('remaining periods', remaining.length - 1, 1)
  let sum = remaining[last] * Math.log(sbgSurvival(parameters, last))
  for (let t = 1; t <= last; t++) {
    const left = nonNegative(`remaining[${t - 1}] - remaining[${t}]`, remaining[t - 1] - remaining[t])
    sum += left * Math.log(sbgChurn(parameters, t))
  }
  return sum
}
