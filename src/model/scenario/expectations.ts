// What must come out of a scenario, in a form that a test can judge.
// Invariant: every expectation has a sign or a band, names variants of its own file, and looks at days within the horizon.
import { MONTH, OF_ENTRANT, type MetricId } from '../metrics.ts'
import type { Text } from '../parameters.ts'
import { suggest } from '../problems.ts'
import type { Variant } from '../variant.ts'
import { report, type Context, type Path } from './grammar.ts'
import type { ExpectationForm } from './scenario-form.ts'

/** What must come out of a scenario; see the JSON Schema for the meaning of the fields. */
export interface Expectation {
  readonly id: string
  readonly text: Text
  readonly metric: MetricId
  /** weight of each variant in the quantity that is judged: {policy: 1, baseline: -1} for a difference */
  readonly contrast: Readonly<Record<string, number>>
  /** another contrast, where variances over worlds are compared instead of a mean being judged: that of `contrast` against that of this one */
  readonly spreadOver: Readonly<Record<string, number>> | null
  readonly window: readonly [from: number, to: number]
  readonly relativeTo: readonly [from: number, to: number] | null
  readonly sign: '+' | '-' | null
  readonly between: readonly [low: number, high: number] | null
  readonly reason: string
}

/** A metric of one run over scenario days [from, to). */
export type ReadMetric = (variant: string, metric: MetricId, window: readonly [from: number, to: number]) => number

/**
 * What an expectation speaks about in one world: the weighted sum over variants of the metric in its window, each divided by the same
 * metric in `relativeTo` if there is one, for its contrast and for the one in `spreadOver`.
 * @returns one number, or two where spreads are compared
 */
export const expectedNumbers = ({ contrast, spreadOver, metric, window, relativeTo }: Expectation, read: ReadMetric): number[] =>
  [contrast, ...(spreadOver ? [spreadOver] : [])].map((weights) => Object.entries(weights).reduce((sum, [variant, weight]) => {
    const value = read(variant, metric, window)
    return sum + weight * (relativeTo === null ? value : value / read(variant, metric, relativeTo))
  }, 0))

/** Variants that an expectation speaks of. */
export const variantsOf = ({ contrast, spreadOver }: Expectation): string[] => Object.keys({ ...contrast, ...spreadOver })

/** A variant that an expectation may name. */
interface Candidate {
  readonly id: string
  readonly entrants: readonly unknown[]
  readonly variant: Variant
}

/** Metrics that exist only at the end of a month of 30 days, and from which month on. */
const MONTHLY: Partial<Record<MetricId, number>> = { repeat: 2, penetration: 1, trustFans: 1 }
/** Metrics per RMB of subsidy. */
const OF_SUBSIDY: readonly MetricId[] = ['attributedRoi', 'creditedRoi']

/** What a metric needs of a run, or it is not a number whatever happens. */
function checkMeasurable(metric: MetricId, window: readonly [number, number] | undefined, named: readonly Candidate[], place: { readonly metric: Path; readonly window: Path }, context: Context): void {
  const lacking = (what: string, lacks: (each: Candidate) => boolean): void => {
    const without = named.filter(lacks)
    if (without.length > 0) report(context, place.metric, `needs ${what}, and "${without[0]!.id}" has none; got "${metric}"`)
  }
  if (Object.hasOwn(OF_ENTRANT, metric)) lacking('a scripted entrant', ({ entrants }) => entrants.length === 0)
  if (OF_SUBSIDY.includes(metric)) lacking('a subsidy plan', ({ variant }) => variant.plans.length === 0)
  const first = MONTHLY[metric]
  if (first === undefined || window === undefined || window[1] <= window[0]) return
  for (const { variant } of named) {
    const { burnIn } = variant.shape
    const next = Math.max(first, Math.floor((burnIn + window[0]) / MONTH) + 1) * MONTH - burnIn
    if (next <= window[1]) continue
    report(context, place.window, `must hold the end of a month, when "${metric}" is counted: the next is day ${next}, one every ${MONTH} days; got [${window.join(', ')}]`)
    return
  }
}

export function readExpectation(form: ExpectationForm, variants: readonly Candidate[], at: Path, context: Context): Expectation {
  const names = variants.map(({ id }) => id).filter((id) => id !== '')
  const { horizon } = variants[0]!.variant.shape
  const known = (id: string, place: Path) => names.includes(id) || report(context, place, `there is no such variant; ${suggest(id, names)}; got "${id}"`)
  const contrast: Record<string, number> = {}
  if (form.contrast !== undefined) {
    if (form.variant !== undefined || form.against !== undefined) report(context, at, 'give "contrast", or "variant" and "against", not both')
    for (const [id, weight] of form.contrast) {
      known(id, [...at, 'contrast', id])
      contrast[id] = weight
    }
    if (form.contrast.size === 0) report(context, [...at, 'contrast'], 'must name at least one variant')
  } else if (form.variant === undefined) report(context, [...at, 'variant'], 'is missing; name a variant, or give "contrast"')
  else {
    known(form.variant, [...at, 'variant'])
    contrast[form.variant] = 1
    if (form.against !== undefined) {
      known(form.against, [...at, 'against'])
      if (form.against === form.variant) report(context, [...at, 'against'], `must be another variant; got "${form.against}"`)
      contrast[form.against] = -1
    }
  }
  const spreadOver: Record<string, number> = {}
  if (form.spreadOver !== undefined) {
    known(form.spreadOver, [...at, 'spreadOver'])
    spreadOver[form.spreadOver] = 1
    if (form.against === undefined) report(context, at, 'compares spreads of differences: give "variant" and "against" beside "spreadOver"')
    else spreadOver[form.against] = -1
    if (form.spreadOver === form.variant || form.spreadOver === form.against) report(context, [...at, 'spreadOver'], `must be a third variant; got "${form.spreadOver}"`)
    if (form.sign === undefined) report(context, [...at, 'sign'], 'is missing; a spread is larger (+) or smaller (-) than that of "spreadOver"')
  }
  if ((form.sign === undefined) === (form.between === undefined)) report(context, at, `must give either "sign" or "between"; got ${form.sign === undefined ? 'neither' : 'both'}`)
  for (const name of ['window', 'relativeTo'] as const) {
    const pair = form[name]
    if (pair === undefined) continue
    if (pair[1] <= pair[0]) report(context, [...at, name, 1], `must be later than the first day (${pair[0]}): days are [from, to); got ${pair[1]}`)
    else if (pair[1] > horizon) report(context, [...at, name, 1], `must not exceed the horizon of ${horizon} days; got ${pair[1]}`)
  }
  const named = variants.filter(({ id }) => Object.hasOwn(contrast, id) || Object.hasOwn(spreadOver, id))
  if (form.metric !== undefined)
    for (const name of ['window', 'relativeTo'] as const) checkMeasurable(form.metric, form[name], named, { metric: [...at, 'metric'], window: [...at, name] }, context)
  return {
    id: form.id ?? '', text: { en: form.en ?? '', zh: form.zh ?? '' }, metric: form.metric ?? 'gmv', contrast, spreadOver: form.spreadOver === undefined ? null : spreadOver,
    window: form.window ?? [0, horizon], relativeTo: form.relativeTo ?? null, sign: form.sign ?? null, between: form.between ?? null, reason: form.reason ?? '',
  }
}
