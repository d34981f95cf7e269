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
import type { Kept } from './keep/project-store.ts'
import { Workspace } from './workspace.ts'

/** The plan as announced, and the same budget behind a trust gate. */
const FIRST_PLANS = ['fast', 'trusted']

/** What the page works on, or why there is nothing. */
export type Opened = { readonly workspace: Workspace; readonly kept?: Kept | undefined } | Refused
/** Problems of a scenario, or of the address with the settings in it that were understood. */
export type Refused = { readonly errors: readonly ScenarioError[] } | { readonly problems: readonly AddressProblem[]; readonly settings: AddressSettings }

/** The project that this browser kept last; undefined without one, and where nothing is kept. */
const lastKept = async (): Promise<Kept | undefined> => {
  try {
    const { ProjectStore } = await import('./keep/project-store.ts')
    return await ProjectStore.with((store) => store.last())
  } catch {
    return undefined // the page works without; that nothing is kept is said when something is saved
  }
}

/**
 * Reads worlds and scenario, each in a task of its own: together they would hold the page up for 20 ms and more.
 * @param search query of the address, e.g. `?fans=4000&replicates=12&seed=7`; one that asks for a run of its own gets it
 * @param fresh not what was kept
 */
export const firstScenario = async (search: string, fresh = false): Promise<Opened> => {
  const { problems, settings } = readAddress(search)
  if (problems.length > 0) return { problems, settings }
  const { lang: _, ...asked } = settings
  const keeping = fresh || Object.keys(asked).length > 0 ? undefined : lastKept()
  const worlds = parsePresets({ 'worlds/platform.json': platform })
  if (!worlds.ok) return worlds
  const kept = await keeping
  if (kept) {
    const { readProject } = await import('../project/file.ts')
    const read = readProject(kept.text, worlds.presets)
    const workspace = read.ok && Workspace.open(read.project, worlds.presets)
    if (workspace instanceof Workspace) return { workspace, kept }
  }
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
