// Every shipped scenario does today what its golden summary says, to the last bit.
// Refresh a change that is meant with `npm run golden`; it prints what changed.
import { beforeAll, describe, expect, it } from 'vitest'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import { worldKey, type Variant } from '../../src/model/variant.ts'
import { readGolden } from './files.ts'
import { liveShipped, shippedScenarios } from './shipped-runs.ts'
import { changes, summarize, summaryDays } from './summary.ts'

const scenarios = shippedScenarios()
const golden = readGolden()
let results: ReadonlyMap<string, RunResult>
beforeAll(async () => {
  results = await liveShipped(localRunner(loadEngine), scenarios, { anchorDays: summaryDays })
}, 60_000)

describe('the golden run', () => {
  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('of %s is as it was', (id, scenario) => {
    const lines = changes(golden.get(id), summarize(scenario, results)).map((line) => `${id}: ${line}`)
    expect(lines, 'if this is meant, refresh test/golden with `npm run golden`').toEqual([])
  })

  it('of every summary has its scenario', () => {
    expect([...golden.keys()], 'refresh test/golden with `npm run golden`').toEqual(scenarios.map(({ id }) => id))
  })
})

/** Everything that a variant says and that is not its world's own value anyway. */
const meaningOf = (variant: Variant): string =>
  JSON.stringify([worldKey(variant), variant.settings.filter(({ param, value }) => variant.base[param] !== value), variant.plans])

it('has equal digests exactly where variants say the same: with so few fans no policy is idle', () => {
  const alike = (keyOf: (variant: Variant) => string | undefined): string[] => {
    const groups = new Map<string | undefined, string[]>()
    for (const variant of scenarios.flatMap(({ variants }) => variants)) groups.set(keyOf(variant), [...(groups.get(keyOf(variant)) ?? []), variant.id])
    return [...groups.values()].map((ids) => ids.join(' '))
  }
  expect(alike(({ id }) => results.get(id)?.digest)).toEqual(alike(meaningOf))
})
