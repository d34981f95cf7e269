import { meaningSuite } from './meaning-suite.ts'

meaningSuite('trust-weighted-traffic')
