import { meaningSuite } from './meaning-suite.ts'

meaningSuite('steps', { fullRun: { 'more-key-accounts': 'a difference of one brand in a hundred: 48 pairs of worlds of 2,400 anchors, a minute of its own' } })
