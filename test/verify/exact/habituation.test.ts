import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adstock, habituation } from '../../../src/verify/exact/habituation.ts'

describe('O24, habituation and adstock', () => {
  it('have the steady states 1/(1 − e^{−1/T}) and a/(1 − λ)', () => {
    expect(habituation({ recovery: 5 })).toBeCloseTo(1 / (1 - Math.exp(-0.2)), 13)
    expect(adstock({ advertising: 10, keep: 0.75 })).toBe(40)
  })

  it('are the recursion: decay, then add, each day', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 30, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        (recovery, visits) => {
          let [h, stock] = [0, 0]
          const keep = Math.exp(-1 / recovery)
          for (let day = 0; day < visits; day++) [h, stock] = [h * keep + 1, stock * keep + 3]
          expect(habituation({ recovery, visits })).toBeCloseTo(h, 11)
          expect(adstock({ advertising: 3, keep, days: visits })).toBeCloseTo(stock, 10)
        },
      ),
      { seed: 1 },
    )
  })

  it('refuse stocks that never fade and parts of a visit', () => {
    expect(() => adstock({ advertising: 1, keep: 1 })).toThrow('keep: must lie in [0, ')
    expect(() => habituation({ recovery: 0 })).toThrow('recovery')
    expect(() => habituation({ recovery: 5, visits: 1.5 })).toThrow(
      'visits: must be a whole number of at least 0; got 1.5',
    )
  })
})
