import { meaningSuite } from './meaning-suite.ts'

meaningSuite('trust-loop')
