// The mean of one number per world, with its spread and its interval: the atom of every statement the workbench makes.
// Invariant: an interval from fewer than two worlds is unbounded, never narrow.
import { studentFactor, studentProbability } from './student.ts'

/** A range that covers the named quantity with the stated probability. */
export interface Interval {
  /** 0..1 */
  readonly level: number
  readonly lower: number
  readonly upper: number
}

/** Mean over worlds. `sd` is the spread across worlds, `se` the error of the mean; both NaN for a single world. */
export interface MeanEstimate {
  /** worlds */
  readonly n: number
  readonly mean: number
  readonly sd: number
  readonly se: number
}

/** Levels at which intervals are reported. */
export const LEVELS = [0.5, 0.9, 0.95] as const

/**
 * Mean, standard deviation (n - 1) and standard error, computed in two passes so that large means lose no digits.
 * @param values one number per world, in any unit
 */
export const estimateMean = (values: readonly number[]): MeanEstimate => {
  const n = values.length
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / n
  let squares = 0
  for (const value of values) squares += (value - mean) ** 2
  const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : NaN
  return { n, mean, sd, se: sd / Math.sqrt(n) }
}

/**
 * Student's interval of the mean for a number of worlds that was fixed beforehand.
 * Nominal when n was chosen by looking: use `sequenceInterval` there.
 */
export const meanInterval = (estimate: MeanEstimate, level: number): Interval => {
  if (estimate.n < 2) return { level, lower: -Infinity, upper: Infinity }
  const reach = estimate.se === 0 ? 0 : studentFactor(level, estimate.n - 1) * estimate.se
  return { level, lower: estimate.mean - reach, upper: estimate.mean + reach }
}

/**
 * Posterior probability that the mean exceeds `threshold` (flat prior on mean and log-sd, so Student's t with n - 1).
 * NaN for a single world; .5 when every world sits exactly on the threshold.
 */
export const probabilityAbove = (estimate: MeanEstimate, threshold = 0): number => {
  if (estimate.n < 2) return NaN
  const distance = estimate.mean - threshold
  if (estimate.se === 0) return distance > 0 ? 1 : distance < 0 ? 0 : 0.5
  return studentProbability(distance / estimate.se, estimate.n - 1)
}
