import { describe, expect, it } from 'vitest'
import { Metric } from '../../src/engine/kernel/slots.ts'
import { narrowEnough } from '../../src/experiment/half-width-rule.ts'
import { commonWindow, horizonOf, measure, measuredOf, gmvByDay, type Measures } from '../../src/experiment/measure.ts'
import { comparePolicy, marginOf, outlayOf } from '../../src/experiment/outlay.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import { replicateMajor } from '../../src/experiment/design.ts'
import { csvLine, dictionaryRows, experimentId, RUN_COLUMNS, runRow, summaryRows, TIDY_COLUMNS, tidyRows } from '../../src/experiment/tidy.ts'
import { sequenceInterval } from '../../src/experiment/confidence-sequence.ts'
import { estimateMean } from '../../src/experiment/estimate.ts'
import { collect } from './runner-suite.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import { small } from './small-worlds.ts'
import { normalStream } from './synthetic.ts'

const [baseline, early] = small
const lived = collect(localRunner(loadEngine), [baseline, early], 1)
const resultOf = async (id: string): Promise<RunResult> => (await lived).find((result) => result.variant === id)!

describe('measures of a run', () => {
  it('scale simulated fans to the people they stand for', async () => {
    const result = await resultOf('early')
    const { gmv, orders, aov } = measure(result, early, horizonOf(early))
    const fen = [Metric.gmvPrivate, Metric.gmvNatural, Metric.gmvPaid, Metric.gmvSubsidised].reduce((sum, cell) => {
      for (let day = 20; day < 60; day++) sum += result.rows[day * result.columns + cell]
      return sum
    }, 0)
    expect(measuredOf(early).kappa).toBeCloseTo(early.base.people / 300, 6)
    expect(gmv).toBeCloseTo((fen / 100) * (early.base.people / 300), 0)
    expect(gmv / orders).toBeCloseTo(aov, 6)
  })

  it('are additive over windows where the metric is', async () => {
    const result = await resultOf('early')
    const whole = measure(result, early, { from: 0, to: 40 })
    const parts = [measure(result, early, { from: 0, to: 13 }), measure(result, early, { from: 13, to: 40 })]
    expect(parts[0].gmv + parts[1].gmv).toBeCloseTo(whole.gmv, 0)
    expect(parts[0].spend + parts[1].spend).toBeCloseTo(whole.spend, 0)
    const daily = gmvByDay(result, early)
    expect(daily).toHaveLength(40)
    for (const day of [0, 7, 39]) expect(daily[day]).toBe(measure(result, early, { from: day, to: day + 1 }).gmv)
    expect(daily.reduce((sum, value) => sum + value, 0)).toBeCloseTo(whole.gmv, 0)
  })

  it('take the longest window that all variants have', () => {
    const shorter = { ...early, shape: { ...early.shape, horizon: 25 } }
    expect(commonWindow([baseline, shorter])).toEqual({ from: 0, to: 25 })
  })
})

describe('tidy tables', () => {
  const metrics = ['gmv', 'repeat', 'privateShare'] as const

  it('hold one number a row, and none where a metric is not defined', async () => {
    const rows = [...tidyRows('x', await resultOf('early'), early, metrics)]
    expect(rows[0]).toHaveLength(TIDY_COLUMNS.length)
    expect(rows.filter((row) => row[6] === 'gmv').map((row) => row[4])).toEqual(Array.from({ length: 40 }, (_, day) => day))
    const monthEnds = rows.filter((row) => row[6] === 'repeat').map((row) => row[4])
    expect(monthEnds).toEqual([39]) // absolute day 59; the month that ended on day 9 had none before it
    expect(rows.every((row) => Number.isFinite(row[7]))).toBe(true)
  })

  it('sum to what the summary says', async () => {
    const result = await resultOf('early')
    const measured = measure(result, early, horizonOf(early))
    const [summary] = [...summaryRows('x', result, measured, ['gmv'], horizonOf(early))]
    const total = [...tidyRows('x', result, early, ['gmv'])].reduce((sum, row) => sum + Number(row[7]), 0)
    expect(Number(summary[8]) / total).toBeCloseTo(1, 12)
    expect(summary.slice(4, 8)).toEqual([0, 40, 'platform', 'gmv'])
  })

  it('name every parameter of a run', () => {
    const row = runRow('x', early, 2, 99, 'complete')
    expect(row).toHaveLength(RUN_COLUMNS.length)
    expect(row[RUN_COLUMNS.indexOf('revisit')]).toBe(early.base.revisit)
    expect(row[RUN_COLUMNS.indexOf('horizon')]).toBe(40)
    expect(JSON.parse(String(row[RUN_COLUMNS.indexOf('plans')]))).toHaveLength(1)
    expect(row.slice(0, 6)).toEqual(['x', 'early', 2, 99, 'complete', ''])
  })

  it('explain their metrics', () => {
    expect(dictionaryRows(['gmv'])[0].slice(0, 3)).toEqual(['gmv', 'GMV', 'RMB'])
  })

  it('quote what CSV would misread', () => {
    expect(csvLine(['a,b', 'say "x"', 1.5, 'line\nbreak', '直播'])).toBe('"a,b","say ""x""",1.5,"line\nbreak",直播\n')
  })

  it('carry an identity that depends on variants, seeds and replicates and on nothing else', () => {
    const id = (seed: number, replicates: number, variants = [baseline, early]): string => experimentId(replicateMajor(variants, { seed, replicates }))
    expect(id(1, 2)).toMatch(/^[0-9a-f]{16}$/)
    expect(id(1, 2)).toBe(id(1, 2, [{ ...baseline }, { ...early }]))
    expect(new Set([id(1, 2), id(2, 2), id(1, 3), id(1, 2, [baseline]), id(1, 2, [baseline, { ...early, settings: [{ param: 'gammaT', value: 1, from: 0, to: Infinity }] }])]).size).toBe(5)
  })
})

describe('money', () => {
  const world = (gmv: number, change: Partial<Measures> = {}): Measures =>
    ({ gmv, spend: 0, matched: 0, coupons: 0, rebates: 0, guarantees: 0, providerFunds: 0, commission: gmv * 0.01, advertising: gmv * 0.022, profit: gmv * 0.032 - (change.spend ?? 0), cashProfit: gmv * 0.032, subsidisedShare: 0, ...change }) as Measures

  it('breaks even at 1 / (commission and advertising) of sales: about 31 at 1% and 2.2%', () => {
    expect(1 / marginOf([world(100), world(140)])).toBeCloseTo(31.25, 6)
  })

  it('tells what a subsidy is credited with from what it adds', () => {
    const base = [world(100), world(120), world(110)]
    const policy = [world(102, { spend: 4, subsidisedShare: 0.07 }), world(121, { spend: 4, subsidisedShare: 0.06 }), world(113, { spend: 4, subsidisedShare: 0.065 })]
    const { attributed, incremental, breakEven, gmv, outlay } = comparePolicy(base, policy)
    expect(gmv.difference.mean).toBeCloseTo(2, 12)
    expect(outlay).toBe(4)
    expect(attributed!.estimate.ratio).toBeCloseTo((102 * 0.07 + 121 * 0.06 + 113 * 0.065) / 12, 12)
    expect(incremental!.estimate.ratio).toBeCloseTo(0.5, 12)
    expect(breakEven).toBeCloseTo(31.25, 6)
  })

  it('pays when it raises profit, whatever an average margin says', () => {
    const base = [world(100), world(120), world(110)]
    const spent = [4, 4.1, 3.9]
    const policy = base.map(({ gmv }, w) => world(gmv + 2, { spend: spent[w] }))
    const { pays, profit, cashProfit, profitReturn, probabilityPays } = comparePolicy(base, policy)
    expect(pays).toEqual({ kind: 'below', threshold: 0 })
    expect(profitReturn!.estimate.ratio).toBeCloseTo(profit.difference.mean / 4, 12)
    expect(cashProfit.verdict.kind).toBe('above')
    expect(probabilityPays).toBeLessThan(0.01)
    // dear sales: half of the average break-even in sales, and yet profit rises
    const dear = base.map(({ gmv }, w) => world(gmv + 15 * spent[w], { spend: spent[w], profit: gmv * 0.032 + 1 + w / 10 }))
    const { incremental, breakEven, pays: dearPays, profit: dearProfit } = comparePolicy(base, dear)
    expect(incremental!.interval.upper).toBeLessThan(breakEven)
    expect(dearPays).toEqual(dearProfit.verdict)
    expect(dearPays.kind).toBe('above')
    expect(comparePolicy(base, dear, { breakEven: 20 }).pays).toEqual({ kind: 'below', threshold: 20 })
    expect(comparePolicy(base, dear, { breakEven: 20 }).probabilityPays).toBeLessThan(1e-3)
  })

  it('states no return where something acts that the outlay does not pay for', () => {
    const base = [world(100), world(120), world(110)]
    const policy = base.map(({ gmv }) => world(gmv + 2, { matched: 0.1, profit: gmv * 0.032 + 0.01 }))
    expect(comparePolicy(base, policy, { free: true })).toMatchObject({ incremental: undefined, profitReturn: undefined, pays: { kind: 'above' } })
    expect(comparePolicy(base, policy, { free: true, breakEven: 5 }).pays.kind).toBe('above')
    expect(comparePolicy(base, policy).incremental!.estimate.ratio).toBeCloseTo(20, 9)
  })

  it('counts cash and traffic, and calls nothing incremental that costs no more', () => {
    expect(outlayOf(world(100, { spend: 1, matched: 6, coupons: 2, rebates: 3, guarantees: 4, providerFunds: 5 }))).toBe(21)
    expect(comparePolicy([world(100), world(110)], [world(101), world(111)]).incremental).toBeUndefined()
    expect(comparePolicy([world(100), world(110)], [world(101), world(111)]).attributed).toBeUndefined()
  })
})

describe('the half-width rule', () => {
  it('stops at the first world at which the sequence of every policy is narrow enough', () => {
    const normal = normalStream(4)
    const base: number[] = []
    const policy: number[] = []
    let stopped = 0
    while (!stopped) {
      const world = 100 + 10 * normal()
      base.push(world)
      policy.push(world + 1 + normal())
      if (narrowEnough(base, [policy], { value: 0.5, relative: false })) stopped = base.length
    }
    const width = (n: number): number => {
      const { lower, upper } = sequenceInterval(estimateMean(policy.slice(0, n).map((value, k) => value - base[k])), 0.9)
      return (upper - lower) / 2
    }
    expect(width(stopped)).toBeLessThanOrEqual(0.5)
    for (let n = 2; n < stopped; n++) expect(width(n)).toBeGreaterThan(0.5)
    expect(narrowEnough(base, [policy, policy.map((value, k) => value + (k % 2) * 50)], { value: 0.5, relative: false })).toBe(false)
    expect(narrowEnough(base, [policy], { value: 0.5 / estimateMean(base).mean, relative: true })).toBe(true)
  })

  it('never stops on too few worlds, even when they agree', () => {
    expect(narrowEnough([1, 2, 3], [[2, 3, 4]], { value: 10, relative: false })).toBe(false)
    expect(narrowEnough([1, 2, 3, 4, 5, 6, 7, 8], [[2, 3, 4, 5, 6, 7, 8, 9]], { value: 10, relative: false })).toBe(true)
  })
})
