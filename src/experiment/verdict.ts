// Whether a difference is resolved, and if not, how many more pairs it would take (MODEL.md 6.12-7).
// Invariant: a verdict names the threshold it speaks about; 0 is the sign, a break-even is "pays".
import { estimateMean, meanInterval, type Interval, type MeanEstimate } from './estimate.ts'
import { studentFactor } from './student.ts'
import { sequenceFactor, sequenceInterval } from './confidence-sequence.ts'

/** `fixed`: Student's interval, n set beforehand. `sequence`: time-uniform, n chosen while looking. */
export type IntervalKind = 'fixed' | 'sequence'

export type Verdict =
  /** the two variants gave the same number on every world: they are the same policy as far as this metric goes */
  | { readonly kind: 'identical' }
  | { readonly kind: 'above'; readonly threshold: number }
  | { readonly kind: 'below'; readonly threshold: number }
  /** `morePairs`: further pairs until the half-width is below |mean - threshold|; Infinity beyond PAIRS_WITHIN_REACH */
  | { readonly kind: 'unresolved'; readonly threshold: number; readonly morePairs: number }

/** Level of every verdict (MODEL.md 6.12-7). */
export const VERDICT_LEVEL = 0.9

/** Beyond this many pairs a verdict says "out of reach" instead of a number. */
const PAIRS_WITHIN_REACH = 1e6

export const intervalOf = (estimate: MeanEstimate, level: number, kind: IntervalKind): Interval =>
  kind === 'fixed' ? meanInterval(estimate, level) : sequenceInterval(estimate, level)

/** Half-width in units of the pair SD after n pairs. */
const reachAt = (n: number, level: number, kind: IntervalKind): number =>
  kind === 'fixed' ? studentFactor(level, n - 1) / Math.sqrt(n) : sequenceFactor(n, level)

/**
 * Further pairs until the half-width falls below the distance between estimate and threshold, if both stay as they are.
 * @returns 0 when it already is; Infinity when more than PAIRS_WITHIN_REACH would be needed
 */
export const morePairs = (
  estimate: MeanEstimate,
  threshold = 0,
  level = VERDICT_LEVEL,
  kind: IntervalKind = 'fixed',
): number => {
  const distance = Math.abs(estimate.mean - threshold)
  const enough = (n: number): boolean => reachAt(n, level, kind) * estimate.sd < distance
  if (estimate.n < 2 || Number.isNaN(distance) || !enough(PAIRS_WITHIN_REACH)) return Infinity
  if (enough(estimate.n)) return 0
  let low = estimate.n
  let high = estimate.n * 2
  while (!enough(high)) {
    low = high
    high *= 2
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high - estimate.n
}

/**
 * Verdict on paired differences against a threshold.
 * @param differences policy - baseline, one per world
 * @param threshold in the unit of the differences; 0 asks for the sign
 */
export const verdictOn = (
  differences: readonly number[],
  threshold = 0,
  level = VERDICT_LEVEL,
  kind: IntervalKind = 'fixed',
): Verdict => {
  if (threshold === 0 && differences.length > 0 && differences.every((value) => value === 0)) return { kind: 'identical' }
  const estimate = estimateMean(differences)
  const { lower, upper } = intervalOf(estimate, level, kind)
  if (lower > threshold) return { kind: 'above', threshold }
  if (upper < threshold) return { kind: 'below', threshold }
  return { kind: 'unresolved', threshold, morePairs: morePairs(estimate, threshold, level, kind) }
}
