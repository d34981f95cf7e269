// Where the numbers of the shipped scenarios come from. World files say it by force: parsePresets refuses them otherwise.
import { describe, expect, it } from 'vitest'
import { scenarioFile, scenarioNames } from './shipped.ts'

/** A number that names one of several and measures nothing. */
const NAMES = ['category']
const DAYS = ['day', 'from', 'to']

/** Paths of numbers in world and policy deltas that say neither source nor fit. Day 0 of the scenario needs none. */
const unsourced = (json: unknown, path: readonly string[] = []): string[] => {
  const key = path.at(-1) ?? ''
  if (typeof json === 'number') return NAMES.includes(key) || (DAYS.includes(key) && json === 0) ? [] : [`${path.join('.')}: ${json}`]
  if (typeof json !== 'object' || json === null || ('value' in json && ('source' in json || 'fittedBy' in json))) return []
  return Object.entries(json).flatMap(([name, each]) => unsourced(each, [...path, name]))
}
const sources = (json: unknown): string[] => {
  if (typeof json !== 'object' || json === null) return []
  return 'source' in json ? [String(json.source)] : Object.values(json).flatMap(sources)
}
/** The parts of a file that hold numbers of the model; horizon, seed and replicates are settings of a run, windows of expectations their reader's. */
const deltas = (name: string) => {
  const { world, baseline, variants, grid } = scenarioFile(name) as Record<string, unknown>
  return { world, baseline, variants, grid }
}

describe.each(scenarioNames)('%s', (name) => {
  it('says of every number where it comes from', () => expect(unsourced(deltas(name))).toEqual([]))
  it('says whether a source was seen, derived, found with the prototype, fitted or assumed', () =>
    expect(sources(deltas(name)).filter((source) => !/^\[(S1?|D|P|F|A)(, secondary)?\]/.test(source))).toEqual([]))
})

it('sees a bare number', () =>
  expect(unsourced({ world: { entrants: [{ day: 0, category: 3, price: 82 }] }, policy: { to: 30, fund: { value: 1 } } })).toEqual(['world.entrants.0.price: 82', 'policy.to: 30', 'policy.fund.value: 1']))
