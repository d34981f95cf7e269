// Stops an experiment when every policy's difference is known closely enough, at a moment that keeps the stated level.
// Invariant: it looks at whole worlds in replicate order only, and its intervals are time-uniform.
import { estimateMean } from './estimate.ts'
import { sequenceFactor } from './confidence-sequence.ts'
import { VERDICT_LEVEL } from './verdict.ts'

/** Half-width asked for, in the metric's unit or as a share of the baseline's mean. */
export interface HalfWidthGoal {
  readonly value: number
  readonly relative: boolean
}

/** Half-width of the 90% confidence sequence of the policy that is known least, in the metric's unit; Infinity while there is none. */
export const widestHalfWidth = (baseline: readonly number[], policies: readonly (readonly number[])[]): number =>
  Math.max(
    ...policies.map((policy) => {
      const { n, sd } = estimateMean(policy.map((value, world) => value - baseline[world]))
      const factor = sequenceFactor(n, VERDICT_LEVEL)
      return factor < Infinity ? factor * sd : Infinity
    }),
  )

/**
 * Is the 90% confidence sequence of every policy's mean difference as narrow as asked for?
 * @param baseline one value per world so far
 * @param policies the same of each policy
 */
export const narrowEnough = (baseline: readonly number[], policies: readonly (readonly number[])[], goal: HalfWidthGoal): boolean => {
  const wanted = goal.relative ? goal.value * Math.abs(estimateMean(baseline).mean) : goal.value
  const reached = widestHalfWidth(baseline, policies)
  return reached < Infinity && reached <= wanted
}
