import { meaningSuite } from './meaning-suite.ts'

meaningSuite('baseline')
