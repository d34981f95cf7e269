import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hyp2f1, lnHyp2f1 } from '../../../src/calibrate/special/hypergeometric.ts'
import reference from './mpmath-reference.json'
import { relativeError } from './relative-error.ts'

const parameter = fc.double({ min: 0.05, max: 20, noNaN: true })
const argument = fc.double({ min: 0, max: 0.99, noNaN: true })

describe('hyp2f1', () => {
  it('agrees with mpmath to 1e-12', () => {
    for (const [a, b, c, z, expected] of reference.hyp2f1 as [number, number, number, number, number][]) {
      expect(relativeError(hyp2f1(a, b, c, z), expected), `₂F₁(${a}, ${b}; ${c}; ${z})`).toBeLessThan(1e-12)
    }
  })

  it('reduces to elementary functions', () => {
    expect(hyp2f1(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.LN2, 14)
    expect(hyp2f1(0.5, 1, 1.5, 0.49)).toBeCloseTo(Math.atanh(0.7) / 0.7, 14)
    fc.assert(
      fc.property(parameter, parameter, argument, (a, b, z) => {
        expect(relativeError(hyp2f1(a, b, b, z), (1 - z) ** -a)).toBeLessThan(1e-12)
      }),
      { seed: 1 },
    )
  })

  it('is a polynomial when a is a negative integer', () => {
    expect(hyp2f1(-2, 3, 4, 0.5)).toBeCloseTo(1 - (2 * 3 * 0.5) / 4 + (3 * 4 * 0.25) / (4 * 5), 15)
  })

  it('is symmetric in a and b and satisfies a contiguous relation (DLMF 15.5.11)', () => {
    fc.assert(
      fc.property(parameter, parameter, parameter, argument, (a, b, c, z) => {
        const f = hyp2f1(a + 1, b, c, z)
        expect(relativeError(hyp2f1(b, a + 1, c, z), f)).toBeLessThan(1e-12)
        const terms = [
          (c - a - 1) * hyp2f1(a, b, c, z),
          (2 * (a + 1) - c + (b - a - 1) * z) * f,
          (a + 1) * (z - 1) * hyp2f1(a + 2, b, c, z),
        ]
        const size = terms.reduce((sum, term) => sum + Math.abs(term), 0)
        expect(Math.abs(terms[0] + terms[1] + terms[2]) / size).toBeLessThan(1e-11)
      }),
      { seed: 2 },
    )
  })

  it('is 1 at z = 0', () => {
    expect(hyp2f1(3, 4, 5, 0)).toBe(1)
  })

  it('refuses what it cannot sum', () => {
    expect(() => hyp2f1(1, 1, 2, 1)).toThrow('hyp2f1(z): must lie in [0, ')
    expect(() => hyp2f1(1, 1, 2, -0.1)).toThrow('got -0.1')
    expect(() => hyp2f1(1, 1, -2, 0.5)).toThrow('hyp2f1(c): must not be 0 or a negative integer; got -2')
    expect(() => hyp2f1(1, 1, 1.5, 1 - 1e-9)).toThrow('no convergence in 1000000 terms')
  })
})

describe('lnHyp2f1', () => {
  it('is the logarithm where the function is finite', () => {
    fc.assert(
      fc.property(parameter, parameter, parameter, argument, (a, b, c, z) => {
        expect(lnHyp2f1(a, b, c, z)).toBeCloseTo(Math.log(hyp2f1(a, b, c, z)), 10)
      }),
      { seed: 3 },
    )
  })

  it('goes on where the function overflows', () => {
    expect(hyp2f1(3000, 2, 2, 0.5)).toBe(Infinity)
    expect(lnHyp2f1(3000, 2, 2, 0.5)).toBeCloseTo(3000 * Math.LN2, 8)
  })

  it('refuses parameters for which the sum could be negative', () => {
    expect(() => lnHyp2f1(-1, 1, 1, 0.5)).toThrow('lnHyp2f1(a)')
  })
})
