// The verdict in words, from the paired comparison of the policy in focus. Invariant: no number without its interval, no sign
// without evidence; while the interval is unbounded the sentence says that it is too early.
import type { PairedComparison } from '../../experiment/compare.ts'
import { VERDICT_LEVEL } from '../../experiment/verdict.ts'
import { decimalsOfWidth, money, plain, percent, scaleOf } from '../../locale/format.ts'
import type { Dictionary, Locale } from '../../locale/locale.ts'
import type { Part } from '../../locale/sentences.ts'
import { FEWEST_PAIRS } from './live-comparison.ts'
import type { PolicyView } from './view.ts'

export interface Named {
  readonly letter: string
  readonly name: string
}

interface Wording {
  readonly words: Dictionary
  readonly locale: Locale
}

/** The 90% interval of the mean difference. */
export const at90 = (comparison: PairedComparison) => comparison.intervals.find(({ level }) => level === VERDICT_LEVEL)!

/** Further pairs, rounded to what can be meant: 7, 40, 1,300. */
const morePairs = (pairs: number, locale: Locale): string => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(pairs)) - 1)
  return plain(Math.ceil(pairs / unit) * unit, locale)
}

const differenceParts = (view: PolicyView, named: Named, days: number, { words, locale }: Wording): Part[] => {
  const { gmv } = view.summary!.money
  const policy = named.letter
  if (gmv.verdict.kind === 'identical') return words.verdict.same(policy)
  const { lower, upper } = at90(gmv)
  if (!Number.isFinite(lower)) return words.verdict.early(policy, plain(gmv.pairs, locale), plain(FEWEST_PAIRS, locale))
  const scale = scaleOf(locale, lower, upper)
  const decimals = decimalsOfWidth((upper - lower) / scale.factor)
  const facts = {
    policy,
    days: plain(days, locale),
    amount: money(Math.abs(gmv.difference.mean), locale, { scale, decimals }),
    low: money(lower, locale, { scale, decimals, signed: true }),
    high: money(upper, locale, { scale, decimals, signed: true }),
  }
  const sentence = { above: words.verdict.above, below: words.verdict.below, unresolved: words.verdict.open }[gmv.verdict.kind]
  return sentence(facts)
}

const returnParts = (view: PolicyView, { words, locale }: Wording): Part[] => {
  const { attributed, incremental, breakEven, gmv } = view.summary!.money
  if (!attributed || !incremental || !Number.isFinite(incremental.interval.lower)) return []
  const yuan = { scale: { factor: 1, unit: '' } }
  const decimals = incremental.interval.upper - incremental.interval.lower < 1 ? 2 : 1
  return words.verdict.returns({
    credited: money(attributed.estimate.ratio, locale, { ...yuan, decimals: 2 }),
    addedLow: money(incremental.interval.lower, locale, { ...yuan, decimals }),
    addedHigh: money(incremental.interval.upper, locale, { ...yuan, decimals }),
    breakEven: money(breakEven, locale, { ...yuan, decimals: 1 }),
    pays: gmv.verdict.kind === 'unresolved' ? 'unsaid' : incremental.pays.kind === 'above' ? 'yes' : incremental.pays.kind === 'below' ? 'no' : 'open',
  })
}

export const verdictParts = (view: PolicyView, named: Named, days: number, wording: Wording): Part[] =>
  view.summary ? [...differenceParts(view, named, days, wording), ...returnParts(view, wording)] : wording.words.verdict.starting

/** Level, worlds, fans, what is resolved and how two policies compare. */
export const evidenceOf = (view: PolicyView, contest: PairedComparison | undefined, letters: readonly [string, string], { words, locale }: Wording): string[] => {
  const { summary, fans, preview } = view
  if (!summary) return []
  const { verdict } = words
  const lines = [verdict.evidence({ level: percent(VERDICT_LEVEL, locale, 0), pairs: plain(summary.pairs, locale), fans: plain(fans, locale), preview })]
  const sign = summary.money.gmv.verdict
  if (sign.kind === 'above' || sign.kind === 'below') lines.push(verdict.signResolved)
  else if (sign.kind === 'unresolved' && Number.isFinite(at90(summary.money.gmv).lower)) lines.push(Number.isFinite(sign.morePairs) ? verdict.signOpen(morePairs(sign.morePairs, locale)) : verdict.signFar)
  if (contest && Number.isFinite(at90(contest).lower)) lines.push(`${verdict.between(...letters)}${words.colon}${contestText(contest, letters, { words, locale })}`)
  return lines
}

const contestText = ({ verdict }: PairedComparison, [first, second]: readonly [string, string], { words, locale }: Wording): string => {
  const text = words.verdict
  switch (verdict.kind) {
    case 'above': return text.resolvedFor(first)
    case 'below': return text.resolvedFor(second)
    case 'identical': return text.same2
    case 'unresolved': return Number.isFinite(verdict.morePairs) ? text.open2(morePairs(verdict.morePairs, locale)) : text.far2
    default: return verdict satisfies never
  }
}
