// The verdict in words, from the paired comparison of the policy in focus. Invariant: no number without its interval, no sign
// without evidence; while the interval is unbounded the sentence says that it is too early.
import type { PairedComparison } from '../../experiment/compare.ts'
import { VERDICT_LEVEL } from '../../experiment/verdict.ts'
import { decimalsOfInterval, money, moneyEnds, plain, scaleOf, type Scale } from '../../locale/format.ts'
import type { Dictionary, Locale } from '../../locale/locale.ts'
import type { Part } from '../../locale/sentences.ts'
import { FEWEST_PAIRS } from './live-comparison.ts'
import type { PolicySummary } from './summary.ts'
import type { PolicyView } from './view.ts'

export interface Named {
  readonly letter: string
  readonly name: string
}

export interface Wording {
  readonly words: Dictionary
  readonly locale: Locale
}

/** The 90% interval of the mean difference. */
export const at90 = (comparison: PairedComparison) => comparison.intervals.find(({ level }) => level === VERDICT_LEVEL)!

const differenceParts = (view: PolicyView, named: Named, days: number, { words, locale }: Wording): Part[] => {
  const { gmv } = view.summary!.money
  const policy = named.letter
  if (gmv.verdict.kind === 'identical') return words.verdict.same(policy)
  const { lower, upper } = at90(gmv)
  if (!Number.isFinite(lower)) return words.verdict.early(policy, plain(gmv.pairs, locale), plain(FEWEST_PAIRS, locale))
  const scale = scaleOf(locale, lower, upper)
  const decimals = decimalsOfInterval(lower / scale.factor, upper / scale.factor)
  const [low, high] = moneyEnds(lower, upper, locale, { scale, decimals, signed: true })
  const facts = { policy, days: plain(days, locale), amount: money(Math.abs(gmv.difference.mean), locale, { scale, decimals }), low, high }
  const sentence = { above: words.verdict.above, below: words.verdict.below, unresolved: words.verdict.open }[gmv.verdict.kind]
  return sentence(facts)
}

/** Money a yuan of subsidy: in yuan, and everywhere with the same decimals, by what is known of the increment. */
export const YUAN: Scale = { factor: 1, unit: '' }
export const returnDecimals = ({ money: { incremental } }: PolicySummary): number =>
  incremental && incremental.interval.upper - incremental.interval.lower < 1 ? 2 : 1

const returnParts = (view: PolicyView, { words, locale }: Wording): Part[] => {
  const { attributed, incremental, profit } = view.summary!.money
  const { lower, upper } = at90(profit)
  if (!attributed || !incremental || !Number.isFinite(incremental.interval.lower) || !Number.isFinite(lower)) return []
  const yuan = { scale: YUAN, decimals: returnDecimals(view.summary!) }
  const [addedLow, addedHigh] = moneyEnds(incremental.interval.lower, incremental.interval.upper, locale, yuan)
  const { kind } = profit.verdict
  // a fall is told as an amount, the smaller end first
  const [least, most] = kind === 'below' ? [-upper, -lower] : [lower, upper]
  const scale = scaleOf(locale, least, most)
  const [profitLow, profitHigh] = moneyEnds(least, most, locale, { scale, decimals: decimalsOfInterval(least / scale.factor, most / scale.factor), signed: kind === 'unresolved' })
  return words.verdict.returns({
    credited: money(attributed.estimate.ratio, locale, yuan),
    addedLow,
    addedHigh,
    profitLow,
    profitHigh,
    pays: kind === 'above' ? 'yes' : kind === 'below' ? 'no' : 'open',
  })
}

export const verdictParts = (view: PolicyView, named: Named, days: number, wording: Wording): Part[] =>
  view.summary ? [...differenceParts(view, named, days, wording), ...returnParts(view, wording)] : wording.words.verdict.starting
