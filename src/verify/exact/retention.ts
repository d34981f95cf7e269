// O12: follows that are given up with a probability of their own, Beta(a, b) among follows (sBG, Fader & Hardie
// 2007).
//
// Invariant: survival is the product of the retentions.
import { sbgRetention, sbgSurvival, type SbgParameters } from '../../calibrate/repurchase/sbg.ts'

export interface RetentionSettings extends SbgParameters {
  /** whole periods since the follow, >= 1 */
  readonly t: number
}

export interface Retention {
  /** share of the follows that still stands after t periods */
  readonly survival: number
  /** of those standing before period t, the share that stands after it */
  readonly retention: number
}

/** @example followRetention({ a: 0.7, b: 1.2, t: 5 }).survival // 0.2970 */
export function followRetention(settings: RetentionSettings): Retention {
  return { survival: sbgSurvival(settings, settings.t), retention: sbgRetention(settings, settings.t) }
}
