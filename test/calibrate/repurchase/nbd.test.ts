import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  nbdLogLikelihood,
  nbdPenetration,
  nbdPmf,
  nbdRepeatRate,
  nbdWithMean,
} from '../../../src/calibrate/repurchase/nbd.ts'

const parameters = fc.record({
  r: fc.double({ min: 0.05, max: 5, noNaN: true }),
  alpha: fc.double({ min: 0.5, max: 20, noNaN: true }),
})
const period = fc.double({ min: 0.1, max: 20, noNaN: true })

describe('the NBD distribution', () => {
  it('sums to 1, has mean rt/α and variance mean(1 + t/α)', () => {
    fc.assert(
      fc.property(parameters, period, ({ r, alpha }, t) => {
        const pmf = nbdPmf({ r, alpha }, t, 4000)
        const mean = pmf.reduce((sum, probability, x) => sum + x * probability, 0)
        const square = pmf.reduce((sum, probability, x) => sum + x * x * probability, 0)
        const expected = (r * t) / alpha
        expect(pmf.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 11)
        expect(mean / expected).toBeCloseTo(1, 9)
        expect((square - mean * mean) / (expected * (1 + t / alpha))).toBeCloseTo(1, 8)
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('tends to the Poisson distribution when customers are alike', () => {
    const pmf = nbdPmf(nbdWithMean(1e9, 2), 1, 5)
    ;[1, 2, 2, 4 / 3, 2 / 3].forEach((weight, x) => expect(pmf[x]).toBeCloseTo(weight * Math.exp(-2), 7))
  })

  it('keeps its middle when P(X = 0) is below the smallest double', () => {
    const pmf = nbdPmf(nbdWithMean(1e6, 2000), 1, 4000)
    expect(pmf[0]).toBe(0)
    expect(pmf.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 8)
    expect(pmf.reduce((sum, probability, x) => sum + x * probability, 0)).toBeCloseTo(2000, 5)
  })

  it('puts everything on 0 purchases in no time', () => {
    expect(nbdPmf({ r: 1, alpha: 1 }, 0, 3)).toEqual([1, 0, 0])
  })
})

describe('penetration and repeat rate', () => {
  it('are those of the pmf and of two independent periods of one customer', () => {
    fc.assert(
      fc.property(parameters, period, (p, t) => {
        const none = nbdPmf(p, t, 1)[0]
        const noneInBoth = nbdPmf(p, 2 * t, 1)[0]
        expect(nbdPenetration(p, t)).toBeCloseTo(1 - none, 12)
        expect(nbdRepeatRate(p, t)).toBeCloseTo((1 - 2 * none + noneInBoth) / (1 - none), 9)
        expect(nbdRepeatRate(p, t)).toBeGreaterThan(nbdPenetration(p, t) - 1e-12)
      }),
      { seed: 2 },
    )
  })

  it('give .1697 and .8071 at r = .06 and 1.27 purchases a month (model document, O6)', () => {
    const month = nbdWithMean(0.06, 1.27)
    expect(nbdPenetration(month, 1)).toBeCloseTo(0.1697, 4)
    expect(nbdRepeatRate(month, 1)).toBeCloseTo(0.8071, 4)
  })

  it('agree when all customers are alike', () => {
    const alike = nbdWithMean(1e8, 0.7)
    expect(nbdPenetration(alike, 1)).toBeCloseTo(1 - Math.exp(-0.7), 7)
    expect(nbdRepeatRate(alike, 1)).toBeCloseTo(1 - Math.exp(-0.7), 6)
  })
})

describe('the NBD log-likelihood', () => {
  it('is the pmf at the end of the period times the density x!/T^x of the purchase times', () => {
    const history = Object.freeze({ frequency: [0, 3, 3], recency: [0, 7, 2], age: [10, 10, 10] })
    const pmf = nbdPmf({ r: 0.4, alpha: 12 }, 10, 4)
    const expected = Math.log(pmf[0]) + 2 * Math.log((pmf[3] * 6) / 10 ** 3)
    expect(nbdLogLikelihood({ r: 0.4, alpha: 12 }, history)).toBeCloseTo(expected, 12)
  })

  it('counts customers', () => {
    const one = { frequency: [2], recency: [5], age: [9] }
    expect(nbdLogLikelihood({ r: 1, alpha: 3 }, { ...one, customers: [4] })).toBeCloseTo(
      4 * nbdLogLikelihood({ r: 1, alpha: 3 }, one),
      12,
    )
  })

  it('refuses parameters of 0', () => {
    expect(() => nbdLogLikelihood({ r: 0, alpha: 3 }, { frequency: [0], recency: [0], age: [1] })).toThrow('r: must be')
    expect(() => nbdPmf({ r: 1, alpha: -3 }, 1, 1)).toThrow('alpha: must be')
    expect(() => nbdPmf({ r: 1, alpha: 3 }, 1, 0)).toThrow('count: must be a whole number of at least 1; got 0')
  })
})
