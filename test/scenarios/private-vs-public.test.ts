// What private-vs-public says of itself, on paired worlds.
import { meaningSuite } from './meaning-suite.ts'

meaningSuite('private-vs-public')
