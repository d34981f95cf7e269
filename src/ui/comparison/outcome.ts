// What the page keeps of a run: the daily GMV and the metrics of two windows, in real units.
// Invariant: a result's rows are read once and dropped; an outcome takes about 4 kB.
import { gmvByDay, measure, type Measures, type Window } from '../../experiment/measure.ts'
import type { RunResult } from '../../experiment/run-api.ts'
import type { Variant } from '../../model/variant.ts'

export interface Outcome {
  /** [scenario day] RMB */
  readonly gmv: Float64Array
  /** [scenario day] RMB, mean of the day and the six before it */
  readonly weekly: Float64Array
  /** whole horizon */
  readonly whole: Measures
  /** from the end of the subsidy to the horizon; undefined when nothing is left */
  readonly after: Measures | undefined
}

export const outcomeOf = (result: RunResult, variant: Variant, after: Window | undefined): Outcome => {
  const { horizon, burnIn } = variant.shape
  const earlier = Math.min(WEEK - 1, burnIn)
  const daily = gmvByDay(result, variant, { from: -earlier, to: horizon })
  return {
    gmv: daily.slice(earlier),
    weekly: Float64Array.from({ length: horizon }, (_, day) => meanOf(daily.subarray(Math.max(0, day + earlier - WEEK + 1), day + earlier + 1))),
    whole: measure(result, variant, { from: 0, to: horizon }),
    after: after && measure(result, variant, after),
  }
}

/** Days of the running mean that makes daily GMV legible. */
const WEEK = 7

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Days on which any policy subsidises traffic; undefined when none does. */
export const subsidyDays = (variants: readonly Variant[]): Window | undefined => {
  const plans = variants.flatMap((variant) => variant.plans).filter((plan) => plan.to > plan.from)
  if (plans.length === 0) return undefined
  return { from: Math.min(...plans.map((plan) => plan.from)), to: Math.max(...plans.map((plan) => plan.to)) }
}

/** The days after the subsidy, where some are left. */
export const daysAfter = (subsidy: Window | undefined, horizon: number): Window | undefined =>
  subsidy && subsidy.to < horizon ? { from: subsidy.to, to: horizon } : undefined
