import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lnBeta, lnGamma, regularisedGammaP, regularisedGammaQ } from '../../../src/calibrate/special/gamma.ts'
import reference from './mpmath-reference.json'
import { relativeError } from './relative-error.ts'

const shape = fc.double({ min: 0.01, max: 500, noNaN: true })

describe('lnGamma', () => {
  it('agrees with mpmath to 1e-14, also beside its zeros at 1 and 2', () => {
    for (const [x, expected] of reference.lnGamma as [number, number][]) {
      expect(relativeError(lnGamma(x), expected), `lnGamma(${x})`).toBeLessThan(1e-14)
    }
  })

  it('is the logarithm of the factorial on whole numbers', () => {
    expect(lnGamma(1)).toBe(0)
    expect(lnGamma(2)).toBe(0)
    let lnFactorial = 0
    for (let n = 2; n <= 40; n++) expect(lnGamma(n + 1)).toBeCloseTo((lnFactorial += Math.log(n)), 12)
  })

  it('satisfies Γ(x + 1) = xΓ(x) across the seams of its pieces', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 60, noNaN: true }), (x) => {
        expect(lnGamma(x + 1) - lnGamma(x) - Math.log(x)).toBeCloseTo(0, 12)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it.each([0, -1, NaN, Infinity])('refuses %d', (x) => {
    expect(() => lnGamma(x)).toThrow(`lnGamma(x): must be a finite number above 0; got ${x}`)
  })
})

describe('lnBeta', () => {
  it('agrees with mpmath to 2e-14, also where one argument dwarfs the other', () => {
    for (const [a, b, expected] of reference.lnBeta as [number, number, number][]) {
      expect(relativeError(lnBeta(a, b), expected), `lnBeta(${a}, ${b})`).toBeLessThan(2e-14)
    }
  })

  it('is symmetric and obeys B(a, b) = B(a + 1, b) + B(a, b + 1)', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        expect(lnBeta(a, b)).toBe(lnBeta(b, a))
        expect(Math.exp(lnBeta(a + 1, b) - lnBeta(a, b)) + Math.exp(lnBeta(a, b + 1) - lnBeta(a, b))).toBeCloseTo(1, 11)
      }),
      { seed: 2 },
    )
  })

  it('refuses arguments of 0 and below', () => {
    expect(() => lnBeta(0, 1)).toThrow('lnBeta(a)')
    expect(() => lnBeta(1, -2)).toThrow('lnBeta(b)')
  })
})

describe('the regularised incomplete gammas', () => {
  it('agree with mpmath to 1e-12, each in its own tail', () => {
    for (const [a, x, p, q] of reference.incompleteGamma as [number, number, number, number][]) {
      const small = x < a + 1 ? relativeError(regularisedGammaP(a, x), p) : relativeError(regularisedGammaQ(a, x), q)
      expect(small, `a = ${a}, x = ${x}`).toBeLessThan(1e-12)
      expect(Math.abs(regularisedGammaP(a, x) - p), `P(${a}, ${x})`).toBeLessThan(1e-13)
      expect(Math.abs(regularisedGammaQ(a, x) - q), `Q(${a}, ${x})`).toBeLessThan(1e-13)
    }
  })

  it('are right at a = 1245.07, x = 1199.71, where @stdlib gammainc 0.3.1 is 40% off', () => {
    expect(regularisedGammaP(1245.07, 1199.71)).toBeCloseTo(0.09818, 5)
  })

  it('sum to 1, and P rises with x', () => {
    fc.assert(
      fc.property(
        shape,
        fc.double({ min: 0, max: 800, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        (a, x, more) => {
          expect(regularisedGammaP(a, x) + regularisedGammaQ(a, x)).toBeCloseTo(1, 13)
          expect(regularisedGammaP(a, x + more)).toBeGreaterThanOrEqual(regularisedGammaP(a, x) - 1e-14)
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })

  it('are the exponential law at a = 1 and a Poisson sum at whole a', () => {
    expect(regularisedGammaP(1, 2)).toBeCloseTo(1 - Math.exp(-2), 15)
    expect(regularisedGammaQ(3, 2)).toBeCloseTo(Math.exp(-2) * (1 + 2 + 2), 15)
  })

  it('end at 0 and 1', () => {
    expect([regularisedGammaP(2, 0), regularisedGammaQ(2, 0)]).toEqual([0, 1])
    expect([regularisedGammaP(2, Infinity), regularisedGammaQ(2, Infinity)]).toEqual([1, 0])
  })

  it('refuse arguments outside their domain', () => {
    expect(() => regularisedGammaP(0, 1)).toThrow('regularisedGammaP(a): must be a finite number above 0; got 0')
    expect(() => regularisedGammaQ(1, -1)).toThrow(
      'regularisedGammaQ(x): must be a finite number of at least 0; got -1',
    )
    expect(() => regularisedGammaP(1, NaN)).toThrow('got NaN')
  })
})
