import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { inLine, setValue, valueAt } from '../../src/cli/json-edit.ts'

const text = `{
  "a": 1,
  "parameters": {
    "x": { "value": 2, "source": "a \\"quoted\\" { brace" },
    "y": 3
  },
  "list": [{ "day": 0 }, { "ads": { "base": 5 } }],
  "empty": {}
}
`

describe('changing one value of a JSON file', () => {
  it('leaves every other character as it is', () => {
    expect(setValue(text, ['parameters', 'y'], { value: 7, why: [1, 'b'] })).toBe(text.replace('"y": 3', '"y": { "value": 7, "why": [1, "b"] }'))
    expect(setValue(text, ['list', 1, 'ads', 'base'], 6)).toBe(text.replace('"base": 5', '"base": 6'))
  })

  it('adds a missing member behind the last, in its layout', () => {
    expect(setValue(text, ['parameters', 'z'], 4)).toBe(text.replace('"y": 3', '"y": 3,\n    "z": 4'))
    expect(setValue(text, ['list', 1, 'ads', 'slope'], 4)).toBe(text.replace('"base": 5 }', '"base": 5, "slope": 4 }'))
    expect(setValue(text, ['empty', 'x'], 1)).toBe(text.replace('{}', '{ "x": 1 }'))
  })

  it('refuses a place that does not exist', () => {
    expect(() => setValue(text, ['nowhere', 'x'], 1)).toThrow('nowhere.x: there is nothing to put it into')
    expect(() => setValue(text, ['list', 7], 1)).toThrow('list.7')
  })

  it('finds what JSON.parse finds, in any document (property)', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), fc.boolean(), fc.jsonValue(), (document, pick, wide, value) => {
        const keys = Object.keys(document)
        const key = keys[pick % keys.length]
        const written = JSON.stringify(document, null, wide ? 2 : 0)
        const plain = (each: unknown): unknown => JSON.parse(JSON.stringify(each))
        expect(valueAt(written, [key])).toEqual(plain(document[key]))
        expect(JSON.parse(setValue(written, [key], value))).toEqual(plain({ ...document, [key]: value }))
      }),
    )
  })

  it('writes in the style of the shipped files', () => {
    const folder = new URL('../../scenarios/worlds/', import.meta.url)
    for (const name of readdirSync(folder)) {
      const file = readFileSync(new URL(name, folder), 'utf8')
      for (const key of Object.keys((JSON.parse(file) as { parameters: object }).parameters))
        expect(setValue(file, ['parameters', key], valueAt(file, ['parameters', key]))).toBe(file)
    }
    expect(inLine({ value: 1, targets: ['a', 'b'] })).toBe('{ "value": 1, "targets": ["a", "b"] }')
  })
})
