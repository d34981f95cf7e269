import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erf, erfc, normalCdf, normalQuantile } from '../../../src/calibrate/special/normal.ts'
import reference from './mpmath-reference.json'
import { relativeError } from './relative-error.ts'

describe('erf and erfc', () => {
  it('agree with mpmath to 1e-13 down to erfc(25) = 8e-274', () => {
    for (const [x, expected] of reference.erfc as [number, number][]) {
      expect(relativeError(erfc(x), expected), `erfc(${x})`).toBeLessThan(1e-13)
      expect(Math.abs(erf(x) - (1 - expected)), `erf(${x})`).toBeLessThan(4e-16)
    }
  })

  it('keep the precision of small arguments', () => {
    expect(relativeError(erf(1e-9), (2e-9 / Math.sqrt(Math.PI)) * (1 - 1e-18 / 3))).toBeLessThan(1e-14)
    expect(erf(0)).toBe(0)
  })

  it('are odd and complementary', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(erf(-x) + erf(x)).toBe(0)
        expect(erf(x) + erfc(x)).toBeCloseTo(1, 14)
      }),
      { seed: 1 },
    )
  })
})

describe('the standard normal distribution', () => {
  it('has the quantiles of mpmath to 1e-13', () => {
    for (const [p, expected] of reference.normalQuantile as [number, number][]) {
      expect(Math.abs(normalQuantile(p) - expected), `quantile of ${p}`).toBeLessThan(
        1e-13 * Math.max(1, Math.abs(expected)),
      )
    }
  })

  it('takes its quantile back to the probability', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, maxExcluded: true, noNaN: true }), (p) => {
        expect(relativeError(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-11)
      }),
      { seed: 2, numRuns: 500 },
    )
  })

  it('has the known landmarks', () => {
    expect(normalCdf(0)).toBe(0.5)
    expect(normalCdf(1) - normalCdf(-1)).toBeCloseTo(0.6826894921370859, 15)
    expect(normalQuantile(0)).toBe(-Infinity)
    expect(normalQuantile(1)).toBe(Infinity)
  })

  it.each([-0.1, 1.1, NaN])('refuses the probability %d', (p) => {
    expect(() => normalQuantile(p)).toThrow(`normalQuantile(p): must lie in [0, 1]; got ${p}`)
  })
})
