// What a fan-day costs: the PLATFORM baseline after its burn-in, everything recorded, the ledger asserted every day.
// Invariant: all runs of one size live the same days of the same worlds, forked from one snapshot each; only the clock differs.
import { Simulation } from '../../engine/simulate.ts'
import { withShape, type ShapeOverrides } from '../../model/scenario.ts'
import type { Variant } from '../../model/variant.ts'
import { replicateSeed } from '../../experiment/seeds.ts'
import { Calibration } from './calibration.ts'
import { median, rangeOf, sum, timed, type Bench } from './measuring.ts'

/** One size of the population and how often it is measured. */
export interface SpeedPlan {
  readonly fans: number
  /** seeds */
  readonly worlds: number
  /** runs of the window in each world */
  readonly repeats: number
  /** days after the burn-in */
  readonly window: number
  /** instead of the scenario's own */
  readonly burnIn?: number
}

export interface Speed extends SpeedPlan {
  readonly burnIn: number
  /** median over the runs */
  readonly nsPerFanDay: number
  readonly range: readonly [number, number]
  /** every day's least over the repeats, added up: for clocks that count what other programs take */
  readonly nsAtBest: number
  readonly bytes: number
  /** ns per keyed draw, median of the readings between the runs */
  readonly nsPerDraw: number
  /** medians, ms: a world made in fresh memory; its state copied out; a fork opened from the copy */
  readonly setUp: number
  readonly snapshot: number
  readonly fork: number
  readonly snapshotBytes: number
}

/** The PLATFORM baseline with other dimensions. */
export const baselineOf = (bench: Bench, shape: ShapeOverrides): Variant => {
  const { variant } = bench.scenario('baseline').baseline
  const parsed = withShape(variant, shape)
  if (!parsed.ok) throw new Error(`bench: ${parsed.errors[0].path}: ${parsed.errors[0].message}`)
  return parsed.variant
}

/** Days between two looks at the event loop: about 50 ms of work. */
const portionOf = (fans: number): number => Math.max(1, Math.round(1e6 / fans))

/** Advances without holding up what else waits. */
export const live = async (bench: Bench, simulation: Simulation, toDay: number): Promise<void> => {
  const portion = portionOf(simulation.variant.shape.fans)
  while (simulation.day < toDay) {
    simulation.advance(Math.min(toDay, simulation.day + portion))
    await bench.pause()
  }
}

/** Measures one size. */
export const measureSpeed = async (bench: Bench, plan: SpeedPlan): Promise<Speed> => {
  const variant = baselineOf(bench, { fans: plan.fans, horizon: plan.window, ...(plan.burnIn === undefined ? {} : { burnIn: plan.burnIn }) })
  const { burnIn } = variant.shape
  const calibration = new Calibration(bench.now)
  const [runs, setUps, snapshots, forks]: number[][] = [[], [], [], []]
  let [atBest, bytes, snapshotBytes] = [0, 0, 0]
  for (let world = 0; world < plan.worlds; world++) {
    const seed = replicateSeed(1, world)
    await bench.pause(`${plan.fans.toLocaleString('en')} fans: world ${world + 1} of ${plan.worlds}`)
    const opened = timed(bench.now, () => new Simulation(bench.kernel, variant, seed))
    setUps.push(opened.ms)
    await live(bench, opened.value, burnIn)
    const copied = timed(bench.now, () => opened.value.snapshot())
    snapshots.push(copied.ms)
    snapshotBytes = copied.value.bytes.length
    let simulation = opened.value
    const best = new Float64Array(plan.window).fill(Infinity)
    for (let repeat = 0; repeat < plan.repeats; repeat++) {
      calibration.read()
      const forked = timed(bench.now, () => new Simulation(bench.kernel, variant, seed, copied.value, simulation))
      forks.push(forked.ms)
      simulation = forked.value
      const days = new Float64Array(plan.window)
      for (let day = 0; day < plan.window; day++) {
        days[day] = timed(bench.now, () => simulation.advance(burnIn + day + 1)).ms
        best[day] = Math.min(best[day], days[day])
        if (day % portionOf(plan.fans) === 0) await bench.pause()
      }
      runs.push(sum(days))
    }
    calibration.read()
    atBest += sum(best) / plan.worlds
    bytes = Math.max(bytes, simulation.bytes)
  }
  const ns = (ms: number): number => (ms * 1e6) / (plan.fans * plan.window)
  return {
    ...plan, burnIn, bytes, snapshotBytes,
    nsPerFanDay: ns(median(runs)), range: rangeOf(runs.map(ns)) as [number, number], nsAtBest: ns(atBest), nsPerDraw: median(calibration.readings),
    setUp: median(setUps), snapshot: median(snapshots), fork: median(forks),
  }
}
