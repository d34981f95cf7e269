// Every shipped scenario with all its variants, small enough to be lived often, in any engine that Vite builds for.
// Invariant: only the number of fans is smaller than shipped; days, anchors, policies and seeds are the files' own, so that every
// subsidy, shock and review happens. What is lived does not depend on the runner.
import { replicateMajor, type DesignOptions } from '../../src/experiment/design.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import type { Runner } from '../../src/experiment/runner.ts'
import { parsePresets, parseScenario, reshape, type Presets, type ScenarioError } from '../../src/model/scenario.ts'
import type { Variant } from '../../src/model/variant.ts'

/** Of the shipped fans. [A] all scenarios together then take two seconds; with half of that no brand is small enough for STEPS stage 1 */
const SHARE_OF_FANS = 0.1

const files = import.meta.glob<unknown>(['../../scenarios/*.json', '!../../scenarios/*.schema.json'], { eager: true, import: 'default' })
const worlds = import.meta.glob<unknown>('../../scenarios/worlds/*.json', { eager: true, import: 'default' })

export interface ShippedScenario {
  readonly id: string
  readonly seed: number
  /** the baseline first; ids are `scenario:variant` */
  readonly variants: readonly Variant[]
}

const refuse = (file: string, [{ path, message }]: readonly ScenarioError[]): never => {
  throw new Error(`${file} ${path}: ${message}`)
}

const read = (file: string, json: unknown, presets: Presets): ShippedScenario => {
  const parsed = parseScenario(json, presets)
  if (!parsed.ok) return refuse(file, parsed.errors)
  const small = reshape(parsed.scenario, { fans: Math.round(SHARE_OF_FANS * parsed.scenario.baseline.variant.shape.fans) })
  if (!small.ok) return refuse(file, small.errors)
  const { id, seed, baseline, variants } = small.scenario
  return { id, seed, variants: [baseline, ...variants].map(({ variant }) => ({ ...variant, id: `${id}:${variant.id}` })) }
}

/** In the order of their files' names. */
export const shippedScenarios = (): ShippedScenario[] => {
  const parsed = parsePresets(worlds)
  if (!parsed.ok) return refuse('worlds', parsed.errors)
  return Object.keys(files).toSorted().map((file) => read(file, files[file], parsed.presets))
}

/** Options of `replicateMajor`; the days of anchors' tables depend on the scenario. */
interface LiveOptions extends Pick<DesignOptions, 'noFork'> {
  readonly anchorDays?: (baseline: Variant) => readonly number[]
}

/**
 * Lives the first world of every scenario under all its variants, as one experiment, so that many workers are kept busy.
 * @returns results by `scenario:variant`, each with its digest
 */
export const liveShipped = async (runner: Runner, scenarios: readonly ShippedScenario[], { noFork, anchorDays }: LiveOptions = {}): Promise<Map<string, RunResult>> => {
  const requests = scenarios.flatMap(({ seed, variants }) =>
    replicateMajor(variants, { seed, replicates: 1, digest: true, noFork, anchorDays: anchorDays?.(variants[0]) }),
  )
  const results = new Map<string, RunResult>()
  await runner.start(requests, { onResult: (result) => void results.set(result.variant, result) }).finished
  return results
}

/** A run has two: of what happened, and of what only watched. */
export type DigestName = 'digest' | 'observed'

/** Digests by `scenario:variant`. */
export const digestsOf = (results: ReadonlyMap<string, RunResult>, which: DigestName = 'digest'): Record<string, string | undefined> =>
  Object.fromEntries([...results].map(([id, result]) => [id, result[which]]))
