import { expect, it } from 'vitest'
import { Metric } from '../../src/engine/kernel/slots.ts'
import { loadKernel, Simulation } from '../../src/engine/simulate.ts'
import { reshape } from '../../src/model/scenario.ts'
import { shipped, shippedPresets } from '../model/shipped.ts'
import { meaningSuite } from './meaning-suite.ts'

it('speaks of twelve hundred brands from the first day to the last', async () => {
  const reshaped = reshape(shipped('steps', shippedPresets()), { fans: 10_000 })
  if (!reshaped.ok) throw new Error(reshaped.errors[0].message)
  const run = new Simulation(await loadKernel(), reshaped.scenario.baseline.variant, 1)
  run.advance(run.lastDay)
  const rows = run.rows()
  const brandsOn = (day: number): number => [0, 1, 2, 3, 4].reduce((sum, stage) => sum + rows[day * Metric.COUNT + Metric.stage0 + stage], 0)
  for (let day = 0; day < run.lastDay; day += 30) expect(brandsOn(day)).toBeGreaterThanOrEqual(1190) // a few are banned, some enter
})

meaningSuite('steps')
