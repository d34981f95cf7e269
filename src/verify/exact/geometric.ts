// O13, O22: waiting for an event that has the same probability on every day: an unfollow, a lapse, the detection
// of a cheat.
//
// Invariant: days are counted 1, 2, …: the event can come on the first day. S(n) = (1 − h)ⁿ, mean 1/h.
import { hazard, nonNegative } from '../../calibrate/domain.ts'

export interface GeometricSettings {
  /** h, probability of the event on a day, (0, 1] */
  readonly hazard: number
  /** n, days, >= 0 */
  readonly days: number
}

export interface GeometricWait {
  /** P(no event in n days) */
  readonly survival: number
  /** mean day of the event */
  readonly mean: number
  /** standard deviation of that day: √(1 − h)/h */
  readonly sd: number
}

export function geometricWait(settings: GeometricSettings): GeometricWait {
  const h = hazard('hazard', settings.hazard)
  return { survival: (1 - h) ** nonNegative('days', settings.days), mean: 1 / h, sd: Math.sqrt(1 - h) / h }
}
