// How a row of the lever tables is tested: paired worlds of a small platform until the interval says so.
// Invariant: `off` and `on` live on the same worlds; nothing is called a miss before MOST_PAIRS_IN_A_TEST of them.
import { expect, it } from 'vitest'
import { inReplicateOrder, replicateMajor } from '../../src/experiment/design.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import { parseScenario, type Scenario } from '../../src/model/scenario.ts'
import { testMeaning } from '../../src/verify/meaning.ts'
import { shippedPresets } from '../model/shipped.ts'
import { MOST_PAIRS_IN_A_TEST } from '../verify/pairs-in-a-test.ts'
import type { LeverRow } from './lever-table.ts'

const presets = shippedPresets()
const HORIZON = 90
const SEED = 7

/** A platform of 3,000 fans and 60 anchors at PLATFORM's scale of 26,000 people each; or of brands at 400. */
const SMALL = {
  platform: { shape: { fans: 3000, anchors: 60, anchorSlots: 160, panelShare: 0.5 }, parameters: { people: 78e6, referenceFans: 3000 } },
  brands: { shape: { fans: 3000, anchors: 90, anchorSlots: 160, panelShare: 0.5 }, parameters: { people: 1.2e6, referenceFans: 3000 } },
} as const

type Delta = NonNullable<LeverRow['world']>
const merge = (...deltas: (Delta | undefined)[]): Delta =>
  deltas.reduce<Delta>((all, delta = {}) => ({
    ...all, ...delta,
    shape: { ...(all['shape'] as object | undefined), ...(delta['shape'] as object | undefined) },
    parameters: { ...(all['parameters'] as object | undefined), ...(delta['parameters'] as object | undefined) },
  }), {})

const scenarioOf = ({ id, metric, sign, why, world, policy = {}, off = {}, on, window = [0, 60], preset = 'platform' }: LeverRow): Scenario => {
  const title = (name: string) => ({ en: name, zh: name })
  const variant = (name: string, side: LeverRow['on']) => ({ id: name, title: title(name), world: merge(SMALL[preset], world, side.world), policy: { ...policy, ...side.policy } })
  const parsed = parseScenario(
    {
      format: 1, id: 'lever', title: title(id), burnIn: 60, horizon: HORIZON, world: preset,
      variants: [variant('off', off), variant('on', on)],
      expectations: [{ id: 'moves', en: why, zh: why, metric, variant: 'on', against: 'off', sign, window, reason: why }],
    },
    presets,
  )
  if (!parsed.ok) throw new Error(`${id}: ${parsed.errors.map(({ path, message }) => `${path}: ${message}`).join('; ')}`)
  return parsed.scenario
}

/** Declares one test for each row. */
export const leverSuite = (rows: readonly LeverRow[]): void => {
  const runner = localRunner(loadEngine)

  it.each(rows.map((row) => [`${row.id}: ${row.metric} ${row.sign}`, row.why, row] as const))('%s (%s)', { timeout: 60_000 }, async (_id, _why, row) => {
    const [{ verdict, mean, interval, pairs }] = await testMeaning(scenarioOf(row), {
      mostPairs: MOST_PAIRS_IN_A_TEST,
      live: async (variants, first, count, anchorDays) => {
        const worlds: (readonly RunResult[])[] = []
        const onResult = inReplicateOrder(variants.map(({ id }) => id), (results) => void worlds.push(results), first)
        await runner.start(replicateMajor(variants, { seed: SEED, replicates: count, first, anchorDays }), { onResult }).finished
        return worlds
      },
    })
    expect(verdict, `${mean} (${interval.lower} to ${interval.upper}) after ${pairs} pairs`).toBe('holds')
  })
}
