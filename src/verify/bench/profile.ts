// Where a fan-day's time goes: each process of the daily schedule on its own clock, and how often what it works on happens.
// Invariant: the processes run in the schedule's order over the same days as in the speed section, so their sum is a fan-day.
import { Metric, Process } from '../../engine/kernel/slots.ts'
import { Simulation } from '../../engine/simulate.ts'
import { replicateSeed } from '../../experiment/seeds.ts'
import { median, sum, type Bench } from './measuring.ts'
import { baselineOf, live, type SpeedPlan } from './speed.ts'

export interface ProcessCost {
  readonly process: string
  /** ns per fan-day: each day's median over the repeats, added up, less the clock's own time; a little below 0 where that is all there is */
  readonly ns: number
}

export interface Profile extends Omit<SpeedPlan, 'worlds'> {
  readonly burnIn: number
  readonly processes: readonly ProcessCost[]
  /** fan-days of the window */
  readonly fanDays: number
  /** how often things happened in the window */
  readonly events: Readonly<Record<EventName, number>>
}

/** Visits are those of the panel, projected to all fans. */
const cells = { active: [Metric.active], privateVisits: [Metric.visitsPrivate], publicEntries: [Metric.visitsNatural, Metric.visitsPaid, Metric.visitsSubsidised],
  orders: [Metric.ordersPrivate, Metric.ordersNatural, Metric.ordersPaid, Metric.ordersSubsidised], deliveries: [Metric.delivered], buyers: [Metric.buyers],
  follows: [Metric.followsNew], unfollows: [Metric.followsLost] } as const satisfies Record<string, readonly Metric[]>
type EventName = keyof typeof cells

/** ms that reading the clock twice takes. */
const clockCost = (now: () => number): number => {
  const from = now()
  for (let k = 0; k < 2000; k++) now()
  return (now() - from) / 2000
}

export const measureProfile = async (bench: Bench, plan: Omit<SpeedPlan, 'worlds'>): Promise<Profile> => {
  const { fans, window, repeats } = plan
  const variant = baselineOf(bench, { fans, horizon: window, ...(plan.burnIn === undefined ? {} : { burnIn: plan.burnIn }) })
  const { burnIn } = variant.shape
  const seed = replicateSeed(1, 0)
  await bench.pause(`${fans.toLocaleString('en')} fans: process by process`)
  let simulation = new Simulation(bench.kernel, variant, seed)
  await live(bench, simulation, burnIn)
  const snapshot = simulation.snapshot()
  const own = clockCost(bench.now)
  /** [process][day][repeat] ms */
  const times = Array.from({ length: Process.COUNT }, () => Array.from({ length: window }, (): number[] => []))
  for (let repeat = 0; repeat < repeats; repeat++) {
    simulation = new Simulation(bench.kernel, variant, seed, snapshot, simulation)
    for (let day = 0; day < window; day++) {
      let before = bench.now()
      for (let process = 0; process < Process.COUNT; process++) {
        simulation.step(process)
        const after = bench.now()
        times[process][day].push(after - before - own)
        before = after
      }
      await bench.pause()
    }
  }
  const fanDays = fans * window
  const rows = simulation.rows()
  const count = (metrics: readonly Metric[]): number =>
    sum(Array.from({ length: window }, (_, day) => sum(metrics.map((metric) => rows[(burnIn + day) * Metric.COUNT + metric]))))
  return {
    ...plan, burnIn, fanDays,
    processes: times.map((days, process) => ({ process: Process[process], ns: (sum(days.map(median)) * 1e6) / fanDays })),
    events: Object.fromEntries(Object.entries(cells).map(([name, metrics]) => [name, count(metrics) / (/Visits|Entries/.test(name) ? variant.shape.panelShare : 1)])) as Record<EventName, number>,
  }
}
