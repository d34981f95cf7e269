// However a shipped scenario is run in Node, it is the run of its golden summary. In browsers: test/e2e/determinism.spec.ts.
// Invariant: everything goes through the built worker thread and the runner's contract, as in the command line.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RunResult } from '../../src/experiment/run-api.ts'
import type { Runner } from '../../src/experiment/runner.ts'
import { workerThreadRunner } from '../../src/experiment/worker-runner.node.ts'
import { aggregate } from '../../src/model/metrics.ts'
import type { Variant } from '../../src/model/variant.ts'
import { builtCommandLine } from '../cli/built.ts'
import { goldenDigests } from './files.ts'
import { digestsOf, liveShipped, shippedScenarios } from './shipped-runs.ts'

const scenarios = shippedScenarios()
const golden = goldenDigests()
const observed = goldenDigests('observed')

let thread: URL
beforeAll(async () => {
  thread = new URL('simulate.node.js', await builtCommandLine())
}, 60_000)

let runner: Runner | undefined
afterEach(() => runner?.close())
const open = (workers: number): Runner => (runner = workerThreadRunner(thread, workers))

const fanDays = (results: ReadonlyMap<string, RunResult>): number => [...results.values()].reduce((sum, result) => sum + result.fanDays, 0)
const everyDay = scenarios.flatMap(({ variants }) => variants).reduce((sum, { shape }) => sum + shape.fans * (shape.burnIn + shape.horizon), 0)

const withoutTags = (variant: Variant): Variant => ({ ...variant, base: { ...variant.base, tagging: 0 } })
/** Fen that each run counts as sold by a subsidy, at once or later. */
const credited = (results: ReadonlyMap<string, RunResult>): number[] =>
  [...results.values()].map(({ rows, columns }) => {
    const { gmvDirect, gmvCarried } = aggregate(rows, columns, 0, rows.length / columns)
    return gmvDirect + gmvCarried
  })

describe('the digests of all shipped scenarios are the golden ones', () => {
  it.each([1, 2, 5])('with %s worker thread(s), forked from snapshots', async (workers) => {
    const results = await liveShipped(open(workers), scenarios)
    expect(digestsOf(results)).toEqual(golden)
    expect(digestsOf(results, 'observed')).toEqual(observed)
    expect(fanDays(results)).toBeLessThan(everyDay)
  })

  it('from day 0', async () => {
    const results = await liveShipped(open(2), scenarios, { noFork: true })
    expect(digestsOf(results)).toEqual(golden)
    expect(digestsOf(results, 'observed')).toEqual(observed)
    expect(fanDays(results)).toBe(everyDay)
  })

  it('without attribution tags, which then count nothing', async () => {
    const { variants } = scenarios.find(({ id }) => id === 'fast-brands')!
    const tagged = await liveShipped(open(2), [{ id: '', seed: 1, variants: variants.filter(({ plans }) => plans.length > 0) }])
    expect(Math.min(...credited(tagged))).toBeGreaterThan(0)
    const untagged = scenarios.map((scenario) => ({ ...scenario, variants: scenario.variants.map(withoutTags) }))
    const results = await liveShipped(runner!, untagged)
    expect(digestsOf(results)).toEqual(golden)
    expect(Math.max(...credited(results))).toBe(0)
  })
})
