import { describe, expect, it } from 'vitest'
import { meanAbsoluteError, trackRepeats } from '../../../src/calibrate/repurchase/tracking.ts'

const purchases = Object.freeze([
  { customer: 1, day: 100, spend: 1 },
  { customer: 1, day: 104, spend: 1 },
  { customer: 1, day: 104, spend: 1 },
  { customer: 2, day: 107, spend: 1 },
  { customer: 2, day: 120, spend: 1 },
])

describe('trackRepeats', () => {
  it('counts distinct repeat days up to the end of each time, and lets the model run from each first day', () => {
    const tracking = trackRepeats(purchases, (t) => 10 * t, 100, [1, 2, 3], 7)
    expect(tracking.actual).toEqual([1, 1, 2])
    expect(tracking.expected).toEqual([10, 20 + 10, 30 + 20])
  })

  it('expects nothing of customers who have not come yet', () => {
    expect(trackRepeats(purchases, () => 1, 100, [0.5], 2).expected).toEqual([1])
    expect(trackRepeats(purchases, () => 1, 99, [0.5], 2).expected).toEqual([0])
  })
})

describe('meanAbsoluteError', () => {
  const tracking = Object.freeze({ times: [1, 2, 3], actual: [10, 20, 40], expected: [99, 22, 36] })

  it('averages |expected − actual|/actual over the times after the given one', () => {
    expect(meanAbsoluteError(tracking, 1)).toBeCloseTo(0.1, 14)
    expect(meanAbsoluteError(tracking, 0)).toBeCloseTo((8.9 + 0.1 + 0.1) / 3, 14)
  })

  it('refuses when no time is left', () => {
    expect(() => meanAbsoluteError(tracking, 3)).toThrow('times after from: must be a finite number above 0; got 0')
  })
})
