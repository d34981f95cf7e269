// Visits are evaluated late, when a need makes them matter; the panel evaluates them daily. Both must be the same process.
import { beforeAll, expect, it } from 'vitest'
import { Simulation, loadKernel } from '../../src/engine/simulate.ts'
import { Metric } from '../../src/engine/kernel/slots.ts'
import { PARAMETERS } from '../../src/model/parameters.ts'
import { shippedPresets } from '../model/shipped.ts'
import { smallWorld } from './small-world.ts'

let kernel: WebAssembly.Module
beforeAll(async () => {
  kernel = await loadKernel()
})

const totals = (panelShare: number, seed: number): Record<'orders' | 'private' | 'follows' | 'visits', number> => {
  const run = new Simulation(kernel, smallWorld({ panelShare, fans: 4000, horizon: 120 }), seed)
  run.advance(run.lastDay)
  const rows = run.rows()
  const sum = (...metrics: Metric[]) => {
    let total = 0
    for (let at = 0; at < rows.length; at += Metric.COUNT) for (const metric of metrics) total += rows[at + metric]
    return total
  }
  return {
    orders: sum(Metric.ordersPrivate, Metric.ordersNatural, Metric.ordersPaid),
    private: sum(Metric.ordersPrivate),
    follows: sum(Metric.followsNew),
    visits: sum(Metric.visitsPrivate),
  }
}

it('gives the same orders and follows whether visits are replayed late or every day', () => {
  for (const seed of [1, 2, 3]) {
    const late = totals(0, seed)
    const daily = totals(1, seed)
    expect(late.visits).toBe(0)
    expect(daily.visits).toBeGreaterThan(daily.private)
    // not bit for bit: a visit older than 32 days is forgotten by the late replay (e^(-32/5) of one visit's habituation)
    expect(Math.abs(late.orders / daily.orders - 1)).toBeLessThan(0.006)
    expect(Math.abs(late.private / daily.private - 1)).toBeLessThan(0.006)
    expect(Math.abs(late.follows / daily.follows - 1)).toBeLessThan(0.006)
  }
})

it('loses less than half a percent of private orders at the longest memory of habits that a file may ask for', () => {
  const base = { ...shippedPresets().get('platform')!.base, habitDays: PARAMETERS.habitDays.max }
  const orders = (panelShare: number, seed: number): number => {
    const run = new Simulation(kernel, { ...smallWorld({ panelShare, fans: 20_000, anchors: 300, anchorSlots: 512, horizon: 170 }), base }, seed)
    run.advance(run.lastDay)
    return run.rows().filter((_, at) => at >= 100 * Metric.COUNT && at % Metric.COUNT === Metric.ordersPrivate).reduce((sum, count) => sum + count, 0)
  }
  const [late, daily] = [0, 1].map((panelShare) => orders(panelShare, 1) + orders(panelShare, 2))
  expect(Math.abs(late / daily - 1)).toBeLessThan(0.005) // .30% at 20 days, .55% at 30, 2.6% at 100
})
