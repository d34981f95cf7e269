import { describe, expect, it } from 'vitest'
import { estimateMean } from '../../src/experiment/estimate.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import { Metric } from '../../src/engine/kernel/slots.ts'
import type { Expectation, Scenario } from '../../src/model/scenario.ts'
import { judgeExpectation, MOST_PAIRS, testMeaning } from '../../src/verify/meaning.ts'
import { normalStream } from '../experiment/synthetic.ts'
import { shipped, shippedPresets } from '../model/shipped.ts'

const expectation = (change: Partial<Expectation> = {}): Expectation => ({
  id: 'e', text: { en: '', zh: '' }, metric: 'gmv', contrast: { a: 1, baseline: -1 }, spreadOver: null, window: [0, 10], relativeTo: null, sign: '+', between: null, reason: '', ...change,
})
const around = (mean: number, n: number) => Array.from({ length: n }, (_, k) => [mean + (k % 2 === 0 ? 0.1 : -0.1)])

describe('judging an expectation', () => {
  it('holds when the interval excludes the opposite, fails when it excludes the expected, and waits otherwise', () => {
    expect(judgeExpectation(expectation(), around(1, 10)).verdict).toBe('holds')
    expect(judgeExpectation(expectation({ sign: '-' }), around(1, 10)).verdict).toBe('fails')
    expect(judgeExpectation(expectation(), around(0.01, 10)).verdict).toBe('not resolved')
  })

  it('wants the whole interval within a band', () => {
    const banded = (low: number, high: number) => expectation({ sign: null, between: [low, high] })
    expect(judgeExpectation(banded(0.8, 1.2), around(1, 20)).verdict).toBe('holds')
    expect(judgeExpectation(banded(0.99, 1.2), around(1, 20)).verdict).toBe('not resolved')
    expect(judgeExpectation(banded(1.5, 2), around(1, 20)).verdict).toBe('fails')
  })

  it('never holds on equal variants', () => {
    expect(judgeExpectation(expectation(), Array.from({ length: 50 }, () => [0])).verdict).toBe('not resolved')
  })

  it('compares spreads by the ratio of variances, whatever the means and the common part', () => {
    const spread = (sign: '+' | '-') => expectation({ sign, spreadOver: { b: 1, baseline: -1 } })
    const normal = normalStream(5)
    const worlds = Array.from({ length: 60 }, () => { const common = normal(); return [100 + common + 5 * normal(), common + normal()] })
    const { mean, verdict } = judgeExpectation(spread('+'), worlds)
    const variance = (k: number) => estimateMean(worlds.map((each) => each[k])).sd ** 2
    expect(mean).toBeCloseTo(variance(0) / variance(1) - 1, 9)
    expect(verdict).toBe('holds')
    expect(judgeExpectation(spread('-'), worlds).verdict).toBe('fails')
    expect(judgeExpectation(spread('+'), worlds.map(([, b]) => [b + 0.01 * normal(), b])).verdict).toBe('not resolved')
  })

  it('passes over a rare world in which the metric does not exist, and refuses many', () => {
    expect(judgeExpectation(expectation(), [...around(1, 19), [NaN]]).verdict).toBe('holds')
    expect(() => judgeExpectation(expectation(), [...around(1, 8), [NaN], [NaN]])).toThrow('e: gmv does not exist in more than a tenth of 10 worlds')
  })
})

describe('testing a scenario', () => {
  const template = shipped('baseline', shippedPresets())
  const scenarioOf = (expectations: Expectation[]): Scenario => {
    const variant = (id: string) => ({ ...template.baseline, id, variant: { ...template.baseline.variant, id, shape: { ...template.baseline.variant.shape, burnIn: 0, horizon: 10 } } })
    return { ...template, id: 's', baseline: variant('baseline'), variants: [variant('a'), variant('b')], expectations }
  }
  /** GMV of each variant: a is above the baseline by `gain`, with a little noise; b by nothing at all. */
  const liveWith = (gain: number) => {
    const asked: [ids: string[], first: number, count: number][] = []
    return {
      asked,
      live: async (variants: readonly { readonly id: string }[], first: number, count: number) => {
        asked.push([variants.map(({ id }) => id), first, count])
        return Array.from({ length: count }, (_, k) =>
          variants.map(({ id }): RunResult => {
            const rows = new Float64Array(10 * Metric.COUNT)
            rows[Metric.gmvPrivate] = 1000 + (id === 'a' ? gain : 0) + 5 * Math.sin(7 * (first + k) + (id === 'a' ? 1 : 0))
            return { variant: id, replicate: first + k, seed: 1, rows, columns: Metric.COUNT, burnIn: 0, fanDays: 0, seconds: 0 }
          }),
        )
      },
    }
  }

  it('stops at the first look when an effect is large', async () => {
    const { asked, live } = liveWith(100)
    const [row] = await testMeaning(scenarioOf([expectation()]), { live })
    expect([row.verdict, row.pairs]).toEqual(['holds', 6])
    expect(asked).toEqual([[['baseline', 'a'], 0, 6]])
  })

  it('lives on only with the variants that an open expectation speaks of', async () => {
    const { asked, live } = liveWith(100)
    const rows = await testMeaning(scenarioOf([expectation(), expectation({ id: 'never', contrast: { b: 1, baseline: -1 } })]), { live, mostPairs: 20 })
    expect(rows.map(({ verdict, pairs }) => [verdict, pairs])).toEqual([['holds', 6], ['not resolved', 20]])
    expect(asked).toEqual([[['baseline', 'a', 'b'], 0, 6], [['baseline', 'b'], 6, 3], [['baseline', 'b'], 9, 5], [['baseline', 'b'], 14, 6]])
  })

  it('calls nothing unresolved before 200 pairs', () => {
    expect(MOST_PAIRS).toBeGreaterThanOrEqual(200)
  })
})
