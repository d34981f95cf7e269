import { describe, expect, it } from 'vitest'
import { nbdLogLikelihood } from '../../../src/calibrate/repurchase/nbd.ts'
import {
  paretoNbdLogLikelihood,
  paretoNbdMean,
  type ParetoNbdParameters,
} from '../../../src/calibrate/repurchase/pareto-nbd.ts'

/** Fader, Hardie, Lee 2005, table 2. */
const cdnow: ParetoNbdParameters = Object.freeze({ r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 })

/**
 * One customer's likelihood straight from the story: alive to the end, or gone at some τ in (t_x, T), which is
 * integrated numerically (Simpson, 20,000 steps).
 */
function likelihoodByIntegration(
  { r, alpha, s, beta }: ParetoNbdParameters,
  x: number,
  recency: number,
  age: number,
): number {
  let rising = 1
  for (let k = 0; k < x; k++) rising *= r + k
  const purchases = (end: number) => (rising * alpha ** r) / (alpha + end) ** (r + x)
  const gone = (end: number) => purchases(end) * ((s * beta ** s) / (beta + end) ** (s + 1))
  const steps = 20_000
  const step = (age - recency) / steps
  let integral = 0
  for (let i = 0; i <= steps; i++)
    integral += gone(recency + i * step) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2)
  return purchases(age) * (beta / (beta + age)) ** s + (integral * step) / 3
}

describe('the Pareto/NBD log-likelihood', () => {
  it.each([
    ['α < β', cdnow],
    ['α > β', { r: 0.8, alpha: 14, s: 1.3, beta: 3 }],
    ['α = β', { r: 2, alpha: 5, s: 0.4, beta: 5 }],
    ['α ≫ β', { r: 0.5, alpha: 60, s: 0.7, beta: 0.5 }],
  ])('is the integral over the day of leaving when %s', (_, parameters) => {
    for (const [x, recency, age] of [
      [0, 0, 38.86],
      [2, 30.43, 38.86],
      [7, 5, 27],
      [1, 27, 27],
    ] as const) {
      const value = paretoNbdLogLikelihood(parameters, { frequency: [x], recency: [recency], age: [age] })
      expect(value, `x = ${x}`).toBeCloseTo(Math.log(likelihoodByIntegration(parameters, x, recency, age)), 8)
    }
  })

  it('tends to the NBD when nobody leaves', () => {
    const history = { frequency: [0, 2, 7], recency: [0, 30.43, 5], age: [38.86, 38.86, 27] }
    expect(paretoNbdLogLikelihood({ ...cdnow, s: 1e-12 }, history)).toBeCloseTo(nbdLogLikelihood(cdnow, history), 8)
  })

  it('stays finite for a customer with a thousand purchases', () => {
    const value = paretoNbdLogLikelihood({ ...cdnow, beta: 400 }, { frequency: [1000], recency: [1], age: [300] })
    expect(Number.isFinite(value)).toBe(true)
  })

  it.each(['r', 'alpha', 's', 'beta'] as const)('refuses %s = 0', (name) => {
    expect(() => paretoNbdLogLikelihood({ ...cdnow, [name]: 0 }, { frequency: [0], recency: [0], age: [1] })).toThrow(
      `${name}: must be a finite number above 0; got 0`,
    )
  })
})

describe('the Pareto/NBD mean', () => {
  it('is 1.2130 at week 39 (model document, O2b)', () => {
    expect(paretoNbdMean(cdnow, 39)).toBeCloseTo(1.213, 4)
  })

  it('passes through s = 1 without a break', () => {
    const at = (s: number) => paretoNbdMean({ ...cdnow, s }, 39)
    expect(at(1)).toBeCloseTo((0.553 * 11.669 * Math.log(1 + 39 / 11.669)) / 10.578, 14)
    expect(at(1 + 1e-9)).toBeCloseTo(at(1), 8)
    expect(at(1 - 1e-9)).toBeCloseTo(at(1), 8)
  })

  it('is 0 in no time, r/α per unit time at first, and rβ/(α(s−1)) in the end', () => {
    expect(paretoNbdMean(cdnow, 0)).toBe(0)
    expect(paretoNbdMean(cdnow, 1e-6) / 1e-6).toBeCloseTo(0.553 / 10.578, 7)
    expect(paretoNbdMean({ ...cdnow, s: 3 }, 1e12)).toBeCloseTo((0.553 * 11.669) / (10.578 * 2), 9)
  })
})
