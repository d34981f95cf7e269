// The verdict in words, from the paired comparison of the policy in focus. Invariant: no number without its interval, no sign
// without evidence; while the interval is unbounded the sentence says that it is too early.
import { at90 } from '../../experiment/compare.ts'
import { money, moneyEnds, plain } from '../../locale/format.ts'
import type { Dictionary, Locale } from '../../locale/locale.ts'
import type { Part } from '../../locale/sentences.ts'
import { FEWEST_PAIRS } from './live-comparison.ts'
import { gmvPrecision, profitPrecision, returnPrecision } from './precision.ts'
import type { PolicySummary } from './summary.ts'
import type { ComparisonView, PolicyView } from './view.ts'

export interface Named {
  readonly letter: string
  readonly name: string
  /** of the scenarios' colours; 0 for the baseline */
  readonly colour: number
}

export interface Wording {
  readonly words: Dictionary
  readonly locale: Locale
}

const differenceParts = (view: ComparisonView, { money: { gmv } }: PolicySummary, named: Named, { words, locale }: Wording): Part[] => {
  const policy = named.letter
  if (gmv.verdict.kind === 'identical') return words.verdict.same(policy)
  const { lower, upper } = at90(gmv)
  if (!Number.isFinite(lower)) return words.verdict.early(policy, plain(gmv.pairs, locale), plain(FEWEST_PAIRS, locale))
  const precision = gmvPrecision(view, locale)
  const [low, high] = moneyEnds(lower, upper, locale, { ...precision, signed: true })
  const facts = { policy, days: plain(view.horizon, locale), amount: money(Math.abs(gmv.difference.mean), locale, precision), low, high }
  const sentence = { above: words.verdict.above, below: words.verdict.below, unresolved: words.verdict.open }[gmv.verdict.kind]
  return sentence(facts)
}

const returnParts = (view: ComparisonView, { money: { attributed, incremental, profit } }: PolicySummary, { words, locale }: Wording): Part[] => {
  const { lower, upper } = at90(profit)
  if (!attributed || !incremental || !Number.isFinite(incremental.interval.lower) || !Number.isFinite(lower)) return []
  const yuan = returnPrecision(view)
  const [addedLow, addedHigh] = moneyEnds(incremental.interval.lower, incremental.interval.upper, locale, yuan)
  const { kind } = profit.verdict
  // a fall is told as an amount, the smaller end first
  const [least, most] = kind === 'below' ? [-upper, -lower] : [lower, upper]
  const [profitLow, profitHigh] = moneyEnds(least, most, locale, { ...profitPrecision(view, locale), signed: kind === 'unresolved' })
  return words.verdict.returns({
    credited: money(attributed.estimate.ratio, locale, yuan),
    addedLow,
    addedHigh,
    profitLow,
    profitHigh,
    pays: kind === 'above' ? 'yes' : kind === 'below' ? 'no' : 'open',
  })
}

/** @param policy the one in focus */
export const verdictParts = (view: ComparisonView, { summary }: PolicyView, named: Named, wording: Wording): Part[] =>
  summary ? [...differenceParts(view, summary, named, wording), ...returnParts(view, summary, wording)] : wording.words.verdict.starting
