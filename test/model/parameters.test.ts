// The catalogue and the engine's cells stay in step, and every entry is usable as it stands.
import { describe, expect, it } from 'vitest'
import * as slots from '../../src/engine/kernel/slots.ts'
import { ENTRANT, ENTRANT_GROUP, GROUPS, PARAMETERS, PLAN, PLAN_GROUP, SHAPE_GROUP } from '../../src/model/parameters.ts'

const names = (cells: object) => Object.keys(cells).filter((name) => Number.isNaN(Number(name)) && name !== 'COUNT').sort()

describe('the parameter catalogue', () => {
  it('has exactly the engine\'s Param cells', () => expect(Object.keys(PARAMETERS).sort()).toEqual(names(slots.Param)))
  it('has exactly the engine\'s Plan cells', () => expect(Object.keys(PLAN).sort()).toEqual(names(slots.Plan)))
  it('has exactly the engine\'s Entrant cells', () => expect(Object.keys(ENTRANT).sort()).toEqual(names(slots.Entrant)))
  it('lists each parameter in one group', () =>
    expect(GROUPS.flatMap((group) => Object.keys(group.entries)).sort()).toEqual(names(slots.Param)))

  it('gives every symbol and every label one meaning', () => {
    const entries = [...GROUPS, SHAPE_GROUP, PLAN_GROUP].flatMap((group) => Object.values(group.entries))
    for (const name of [(entry: typeof entries[number]) => entry.symbol, (entry: typeof entries[number]) => entry.label.en, (entry: typeof entries[number]) => entry.label.zh]) {
      const names = entries.map(name)
      expect(names.filter((each, index) => names.indexOf(each) !== index)).toEqual([])
    }
  })

  for (const group of [...GROUPS, SHAPE_GROUP, PLAN_GROUP, ENTRANT_GROUP])
    for (const [key, entry] of Object.entries(group.entries))
      it(`describes ${group.id}.${key} completely`, () => {
        expect(entry.min).toBeLessThanOrEqual(entry.default)
        expect(entry.default).toBeLessThanOrEqual(entry.max)
        expect(entry.step).toBeGreaterThan(0)
        expect(entry.slider[0]).toBeGreaterThanOrEqual(entry.min)
        expect(entry.slider[1]).toBeLessThanOrEqual(entry.max)
        expect(entry.slider[0]).toBeLessThan(entry.slider[1])
        expect(entry.source).toMatch(/^\[(S|D|A|P)/)
        expect(entry.label.en.length).toBeGreaterThan(1)
        expect(entry.doc.en).toMatch(/[.)]$/)
        expect(entry.doc.zh).toMatch(/[。）]$/)
        expect(entry.doc.zh).toMatch(/[一-鿿]/)
        if (entry.kind === 'choice') expect(entry.options.map((option) => option.value)).toContain(entry.default)
        if (entry.kind === 'mask') expect(entry.options.reduce((sum, option) => sum + option.value, 0)).toBe(entry.max)
        if (entry.kind !== 'number') expect(Number.isInteger(entry.default)).toBe(true)
      })
})
