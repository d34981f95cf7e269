// What trust-vs-interest says of itself, on paired worlds.
import { meaningSuite } from './meaning-suite.ts'

meaningSuite('trust-vs-interest')
