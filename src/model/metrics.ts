// The metric catalogue: what the engine records a day (DAILY), what is derived from a window of days (DERIVED),
// what needs the anchors' table (CONCENTRATION, OF_ENTRANT), what each anchor has of its own (OF_ANCHOR),
// and what only a policy against its baseline has (COMPARED).
// Invariant: an id names one metric throughout the product; every metric has a label and a definition in both languages.
import { CONCENTRATION, OF_ENTRANT, type ConcentrationId, type EntrantMetricId } from './metrics/concentration.ts'
import { DERIVED, type DerivedId } from './metrics/derived.ts'

export * from './metrics/compared.ts'
export * from './metrics/concentration.ts'
export * from './metrics/daily.ts'
export * from './metrics/derived.ts'
export * from './metrics/of-anchor.ts'
export { quantileOfClasses } from './metrics/trust-spread.ts'
export type { Measured } from './metrics/formula.ts'

/** Ids that experiments report and expectations name. */
export type MetricId = DerivedId | ConcentrationId | EntrantMetricId
export const METRICS = { ...DERIVED, ...CONCENTRATION, ...OF_ENTRANT }
export const METRIC_IDS = Object.keys(METRICS) as readonly MetricId[]
