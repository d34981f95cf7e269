import { meaningSuite } from './meaning-suite.ts'

meaningSuite('wind-maker')
