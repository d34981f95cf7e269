// What the model publishes is what the code says: the JSON Schema of scenario files and the tables of the ODD document.
// Refresh both with `npx vitest run --project unit test/model/published.test.ts --update`.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { renderTables } from '../../src/model/odd-tables.ts'
import { scenarioJsonSchema } from '../../src/model/schema.ts'
import { renderPatterns } from '../../src/verify/pattern-table.ts'
import { MALFORMED, sound } from './malformed.ts'
import { scenarioFile, scenarioNames } from './shipped.ts'

const odd = fileURLToPath(new URL('../../src/model/ODD.md', import.meta.url))

describe('the published JSON Schema', () => {
  it('is generated from the forms', async () => {
    await expect(`${JSON.stringify(scenarioJsonSchema(), null, 1)}\n`).toMatchFileSnapshot('../../scenarios/scenario.schema.json')
  })
  const published = z.fromJSONSchema(scenarioJsonSchema() as never)
  it.each(scenarioNames)('accepts %s', (name) => expect(published.safeParse(scenarioFile(name)).error).toBeUndefined())
  it('accepts a file that uses every part', () => expect(published.safeParse(sound()).error).toBeUndefined())
  it('refuses most malformed files; the rest break rules between numbers', () => {
    const passed = MALFORMED.filter(({ change }) => {
      const file = sound()
      const replaced = change(file)
      return published.safeParse(replaced === undefined ? file : replaced).success
    })
    expect(passed.length).toBeLessThan(MALFORMED.length / 2)
  })
})

describe('the ODD document', () => {
  const text = readFileSync(odd, 'utf8')
  it('has its tables generated from the catalogue and the patterns', async () => {
    await expect(renderPatterns(renderTables(text))).toMatchFileSnapshot(odd)
  })
  it('has the seven elements by name and in order (Grimm 2020)', () =>
    expect([...text.matchAll(/^## (\d\. .*)$/gm)].map((match) => match[1])).toEqual([
      '1. Purpose and patterns', '2. Entities, state variables, and scales', '3. Process overview and scheduling', '4. Design concepts',
      '5. Initialization', '6. Input data', '7. Submodels',
    ]))
})
