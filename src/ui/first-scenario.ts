// The project of the first screen, with fans, replicates and seed as the address asks for. Loaded on its own, so that the page is
// painted before scenario files are read. Invariant: an address that asks for what cannot be run is refused, never corrected.
import fastBrands from '../../scenarios/fast-brands.json'
import platform from '../../scenarios/worlds/platform.json'
import type { ScenarioError } from '../model/problems.ts'
import { parsePresets, parseScenario } from '../model/scenario.ts'
import { focusOn, pin, type Json, type Project } from '../project/project.ts'
import { originals } from '../project/resolve.ts'
import { nextTask } from './next-task.ts'
import { readAddress, type AddressProblem, type AddressSettings } from './address.ts'
import { Workspace } from './workspace.ts'

/** The plan as announced, and the same budget behind a trust gate. */
const FIRST_PLANS = ['fast', 'trusted']

/** What the page works on, or why there is nothing. */
export type Opened = { readonly workspace: Workspace } | Refused
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
  await nextTask()
  const { baseline, replicates, seed } = parsed.scenario
  const { fans = baseline.variant.shape.fans } = settings
  const empty: Project = { format: 1, scenario: fastBrands as unknown as Json, plans: [], focus: '', run: { fans, replicates: settings.replicates ?? replicates, seed: settings.seed ?? seed } }
  const files = originals(empty)
  const project = FIRST_PLANS.flatMap((id) => files.find((each) => each.id === id) ?? []).reduce(pin, empty)
  const workspace = Workspace.open(focusOn(project, FIRST_PLANS.at(-1)!), worlds.presets)
  return workspace instanceof Workspace ? { workspace } : { errors: workspace }
}
