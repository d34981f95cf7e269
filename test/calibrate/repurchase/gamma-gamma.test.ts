import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  gammaGammaConditionalSpend,
  gammaGammaLogLikelihood,
  gammaGammaMean,
  type GammaGammaParameters,
} from '../../../src/calibrate/repurchase/gamma-gamma.ts'

/** Fader & Hardie 2013: CDNOW, dollars. */
const cdnow: GammaGammaParameters = Object.freeze({ p: 6.249, q: 3.745, gamma: 15.448 })

/** ∫ of f over (0, ∞) by the trapezoid rule in ln m. */
function integrate(f: (m: number) => number): number {
  let sum = 0
  for (let s = -12; s < 16; s += 0.01) sum += f(Math.exp(s)) * Math.exp(s) * 0.01
  return sum
}

describe('the Gamma–Gamma model', () => {
  it.each([1, 2, 9])('has a density of the mean of %d purchases that integrates to 1, with mean E[M]', (x) => {
    const density = (m: number) => Math.exp(gammaGammaLogLikelihood(cdnow, { frequency: [x], meanSpend: [m] }))
    expect(integrate(density)).toBeCloseTo(1, 8)
    expect(integrate((m) => m * density(m))).toBeCloseTo(gammaGammaMean(cdnow), 6)
  })

  it('expects pγ/(q − 1) of everybody, infinite for q <= 1', () => {
    expect(gammaGammaMean(cdnow)).toBeCloseTo((6.249 * 15.448) / 2.745, 12)
    expect(gammaGammaMean({ ...cdnow, q: 1.5 })).toBeCloseTo(6.249 * 15.448 * 2, 10)
    expect(gammaGammaMean({ ...cdnow, q: 1 })).toBe(Infinity)
  })

  it('puts the conditional spend between the customer and the population, nearer the customer with every purchase', () => {
    const population = gammaGammaMean(cdnow)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.1, max: 1000, noNaN: true }), (x, mean) => {
        const spend = gammaGammaConditionalSpend(cdnow, x, mean)
        expect(spend).toBeGreaterThanOrEqual(Math.min(mean, population) - 1e-9)
        expect(spend).toBeLessThanOrEqual(Math.max(mean, population) + 1e-9)
        expect(Math.abs(gammaGammaConditionalSpend(cdnow, x + 1, mean) - mean)).toBeLessThanOrEqual(
          Math.abs(spend - mean) + 1e-9,
        )
      }),
      { seed: 1 },
    )
    expect(gammaGammaConditionalSpend(cdnow, 0, 0)).toBeCloseTo(population, 12)
  })

  it('averages back to the population: E[conditional spend] = E[M]', () => {
    const density = (m: number) => Math.exp(gammaGammaLogLikelihood(cdnow, { frequency: [3], meanSpend: [m] }))
    expect(integrate((m) => gammaGammaConditionalSpend(cdnow, 3, m) * density(m))).toBeCloseTo(gammaGammaMean(cdnow), 6)
  })

  it('does not depend on the unit of money but for its Jacobian', () => {
    const [dollars, cents] = [1, 100].map((unit) =>
      gammaGammaLogLikelihood(
        { ...cdnow, gamma: 15.448 * unit },
        { frequency: [2, 5], meanSpend: [20 * unit, 35 * unit] },
      ),
    )
    expect(cents! + 2 * Math.log(100)).toBeCloseTo(dollars!, 10)
  })

  it('refuses customers without repeats and spends of 0', () => {
    expect(() => gammaGammaLogLikelihood(cdnow, { frequency: [0], meanSpend: [1] })).toThrow(
      'spend.frequency[0]: must be a whole number of at least 1; got 0',
    )
    expect(() => gammaGammaLogLikelihood(cdnow, { frequency: [1], meanSpend: [0] })).toThrow(
      'spend.meanSpend[0]: must be a finite number above 0; got 0',
    )
    expect(() => gammaGammaConditionalSpend({ ...cdnow, p: 0 }, 1, 1)).toThrow('p: must be')
  })
})
