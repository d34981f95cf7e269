import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asymmetricTrustMean } from '../../../src/verify/exact/asymmetric-trust.ts'
import { betaTrust } from '../../../src/verify/exact/beta-trust.ts'

/** Mean over all 2ⁿ sequences of the last n outcomes; the rest is forgotten (λⁿ < 1e-6 for the λ used here). */
function byEnumeration(
  satisfaction: number,
  keep: number,
  badWeight: number,
  priorWeight: number,
  priorMean: number,
): number {
  const n = 16
  let mean = 0
  for (let sequence = 0; sequence < 2 ** n; sequence++) {
    let [r, s, probability] = [0, 0, 1]
    for (let i = 0; i < n; i++) {
      const good = ((sequence >> i) & 1) === 1
      r = r * keep + (good ? 1 : 0)
      s = s * keep + (good ? 0 : badWeight)
      probability *= good ? satisfaction : 1 - satisfaction
    }
    mean += (probability * (r + priorWeight * priorMean)) / (r + s + priorWeight)
  }
  return mean
}

describe('O8b, trust with a heavier bad outcome', () => {
  it('has mean .57440 at ω = 3, λ = .95, π = .8, where simulation gave .5745 and first order .5667', () => {
    // .574395481 also by iterating the law of R on a grid of 400,001 points (numpy)
    expect(asymmetricTrustMean({ satisfaction: 0.8, keep: 0.95, badWeight: 3 })).toBeCloseTo(0.574395481, 8)
  })

  it('is .136296247084 at π = .5, λ = .9, ω = 8 (grid of 400,001 points, numpy)', () => {
    expect(asymmetricTrustMean({ satisfaction: 0.5, keep: 0.9, badWeight: 8 })).toBeCloseTo(0.136296247084, 11)
  })

  it('is the mean over all sequences of outcomes when forgetting is fast', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0, max: 0.35, noNaN: true }),
        fc.double({ min: 0.2, max: 20, noNaN: true }),
        fc.double({ min: 0.5, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (satisfaction, keep, badWeight, priorWeight, priorMean) => {
          const exact = asymmetricTrustMean({ satisfaction, keep, badWeight, priorWeight, priorMean })
          expect(exact).toBeCloseTo(byEnumeration(satisfaction, keep, badWeight, priorWeight, priorMean), 6)
        },
      ),
      { seed: 1, numRuns: 20 },
    )
  })

  it('is the symmetric mean at ω = 1', () => {
    const each = { satisfaction: 0.8, keep: 0.95, priorWeight: 10, priorMean: 0.62 }
    expect(asymmetricTrustMean({ ...each, badWeight: 1 })).toBeCloseTo(betaTrust(each).mean, 12)
  })

  it('refuses weights of 0 and probabilities above 1', () => {
    expect(() => asymmetricTrustMean({ satisfaction: 1.1, keep: 0.95, badWeight: 2 })).toThrow(
      'satisfaction: must lie in [0, 1]; got 1.1',
    )
    expect(() => asymmetricTrustMean({ satisfaction: 1, keep: 0.95, badWeight: 2, priorMean: 1.1 })).toThrow(
      'priorMean: must lie in [0, 1]; got 1.1',
    )
    expect(() => asymmetricTrustMean({ satisfaction: 0.8, keep: 0.95, badWeight: 0 })).toThrow(
      'badWeight: must be a finite number above 0; got 0',
    )
    expect(() => asymmetricTrustMean({ satisfaction: 0.8, keep: 1, badWeight: 2 })).toThrow(
      'keep: must lie in [0, 0.999]; got 1',
    )
  })
})
