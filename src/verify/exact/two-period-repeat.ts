// O6: penetration and two-period repeat rate of fans who buy for ever at Gamma-distributed rates (NBD).
//
// Invariant: both lie in (0, 1); with equal fans (shape → ∞) the repeat rate equals the penetration.
import { nbdPenetration, nbdRepeatRate, nbdWithMean } from '../../calibrate/repurchase/nbd.ts'

export interface TwoPeriodSettings {
  /** Gamma shape of the need rates, > 0 */
  readonly r: number
  /** mean purchases per fan and period, > 0 */
  readonly mean: number
}

export interface TwoPeriodRepeat {
  /** share of fans who buy at least once in a period */
  readonly penetration: number
  /** of the buyers of one period, the share that buys in the next */
  readonly repeat: number
}

/** @example twoPeriodRepeat({ r: 0.06, mean: 1.27 }) // { penetration: 0.1697, repeat: 0.8071 } */
export function twoPeriodRepeat({ r, mean }: TwoPeriodSettings): TwoPeriodRepeat {
  const parameters = nbdWithMean(r, mean)
  return { penetration: nbdPenetration(parameters, 1), repeat: nbdRepeatRate(parameters, 1) }
}
