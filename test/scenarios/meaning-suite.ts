// What a shipped scenario says of itself, tested on paired worlds until each interval excludes the opposite: the cheap part, for every
// test run. `snowball verify --meaning` tests everything at full length.
// Invariant: every expectation is either tested here or named in `fullRun` with the reason why not; shapes are the shipped ones unless said.
import { describe, expect, it } from 'vitest'
import { inReplicateOrder, replicateMajor } from '../../src/experiment/design.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import { reshape, type Scenario, type ShapeOverrides } from '../../src/model/scenario.ts'
import { MEANING_SEED, testMeaning, type MeaningRow } from '../../src/verify/meaning.ts'
import { shipped, shippedPresets } from '../model/shipped.ts'

interface Cheap {
  /** expectations left to `snowball verify --meaning`, each with the reason */
  readonly fullRun?: Readonly<Record<string, string>>
  /** other dimensions, where the sign does not depend on them */
  readonly shape?: ShapeOverrides
  /** why that leaves every tested sign as it is */
  readonly because?: string
}

/** Worlds before a cheap test gives up. */
const MOST_PAIRS = 60

const live = async (scenario: Scenario, only: readonly string[]): Promise<MeaningRow[]> => {
  const runner = localRunner(loadEngine)
  return testMeaning(scenario, {
    only,
    mostPairs: MOST_PAIRS,
    live: async (variants, first, count, anchorDays) => {
      const worlds: (readonly RunResult[])[] = []
      const onResult = inReplicateOrder(variants.map(({ id }) => id), (results) => void worlds.push(results), first)
      await runner.start(replicateMajor(variants, { seed: MEANING_SEED, replicates: count, first, anchorDays }), { onResult }).finished
      return worlds
    },
  })
}

/** Declares the tests of one scenario. */
export const meaningSuite = (name: string, { fullRun = {}, shape = {}, because = '' }: Cheap = {}): void => {
  const full = shipped(name, shippedPresets())
  const shaped = reshape(full, shape)
  if (!shaped.ok) throw new Error(`${name}: ${shaped.errors[0].message}`)
  const ids = full.expectations.map(({ id }) => id)
  const only = ids.filter((id) => !Object.hasOwn(fullRun, id))
  describe(`${name}${Object.keys(shape).length > 0 ? ` with ${JSON.stringify(shape)}: ${because}` : ''}`, () => {
    let rows: Promise<MeaningRow[]> | undefined

    it('leaves out only what exists, each with a reason, and has something left', () => {
      expect(Object.keys(fullRun).filter((id) => !ids.includes(id) || fullRun[id] === '')).toEqual([])
      expect(only.length).toBeGreaterThan(0)
      expect(Object.keys(shape).length === 0 || because !== '').toBe(true)
    })

    it.each(full.expectations.filter(({ id }) => only.includes(id)).map((each) => [each.id, each.text.en] as const))('%s: %s', { timeout: 120_000 }, async (id) => {
      const row = (await (rows ??= live(shaped.scenario, only))).find(({ expectation }) => expectation.id === id)!
      const { mean, interval, pairs } = row
      expect(row.verdict, `${mean} (${interval.lower} to ${interval.upper}) after ${pairs} pairs`).toBe('holds')
    })
  })
}
