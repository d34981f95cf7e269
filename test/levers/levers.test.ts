// Every lever and every field of a subsidy plan moves its number the stated way.
import { describe, expect, it } from 'vitest'
import { LEVERS, type Lever } from '../../src/model/levers.ts'
import { PLAN_KEYS } from '../../src/model/parameters.ts'
import { leverSuite } from './lever-suite.ts'
import { LEVER_ROWS } from './lever-table.ts'

describe('each lever moves its number', () => {
  leverSuite(LEVER_ROWS)
})

it('leaves no lever out', () => {
  const names = Object.entries(LEVERS as Record<string, Lever>).flatMap(([lever, { fields }]) =>
    Object.entries(fields).flatMap(([field, target]) => (typeof target === 'object' && !Array.isArray(target) ? Object.keys(target).map((member) => `${lever}.${field}.${member}`) : [`${lever}.${field}`])),
  )
  const told = LEVER_ROWS.map(({ id }) => id)
  expect(names.filter((name) => !told.includes(name) && !name.startsWith('supply.mix.'))).toEqual([])
  expect(told).toContain('supply.mix')
  const plan = PLAN_KEYS.map((key) => ['kinds', 'decileMin', 'decileMax', 'trustMin', 'ageMax', 'repurchaseMin', 'privateMin', 'contentMin', 'coreMin', 'businessMin', 'entrant'].includes(key) ? `subsidy.eligible.${key}` : key === 'from' || key === 'to' ? 'subsidy.from, to' : `subsidy.${key}`)
  expect(plan.filter((name) => !told.includes(name))).toEqual([])
})
