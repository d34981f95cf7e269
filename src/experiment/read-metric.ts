// One metric of one run over one window, whichever kind it is: from the daily rows, or from the anchors' tables.
// Invariant: an anchor is recognised by its birth, not by its slot, which may pass to another; money comes out in real units.
import { AnchorField, AnchorStatus } from '../engine/kernel/slots.ts'
import { aggregate, CONCENTRATION, DERIVED, METRIC_IDS, OF_ENTRANT, type AnchorTotals, type ConcentrationId, type DerivedId, type EntrantMetricId, type MetricId } from '../model/metrics.ts'
import type { Variant } from '../model/variant.ts'
import { measure, measuredOf, type Window } from './measure.ts'
import type { RunResult } from './run-api.ts'

type Days = readonly [from: number, to: number]

const COLUMNS = AnchorField.COUNT

export const isDerived = (metric: MetricId): metric is DerivedId => Object.hasOwn(DERIVED, metric)
const isConcentration = (metric: MetricId): metric is ConcentrationId => Object.hasOwn(CONCENTRATION, metric)

/** Scenario days on whose mornings the anchors' table is needed to read a metric over windows; none for a metric of the daily rows. */
export const anchorDaysOf = (metric: MetricId, windows: readonly Days[]): readonly number[] => (isDerived(metric) ? [] : windows.flat())

/** Rows of a table by birth. */
const byBirth = (table: Float64Array): Map<number, Float64Array> => {
  const rows = new Map<number, Float64Array>()
  for (let at = 0; at < table.length; at += COLUMNS) {
    const row = table.subarray(at, at + COLUMNS)
    if (!Number.isNaN(row[AnchorField.birth])) rows.set(row[AnchorField.birth], row)
  }
  return rows
}

/** Rows of anchors that were open on one of two mornings; `was` is undefined for one that had not come by the first. */
export const openBetween = (before: Float64Array, after: Float64Array): { readonly was: Float64Array | undefined; readonly is: Float64Array }[] => {
  const earlier = byBirth(before)
  return [...byBirth(after)].flatMap(([birth, is]) => {
    const was = earlier.get(birth)
    return is[AnchorField.status] === AnchorStatus.open || was?.[AnchorField.status] === AnchorStatus.open ? [{ was, is }] : []
  })
}

const gained = (column: AnchorField.gmv | AnchorField.brandGmv, kinds: (kind: number) => boolean) => (before: Float64Array, after: Float64Array): number[] =>
  openBetween(before, after).flatMap(({ was, is }) => (kinds(is[AnchorField.kind]) ? [is[column] - (was?.[column] ?? 0)] : []))

/** GMV in each anchor's room between two tables of one run, simulated fen. An anchor counts when it was open on one of the two mornings. */
export const sizesBetween = gained(AnchorField.gmv, () => true)
/** The same of white-label anchors alone. */
export const whiteLabelSizesBetween = gained(AnchorField.gmv, (kind) => kind === 0)
/** GMV of each brand (fast, known, SKA), in its own room and in those of talents who carry it. */
export const brandSizesBetween = gained(AnchorField.brandGmv, (kind) => kind > 0)

const NOTHING: AnchorTotals = { gmv: 0, brandGmv: 0, visitsPrivate: 0, visitsNatural: 0, visitsPaid: 0, visitsSubsidised: 0 }

/** Running totals in an anchor's row; zeros without one, before it has come. */
export const totalsOf = (row: Float64Array | undefined): AnchorTotals =>
  row === undefined ? NOTHING : {
    gmv: row[AnchorField.gmv], brandGmv: row[AnchorField.brandGmv], visitsPrivate: row[AnchorField.visitsPrivate], visitsNatural: row[AnchorField.visitsNatural],
    visitsPaid: row[AnchorField.visitsPaid], visitsSubsidised: row[AnchorField.visitsSubsidised],
  }

/** Row of the first scripted entrant. */
const entrantOf = (table: Float64Array): Float64Array | undefined => [...byBirth(table).values()].find((row) => row[AnchorField.script] === 0)

/**
 * A metric of a run over scenario days [from, to).
 * @param anchorDays the days that the request asked tables for (`result.anchorTables` follows them)
 * @returns NaN where it does not exist, as an entrant's does in a variant without one
 * @throws when a table that the metric needs was not asked for
 * @example readMetric(result, variant, 'gini', [0, 150], [0, 150])
 */
export const readMetric = (result: RunResult, variant: Variant, metric: MetricId, [from, to]: Days, anchorDays: readonly number[] = []): number => {
  const scale = measuredOf(variant)
  if (isDerived(metric)) return DERIVED[metric].value(aggregate(result.rows, result.columns, result.burnIn + from, result.burnIn + to), scale)
  if (!isConcentration(metric) && variant.entrants.length === 0) return Number.NaN
  const tableOf = (day: number): Float64Array => {
    const table = result.anchorTables?.[anchorDays.indexOf(day)]
    if (!table) throw new Error(`${metric}: needs the anchors' table of day ${day}; ask for it in anchorDays`)
    return table
  }
  const [before, after] = [tableOf(from), tableOf(to)]
  if (isConcentration(metric)) return CONCENTRATION[metric].value((metric === 'tailIndex' ? brandSizesBetween : sizesBetween)(before, after))
  return OF_ENTRANT[metric satisfies EntrantMetricId].value(totalsOf(entrantOf(before)), totalsOf(entrantOf(after)), scale.kappa, to - from)
}

/** Every metric of the catalogue; those that do not exist are NaN. */
export type AllMeasures = Readonly<Record<MetricId, number>>

/** Every metric of a run over a window. @param anchorDays with the window's two ends among them */
export const measureAll = (result: RunResult, variant: Variant, window: Window, anchorDays: readonly number[]): AllMeasures => ({
  ...Object.fromEntries(METRIC_IDS.filter((id) => !isDerived(id)).map((id) => [id, readMetric(result, variant, id, [window.from, window.to], anchorDays)])),
  ...measure(result, variant, window),
}) as AllMeasures
