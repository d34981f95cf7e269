// The published JSON Schema of scenario files, put together from the forms that read them.
// Invariant: scenarios/scenario.schema.json is what this says (test/model/published.test.ts).
import { NAME, type Schema } from './scenario/grammar.ts'
import { SCENARIO } from './scenario/scenario-form.ts'

/** JSON Schema (draft 2020-12) of scenario files, for editors: schemas with a name stand once, under $defs. */
export const scenarioJsonSchema = (): object => {
  const definitions: Record<string, unknown> = {}
  const written = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(placed)
    return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).map(([key, value]) => [key, placed(value)])) : part
  }
  const placed = (part: unknown): unknown => {
    const name = (part as Schema | null)?.[NAME]
    if (name === undefined) return written(part)
    if (!Object.hasOwn(definitions, name)) {
      definitions[name] = {} // its place in the order of first mention
      definitions[name] = written(part)
    }
    return { $ref: `#/$defs/${name}` }
  }
  const document = written(SCENARIO.schema)
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...(document as object), $defs: definitions }
}
