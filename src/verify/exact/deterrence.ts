// O21: anchors cheat when the gain exceeds the expected penalty (Becker 1968); gains are U(0, 1).
//
// Invariant: the share is 1 without enforcement and 0 from p·F = 1 on; only the product p·F matters.
import { nonNegative, within } from '../../calibrate/domain.ts'

export interface DeterrenceSettings {
  /** p, probability of detection, [0, 1] */
  readonly detection: number
  /** F, penalty in units of the largest gain, >= 0 */
  readonly penalty: number
}

/** Share of anchors that cheat: 1 − p·F, at least 0. */
export function cheatingShare({ detection, penalty }: DeterrenceSettings): number {
  return Math.max(0, 1 - within('detection', detection, 0, 1) * nonNegative('penalty', penalty))
}
