// O11: adoption under complete mixing (Bass 1969): in continuous time, and for a simulator that steps by dt.
//
// Invariant: the stepped adoption tends to the continuous one as dt → 0, from below for q > 0, since within a step
// nobody sees the adopters of that step.
import { bassCumulative, type BassParameters } from '../../calibrate/repurchase/bass.ts'
import { nonNegative, positive } from '../../calibrate/domain.ts'

export interface DiffusionSettings extends BassParameters {
  /** time since the start, >= 0, in the unit of 1/p */
  readonly t: number
}

/** F(t), the share that has adopted. @example adoption({ p: 0.03, q: 0.38, t: 5 }) // 0.3312 */
export function adoption(settings: DiffusionSettings): number {
  return bassCumulative(settings, settings.t)
}

/** The same for steps of length dt with hazard 1 − e^{−(p + qF)dt}; t is rounded to whole steps. */
export function steppedAdoption({ p, q, t }: DiffusionSettings, dt: number): number {
  positive('p', p)
  nonNegative('q', q)
  const steps = Math.round(nonNegative('t', t) / positive('dt', dt))
  let adopted = 0
  for (let step = 0; step < steps; step++) adopted += (1 - adopted) * -Math.expm1(-(p + q * adopted) * dt)
  return adopted
}
