// Gamma–Gamma: a customer's spend per purchase is Gamma(p, ν), and ν differs among customers as Gamma(q, γ);
// spend is independent of how often the customer buys. Fader & Hardie, "The Gamma-Gamma model of monetary
// value" (2013), here FH.
//
// Invariant: the conditional spend lies between the customer's own mean and the population's, and tends to the
// customer's as purchases accumulate. γ and all results are in the unit of the spends.
import { nonNegative, positive, sameLength, whole } from '../domain.ts'
import { lnGamma } from '../special/gamma.ts'
import type { RepeatSpend } from './history.ts'

export interface GammaGammaParameters {
  /** shape of one purchase's spend, > 0 */
  readonly p: number
  /** shape of the customers' rates ν, > 0 */
  readonly q: number
  /** scale of the customers' rates ν, > 0, in the unit of money */
  readonly gamma: number
}

function check({ p, q, gamma }: GammaGammaParameters): void {
  positive('p', p)
  positive('q', q)
  positive('gamma', gamma)
}

/** Log-likelihood of the mean spends of customers with at least one repeat purchase, FH 2013. */
export function gammaGammaLogLikelihood(
  parameters: GammaGammaParameters,
  { frequency, meanSpend }: RepeatSpend,
): number {
  check(parameters)
  sameLength('spend', frequency, meanSpend)
  const { p, q, gamma } = parameters
  return frequency.reduce((sum, x, row) => {
    const px = p * whole(`spend.frequency[${row}]`, x, 1)
    const mean = positive(`spend.meanSpend[${row}]`, meanSpend[row])
    return (
      sum +
      lnGamma(px + q) -
      lnGamma(px) -
      lnGamma(q) +
      q * Math.log(gamma) +
      (px - 1) * Math.log(mean) +
      px * Math.log(x) -
      (px + q) * Math.log(gamma + x * mean)
    )
  }, 0)
}

/** E[M], mean spend per purchase over the population: pγ/(q−1); Infinity for q <= 1. */
export function gammaGammaMean(parameters: GammaGammaParameters): number {
  check(parameters)
  const { p, q, gamma } = parameters
  return q > 1 ? (p * gamma) / (q - 1) : Infinity
}

/**
 * E[M | x purchases of mean m], a customer's expected spend per purchase: p(γ + xm)/(px + q − 1).
 * @param x purchases seen, a whole number >= 0; 0 gives the population's mean
 * @param mean their mean spend, >= 0
 */
export function gammaGammaConditionalSpend(parameters: GammaGammaParameters, x: number, mean: number): number {
  check(parameters)
  const { p, q, gamma } = parameters
  const weight = p * whole('x', x) + q - 1
  return weight > 0 ? (p * (gamma + x * nonNegative('mean', mean))) / weight : Infinity
}
