// A stand-in for the engine in tests of runners and schedules: a world is a chain of hashes, a policy bends it from its
// first day on. Invariant: like the engine, its output is a function of (world, seed, policy) and forks are exact.
import { Metric } from '../../src/engine/kernel/slots.ts'
import type { OpenSimulation, SimulationLike } from '../../src/experiment/run-group.ts'
import type { Setting, Variant } from '../../src/model/variant.ts'

export interface FakeSnapshot {
  readonly day: number
  readonly state: number
  readonly rows: readonly number[]
}

/** What tests watch: how many days were simulated and how often a world was opened. */
export interface Counts {
  opened: number
  forked: number
  days: number
}

export const fakeVariant = (id: string, change: { from?: number; value?: number; revisit?: number; fans?: number; burnIn?: number; horizon?: number } = {}): Variant => {
  const { from, value = 1, revisit = 0.35, fans = 100, burnIn = 10, horizon = 30 } = change
  const settings = from === undefined ? [] : [{ param: 'gammaT', value, from, to: Infinity } as Setting]
  return {
    id,
    shape: { fans, anchors: 3, anchorSlots: 4, providers: 0, burnIn, horizon, panelShare: 1 },
    base: { revisit } as Variant['base'],
    settings,
    plans: [],
    entrants: [],
    calendar: [],
  }
}

const mix = (a: number, b: number): number => Math.imul(a ^ Math.imul(b + 0x9e3779b9, 0x85ebca6b), 0xc2b2ae35) ^ (a >>> 13)

/**
 * @param counts updated as worlds are opened and lived
 * @param msPerDay busy time per day, to make a run slow enough to be cancelled
 */
export const openFake = (counts: Counts = { opened: 0, forked: 0, days: 0 }, msPerDay = 0): OpenSimulation<FakeSnapshot> =>
  (variant, seed, from): SimulationLike<FakeSnapshot> => {
    if (variant.id.startsWith('broken')) throw new Error('engine: this variant cannot be opened')
    counts.opened++
    if (from) counts.forked++
    const lastDay = variant.shape.burnIn + variant.shape.horizon
    let day = from?.day ?? 0
    let state = from?.state ?? mix(seed, Math.round(variant.base.revisit * 1000))
    const rows = [...(from?.rows ?? [])]
    return {
      get day() {
        return day
      },
      advance(toDay) {
        while (day < Math.min(toDay, lastDay)) {
          const busyUntil = performance.now() + msPerDay
          while (performance.now() < busyUntil);
          const on = variant.settings.filter((setting) => day - variant.shape.burnIn >= setting.from)
          state = mix(state, on.reduce((sum, setting) => sum + setting.value, 0))
          for (let metric = 0; metric < Metric.COUNT; metric++) rows.push((state >>> 8) + metric)
          day++
          counts.days++
        }
      },
      rows: () => Float64Array.from(rows),
      anchors: () => Float64Array.of(state, day),
      snapshot: () => ({ day, state, rows: [...rows] }),
      observed: () => '0'.repeat(16),
      digest: () => (state >>> 0).toString(16).padStart(16, '0'),
    }
  }
