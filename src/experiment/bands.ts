// Bands over time: the spread across worlds and the interval of the mean, never confused with one another.
// Invariant: every row is computed from the same worlds; a band's name says what it covers.
import { quantileSorted } from 'simple-statistics'
import { estimateMean, meanInterval } from './estimate.ts'
import { VERDICT_LEVEL } from './verdict.ts'

/** One day of a metric over all worlds, in the metric's unit. */
export interface BandRow {
  readonly day: number
  /** worlds in which the metric was defined on this day */
  readonly worlds: number
  readonly median: number
  /** spread across worlds: half of them lie within */
  readonly spread50: readonly [number, number]
  /** spread across worlds: 90% of them lie within */
  readonly spread90: readonly [number, number]
  readonly mean: number
  /** 90% interval of the mean (Student) */
  readonly meanInterval90: readonly [number, number]
}

/**
 * Bands of one metric by day.
 * @param trajectories one array per world, all of one length: value by day
 * @param firstDay scenario day of entry 0 (negative with the burn-in included)
 * @returns one row a day; empty when there is no world
 */
export const bandsByDay = (trajectories: readonly ArrayLike<number>[], firstDay = 0): BandRow[] => {
  const days = trajectories[0]?.length ?? 0
  return Array.from({ length: days }, (_, offset) => {
    const values = trajectories.map((trajectory) => trajectory[offset]).filter(Number.isFinite)
    const estimate = estimateMean(values)
    const interval = meanInterval(estimate, VERDICT_LEVEL)
    const sorted = values.toSorted((a, b) => a - b)
    const at = (share: number): number => (sorted.length > 0 ? quantileSorted(sorted, share) : NaN)
    return {
      day: firstDay + offset,
      worlds: sorted.length,
      median: at(0.5),
      spread50: [at(0.25), at(0.75)],
      spread90: [at(0.05), at(0.95)],
      mean: estimate.mean,
      meanInterval90: [interval.lower, interval.upper],
    }
  })
}

/** Policy minus baseline by day and world: the trajectories behind the band of a paired difference. */
export const differenceTrajectories = (
  baseline: readonly ArrayLike<number>[],
  policy: readonly ArrayLike<number>[],
): Float64Array[] =>
  policy.map((trajectory, world) => Float64Array.from(trajectory, (value, offset) => value - baseline[world][offset]))
