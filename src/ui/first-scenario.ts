// The scenario of the first screen, with fans, replicates and seed as the address asks for. Loaded on its own, so that the page is
// painted before scenario files are read. Invariant: an address that asks for what cannot be run is refused, never corrected.
import fastBrands from '../../scenarios/fast-brands.json'
import platform from '../../scenarios/worlds/platform.json'
import type { ScenarioError } from '../model/problems.ts'
import { parsePresets, parseScenario, reshape, type Scenario } from '../model/scenario.ts'
import { nextTask } from './next-task.ts'
import { readAddress, type AddressProblem, type AddressSettings } from './address.ts'

/** The plan as announced, and the same budget behind a trust gate. */
const FIRST_POLICIES = ['fast', 'trusted']

/** What the page works on: a scenario and the policies of it that are compared, or why there is none. */
export type Opened = { readonly scenario: Scenario; readonly policies: readonly string[] } | Refused
/** Problems of a scenario, or of the address with the settings in it that were understood. */
export type Refused = { readonly errors: readonly ScenarioError[] } | { readonly problems: readonly AddressProblem[]; readonly settings: AddressSettings }

/**
 * Reads worlds and scenario, each in a task of its own: together they would hold the page up for 20 ms and more.
 * @param search query of the address, e.g. `?fans=4000&replicates=12&seed=7`
 */
export const firstScenario = async (search: string): Promise<Opened> => {
  const { problems, settings } = readAddress(search)
  if (problems.length > 0) return { problems, settings }
  const worlds = parsePresets({ 'worlds/platform.json': platform })
  if (!worlds.ok) return worlds
  await nextTask()
  const parsed = parseScenario(fastBrands, worlds.presets)
  if (!parsed.ok) return parsed
  const { fans, lang: _, ...rest } = settings
  const shaped = fans === undefined ? parsed : reshape(parsed.scenario, { fans })
  return shaped.ok ? { scenario: { ...shaped.scenario, ...rest }, policies: FIRST_POLICIES } : shaped
}
