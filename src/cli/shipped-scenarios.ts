// The scenarios that come with the program, bundled so that the command works from any folder.
// Invariant: every shipped file parses; a test reads them all.
import { parsePresets, type Presets } from '../model/scenario.ts'
import { Failure } from './command.ts'

const files = import.meta.glob<unknown>(['../../scenarios/*.json', '!../../scenarios/*.schema.json'], { eager: true, import: 'default' })
const worlds = import.meta.glob<unknown>('../../scenarios/worlds/*.json', { eager: true, import: 'default' })

const nameOf = (path: string): string => path.replace(/^.*\/([^/]+)\.json$/, '$1')

/** JSON of every shipped scenario by file name without extension, which is its id. */
export const SHIPPED: ReadonlyMap<string, unknown> = new Map(
  Object.entries(files).map(([path, json]): [string, unknown] => [nameOf(path), json]).toSorted(([a], [b]) => (a < b ? -1 : 1)),
)

let presets: Presets | undefined

/** The worlds that scenarios are built on. */
export const shippedWorlds = (): Presets => {
  if (presets) return presets
  const parsed = parsePresets(Object.fromEntries(Object.entries(worlds).map(([path, json]) => [`${nameOf(path)}.json`, json])))
  if (!parsed.ok) throw new Failure(`shipped worlds: ${parsed.errors[0].path}: ${parsed.errors[0].message}`)
  presets = parsed.presets
  return presets
}
