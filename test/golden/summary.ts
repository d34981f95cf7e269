// The golden summary of a scenario: of each variant its dimensions, its digest and its headline metrics.
// Invariant: the digest says whether anything changed, the metrics say what; both are of one run over its whole horizon.
import { readMetric } from '../../src/experiment/read-metric.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import { METRICS, OF_ENTRANT, type MetricId } from '../../src/model/metrics.ts'
import type { Variant, WorldShape } from '../../src/model/variant.ts'
import type { ShippedScenario } from './shipped-runs.ts'

/** Metrics of the catalogue, by its definitions. */
const HEADLINES = [
  'gmv', 'aov', 'privateShare', 'naturalShare', 'brandedShare', 'entrantGmv', 'gini', 'repeat', 'dissatisfied', 'trustFans', 'bans', 'spend', 'profit',
] as const satisfies readonly MetricId[]

/** Digits of a metric that are kept: more than anybody reads, few enough to hide an engine's last one. */
const DIGITS = 6

type Cell = string | number | null

interface VariantSummary {
  readonly dimensions: WorldShape
  /** of what happened, and of what only watched */
  readonly digest: string
  readonly observed: string
  /** null where a metric does not exist */
  readonly metrics: Readonly<Record<string, Cell>>
}

export interface Summary {
  readonly scenario: string
  readonly seed: number
  readonly variants: Readonly<Record<string, VariantSummary>>
}

/** Days whose anchors' tables a summary needs: the ends of the horizon. */
export const summaryDays = ({ shape }: Variant): readonly [number, number] => [0, shape.horizon]

const rounded = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null)

const summaryOf = (variant: Variant, result: RunResult): VariantSummary => {
  const days = summaryDays(variant)
  const headlines = HEADLINES.filter((id) => variant.entrants.length > 0 || !Object.hasOwn(OF_ENTRANT, id))
  return {
    dimensions: variant.shape,
    digest: result.digest!,
    observed: result.observed!,
    metrics: Object.fromEntries(headlines.map((id) => [id, rounded(readMetric(result, variant, id, days, days))])),
  }
}

/** @param results by `scenario:variant`, with the anchors' tables of `summaryDays` */
export const summarize = ({ id, seed, variants }: ShippedScenario, results: ReadonlyMap<string, RunResult>): Summary => ({
  scenario: id,
  seed,
  variants: Object.fromEntries(variants.map((variant) => [variant.id.slice(id.length + 1), summaryOf(variant, results.get(variant.id)!)])),
})

const NOTHING: Summary = { scenario: '', seed: 0, variants: {} }

const cellsOf = ({ dimensions, digest, observed, metrics }: VariantSummary): Record<string, Cell> => ({ digest, observed, ...metrics, ...dimensions })

/** `gmv: 1.8e11 -> 1.9e11 RMB (+5.6%)` */
const change = (name: string, before: Cell | undefined, after: Cell | undefined): string => {
  const unit = Object.hasOwn(METRICS, name) && METRICS[name as MetricId].unit !== '1' ? ` ${METRICS[name as MetricId].unit}` : ''
  const relative = typeof before === 'number' && typeof after === 'number' && before !== 0 ? 100 * (after / before - 1) : undefined
  return `${name}: ${before} -> ${after}${unit}${relative === undefined ? '' : ` (${relative > 0 ? '+' : ''}${Number(relative.toPrecision(2))}%)`}`
}

/** What changed from one summary of a scenario to another, one line each: `variant, metric: old -> new`. */
export const changes = (before: Summary = NOTHING, after: Summary = NOTHING): string[] =>
  Object.keys({ ...before.variants, ...after.variants }).flatMap((variant) => {
    const [old, now] = [before.variants[variant], after.variants[variant]]
    if (!old || !now) return [`${variant} is ${old ? 'gone' : 'new'}`]
    const [was, is] = [cellsOf(old), cellsOf(now)]
    return Object.keys({ ...was, ...is }).filter((name) => was[name] !== is[name]).map((name) => `${variant}, ${change(name, was[name], is[name])}`)
  })
