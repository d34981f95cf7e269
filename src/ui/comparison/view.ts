// What the page shows of a live comparison: each policy with the largest population that has pairs enough, and whatever is shown of
// several scenarios together on their common worlds. Invariant: pairs of different populations are never put together.
import type { PairedComparison } from '../../experiment/compare.ts'
import type { Window } from '../../experiment/measure.ts'
import { FEWEST_PAIRS, type LiveComparison } from './live-comparison.ts'
import type { Outcome } from './outcome.ts'
import { contest, summarize, type PolicySummary } from './summary.ts'

export interface PolicyView {
  readonly id: string
  /** 1, 2 … in the order of the plans that are shown */
  readonly number: number
  readonly fans: number
  readonly preview: boolean
  readonly baseline: readonly Outcome[]
  readonly outcomes: readonly Outcome[]
  readonly summary: PolicySummary | undefined
  /** of the policy as it was before its lever moved, until the changed one has an interval */
  readonly stale: boolean
}

export interface ComparisonView {
  readonly horizon: number
  readonly subsidy: Window | undefined
  readonly after: Window | undefined
  readonly baseline: readonly Outcome[]
  readonly policies: readonly PolicyView[]
  /** outcomes of baseline and policies on their common worlds */
  readonly together: readonly (readonly Outcome[])[]
  /** … which are worlds of the preview */
  readonly togetherPreview: boolean
  /** one policy against the other where there are two, on common worlds; held back while one of them is a preview or from before its lever was moved */
  readonly contest: PairedComparison | undefined
}

const firstOf = <T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] => {
  const common = Math.min(...lists.map((list) => list.length))
  return lists.map((list) => list.slice(0, common))
}

/** Too few for an interval, where there were enough before. */
const fewer = (now: readonly unknown[], before: readonly unknown[]): boolean => now.length < FEWEST_PAIRS && before.length >= FEWEST_PAIRS

/** Changes exactly when there is something new to show; progress alone does not change it. */
export const evidenceKey = (live: LiveComparison): string => {
  const stages = [live.options.preview, live.stageFor(0)]
  return live.variants.map(({ id }, index) => [id, ...stages.map((stage) => live.known(index, stage).length)].join('/')).join(' ')
}

/** @param previous view of the same scenario; what it shows of a policy stays until its changed lever has pairs enough for an interval */
export const viewOf = (live: LiveComparison, horizon: number, previous?: ComparisonView): ComparisonView => {
  const indices = [...live.variants.keys()]
  const policies = indices.slice(1).map((index): PolicyView => {
    const stage = live.stageFor(0, index)
    const [baseline, outcomes] = firstOf([live.known(0, stage), live.known(index, stage)])
    const { id } = live.variants[index]
    const before = previous?.policies.find((policy) => policy.id === id)
    if (before && fewer(outcomes, before.outcomes)) return { ...before, number: index, stale: true }
    return { id, number: index, fans: stage.fans, preview: live.isPreview(stage), baseline, outcomes, summary: summarize(baseline, outcomes), stale: false }
  })
  const stage = live.stageFor(...indices)
  const common = firstOf(indices.map((index) => live.known(index, stage)))
  const same = previous?.policies.length === policies.length && policies.every(({ id }, k) => previous.policies[k].id === id)
  const kept = same && fewer(common[0], previous.together[0])
  const together = kept ? previous.together : common
  return {
    horizon,
    subsidy: live.subsidy,
    after: live.after,
    baseline: live.known(0, live.stageFor(0)),
    policies,
    together,
    togetherPreview: kept ? previous.togetherPreview : live.isPreview(stage),
    contest: together.length === 3 && policies.every(({ preview, stale }) => !preview && !stale) ? contest(together[1], together[2]) : undefined,
  }
}
