import { describe, expect, it } from 'vitest'
import { AnchorField } from '../../src/engine/kernel/slots.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import { replicateMajor } from '../../src/experiment/design.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import { measure } from '../../src/experiment/measure.ts'
import { anchorDaysOf, brandSizesBetween, readMetric, sizesBetween, whiteLabelSizesBetween } from '../../src/experiment/read-metric.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import { METRIC_IDS } from '../../src/model/metrics.ts'
import { small } from './small-worlds.ts'

const rowOf = (cells: Partial<Record<keyof typeof AnchorField, number>>): number[] =>
  Array.from({ length: AnchorField.COUNT }, (_, k) => cells[AnchorField[k] as keyof typeof AnchorField] ?? 0)
const tableOf = (...rows: Parameters<typeof rowOf>[0][]): Float64Array => Float64Array.from(rows.flatMap(rowOf))

describe('sizes between two tables', () => {
  it('are differences of totals, matched by birth even where a slot has passed to another anchor', () => {
    const before = tableOf({ birth: 4, status: 1, gmv: 10 }, { birth: 5, status: 1, gmv: 7, brandGmv: 8, kind: 2 }, { birth: NaN })
    const after = tableOf({ birth: 9, status: 1, gmv: 3 }, { birth: 5, status: 1, gmv: 12, brandGmv: 14, kind: 2 }, { birth: 4, status: 1, gmv: 11 })
    expect(sizesBetween(before, after).toSorted((a, b) => a - b)).toEqual([1, 3, 5])
    expect(whiteLabelSizesBetween(before, after).toSorted((a, b) => a - b)).toEqual([1, 3])
    expect(brandSizesBetween(before, after)).toEqual([6])
  })

  it('leave out anchors that were closed all the time', () => {
    const before = tableOf({ birth: 1, status: 2, gmv: 10 }, { birth: 2, status: 1, gmv: 1 })
    const after = tableOf({ birth: 1, status: 2, gmv: 10 }, { birth: 2, status: 3, gmv: 4 })
    expect(sizesBetween(before, after)).toEqual([3])
  })
})

describe('a metric of a run', () => {
  const anchorDays = [0, 10, 40]
  const [variant] = small
  const entrant = { ...variant, id: 'entrant', entrants: [{ day: 0, kind: 1, category: 0, quality: 0.9, price: 50, equity: 0.2, skill: 1, hype: 0, fake: 0, live: 1, rights: 0, adBase: 1e8, adSlope: 0, adFrom: 0, adTo: 40 }] } as typeof variant
  const live = async (): Promise<RunResult[]> => {
    const results: RunResult[] = []
    await localRunner(loadEngine).start(replicateMajor([variant, entrant], { seed: 3, replicates: 1, anchorDays }), { onResult: (result) => void results.push(result) }).finished
    return results
  }

  it('is the one of the daily rows where there is one', async () => {
    const [result] = await live()
    expect(readMetric(result, variant, 'gmv', [5, 20])).toBe(measure(result, variant, { from: 5, to: 20 }).gmv)
  })

  it('says which table it lacks', async () => {
    const [result] = await live()
    expect(() => readMetric(result, variant, 'gini', [0, 30], anchorDays)).toThrow('gini: needs the anchors\' table of day 30')
    expect(anchorDaysOf('gini', [[0, 30], [10, 12]])).toEqual([0, 30, 10, 12])
    expect(anchorDaysOf('gmv', [[0, 30]])).toEqual([])
  })

  it('adds the anchors up to the platform, in the same real units', async () => {
    const [result] = await live()
    const [before, , after] = result.anchorTables!
    const kappa = variant.base.people / variant.shape.fans
    const total = sizesBetween(before, after).reduce((sum, fen) => sum + fen, 0)
    expect((total * kappa) / 100).toBeCloseTo(measure(result, variant, { from: 0, to: 40 }).gmv, 3)
  })

  it('exists for every id of the catalogue', async () => {
    const result = (await live()).find((each) => each.variant === 'entrant')!
    for (const id of METRIC_IDS) expect(() => readMetric(result, entrant, id, [10, 40], anchorDays)).not.toThrow()
    const [first, second, whole] = ([[0, 10], [10, 40], [0, 40]] as const).map((window) => readMetric(result, entrant, 'entrantGmv', window, anchorDays))
    expect(whole).toBeGreaterThan(0)
    expect(first + second).toBeCloseTo(whole, 3)
    expect(readMetric(result, entrant, 'entrantGmvPerDay', [10, 40], anchorDays)).toBeCloseTo(second / 30, 6)
    expect(readMetric(result, entrant, 'entrantNaturalFlowShare', [0, 40], anchorDays)).toBeGreaterThan(0)
  })
})
