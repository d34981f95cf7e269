// Starts the workbench: workers first, so that they load while the scenario is read, then the elements.
import { webWorkerRunner } from './experiment/worker-runner.ts'
import { parsePresets, parseScenario } from './model/scenario.ts'
import fastBrands from '../scenarios/fast-brands.json'
import platform from '../scenarios/worlds/platform.json'
import type { Opened } from './ui/trust-workbench.ts'
import './ui/trust-workbench.ts'

/** Most workers that are of use; a page should not take a whole server. */
const MOST_WORKERS = 16
const workers = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency))
const create = (): Worker => new Worker(new URL('../workers/simulate.web.ts', import.meta.url), { type: 'module' })
const early = Array.from({ length: Math.min(2, workers) }, create)

/** The policies of the first screen: the plan as announced, and the same budget behind a trust gate. */
const FIRST_POLICIES = ['fast', 'trusted']

const opening = (): Opened => {
  const presets = parsePresets({ 'worlds/platform.json': platform })
  if (!presets.ok) return presets
  const parsed = parseScenario(fastBrands, presets.presets)
  if (!parsed.ok) return parsed
  return { scenario: parsed.scenario, policies: FIRST_POLICIES, runner: webWorkerRunner(() => early.pop() ?? create(), workers) }
}

document.querySelector('trust-workbench')?.open(opening())
