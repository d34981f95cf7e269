import { meaningSuite } from './meaning-suite.ts'

meaningSuite('subsidy-cliff')
