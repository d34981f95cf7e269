// What fast-brands says of itself, on paired worlds.
import { meaningSuite } from './meaning-suite.ts'

meaningSuite('fast-brands')
