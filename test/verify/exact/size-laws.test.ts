import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../../src/calibrate/special/normal.ts'
import { effectiveNumber, gini, topShare } from '../../../src/verify/exact/concentration.ts'
import { lognormalSizes, paretoSizes, type SizeLaw } from '../../../src/verify/exact/size-laws.ts'

const N = 200_000
/** Evenly spread quantiles: a sample without chance. */
const quantiles = (inverse: (p: number) => number) => Float64Array.from({ length: N }, (_, i) => inverse((i + 0.5) / N))

const laws: [string, SizeLaw, (p: number) => number][] = [
  ['lognormal, σ = 1.2', lognormalSizes(1.2), (p) => Math.exp(1.2 * normalQuantile(p))],
  ['lognormal, σ = .5', lognormalSizes(0.5), (p) => Math.exp(0.5 * normalQuantile(p))],
  ['Pareto, α = 3.5', paretoSizes(3.5), (p) => (1 - p) ** (-1 / 3.5)],
]

describe('O23, the exact values', () => {
  it.each(laws)('are those of a fine list of quantiles: %s', (_, law, inverse) => {
    const list = quantiles(inverse)
    expect(gini(list)).toBeCloseTo(law.gini, 3)
    for (const q of [0.001, 0.01, 0.1, 0.5]) expect(topShare(list, q)).toBeCloseTo(law.topShare(q), 3)
    expect(effectiveNumber(list) / N / law.evenness).toBeCloseTo(1, 1)
  })

  it.each(laws)('belong together, Gini = 1 − 2∫L and top share = 1 − L: %s', (_, law) => {
    const steps = 20_000
    let area = 0
    for (let i = 0; i < steps; i++) area += law.lorenz((i + 0.5) / steps) / steps
    expect(law.gini).toBeCloseTo(1 - 2 * area, 5)
    expect(law.topShare(0.2)).toBeCloseTo(1 - law.lorenz(0.8), 12)
    expect([law.lorenz(0), law.lorenz(1)]).toEqual([0, 1])
  })

  it('give .6039 at σ = 1.2, and q^{1−1/α} and 1/(2α − 1) for Pareto', () => {
    expect(lognormalSizes(1.2).gini).toBeCloseTo(0.6039, 4)
    expect(paretoSizes(2).topShare(0.01)).toBeCloseTo(0.1, 14)
    expect(paretoSizes(2).gini).toBeCloseTo(1 / 3, 14)
  })

  it('give an evenness of 0 where the variance is infinite', () => {
    expect(paretoSizes(1.8).evenness).toBe(0)
    expect(paretoSizes(3).evenness).toBeCloseTo(0.75, 14)
  })

  it('refuse a Pareto law without a mean', () => {
    expect(() => paretoSizes(1)).toThrow('alpha: must be a finite number above 1; got 1')
    expect(() => lognormalSizes(0)).toThrow('sigma: must be a finite number above 0; got 0')
    expect(() => paretoSizes(2).topShare(-0.1)).toThrow('q: must lie in [0, 1]; got -0.1')
  })
})
