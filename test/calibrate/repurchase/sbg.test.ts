import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sbgChurn, sbgLogLikelihood, sbgRetention, sbgSurvival } from '../../../src/calibrate/repurchase/sbg.ts'

const parameters = fc.record({
  a: fc.double({ min: 0.05, max: 50, noNaN: true }),
  b: fc.double({ min: 0.05, max: 50, noNaN: true }),
})

describe('the shifted-beta-geometric model', () => {
  it('keeps .2970 after 5 periods at a = .7, b = 1.2 (model document, O12)', () => {
    expect(sbgSurvival({ a: 0.7, b: 1.2 }, 5)).toBeCloseTo(0.297, 4)
  })

  it('has survival as the product of rising retentions, and churn as its steps', () => {
    fc.assert(
      fc.property(parameters, (p) => {
        let product = 1
        let left = 0
        for (let t = 1; t <= 30; t++) {
          product *= sbgRetention(p, t)
          left += sbgChurn(p, t)
          expect(sbgSurvival(p, t)).toBeCloseTo(product, 12)
          expect(left).toBeCloseTo(1 - product, 12)
          expect(sbgRetention(p, t + 1)).toBeGreaterThan(sbgRetention(p, t))
        }
      }),
      { seed: 1 },
    )
  })

  it('is geometric when customers are alike', () => {
    expect(sbgSurvival({ a: 3e8, b: 7e8 }, 4)).toBeCloseTo(0.7 ** 4, 7)
  })

  it('has all customers at the start', () => {
    expect(sbgSurvival({ a: 0.7, b: 1.2 }, 0)).toBe(1)
  })

  it('weighs those who left by period and those who stayed', () => {
    const p = { a: 0.7, b: 1.2 }
    const expected = 30 * Math.log(sbgChurn(p, 1)) + 10 * Math.log(sbgChurn(p, 2)) + 60 * Math.log(sbgSurvival(p, 2))
    expect(sbgLogLikelihood(p, Object.freeze([100, 70, 60]))).toBeCloseTo(expected, 12)
  })

  it('refuses broken periods, cohorts that grow, and single counts', () => {
    expect(() => sbgSurvival({ a: 1, b: 1 }, 1.5)).toThrow('t: must be a whole number of at least 0; got 1.5')
    expect(() => sbgRetention({ a: 1, b: 1 }, 0)).toThrow('t: must be a whole number of at least 1; got 0')
    expect(() => sbgLogLikelihood({ a: 1, b: 1 }, [10, 11])).toThrow(
      'remaining[0] - remaining[1]: must be a finite number of at least 0; got -1',
    )
    expect(() => sbgLogLikelihood({ a: 1, b: 1 }, [10])).toThrow('remaining periods')
  })
})
