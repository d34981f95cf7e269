// What a shipped scenario says of itself, tested on paired worlds of its shipped dimensions until each interval excludes the opposite.
// Invariant: every expectation of the file is tested; MOST_PAIRS_IN_A_TEST bounds only how long it may take, `snowball verify --meaning` goes on.
import { describe, expect, it } from 'vitest'
import { inReplicateOrder, replicateMajor } from '../../src/experiment/design.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import type { Scenario } from '../../src/model/scenario.ts'
import { MEANING_SEED, testMeaning, type MeaningRow } from '../../src/verify/meaning.ts'
import { shipped, shippedPresets } from '../model/shipped.ts'
import { MOST_PAIRS_IN_A_TEST } from '../verify/pairs-in-a-test.ts'

const live = async (scenario: Scenario): Promise<MeaningRow[]> => {
  const runner = localRunner(loadEngine)
  return testMeaning(scenario, {
    mostPairs: MOST_PAIRS_IN_A_TEST,
    live: async (variants, first, count, anchorDays) => {
      const worlds: (readonly RunResult[])[] = []
      const onResult = inReplicateOrder(variants.map(({ id }) => id), (results) => void worlds.push(results), first)
      await runner.start(replicateMajor(variants, { seed: MEANING_SEED, replicates: count, first, anchorDays }), { onResult }).finished
      return worlds
    },
  })
}

/** Declares the tests of one scenario: they share its worlds, so the first one takes the time. */
export const meaningSuite = (name: string): void => {
  const scenario = shipped(name, shippedPresets())
  describe(`what ${name} expects`, () => {
    let rows: Promise<MeaningRow[]> | undefined

    it('expects something', () => expect(scenario.expectations.length).toBeGreaterThan(0))

    it.each(scenario.expectations.map((each) => [each.id, each.text.en] as const))('%s: %s', { timeout: 240_000 }, async (id) => {
      const row = (await (rows ??= live(scenario))).find(({ expectation }) => expectation.id === id)!
      const { mean, interval, pairs } = row
      expect(row.verdict, `${mean} (${interval.lower} to ${interval.upper}) after ${pairs} pairs; only snowball verify --meaning ${name}, with more of them, may call it unresolved`).toBe('holds')
    })
  })
}
