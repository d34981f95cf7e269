import { describe, expect, it } from 'vitest'
import { dodge } from '../../src/charts/frame.ts'
import { around, reach, roundUp } from '../../src/charts/reach.ts'

describe('roundUp', () => {
  it.each([[0.43, 0.5], [6.1, 8], [1, 1], [1.01, 1.5], [99, 100], [0.002, 0.002], [3e9, 3e9]])('takes %d to %d', (size, round) => {
    expect(roundUp(size)).toBe(round)
  })
  it('is 0 for what has no size', () => {
    expect([0, -1, NaN, Infinity].map(roundUp)).toEqual([0, 0, 0, 0])
  })
})

describe('reach', () => {
  it('contains zero and every value, on round numbers', () => {
    expect(reach([0.2, 0.61])).toEqual([-0.08, 0.8])
    expect(reach([-7.2, 1])).toEqual([-8, 1])
  })
  it('leaves out what is not finite, and shows something when there is nothing', () => {
    expect(reach([Infinity, NaN, 2])).toEqual([-0.3, 2])
    expect(reach([])).toEqual([-1, 1])
  })
  it('stays while an interval narrows a little', () => {
    expect(reach([-0.92, 1.9])).toEqual(reach([-0.85, 1.6]))
  })
})

describe('around', () => {
  it('holds every value on round numbers and wastes little of the axis', () => {
    expect(around([1.09, 1.57, NaN])).toEqual([1.08, 1.62])
    const [low, high] = around([1.23e9, 1.41e9])
    expect([low <= 1.23e9, high >= 1.41e9, (1.41e9 - 1.23e9) / (high - low) > 0.7]).toEqual([true, true, true])
  })
  it('shows something when there is nothing, or one value', () => {
    expect(around([])).toEqual([0, 1])
    const [low, high] = around([5, 5])
    expect(high).toBeGreaterThan(low)
  })
})

describe('dodge', () => {
  const placed = (pixels: readonly number[], shifts: readonly number[]): number[] => pixels.map((pixel, k) => pixel + shifts[k])

  it('leaves labels alone that are far apart', () => {
    expect(dodge([10, 50, 90], 15, 0, 100)).toEqual([0, 0, 0])
  })
  it('keeps labels apart, in their order, within the frame', () => {
    for (const pixels of [[50, 50, 50], [99, 98, 97, 96], [20, 21, 80, 81], [100]]) {
      const at = placed(pixels, dodge(pixels, 15, 0, 100)).sort((a, b) => a - b)
      expect(at.at(-1)).toBeLessThanOrEqual(100.01)
      for (let k = 1; k < at.length; k++) expect(at[k] - at[k - 1]).toBeGreaterThanOrEqual(14.9)
    }
  })
})
