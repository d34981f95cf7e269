import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { geometricWait } from '../../../src/verify/exact/geometric.ts'

describe('O13 and O22, waiting with a constant hazard', () => {
  it('has mean, sd and survival of the sum over days', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.integer({ min: 0, max: 30 }), (hazard, days) => {
        let [mean, square, left] = [0, 0, 1]
        for (let day = 1; day < 2000; day++) {
          const here = left * hazard
          mean += here * day
          square += here * day * day
          left -= here
        }
        const exact = geometricWait({ hazard, days })
        expect(exact.mean).toBeCloseTo(mean, 8)
        expect(exact.sd).toBeCloseTo(Math.sqrt(Math.max(0, square - mean * mean)), 5)
        let survival = 1
        for (let day = 0; day < days; day++) survival *= 1 - hazard
        expect(exact.survival).toBeCloseTo(survival, 13)
      }),
      { seed: 1 },
    )
  })

  it('refuses events that never come', () => {
    expect(() => geometricWait({ hazard: 0, days: 1 })).toThrow('hazard: must lie in (0, 1]; got 0')
    expect(() => geometricWait({ hazard: 0.5, days: -1 })).toThrow('days')
  })
})
