import { meaningSuite } from './meaning-suite.ts'

const reason = 'differences of a few brands among 1,200: dozens of worlds of 2,400 anchors'
meaningSuite('steps', { fullRun: { 'more-key-accounts': reason, 'special-supply-crowds-out': reason } })
