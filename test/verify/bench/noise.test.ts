// Breakdowns of the noise of a paired difference: the parts make the whole, and known noise is found where it was put.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAILY_IDS, type Sums } from '../../../src/model/metrics.ts'
import { breakdownsOf, byFan, controlledBy, CONTROL_SETS, relativeOf } from '../../../src/verify/bench/noise.ts'
import type { Pair } from '../../../src/verify/bench/pairs.ts'

const sumsOf = (cells: Partial<Record<string, number>>): Sums => ({ ...Object.fromEntries(DAILY_IDS.map((id) => [id, 0])), days: 150, monthEnds: 5, ...cells }) as Sums

interface Numbers {
  readonly private: readonly [off: number, on: number]
  readonly natural: readonly [off: number, on: number]
  readonly orders: readonly [off: number, on: number]
}

/** A pair whose fast brands sell what is natural, white label the rest. */
const pairOf = (numbers: Numbers): Pair => {
  const side = (k: 0 | 1): Sums => sumsOf({ gmvPrivate: numbers.private[k], gmvNatural: numbers.natural[k], gmvWhite: numbers.private[k], gmvFast: numbers.natural[k], ordersPrivate: numbers.orders[k] })
  const [off, on] = [side(0), side(1)]
  const thirds = (k: 0 | 1): number[] => [numbers.private[k], numbers.natural[k] / 2, numbers.natural[k] / 2]
  return { before: off, early: off, off, on, hype: 0, price: 60, offThirds: thirds(0), onThirds: thirds(1), topOff: numbers.private[0], topOn: numbers.private[1], moved: 5, squares: 4 }
}

const positive = fc.double({ min: 1, max: 1000, noNaN: true })
const both = fc.tuple(positive, positive)

describe('breakdowns of the noise', () => {
  it('have parts that add up to the variance of the difference', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ private: both, natural: both, orders: both }), { minLength: 3, maxLength: 12 }), (numbers) => {
        const pairs = numbers.map(pairOf)
        const spread = relativeOf(pairs)
        fc.pre(Math.max(...spread) - Math.min(...spread) > 1e-6)
        for (const { parts } of breakdownsOf(pairs)) expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6)
      }),
    )
  })

  it('find the noise where it is', () => {
    const pairs = [90, 100, 110, 120].map((on) => pairOf({ private: [100, on], natural: [100, 100], orders: [10, 10] }))
    const shareOf = (by: string, name: string): number => breakdownsOf(pairs).find((each) => each.by === by)!.parts.find((part) => part.name === name)!.share
    expect(shareOf('where from', 'private')).toBeCloseTo(1)
    expect(shareOf('whose sales', 'fast brands')).toBeCloseTo(0)
    expect(shareOf('orders or their value', 'average order')).toBeCloseTo(1)
    expect(shareOf('when', 'first third')).toBeCloseTo(1)
  })

  it('tell the noise of independent fans from the rest', () => {
    const pairs = [98, 102].map((on) => pairOf({ private: [100, on], natural: [100, 100], orders: [10, 10] })) // differences of -1% and +1%
    const { moved, independentSd, share } = byFan(pairs, 50)
    expect(moved).toBeCloseTo(0.1)
    expect(independentSd).toBeCloseTo(0.01) // root of 4 / 200^2
    expect(share).toBeCloseTo(0.5) // sample variance 2e-4
  })
})

describe('control variates', () => {
  it('gain where the difference follows the baseline', () => {
    const pairs = Array.from({ length: 40 }, (_, k) => pairOf({ private: [100, 100 + (k % 8) + 0.01 * ((k * 7) % 5)], natural: [100 + 10 * (k % 8), 100 + 10 * (k % 8)], orders: [10, 10] }))
    const set = CONTROL_SETS.find(({ name }) => name.includes('before the policy'))!
    expect(controlledBy(set, pairs, pairs.concat(pairs, pairs))!.gain).toBeGreaterThan(2)
  })

  it('are not tried on too few pairs', () => {
    const pairs = [1, 2].map((on) => pairOf({ private: [1, on], natural: [1, 1], orders: [1, 1] }))
    expect(controlledBy(CONTROL_SETS[0], pairs, pairs)).toBeUndefined()
  })
})
