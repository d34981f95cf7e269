import { describe, expect, it } from 'vitest'
import { chiSquare, chiSquareTail } from '../../../src/verify/exact/chi-square.ts'

describe('chi-square', () => {
  it('adds squared errors in units of the expectation', () => {
    expect(chiSquare(Object.freeze([8, 12]), Object.freeze([10, 10]))).toBeCloseTo(0.8, 14)
    expect(chiSquare([5, 5], [5, 5])).toBe(0)
  })

  // the usual 5% and 0.1% points
  it.each([
    [3.841458820694124, 1, 0.05],
    [11.070497693516351, 5, 0.05],
    [20.515005652432876, 5, 0.001],
    [10.827566170662733, 1, 0.001],
  ])('exceeds %d with %d degrees of freedom in %d of cases', (statistic, df, p) => {
    expect(chiSquareTail(statistic, df) / p).toBeCloseTo(1, 9)
  })

  it('refuses empty bins and no freedom', () => {
    expect(() => chiSquare([1, 2], [3, 0])).toThrow('expected[1]: must be a finite number above 0; got 0')
    expect(() => chiSquare([1], [1, 2])).toThrow('bins: columns must be equally long; got 1, 2')
    expect(() => chiSquareTail(1, 0)).toThrow('degreesOfFreedom')
  })
})
