// Ratios of two means over the same worlds: return on spend, relative difference.
// Invariant: intervals are Fieller's, exact for Gaussian pairs: the ratios r for which mean(top - r bottom) is not
// significant. With a (nearly) deterministic denominator they shrink to the delta method's; with a denominator that
// cannot be told from 0 they are unbounded and say so. (Fieller 1954, J. R. Statist. Soc. B 16; the mean of ratios
// per world is never used: it is biased.)
import { estimateMean, probabilityAbove, type Interval } from './estimate.ts'
import { studentFactor } from './student.ts'
import { sequenceFactor } from './confidence-sequence.ts'
import { verdictOn, VERDICT_LEVEL, type IntervalKind, type Verdict } from './verdict.ts'

export interface RatioEstimate {
  /** worlds */
  readonly n: number
  /** mean(top) / mean(bottom); NaN when the bottom is 0 on every world */
  readonly ratio: number
  /** delta-method standard error: se(top - ratio bottom) / |mean(bottom)| */
  readonly se: number
}

/** Differences top - r bottom, one per world. */
const residuals = (top: readonly number[], bottom: readonly number[], ratio: number): number[] =>
  top.map((value, world) => value - ratio * bottom[world])

/**
 * Ratio of means with the delta method's standard error.
 * @param top numerator, one per world
 * @param bottom denominator on the same worlds
 */
export const ratioOfMeans = (top: readonly number[], bottom: readonly number[]): RatioEstimate => {
  const below = estimateMean(bottom).mean
  const ratio = below === 0 ? NaN : estimateMean(top).mean / below
  return { n: top.length, ratio, se: estimateMean(residuals(top, bottom, ratio)).se / Math.abs(below) }
}

/**
 * Fieller's interval of mean(top)/mean(bottom).
 * @param kind `sequence` replaces Student's factor by the time-uniform one, for an n chosen while looking
 * @returns infinite bounds while the denominator's own interval contains 0
 */
export const ratioInterval = (
  top: readonly number[],
  bottom: readonly number[],
  level = VERDICT_LEVEL,
  kind: IntervalKind = 'fixed',
): Interval => {
  const n = top.length
  const unbounded = { level, lower: -Infinity, upper: Infinity }
  if (n < 2) return unbounded
  const factor = kind === 'fixed' ? studentFactor(level, n - 1) / Math.sqrt(n) : sequenceFactor(n, level)
  if (factor === Infinity) return unbounded
  const above = estimateMean(top)
  const below = estimateMean(bottom)
  let product = 0
  for (let world = 0; world < n; world++) product += (top[world] - above.mean) * (bottom[world] - below.mean)
  const covariance = product / (n - 1)
  // mean(top - r bottom)^2 = factor^2 var(top - r bottom) is a r^2 - 2 b r + c = 0
  const a = below.mean ** 2 - (factor * below.sd) ** 2
  const b = above.mean * below.mean - factor ** 2 * covariance
  const c = above.mean ** 2 - (factor * above.sd) ** 2
  if (!(a > 0)) return unbounded
  const root = Math.sqrt(Math.max(0, b * b - a * c))
  return { level, lower: (b - root) / a, upper: (b + root) / a }
}

/** Posterior probability that mean(top)/mean(bottom) exceeds `threshold`; NaN for one world. @param bottom positive on average */
export const probabilityAboveRatio = (top: readonly number[], bottom: readonly number[], threshold: number): number =>
  probabilityAbove(estimateMean(residuals(top, bottom, threshold)))

/**
 * Does mean(top)/mean(bottom) exceed `threshold`? Asked of top - threshold bottom, so that no ratio is formed.
 * @param bottom positive on average (a spend)
 */
export const ratioVerdict = (
  top: readonly number[],
  bottom: readonly number[],
  threshold: number,
  level = VERDICT_LEVEL,
  kind: IntervalKind = 'fixed',
): Verdict => {
  const verdict = verdictOn(residuals(top, bottom, threshold), 0, level, kind)
  return verdict.kind === 'identical' ? verdict : { ...verdict, threshold }
}
