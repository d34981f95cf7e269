// What trust-card says of itself, on paired worlds.
import { meaningSuite } from './meaning-suite.ts'

meaningSuite('trust-card')
