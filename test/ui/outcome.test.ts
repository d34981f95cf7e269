// What the page keeps of a run.
import { expect, it } from 'vitest'
import { gmvByDay, measure } from '../../src/experiment/measure.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import { outcomeOf } from '../../src/ui/comparison/outcome.ts'
import { collect } from '../experiment/runner-suite.ts'
import { small } from '../experiment/small-worlds.ts'

it('is the daily GMV of the catalogue, its running mean of a week, and the metrics of two windows', async () => {
  const variant = small[1]
  const result = (await collect(localRunner(loadEngine), [variant], 1)).find(({ variant: id }) => id === 'early')!
  const { gmv, weekly, whole, after } = outcomeOf(result, variant, { from: 30, to: 40 })
  expect([...gmv]).toEqual([...gmvByDay(result, variant)])
  expect(weekly[20]).toBeCloseTo(gmv.slice(14, 21).reduce((sum, value) => sum + value, 0) / 7, 3)
  expect(whole).toEqual(measure(result, variant, { from: 0, to: 40 }))
  expect(after).toEqual(measure(result, variant, { from: 30, to: 40 }))
})
