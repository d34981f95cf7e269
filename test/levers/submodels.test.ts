// Every submodel that a world may turn on moves its number the stated way.
import { describe } from 'vitest'
import { leverSuite } from './lever-suite.ts'
import { SUBMODEL_ROWS } from './submodel-table.ts'

describe('each submodel moves its number', () => {
  leverSuite(SUBMODEL_ROWS)
})
