// What stands at the top of the page: the verdict with its evidence, or that the runs stopped, why, and what to do about it.
// Invariant: as long as figures are shown, so is the evidence that says what they are from; a figure from before a lever was moved is
// called so.
import type { Part } from '../../locale/sentences.ts'
import { evidenceOf } from './evidence.ts'
import { verdictParts, type Named, type Wording } from './verdict.ts'
import type { ComparisonView } from './view.ts'

export interface Finding {
  readonly parts: readonly Part[]
  readonly evidence: readonly string[]
  /** nothing is known yet */
  readonly waiting: boolean
  /** what is said of the policy in focus is from before its lever was moved */
  readonly stale: boolean
}

export interface Moment {
  /** number of the policy in focus among those that are shown; 0 when it is hidden or there is none */
  readonly focus: number
  /** letter of the plan in focus, shown or not; '' when there is none */
  readonly hidden: string
  readonly named: readonly Named[]
  /** something is being simulated, or is about to be */
  readonly busy: boolean
  /** why the runs stopped; undefined while they did not */
  readonly error?: string
}

/** The kinds of failure that a reader can do something about, by what browsers say of them. */
const CAUSES = [
  ['load', /could not be loaded|failed to fetch|importing a module|loading .*module|networkerror/i],
  ['memory', /out of memory|could not allocate|allocation failed|cannot allocate|failed to grow/i],
] as const

export const causeOf = (error: string): 'load' | 'memory' | 'other' => CAUSES.find(([, pattern]) => pattern.test(error))?.[0] ?? 'other'

export const findingOf = (view: ComparisonView | undefined, { focus, hidden, named, busy, error }: Moment, wording: Wording): Finding => {
  const { verdict } = wording.words
  const policy = view?.policies[focus - 1]
  const old = (view?.policies ?? []).filter(({ stale }) => stale).map(({ number }) => named[number].letter).join(', ')
  const evidence = [
    ...(view ? evidenceOf(view, focus, named, wording) : []),
    ...(old && (busy ? [verdict.stale(old)] : [verdict.staleHalted(old)])),
  ]
  if (error !== undefined) {
    const cause = causeOf(error)
    const { what, next } = verdict.causes[cause]
    return {
      parts: [{ strong: verdict.failed }, [what, next, policy?.summary ? verdict.failedKnown : verdict.failedEmpty].map((sentence) => wording.words.gap + sentence).join('')],
      evidence: cause === 'other' && error ? [...evidence, verdict.detail(error)] : evidence,
      waiting: false,
      stale: false,
    }
  }
  return {
    parts: policy && view ? verdictParts(view, policy, named[focus], wording) : focus > 0 ? verdict.starting : hidden ? verdict.hidden(hidden) : verdict.nothing,
    evidence,
    waiting: !policy?.summary,
    stale: policy?.stale ?? false,
  }
}
