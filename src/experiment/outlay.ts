// What a policy costs and what it brings, from paired worlds: the money side of a comparison (MODEL.md 6.12-8).
// Invariant: attributed and incremental returns are never mixed; the break-even is stated with every "pays".
import { comparePaired, differencesOf, returnOnSpend, type PairedComparison, type ReturnOnSpend } from './compare.ts'
import { estimateMean } from './estimate.ts'
import type { Measures } from './measure.ts'
import type { IntervalKind } from './verdict.ts'

/** RMB that the platform gives away: traffic subsidies and matched ads at their CPM (an opportunity cost), the rest in cash. */
export const outlayOf = (measures: Measures): number =>
  measures.spend + measures.matched + measures.coupons + measures.rebates + measures.guarantees + measures.providerFunds

/** What the platform keeps of a yuan of sales: commission and advertising / GMV (about .032). */
export const marginOf = (measures: readonly Measures[]): number =>
  estimateMean(measures.map(({ commission, advertising }) => commission + advertising)).mean / estimateMean(measures.map(({ gmv }) => gmv)).mean

export interface PolicyComparison {
  readonly gmv: PairedComparison
  readonly profit: PairedComparison
  /** RMB given away by the policy, mean over the worlds */
  readonly outlay: number
  /** GMV in subsidised visits per RMB of traffic subsidy; undefined without one. It does not say what the subsidy adds. */
  readonly attributed: ReturnOnSpend | undefined
  /** additional GMV per additional RMB of outlay; undefined when the policy costs no more than the baseline */
  readonly incremental: ReturnOnSpend | undefined
  /** GMV per RMB of outlay from which a policy pays for itself */
  readonly breakEven: number
}

/**
 * @param baseline [world] measures of the baseline
 * @param policy [world] measures of the policy on the same worlds
 * @param breakEven default: 1 / the baseline's margin, about 31
 */
export const comparePolicy = (baseline: readonly Measures[], policy: readonly Measures[], kind: IntervalKind = 'fixed', breakEven = 1 / marginOf(baseline)): PolicyComparison => {
  const gmvOf = (worlds: readonly Measures[]): number[] => worlds.map(({ gmv }) => gmv)
  const profitOf = (worlds: readonly Measures[]): number[] => worlds.map(({ profit }) => profit)
  const gain = differencesOf(gmvOf(baseline), gmvOf(policy))
  const cost = differencesOf(baseline.map(outlayOf), policy.map(outlayOf))
  return {
    gmv: comparePaired(gmvOf(baseline), gmvOf(policy), kind),
    profit: comparePaired(profitOf(baseline), profitOf(policy), kind),
    outlay: estimateMean(policy.map(outlayOf)).mean,
    attributed: returnOnSpend(policy.map(({ gmv, subsidisedShare }) => (gmv > 0 ? gmv * subsidisedShare : 0)), policy.map(({ spend }) => spend), breakEven, kind),
    incremental: returnOnSpend(gain, cost, breakEven, kind),
    breakEven,
  }
}
