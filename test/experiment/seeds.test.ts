import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { replicateSeed, replicateSeeds } from '../../src/experiment/seeds.ts'

const bits = (word: number): number => {
  let count = 0
  for (let rest = word; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count++
  return count
}

describe('seeds of replicates', () => {
  it('are frozen: a published experiment can be repeated', () => {
    expect(replicateSeeds(1, 4)).toEqual([0, 1, 2, 3].map((replicate) => replicateSeed(1, replicate)))
    expect(replicateSeeds(1, 4)).toMatchInlineSnapshot(`
      [
        991576150,
        2641787148,
        2404980812,
        1506157059,
      ]
    `)
  })

  it('are whole 32-bit words and never repeat within an experiment', () => {
    const seeds = new Set(replicateSeeds(20260711, 200_000))
    expect(seeds.size).toBe(200_000)
    for (const seed of [...seeds].slice(0, 1000)) expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true)
  })

  it('do not overlap between neighbouring experiments', () => {
    const first = new Set(replicateSeeds(1, 20_000))
    const shared = replicateSeeds(2, 20_000).filter((seed) => first.has(seed)).length
    expect(shared).toBeLessThan(5) // chance: 20000^2 / 2^32 = .09
  })

  it('change half their bits from one replicate, or one experiment seed, to the next', () => {
    let byReplicate = 0
    let bySeed = 0
    const trials = 4000
    for (let k = 0; k < trials; k++) {
      byReplicate += bits((replicateSeed(7, k) ^ replicateSeed(7, k + 1)) >>> 0)
      bySeed += bits((replicateSeed(k, 3) ^ replicateSeed(k + 1, 3)) >>> 0)
    }
    // 16 bits expected, standard error sqrt(8 / 4000) = .045
    expect(Math.abs(byReplicate / trials - 16)).toBeLessThan(0.2)
    expect(Math.abs(bySeed / trials - 16)).toBeLessThan(0.2)
  })

  it('show no joint pattern in neighbouring replicates (chi-square over 16 x 16 cells of every nibble pair)', () => {
    const count = 1 << 15
    for (const shift of [0, 4, 8, 12, 16, 20, 24, 28]) {
      const cells = new Float64Array(256)
      for (let r = 0; r < count; r++) {
        const left = (replicateSeed(1, r) >>> shift) & 15
        const right = (replicateSeed(1, r + 1) >>> shift) & 15
        cells[left * 16 + right]++
      }
      const expected = count / 256
      const chiSquare = cells.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
      expect(Math.abs(chiSquare - 255) / Math.sqrt(2 * 255)).toBeLessThan(4.5)
    }
  })

  it('depend on both numbers', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (seed, replicate, other) => {
        fc.pre(replicate !== other)
        expect(replicateSeed(seed, replicate)).not.toBe(replicateSeed(seed, other))
      }),
    )
  })
})
