import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveNumber, gini, herfindahl, lorenz, topShare } from '../../../src/verify/exact/concentration.ts'

const sizes = fc
  .array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 })
  .filter((list) => list.some((size) => size > 1e-3))

describe('O23, the measures', () => {
  it('are known for two sizes and for equal sizes', () => {
    expect(lorenz(Object.freeze([3, 1]))).toEqual([0, 0.25, 1])
    expect(gini([3, 1])).toBe(0.25)
    expect(herfindahl([3, 1])).toBe(0.625)
    expect(effectiveNumber([3, 1])).toBe(1.6)
    expect(gini([7, 7, 7])).toBeCloseTo(0, 15)
    expect(effectiveNumber([7, 7, 7])).toBeCloseTo(3, 14)
    expect(gini([0, 0, 0, 5])).toBe(0.75)
  })

  it('has the mean absolute difference as Gini, and 1 − 2 × the area under the Lorenz curve', () => {
    fc.assert(
      fc.property(sizes, (list) => {
        const total = list.reduce((sum, size) => sum + size, 0)
        let differences = 0
        for (const one of list) for (const other of list) differences += Math.abs(one - other)
        expect(gini(list)).toBeCloseTo(differences / (2 * list.length * total), 10)
        const curve = lorenz(list)
        const area = curve.slice(1).reduce((sum, point, i) => sum + (point + curve[i]) / 2, 0) / list.length
        expect(gini(list)).toBeCloseTo(1 - 2 * area, 10)
      }),
      { seed: 1 },
    )
  })

  it('ignore scale and order, and leave the list as it was', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0.01, max: 100, noNaN: true }), (list, scale) => {
        const scaled = Object.freeze(list.toReversed().map((size) => size * scale))
        for (const measure of [gini, herfindahl, (any: readonly number[]) => topShare(any, 0.1)])
          expect(measure(scaled)).toBeCloseTo(measure(list), 10)
      }),
      { seed: 2 },
    )
    const typed = Float64Array.of(3, 1, 2)
    gini(typed)
    expect([...typed]).toEqual([3, 1, 2])
  })

  it('reads the top share off the whole heads, and in between along the line', () => {
    const list = [50, 20, 10, 10, 10]
    expect(topShare(list, 0.2)).toBeCloseTo(0.5, 14)
    expect(topShare(list, 0.4)).toBeCloseTo(0.7, 14)
    expect(topShare(list, 0.1)).toBeCloseTo(0.25, 14)
    expect(topShare(list, 0)).toBe(0)
    expect(topShare(list, 1)).toBe(1)
  })

  it('keeps Gini in [0, 1 − 1/n], HHI in [1/n, 1] and the curve below the diagonal', () => {
    fc.assert(
      fc.property(sizes, (list) => {
        const n = list.length
        expect(gini(list)).toBeGreaterThanOrEqual(-1e-12)
        expect(gini(list)).toBeLessThanOrEqual(1 - 1 / n + 1e-12)
        expect(herfindahl(list)).toBeGreaterThanOrEqual(1 / n - 1e-12)
        expect(herfindahl(list)).toBeLessThanOrEqual(1 + 1e-12)
        lorenz(list).forEach((point, k) => expect(point).toBeLessThanOrEqual(k / n + 1e-12))
      }),
      { seed: 3 },
    )
  })

  it('refuse empty lists, lists of zeros, negative sizes and wrong parts', () => {
    expect(() => gini([])).toThrow('sizes: must hold at least one row')
    expect(() => gini([0, 0])).toThrow('sizes total: must be a finite number above 0; got 0')
    expect(() => herfindahl([5, -1])).toThrow('sizes, rank 1 from below: must be a finite number of at least 0; got -1')
    expect(() => topShare([1], 2)).toThrow('q: must lie in [0, 1]; got 2')
  })
})
