import { meaningSuite } from './meaning-suite.ts'

meaningSuite('steps')
