import { meaningSuite } from './meaning-suite.ts'

meaningSuite('counterfeit-shock')
