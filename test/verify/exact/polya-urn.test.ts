import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polyaShares } from '../../../src/verify/exact/polya-urn.ts'

describe("O10, Pólya's urn", () => {
  it('has mean .25 and sd .1936 from weights (1, 3)', () => {
    const [small, large] = polyaShares({ initial: Object.freeze([1, 3]) })
    expect(small!.mean).toBe(0.25)
    expect(small!.sd).toBeCloseTo(0.1936, 4)
    expect(large).toEqual({ mean: 0.75, sd: small!.sd })
  })

  it('has the mean and sd over all paths of draws', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        fc.integer({ min: 0, max: 30 }),
        (first, second, increment, draws) => {
          // probability of each number of draws of the first, step by step
          let law = [1]
          for (let n = 0; n < draws; n++) {
            const next = Array.from({ length: n + 2 }, () => 0)
            law.forEach((probability, k) => {
              const chance = (first + k * increment) / (first + second + n * increment)
              next[k + 1] += probability * chance
              next[k] += probability * (1 - chance)
            })
            law = next
          }
          const share = (k: number) => (first + k * increment) / (first + second + draws * increment)
          const mean = law.reduce((sum, probability, k) => sum + probability * share(k), 0)
          const square = law.reduce((sum, probability, k) => sum + probability * (share(k) - mean) ** 2, 0)
          const exact = polyaShares({ initial: [first, second], increment, draws })[0]
          expect(exact.mean).toBeCloseTo(mean, 12)
          expect(exact.sd).toBeCloseTo(Math.sqrt(square), 8)
        },
      ),
      { seed: 1 },
    )
  })

  it('depends on the initial weights in units of the increment only', () => {
    expect(polyaShares({ initial: [10, 30], increment: 10 })).toEqual(polyaShares({ initial: [1, 3] }))
  })

  it('refuses weights of 0', () => {
    expect(() => polyaShares({ initial: [1, 0] })).toThrow('initial[1]: must be a finite number above 0; got 0')
    expect(() => polyaShares({ initial: [1], increment: 0 })).toThrow('increment')
  })
})
