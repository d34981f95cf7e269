import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { richGetRicherShares } from '../../../src/verify/exact/rich-get-richer.ts'

describe('O9, the fixed point of rich-get-richer', () => {
  it('is ∝ the squares at γ = ½', () => {
    const shares = richGetRicherShares({ attractiveness: Object.freeze([1, 2, 3]), gamma: 0.5 })
    ;[1 / 14, 4 / 14, 9 / 14].forEach((share, j) => expect(shares[j]).toBeCloseTo(share, 14))
  })

  it('is reached by the mean-field iteration from equal shares', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 0.8, noNaN: true }),
        (attractiveness, gamma) => {
          let shares = attractiveness.map(() => 1 / attractiveness.length)
          for (let step = 0; step < 200; step++) {
            const sales = attractiveness.map((a, j) => a * shares[j] ** gamma)
            const total = sales.reduce((sum, sale) => sum + sale, 0)
            shares = sales.map((sale) => sale / total)
          }
          richGetRicherShares({ attractiveness, gamma }).forEach((share, j) => expect(share).toBeCloseTo(shares[j], 12))
        },
      ),
      { seed: 1 },
    )
  })

  it('gives everything to the best as γ → 1, without overflow', () => {
    expect(richGetRicherShares({ attractiveness: [1, 1.1], gamma: 0.99999 })).toEqual([0, 1])
  })

  it('refuses γ = 1', () => {
    expect(() => richGetRicherShares({ attractiveness: [1, 2], gamma: 1 })).toThrow('gamma: must lie in [0, ')
    expect(() => richGetRicherShares({ attractiveness: [1, 0], gamma: 0.5 })).toThrow(
      'attractiveness[1]: must be a finite number above 0; got 0',
    )
  })
})
