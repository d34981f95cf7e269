// The scenario of the first screen, with fans, replicates and seed as the address asks for. Loaded on its own, so that the page is
// painted before scenario files are read. Invariant: an address that asks for what cannot be run is refused, never corrected.
import fastBrands from '../../scenarios/fast-brands.json'
import platform from '../../scenarios/worlds/platform.json'
import type { ScenarioError } from '../model/problems.ts'
import { parsePresets, parseScenario, reshape, type Scenario } from '../model/scenario.ts'

/** The plan as announced, and the same budget behind a trust gate. */
const FIRST_POLICIES = ['fast', 'trusted']

/** Run settings of the address with the largest number that makes sense there. */
const SETTINGS = { fans: 1e6, replicates: 1e4, seed: 2 ** 32 - 1 } as const

/** What the page works on: a scenario and the policies of it that are compared, or why there is none. */
export type Opened = { readonly scenario: Scenario; readonly policies: readonly string[] } | { readonly errors: readonly ScenarioError[] }

/** @param search query of the address, e.g. `?fans=4000&replicates=12&seed=7` */
export const firstScenario = (search: string): Opened => {
  const worlds = parsePresets({ 'worlds/platform.json': platform })
  if (!worlds.ok) return worlds
  const parsed = parseScenario(fastBrands, worlds.presets)
  if (!parsed.ok) return parsed
  const asked = settingsOf(new URLSearchParams(search))
  if ('errors' in asked) return asked
  const { fans, ...rest } = asked
  const shaped = fans === undefined ? parsed : reshape(parsed.scenario, { fans })
  return shaped.ok ? { scenario: { ...shaped.scenario, ...rest }, policies: FIRST_POLICIES } : shaped
}

type Settings = Partial<Record<keyof typeof SETTINGS, number>>

const settingsOf = (query: URLSearchParams): Settings | { readonly errors: readonly ScenarioError[] } => {
  const settings: Settings = {}
  const errors: ScenarioError[] = []
  for (const [name, most] of Object.entries(SETTINGS) as [keyof Settings, number][]) {
    const text = query.get(name)
    if (text === null) continue
    const value = Number(text)
    const least = name === 'seed' ? 0 : 1
    if (/^\d{1,10}$/.test(text) && value >= least && value <= most) settings[name] = value
    else errors.push({ path: `?${name}`, message: `must be a whole number between ${least} and ${most}; got ${JSON.stringify(text.slice(0, 40))}` })
  }
  return errors.length > 0 ? { errors } : settings
}
