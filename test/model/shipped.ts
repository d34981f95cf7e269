// The shipped world files and scenario files, as tests read them.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parsePresets, parseScenario, type Presets, type Scenario } from '../../src/model/scenario.ts'

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url))
const read = (name: string): unknown => JSON.parse(readFileSync(folder + name, 'utf8'))

export const worldFiles = (): Record<string, unknown> => Object.fromEntries(readdirSync(`${folder}worlds`).map((name) => [name, read(`worlds/${name}`)]))

export const shippedPresets = (): Presets => {
  const parsed = parsePresets(worldFiles())
  if (!parsed.ok) throw new Error(parsed.errors.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return parsed.presets
}

export const scenarioNames = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'scenario.schema.json').map((name) => name.replace('.json', ''))
export const scenarioTexts = (): string[] => scenarioNames.map((name) => readFileSync(`${folder}${name}.json`, 'utf8'))
export const scenarioFile = (name: string): unknown => read(`${name}.json`)

export const shipped = (name: string, presets: Presets): Scenario => {
  const parsed = parseScenario(scenarioFile(name), presets)
  if (!parsed.ok) throw new Error(parsed.errors.map(({ path, message }) => `${name}.json ${path}: ${message}`).join('\n'))
  return parsed.scenario
}
