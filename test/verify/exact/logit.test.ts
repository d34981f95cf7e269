import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logitShares, logitSlopes } from '../../../src/verify/exact/logit.ts'

const values = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 2, maxLength: 6 })

describe('O7, logit shares', () => {
  it('are e^V over 1 + Σ e^V', () => {
    const { shares, outside } = logitShares(Object.freeze([Math.log(2), Math.log(3), Math.log(4)]))
    ;[0.2, 0.3, 0.4].forEach((share, j) => expect(shares[j]).toBeCloseTo(share, 15))
    expect(outside).toBeCloseTo(0.1, 15)
  })

  it('sum to 1 with the outside option, also for values that would overflow', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -2000, max: 2000, noNaN: true })), (any) => {
        const { shares, outside } = logitShares(any)
        expect(shares.reduce((sum, share) => sum + share, outside)).toBeCloseTo(1, 12)
      }),
      { seed: 1 },
    )
  })

  it('keep the ratio of two alternatives when a third is taken away (independence of irrelevant alternatives)', () => {
    fc.assert(
      fc.property(values, (all) => {
        const [before, after] = [logitShares(all), logitShares([...all.slice(0, -1), -Infinity])]
        expect(after.shares.at(-1)).toBe(0)
        expect(Math.log(after.shares[0] / after.outside)).toBeCloseTo(Math.log(before.shares[0] / before.outside), 10)
        expect(after.shares).toHaveLength(all.length)
        expect(logitShares(all.slice(0, -1)).outside).toBeCloseTo(after.outside, 13)
      }),
      { seed: 2 },
    )
  })

  it('have the slopes of their differences, and d ln(P_j/P_0)/dV_j = 1', () => {
    fc.assert(
      fc.property(values, (all) => {
        const slopes = logitSlopes(all)
        const h = 1e-6
        for (let k = 0; k < all.length; k++) {
          const [up, down] = [h, -h].map((step) => logitShares(all.map((value, i) => (i === k ? value + step : value))))
          up!.shares.forEach((share, j) => expect(slopes[j][k]).toBeCloseTo((share - down!.shares[j]) / (2 * h), 7))
          const ratio = Math.log(up!.shares[k] / up!.outside) - Math.log(down!.shares[k] / down!.outside)
          expect(ratio / (2 * h)).toBeCloseTo(1, 6)
        }
      }),
      { seed: 3, numRuns: 30 },
    )
  })

  it('refuse values that are not numbers', () => {
    expect(() => logitShares([0, NaN])).toThrow('values[1]: must be a number below Infinity; got NaN')
    expect(() => logitShares([Infinity])).toThrow('values[0]')
  })
})
