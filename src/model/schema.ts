// The published JSON Schema of scenario files, generated from the forms that read them.
// Invariant: scenarios/scenario.schema.json is what this says (test/model/published.test.ts).
import { z } from 'zod'
import { SCENARIO } from './scenario/scenario-form.ts'

/** JSON Schema (draft 2020-12) of scenario files, for editors. */
export const scenarioJsonSchema = (): object => z.toJSONSchema(SCENARIO.schema)
