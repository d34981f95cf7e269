// From what a person types (an id, `scenario:variant`, a file) to scenarios and variants.
// Invariant: variants carry the id `scenario:variant` from here on, unique within a command.
import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { SHAPE } from '../model/parameters.ts'
import { parseScenario, parseScenarioText, reshape, type Scenario, type ScenarioError, type ScenarioVariant, type ShapeOverrides } from '../model/scenario.ts'
import type { Variant } from '../model/variant.ts'
import { didYouMean, UsageError, wholeNumber } from './arguments.ts'
import { Failure } from './command.ts'
import { SHIPPED, shippedWorlds } from './shipped-scenarios.ts'

/** A variant as a command works with it. */
export interface Chosen {
  /** `scenario:variant` */
  readonly id: string
  readonly scenario: Scenario
  readonly title: string
  readonly variant: Variant
}

/** Options that change every variant's dimensions. */
export const SHAPE_OPTIONS = {
  fans: wholeNumber('N', SHAPE.fans.min, SHAPE.fans.max, 'simulated fans (default: the scenario\'s); 20k and 1M are understood; some 17M fit into memory for a year'),
  days: wholeNumber('D', SHAPE.horizon.min, SHAPE.horizon.max, 'days after the burn-in (default: the scenario\'s horizon)'),
}

const isPath = (reference: string): boolean => /\.json(:|$)/.test(reference) || /[/\\]/.test(reference)

const split = (reference: string): [source: string, variant: string | undefined] => {
  const match = isPath(reference) ? /^(.*\.json):([^/\\]*)$/.exec(reference) : /^([^:]*):(.*)$/.exec(reference)
  return match ? [match[1], match[2]] : [reference, undefined]
}

/** First problem of a scenario in one line, and how many there are. */
const firstProblem = (errors: readonly ScenarioError[]): string => {
  const [{ path, message }] = errors
  return `${path === '' ? '' : `${path}: `}${message}${errors.length > 1 ? ` (and ${errors.length - 1} more: snowball validate)` : ''}`
}

/** Text of a file. @throws Failure, with exit code 2 when it cannot be read and 1 when what was read is no text */
export const readText = (path: string): string => {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Failure(`${path}: ${code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'is a folder, not a file' : `cannot be read (${code})`}`, 2)
  }
  const foreign = firstForeignByte(bytes)
  if (foreign !== undefined) {
    const line = bytes.subarray(0, foreign).filter((byte) => byte === 0x0a).length + 1
    throw new Failure(`${path}: is not UTF-8: byte 0x${bytes[foreign].toString(16).padStart(2, '0')} at position ${foreign} (line ${line}); save it as UTF-8`)
  }
  return bytes.toString('utf8')
}

/** Position of the first byte that is not part of UTF-8 text: where decoding and encoding again stops giving the same. */
const firstForeignByte = (bytes: Buffer): number | undefined => {
  if (isUtf8(bytes)) return undefined
  const again = Buffer.from(bytes.toString('utf8'), 'utf8')
  const at = bytes.findIndex((byte, position) => byte !== again[position])
  return at < 0 ? bytes.length - 1 : at
}

/** The scenario of a shipped id or a file. */
export const loadScenario = (source: string): Scenario => {
  const json = SHIPPED.get(source)
  if (json === undefined && !isPath(source))
    throw new UsageError(`there is no scenario "${source}"${didYouMean(source, [...SHIPPED.keys()])}`, '"snowball list" shows them all; a file must end in .json')
  const parsed = isPath(source) ? parseScenarioText(readText(source), shippedWorlds()) : parseScenario(json, shippedWorlds())
  if (!parsed.ok) throw new Failure(`${source}: ${firstProblem(parsed.errors)}`)
  return parsed.scenario
}

/** Every variant of a scenario, the baseline first. */
const variantsOf = (scenario: Scenario): Chosen[] => [scenario.baseline, ...scenario.variants].map((each) => chosen(scenario, each))

const chosen = (scenario: Scenario, { id, title, variant }: ScenarioVariant): Chosen => {
  const full = `${scenario.id}:${id}`
  return { id: full, scenario, title: title.en, variant: { ...variant, id: full } }
}

/**
 * The variants that a reference names: one for `scenario:variant`, all of them for `scenario` alone.
 * @throws UsageError with the nearest id when there is none
 */
export const resolveReference = (reference: string, { fans, days }: { fans?: number; days?: number } = {}): Chosen[] => {
  const [source, wanted] = split(reference)
  const overrides: ShapeOverrides = { ...(fans === undefined ? {} : { fans }), ...(days === undefined ? {} : { horizon: days }) }
  const loaded = loadScenario(source)
  const reshaped = reshape(loaded, overrides)
  if (!reshaped.ok) throw new UsageError(`${optionOf(reshaped.errors[0].path)} for scenario "${loaded.id}": ${reshaped.errors[0].message}`)
  const all = variantsOf(reshaped.scenario)
  if (wanted === undefined) return all
  const found = all.find(({ id }) => id === `${loaded.id}:${wanted}`)
  const names = [loaded.baseline, ...loaded.variants].map(({ id }) => id)
  if (!found) throw new UsageError(`scenario "${loaded.id}" has no variant "${wanted}"${didYouMean(wanted, names) || `; it has ${names.join(', ')}`}`)
  return [found]
}

const optionOf = (path: string): string => (path === 'horizon' ? '--days' : /^(shape\.)?fans$/.test(path) ? '--fans' : path)
