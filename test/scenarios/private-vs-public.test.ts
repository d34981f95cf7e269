import { expect, it } from 'vitest'
import { shipped, shippedPresets } from '../model/shipped.ts'
import { meaningSuite } from './meaning-suite.ts'

it('compares half of the fitted revisits and half as many again', () => {
  const { baseline, variants } = shipped('private-vs-public', shippedPresets())
  expect(variants.map(({ variant }) => variant.base.revisit / baseline.variant.base.revisit)).toEqual([expect.closeTo(0.5, 2), expect.closeTo(1.5, 2)])
})

meaningSuite('private-vs-public')
