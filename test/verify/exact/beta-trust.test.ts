import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaTrust, dailyEvidence, type BetaTrustSettings } from '../../../src/verify/exact/beta-trust.ts'

const settings = fc.record({
  satisfaction: fc.double({ min: 0, max: 1, noNaN: true }),
  keep: fc.double({ min: 0.1, max: 1, noNaN: true }),
  priorWeight: fc.double({ min: 0.1, max: 20, noNaN: true }),
  priorMean: fc.double({ min: 0, max: 1, noNaN: true }),
  outcomes: fc.integer({ min: 0, max: 11 }),
})

/** Mean and sd over all 2ⁿ sequences of outcomes. */
function byEnumeration({ satisfaction, keep, priorWeight, priorMean, outcomes }: Required<BetaTrustSettings>) {
  let [mean, square] = [0, 0]
  for (let sequence = 0; sequence < 2 ** outcomes; sequence++) {
    let [r, s, probability] = [0, 0, 1]
    for (let i = 0; i < outcomes; i++) {
      const good = ((sequence >> i) & 1) === 1
      r = r * keep + (good ? 1 : 0)
      s = s * keep + (good ? 0 : 1)
      probability *= good ? satisfaction : 1 - satisfaction
    }
    const trust = (r + priorWeight * priorMean) / (r + s + priorWeight)
    mean += probability * trust
    square += probability * trust * trust
  }
  return { mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) }
}

describe('O8, Beta trust', () => {
  it('has mean .77273 and sd .05823 at π = .8, λ = .95', () => {
    const { mean, sd } = betaTrust({ satisfaction: 0.8, keep: 0.95 })
    expect(mean).toBeCloseTo(0.77273, 5)
    expect(sd).toBeCloseTo(0.05823, 5)
    expect(mean).toBeCloseTo((0.8 + 0.05) / (1 + 2 * 0.05), 14)
    expect(sd).toBeCloseTo(Math.sqrt((0.8 * 0.2) / (1 - 0.95 ** 2)) / (1 / 0.05 + 2), 14)
  })

  it('has the mean and sd over all sequences of outcomes, for any prior', () => {
    fc.assert(
      fc.property(settings, (each) => {
        const [exact, enumerated] = [betaTrust(each), byEnumeration(each)]
        expect(exact.mean).toBeCloseTo(enumerated.mean, 11)
        expect(exact.sd).toBeCloseTo(enumerated.sd, 6)
      }),
      { seed: 1, numRuns: 60 },
    )
  })

  it('starts at the prior and settles at the stationary law', () => {
    expect(betaTrust({ satisfaction: 0.9, keep: 0.9, priorWeight: 10, priorMean: 0.62, outcomes: 0 })).toEqual({
      mean: 0.62,
      sd: 0,
    })
    const [late, end] = [
      betaTrust({ satisfaction: 0.9, keep: 0.9, outcomes: 400 }),
      betaTrust({ satisfaction: 0.9, keep: 0.9 }),
    ]
    expect(late.mean).toBeCloseTo(end.mean, 14)
    expect(late.sd).toBeCloseTo(end.sd, 14)
  })

  it('learns π exactly when nothing is forgotten', () => {
    expect(betaTrust({ satisfaction: 0.3, keep: 1 })).toEqual({ mean: 0.3, sd: 0 })
  })

  it('names what is out of range', () => {
    expect(() => betaTrust({ satisfaction: 1.2, keep: 0.9 })).toThrow('satisfaction: must lie in [0, 1]; got 1.2')
    expect(() => betaTrust({ satisfaction: 0.5, keep: 0 })).toThrow('keep: must lie in (0, 1]; got 0')
    expect(() => betaTrust({ satisfaction: 0.5, keep: 0.9, priorMean: 2 })).toThrow(
      'priorMean: must lie in [0, 1]; got 2',
    )
    expect(() => betaTrust({ satisfaction: 0.5, keep: 0.9, priorWeight: 0, outcomes: 0 })).toThrow(
      'priorWeight: must be above 0 without outcomes; got 0',
    )
  })
})

describe('O8c, evidence by the day', () => {
  it('is the fixed point of a day: forget, then add the outcomes', () => {
    const r = dailyEvidence({ satisfaction: 0.8, keepPerDay: 0.99, ordersPerDay: 3 })
    expect(r).toBeCloseTo(240, 9)
    expect(0.99 * r + 3 * 0.8).toBeCloseTo(r, 9)
  })

  it('refuses evidence that never fades and probabilities above 1', () => {
    expect(() => dailyEvidence({ satisfaction: 1.1, keepPerDay: 0.9, ordersPerDay: 3 })).toThrow(
      'satisfaction: must lie in [0, 1]; got 1.1',
    )
    expect(() => dailyEvidence({ satisfaction: 0.8, keepPerDay: 1, ordersPerDay: 3 })).toThrow('keepPerDay')
  })
})
