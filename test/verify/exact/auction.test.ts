import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clearAuction } from '../../../src/verify/exact/auction.ts'

const demand = fc.double({ min: 0, max: 3, noNaN: true })
const kappa = fc.double({ min: 0, max: 12, noNaN: true })

describe('O20, the paid auction', () => {
  it('solves f = x/(1 + f^κ) to 1e-12 up to x = 2, and sells all beyond', () => {
    fc.assert(
      fc.property(demand, kappa, (x, k) => {
        const { sold, priceFactor } = clearAuction({ demand: x, kappa: k })
        if (x >= 2) expect(sold).toBe(1)
        else expect(Math.abs(sold - x / (1 + sold ** k))).toBeLessThan(1e-12)
        expect(priceFactor).toBe(1 + sold ** k)
        expect(sold).toBeLessThanOrEqual(1)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('sells more when demand rises', () => {
    fc.assert(
      fc.property(demand, demand, kappa, (one, other, k) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map(
          (x) => clearAuction({ demand: x, kappa: k }).sold,
        )
        expect(high).toBeGreaterThanOrEqual(low!)
      }),
      { seed: 2 },
    )
  })

  it('sells the golden section at κ = 1, x = 1, and half the demand at κ = 0', () => {
    expect(clearAuction({ demand: 1, kappa: 1 }).sold).toBeCloseTo((Math.sqrt(5) - 1) / 2, 14)
    expect(clearAuction({ demand: 1.2, kappa: 0 }).sold).toBeCloseTo(0.6, 14)
    expect(clearAuction({ demand: 0, kappa: 2 })).toEqual({ sold: 0, priceFactor: 1 })
  })

  it('refuses negative settings', () => {
    expect(() => clearAuction({ demand: -1, kappa: 2 })).toThrow(
      'demand: must be a finite number of at least 0; got -1',
    )
    expect(() => clearAuction({ demand: 1, kappa: -2 })).toThrow('kappa')
  })
})
