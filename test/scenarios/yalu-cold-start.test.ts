import { meaningSuite } from './meaning-suite.ts'

meaningSuite('yalu-cold-start')
