import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bgNbdAlive,
  bgNbdConditionalMean,
  bgNbdLogLikelihood,
  bgNbdMean,
  bgNbdPmf,
  type BgNbdParameters,
} from '../../../src/calibrate/repurchase/bg-nbd.ts'
import { nbdLogLikelihood, nbdPmf } from '../../../src/calibrate/repurchase/nbd.ts'

/** Fader, Hardie, Lee 2005, table 2. */
const cdnow: BgNbdParameters = Object.freeze({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 })

const parameters = fc.record({
  r: fc.double({ min: 0.1, max: 3, noNaN: true }),
  alpha: fc.double({ min: 1, max: 10, noNaN: true }),
  a: fc.double({ min: 0.1, max: 3, noNaN: true }),
  b: fc.double({ min: 0.1, max: 5, noNaN: true }),
})
const period = fc.double({ min: 0.1, max: 20, noNaN: true })

describe('the BG/NBD mean', () => {
  it.each([
    [1, 0.053268],
    [39, 1.196723],
    [52, 1.446051],
    [78, 1.860519],
  ])('is that of the model document at week %d', (week, expected) => {
    expect(bgNbdMean(cdnow, week)).toBeCloseTo(expected, 6)
  })

  it('is Σ x P(X = x), and the pmf sums to 1', () => {
    fc.assert(
      fc.property(parameters, period, (p, t) => {
        const pmf = bgNbdPmf(p, t, 2500)
        expect(pmf.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 11)
        expect(pmf.reduce((sum, probability, x) => sum + x * probability, 0) / bgNbdMean(p, t)).toBeCloseTo(1, 9)
      }),
      { seed: 1, numRuns: 60 },
    )
  })

  // 40-digit mpmath 1.3.0 of FHL eq. 9 (at a = 1 its limit), where that form is 0/0 or its series turns negative
  it.each([
    [1, 2.426, 39, 1.084279010591519],
    [1, 1, 5, 0.2114506489707646],
    [0.793, 0.2, 39, 0.5745708251109755],
    [0.793, 0.207, 39, 0.5789890171298195],
    [0.5, 0.25, 200, 1.687911476542752],
  ])('also holds at a = %d, b = %d, t = %d', (a, b, t, expected) => {
    expect(bgNbdMean({ ...cdnow, a, b }, t)).toBeCloseTo(expected, 12)
  })

  it('holds there also for customers who would buy hundreds of times', () => {
    // mpmath as above
    expect(bgNbdMean({ r: 30, alpha: 4, a: 1, b: 2.426 }, 100) / 14.408189497563473).toBeCloseTo(1, 12)
    expect(bgNbdMean({ r: 2, alpha: 0.5, a: 0.02, b: 0.3 }, 100) / 336.9568003881262).toBeCloseTo(1, 11)
  })

  it('does not jump where one form takes over from the other', () => {
    for (const edge of [0.999, 1.001]) {
      const [below, above] = [edge - 1e-9, edge + 1e-9].map((a) => bgNbdMean({ ...cdnow, a }, 39))
      expect(above! - below!).toBeCloseTo(0, 8)
    }
  })

  it('is 0 in no time and the NBD mean when nobody leaves', () => {
    expect(bgNbdMean(cdnow, 0)).toBe(0)
    expect(bgNbdMean({ ...cdnow, a: 1e-9 }, 39)).toBeCloseTo((0.243 * 39) / 4.414, 6)
  })
})

describe('the BG/NBD pmf', () => {
  it('tends to the NBD as a → 0', () => {
    const without = nbdPmf(cdnow, 39, 30)
    bgNbdPmf({ ...cdnow, a: 1e-10 }, 39, 30).forEach((probability, x) => expect(probability).toBeCloseTo(without[x], 9))
  })

  it('is the closed form of FHL eq. 8 at x = 2', () => {
    const { a, b } = cdnow
    const [p0, p1, p2] = nbdPmf(cdnow, 39, 3) as [number, number, number]
    const stayedTwo = (b * (b + 1)) / ((a + b) * (a + b + 1))
    const leftAtTwo = (a * b) / ((a + b) * (a + b + 1))
    expect(bgNbdPmf(cdnow, 39, 3)[2]).toBeCloseTo(stayedTwo * p2 + leftAtTwo * (1 - p0 - p1), 14)
  })
})

describe('P(alive) and the conditional expectation', () => {
  const customer = Object.freeze({ frequency: 2, recency: 30.43, age: 38.86 })

  it('are .7266 and 1.2260 for the customer of the model document', () => {
    expect(bgNbdAlive(cdnow, customer)).toBeCloseTo(0.7266, 4)
    expect(bgNbdConditionalMean(cdnow, customer, 39)).toBeCloseTo(1.226, 3)
  })

  it('call everybody without repeats alive', () => {
    expect(bgNbdAlive(cdnow, { frequency: 0, recency: 0, age: 1e4 })).toBe(1)
  })

  it('agree with FHL eq. 10 averaged over what a cohort can have done: E[X(T + t)] = E[X(T)] + E[conditional]', () => {
    // all histories of a customer with at most a few purchases in a short time, integrated over the purchase times
    const [T, t] = [1, 2]
    const short: BgNbdParameters = { r: 0.5, alpha: 4, a: 0.8, b: 2 }
    let expected =
      bgNbdMean(short, T) +
      Math.exp(likelihood(0, 0)) * bgNbdConditionalMean(short, { frequency: 0, recency: 0, age: T }, t)
    for (let x = 1; x <= 25; x++) {
      // density of t_x: the likelihood of (x, t_x, T) times the volume t_x^{x−1}/(x−1)! of the earlier times
      const steps = 400
      let lnFactorial = 0
      for (let k = 2; k < x; k++) lnFactorial += Math.log(k)
      for (let i = 0; i < steps; i++) {
        const recency = ((i + 0.5) / steps) * T
        const weight = Math.exp(likelihood(x, recency) + (x - 1) * Math.log(recency) - lnFactorial) * (T / steps)
        expected += weight * bgNbdConditionalMean(short, { frequency: x, recency, age: T }, t)
      }
    }
    expect(expected / bgNbdMean(short, T + t)).toBeCloseTo(1, 6)

    function likelihood(x: number, recency: number): number {
      return bgNbdLogLikelihood(short, { frequency: [x], recency: [recency], age: [T] })
    }
  })

  it('hold for a customer with thousands of purchases', () => {
    const heavy = { frequency: 3000, recency: 200, age: 200.1 }
    const ifAllStay = ((0.243 + 3000) / (4.414 + 200.1)) * 10
    expect(bgNbdConditionalMean({ ...cdnow, a: 1e-6 }, heavy, 10) / ifAllStay).toBeCloseTo(1, 5)
    expect(bgNbdConditionalMean(cdnow, heavy, 10)).toBeLessThan(ifAllStay)
  })
})

describe('the BG/NBD log-likelihood', () => {
  const history = Object.freeze({ frequency: [0, 2, 5], recency: [0, 30.43, 12.1], age: [38.86, 38.86, 27] })

  it('is FHL eq. 6, written out', () => {
    const { r, alpha, a, b } = cdnow
    // x = 2: A1·A2·(A3 + A4) with Γ(r+2)/Γ(r) = r(r+1) and B(a, b+2)/B(a, b) = b(b+1)/((a+b)(a+b+1))
    const front = r * (r + 1) * alpha ** r * ((b * (b + 1)) / ((a + b) * (a + b + 1)))
    const two = front * ((alpha + 38.86) ** -(r + 2) + (a / (b + 1)) * (alpha + 30.43) ** -(r + 2))
    expect(bgNbdLogLikelihood(cdnow, { frequency: [2], recency: [30.43], age: [38.86] })).toBeCloseTo(Math.log(two), 12)
    const none = r * Math.log(alpha / (alpha + 38.86))
    expect(bgNbdLogLikelihood(cdnow, { frequency: [0], recency: [0], age: [38.86] })).toBeCloseTo(none, 12)
  })

  it('adds over customers and does not depend on their order', () => {
    const rows = history.frequency.map((x, i) => ({
      frequency: [x],
      recency: [history.recency[i]],
      age: [history.age[i]],
    }))
    const sum = rows.reduce((total, row) => total + bgNbdLogLikelihood(cdnow, row), 0)
    expect(bgNbdLogLikelihood(cdnow, history)).toBeCloseTo(sum, 11)
  })

  it('tends to the NBD as a → 0', () => {
    expect(bgNbdLogLikelihood({ ...cdnow, a: 1e-12 }, history)).toBeCloseTo(nbdLogLikelihood(cdnow, history), 8)
  })

  it.each(['r', 'alpha', 'a', 'b'] as const)('refuses %s = 0', (name) => {
    expect(() => bgNbdLogLikelihood({ ...cdnow, [name]: 0 }, history)).toThrow(
      `${name}: must be a finite number above 0; got 0`,
    )
    expect(() => bgNbdMean({ ...cdnow, [name]: NaN }, 1)).toThrow('got NaN')
  })
})
