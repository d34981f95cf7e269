// BG/NBD: purchases as in the NBD, and after each purchase the customer leaves for ever with a probability that
// differs among customers as Beta(a, b). Fader, Hardie, Lee, "Counting your customers the easy way", Marketing
// Science 24(2), 2005, here FHL.
//
// Invariant: the pmf sums to 1 and its mean is bgNbdMean; a → 0 gives the NBD. X(t) counts the purchases after
// the first within t; times are in the unit of the fit.
import { nonNegative, positive, whole } from '../domain.ts'
import { lnHyp2f1 } from '../special/hypergeometric.ts'
import { mergeHistory, type RepeatHistory } from './history.ts'
import { lnRisingOver, nbdPmf } from './nbd.ts'

export interface BgNbdParameters {
  /** shape of the purchase rates, > 0 */
  readonly r: number
  /** scale of the purchase rates in time units, > 0 */
  readonly alpha: number
  /** dropout probabilities are Beta(a, b), both > 0; the mean dropout per purchase is a/(a+b) */
  readonly a: number
  readonly b: number
}

/** What is known of one customer. */
export interface CustomerHistory {
  readonly frequency: number
  readonly recency: number
  readonly age: number
}

function check({ r, alpha, a, b }: BgNbdParameters): void {
  positive('r', r)
  positive('alpha', alpha)
  positive('a', a)
  positive('b', b)
}

/** Log-likelihood of a cohort, FHL eq. 6. @throws RangeError for a history that breaks its invariant */
export function bgNbdLogLikelihood(parameters: BgNbdParameters, history: RepeatHistory): number {
  return bgNbdLikelihoodOf(history)(parameters)
}

/** The same as a function of the parameters alone, for a fit: the history is checked and merged once. */
export function bgNbdLikelihoodOf(history: RepeatHistory): (parameters: BgNbdParameters) => number {
  const { frequency, recency, age, customers } = mergeHistory(history)
  const rising = lnRisingOver(frequency)
  return (parameters) => {
    check(parameters)
    const { r, alpha, a, b } = parameters
    const [bought, stayed, total] = [rising(r), rising(b), rising(a + b)]
    const lnScale = r * Math.log(alpha)
    return frequency.reduce((sum, x, row) => {
      const lnAlive = -(r + x) * Math.log(alpha + age[row])
      const lnGone = x === 0 ? -Infinity : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + recency[row])
      const high = Math.max(lnAlive, lnGone)
      const lnEither = high + Math.log(Math.exp(lnAlive - high) + Math.exp(lnGone - high))
      const lnStayed = stayed(x) - total(x) // B(a, b + x) / B(a, b)
      return sum + customers[row] * (bought(x) + lnScale + lnStayed + lnEither)
    }, 0)
  }
}

/**
 * P(X(t) = x) for x = 0 … count − 1, FHL eq. 8, to about 1e-15 absolutely (not relatively, far out in the tail).
 * @param t >= 0
 * @param count how many probabilities, >= 1
 */
export function bgNbdPmf(parameters: BgNbdParameters, t: number, count: number): number[] {
  check(parameters)
  const { a, b } = parameters
  const unhindered = nbdPmf(parameters, t, count)
  let stayed = 1 // B(a, b + x) / B(a, b): probability of staying through x purchases
  let atLeast = 1 // P(N >= x) of the NBD without dropout
  return unhindered.map((probability, x) => {
    if (x === 0) return probability
    const leftAtX = (stayed * a) / (a + b + x - 1)
    stayed *= (b + x - 1) / (a + b + x - 1)
    atLeast = Math.max(0, atLeast - unhindered[x - 1])
    return stayed * probability + leftAtX * atLeast
  })
}

/**
 * E[X(t)] of a randomly chosen customer, FHL eq. 9:
 * (a+b−1)/(a−1) · [1 − (α/(α+t))^r ₂F₁(r, b; a+b−1; t/(α+t))].
 * That form is 0/0 at a = 1 and at a + b = 1; near them the equal sum Σᵢ P(N > i) B(a, b+i)/B(a, b) is used.
 * @example bgNbdMean({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, 39) // 1.196723
 */
export function bgNbdMean(parameters: BgNbdParameters, t: number): number {
  check(parameters)
  const { r, alpha, a, b } = parameters
  const c = a + b - 1
  if (nonNegative('t', t) === 0) return 0
  if (Math.abs(a - 1) < 1e-3 || c < 1e-3) return meanBySurvival(parameters, t)
  const series = lnHyp2f1(r, b, c, t / (alpha + t))
  return (c / (a - 1)) * -Math.expm1(series - r * Math.log1p(t / alpha))
}

/** Σᵢ P(N > i) B(a, b+i)/B(a, b), N the purchases without dropout: the i-th counts if the customer stayed for it. */
function meanBySurvival(parameters: BgNbdParameters, t: number): number {
  const { r, alpha, a, b } = parameters
  const average = (r * t) / alpha
  const enough = Math.ceil(average + 40 * Math.sqrt(average * (1 + t / alpha)) + 40 * (1 + t / alpha))
  let more = 1
  let stayed = 1
  return nbdPmf(parameters, t, enough).reduce((mean, probability, i) => {
    more = Math.max(0, more - probability)
    if (i > 0) stayed *= (b + i - 1) / (a + b + i - 1)
    return mean + more * stayed
  }, 0)
}

/** P(the customer is still a customer at age T), after FHL 2005: 1 without repeats. */
export function bgNbdAlive(parameters: BgNbdParameters, { frequency: x, recency, age }: CustomerHistory): number {
  check(parameters)
  const { r, alpha, a, b } = parameters
  if (whole('frequency', x) === 0) return 1
  return 1 / (1 + (a / (b + x - 1)) * Math.exp((r + x) * Math.log((alpha + age) / (alpha + recency))))
}

/**
 * Expected purchases in the next t of a customer with this history, FHL eq. 10. A customer who is alive after x
 * purchases in T has rate Gamma(r + x, α + T) and dropout Beta(a, b + x), so eq. 10 is P(alive) times eq. 9 there.
 */
export function bgNbdConditionalMean(parameters: BgNbdParameters, customer: CustomerHistory, t: number): number {
  const { r, alpha, a, b } = parameters
  const { frequency: x, age } = customer
  return bgNbdAlive(parameters, customer) * bgNbdMean({ r: r + x, alpha: alpha + age, a, b: b + x }, t)
}
