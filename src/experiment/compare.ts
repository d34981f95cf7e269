// Comparison of a policy with its baseline on the same worlds: always by paired differences.
// Invariant: entry w of every array belongs to world w; nothing is compared across worlds.
import { estimateMean, LEVELS, probabilityAbove, type Interval, type MeanEstimate } from './estimate.ts'
import { ratioInterval, ratioOfMeans, ratioVerdict, type RatioEstimate } from './ratio.ts'
import { intervalOf, VERDICT_LEVEL, verdictOn, type IntervalKind, type Verdict } from './verdict.ts'

export interface PairedComparison {
  readonly pairs: number
  /** how the intervals were made: n fixed beforehand, or chosen while looking */
  readonly kind: IntervalKind
  readonly baseline: MeanEstimate
  readonly policy: MeanEstimate
  /** policy - baseline; `sd` is the pair SD */
  readonly difference: MeanEstimate
  /** of the mean difference, at the levels .5, .9, .95 */
  readonly intervals: readonly Interval[]
  /** mean difference / mean baseline */
  readonly relative: RatioEstimate
  /** 90%, Fieller */
  readonly relativeInterval: Interval
  /** posterior probability that the mean difference is above 0; NaN for one pair */
  readonly probabilityOfMean: number
  /** share of worlds in which the policy did better; a tie counts half */
  readonly shareOfPairs: number
  /** sign of the mean difference */
  readonly verdict: Verdict
}

/** The 90% interval of the mean difference. */
export const at90 = ({ intervals }: PairedComparison): Interval => intervals.find(({ level }) => level === VERDICT_LEVEL)!

/** Policy minus baseline, world by world. */
export const differencesOf = (baseline: readonly number[], policy: readonly number[]): number[] => {
  if (baseline.length !== policy.length || baseline.length === 0)
    throw new Error(`pairs: expected as many policy as baseline values, at least one; got ${policy.length} and ${baseline.length}`)
  return policy.map((value, world) => value - baseline[world])
}

/**
 * Paired comparison of one metric.
 * @param baseline metric of the baseline, one value per world
 * @param policy metric of the policy on the same worlds
 * @example comparePaired([10, 12, 11], [11, 13, 12.5]).difference.mean // 1.1667
 */
export const comparePaired = (
  baseline: readonly number[],
  policy: readonly number[],
  kind: IntervalKind = 'fixed',
): PairedComparison => {
  const differences = differencesOf(baseline, policy)
  const difference = estimateMean(differences)
  const won = differences.filter((value) => value > 0).length
  const tied = differences.filter((value) => value === 0).length
  return {
    pairs: differences.length,
    kind,
    baseline: estimateMean(baseline),
    policy: estimateMean(policy),
    difference,
    intervals: LEVELS.map((level) => intervalOf(difference, level, kind)),
    relative: ratioOfMeans(differences, baseline),
    relativeInterval: ratioInterval(differences, baseline, VERDICT_LEVEL, kind),
    probabilityOfMean: probabilityAbove(difference),
    shareOfPairs: (won + tied / 2) / differences.length,
    verdict: verdictOn(differences, 0, VERDICT_LEVEL, kind),
  }
}

/** A return on spend: RMB of sales or profit per RMB of outlay (dimensionless). */
export interface ReturnOnSpend {
  /** RMB, mean over worlds */
  readonly spend: number
  readonly estimate: RatioEstimate
  /** 90%, Fieller */
  readonly interval: Interval
  /** sign of the return */
  readonly sign: Verdict
}

/**
 * Return on spend with its interval and sign.
 * @param gain RMB per world: incremental GMV or profit (policy - baseline), or GMV credited to the subsidy for the attributed return
 * @param spend RMB per world, additional spend of the policy, positive
 * @returns undefined when nothing was spent on any world
 */
export const returnOnSpend = (
  gain: readonly number[],
  spend: readonly number[],
  kind: IntervalKind = 'fixed',
): ReturnOnSpend | undefined => {
  const outlay = estimateMean(spend).mean
  if (!(outlay > 0)) return undefined
  return {
    spend: outlay,
    estimate: ratioOfMeans(gain, spend),
    interval: ratioInterval(gain, spend, VERDICT_LEVEL, kind),
    sign: ratioVerdict(gain, spend, 0, VERDICT_LEVEL, kind),
  }
}
