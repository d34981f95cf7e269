// The small print under the verdict: level, worlds and fans of what is shown, whether the sign is resolved, how two policies compare.
// Invariant: where policies are known from different worlds or populations, each is named with its own.
import { at90, type PairedComparison } from '../../experiment/compare.ts'
import { VERDICT_LEVEL } from '../../experiment/verdict.ts'
import { exact, percent, plain } from '../../locale/format.ts'
import type { Locale } from '../../locale/locale.ts'
import type { Named, Wording } from './verdict.ts'
import type { ComparisonView, PolicyView } from './view.ts'

/** Further pairs, rounded to what can be meant: 7, 40, 1,300. */
const morePairs = (pairs: number, locale: Locale): string => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(pairs)) - 1)
  return plain(Math.ceil(pairs / unit) * unit, locale)
}

const hasInterval = ({ summary }: PolicyView): boolean =>
  summary !== undefined && summary.money.gmv.verdict.kind !== 'identical' && Number.isFinite(at90(summary.money.gmv).lower)

/** Worlds and fans, said once where all policies have the same. */
const samples = (known: readonly PolicyView[], named: readonly Named[], { words: { verdict }, locale }: Wording): string[] => {
  const pairs = (view: PolicyView): string => plain(view.summary!.pairs, locale)
  const letter = ({ number }: PolicyView): string => named[number].letter
  const [first, ...others] = known
  const fans = exact(first.fans, locale)
  if (others.some((view) => view.fans !== first.fans)) return known.map((view) => verdict.pairsOf(letter(view), pairs(view), exact(view.fans, locale), view.preview))
  if (others.every((view) => view.summary!.pairs === first.summary!.pairs)) return [verdict.pairs(pairs(first), fans)]
  return [verdict.pairsEach(known.map((view) => `${letter(view)} ${pairs(view)}`).join(', '), fans)]
}

/** @param focus number of the policy of which the sign is told */
export const evidenceOf = (view: ComparisonView, focus: number, named: readonly Named[], wording: Wording): string[] => {
  const { words, locale } = wording
  const { verdict } = words
  const known = view.policies.filter(({ summary }) => summary)
  const { summary, preview } = view.policies[focus - 1] ?? {}
  if (!summary) return []
  const bounded = known.filter(hasInterval)
  const lines = known.every(({ preview }) => preview) ? [verdict.preview] : []
  if (bounded.length > 0) lines.push(verdict.interval(percent(VERDICT_LEVEL, locale, 0), bounded.length < known.length ? bounded.map(({ number }) => named[number].letter).join(', ') : ''))
  lines.push(...samples(known, named, wording))
  const sign = summary.money.gmv.verdict
  if (sign.kind === 'above' || sign.kind === 'below') lines.push(verdict.signResolved)
  else if (sign.kind === 'unresolved' && Number.isFinite(at90(summary.money.gmv).lower))
    lines.push(preview ? verdict.signOpen : Number.isFinite(sign.morePairs) ? verdict.signAfter(morePairs(sign.morePairs, locale)) : verdict.signFar) // no further pairs are simulated with a preview's fans
  const letters = [named[1]?.letter ?? '', named[2]?.letter ?? ''] as const
  if (view.contest && Number.isFinite(at90(view.contest).lower)) lines.push(`${verdict.between(...letters)}${words.colon}${contestText(view.contest, letters, wording)}`)
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
