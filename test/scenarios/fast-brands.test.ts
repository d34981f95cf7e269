import { meaningSuite } from './meaning-suite.ts'

meaningSuite('fast-brands')
