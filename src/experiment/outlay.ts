// What a policy costs and what it brings, from paired worlds: the money side of a comparison (MODEL.md 6.12-8).
// Invariant: attributed and incremental returns are never mixed; a policy pays when it raises the platform's profit, so that no
// average margin can contradict what the worlds show.
import { comparePaired, differencesOf, returnOnSpend, type PairedComparison, type ReturnOnSpend } from './compare.ts'
import { estimateMean } from './estimate.ts'
import type { Measures } from './measure.ts'
import { probabilityAboveRatio, ratioVerdict } from './ratio.ts'
import { VERDICT_LEVEL, type IntervalKind, type Verdict } from './verdict.ts'

/** RMB that the platform gives away: traffic subsidies and matched ads at their CPM (an opportunity cost), the rest in cash. */
export const outlayOf = (measures: Measures): number =>
  measures.spend + measures.matched + measures.coupons + measures.rebates + measures.guarantees + measures.providerFunds

/** What the platform keeps of a yuan of sales: commission and advertising / GMV (about .032). */
export const marginOf = (measures: readonly Measures[]): number =>
  estimateMean(measures.map(({ commission, advertising }) => commission + advertising)).mean / estimateMean(measures.map(({ gmv }) => gmv)).mean

export interface PolicyComparison {
  readonly gmv: PairedComparison
  /** of the platform: commission and advertising less all that it gives away and spends, impressions at their CPM */
  readonly profit: PairedComparison
  /** the same without the imputed cost of impressions and matched ads */
  readonly cashProfit: PairedComparison
  /** RMB given away by the policy, mean over the worlds */
  readonly outlay: number
  /** GMV in subsidised visits per RMB of traffic subsidy; undefined without one. It does not say what the subsidy adds. */
  readonly attributed: ReturnOnSpend | undefined
  /** additional GMV per additional RMB of outlay; undefined when the policy costs no more than the baseline, or when free levers act too */
  readonly incremental: ReturnOnSpend | undefined
  /** additional profit per additional RMB of outlay, net of it: -1 when nothing comes back, above 0 when it pays; undefined as `incremental` */
  readonly profitReturn: ReturnOnSpend | undefined
  /** whether it pays: the sign of the profit difference, or the incremental return against a break-even of the user's own */
  readonly pays: Verdict
  /** posterior probability that it pays; NaN for one world */
  readonly probabilityPays: number
  /** GMV per RMB of outlay at which a policy breaks even: the user's own, or 1 / the baseline's margin, for orientation (about 31) */
  readonly breakEven: number
}

export interface MoneyOptions {
  /** default: n fixed beforehand */
  readonly kind?: IntervalKind
  /** GMV per RMB of outlay from which a policy shall pay; default: when it raises profit */
  readonly breakEven?: number | undefined
  /** something acts that the outlay does not pay for (`freeLevers`) */
  readonly free?: boolean
}

/**
 * @param baseline [world] measures of the baseline
 * @param policy [world] measures of the policy on the same worlds
 */
export const comparePolicy = (baseline: readonly Measures[], policy: readonly Measures[], { kind = 'fixed', breakEven, free = false }: MoneyOptions = {}): PolicyComparison => {
  const compared = (of: (measures: Measures) => number): PairedComparison => comparePaired(baseline.map(of), policy.map(of), kind)
  const gained = (of: (measures: Measures) => number): number[] => differencesOf(baseline.map(of), policy.map(of))
  const [sales, profits, costs] = [gained(({ gmv }) => gmv), gained(({ profit }) => profit), gained(outlayOf)]
  const profit = compared((measures) => measures.profit)
  const incremental = free ? undefined : returnOnSpend(sales, costs, kind)
  const own = breakEven !== undefined && incremental !== undefined
  return {
    gmv: compared(({ gmv }) => gmv),
    profit,
    cashProfit: compared((measures) => measures.cashProfit),
    outlay: estimateMean(policy.map(outlayOf)).mean,
    attributed: returnOnSpend(policy.map(({ gmv, subsidisedShare }) => (gmv > 0 ? gmv * subsidisedShare : 0)), policy.map(({ spend }) => spend), kind),
    incremental,
    profitReturn: free ? undefined : returnOnSpend(profits, costs, kind),
    pays: own ? ratioVerdict(sales, costs, breakEven, VERDICT_LEVEL, kind) : profit.verdict,
    probabilityPays: own ? probabilityAboveRatio(sales, costs, breakEven) : profit.probabilityOfMean,
    breakEven: breakEven ?? 1 / marginOf(baseline),
  }
}
