// O24: quantities that decay and are topped up at a constant pace: habituation (Groves & Thompson 1970) with one
// visit a day, adstock with constant advertising.
//
// Invariant: both are the same geometric sum; just before a visit habituation is one less than just after it.
import { nonNegative, positive, whole, within } from '../../calibrate/domain.ts'

export interface HabituationSettings {
  /** T, days in which habituation falls to 1/e, > 0 */
  readonly recovery: number
  /** visits so far, one a day; Infinity (the steady state) by default */
  readonly visits?: number
}

/** h just after a visit: (1 − e^{−n/T})/(1 − e^{−1/T}); in the steady state h* = 1/(1 − e^{−1/T}). */
export function habituation({ recovery, visits = Infinity }: HabituationSettings): number {
  positive('recovery', recovery)
  if (visits !== Infinity) whole('visits', visits)
  return Math.expm1(-visits / recovery) / Math.expm1(-1 / recovery)
}

export interface AdstockSettings {
  /** a, advertising a day, >= 0 */
  readonly advertising: number
  /** λ, what is kept of the stock per day, [0, 1) */
  readonly keep: number
  /** days so far; Infinity (the steady state) by default */
  readonly days?: number
}

/** A = a(1 − λⁿ)/(1 − λ) just after a day's advertising; in the steady state a/(1 − λ). */
export function adstock({ advertising, keep, days = Infinity }: AdstockSettings): number {
  within('keep', keep, 0, 1 - Number.EPSILON)
  if (days !== Infinity) whole('days', days)
  return (nonNegative('advertising', advertising) * (1 - keep ** days)) / (1 - keep)
}
