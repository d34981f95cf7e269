// Results as other programs like them: one long table of numbers, one table of runs, one dictionary of metrics.
// Invariant: a row depends on the run alone (no clock, no worker), so a repeated experiment gives the same bytes;
// a metric that is not defined on a day has no row.
import { PARAM_KEYS } from '../model/parameters.ts'
import { aggregate, DERIVED, METRICS, OF_ANCHOR, type AnchorMetricId, type DerivedId, type MetricId } from '../model/metrics.ts'
import type { Variant } from '../model/variant.ts'
import { horizonOf, measuredOf, type Window } from './measure.ts'
import type { RunRequest, RunResult } from './run-api.ts'

export type Cell = string | number

export const TIDY_COLUMNS = ['experiment_id', 'scenario_id', 'replicate', 'seed', 'day', 'entity', 'metric', 'value'] as const

/** `entity` of numbers about the whole platform. */
const PLATFORM = 'platform'

/** Identity of an experiment: 16 hex digits of FNV-1a (64 bit) over everything that decides its numbers. */
export const experimentId = (requests: readonly Pick<RunRequest, 'variants' | 'seed' | 'replicate'>[]): string => {
  const variants = [...new Set(requests.flatMap((request) => request.variants))]
  const text = JSON.stringify([variants, requests.map(({ replicate, seed }) => [replicate, seed])], spellInfinity)
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(16).padStart(16, '0')
}

/** JSON has no infinity; an open end is written as text. */
const spellInfinity = (_: string, value: unknown): unknown => (value === Infinity ? 'Infinity' : value)

/** Long rows of one run: every metric on every scenario day of the window. */
export function* tidyRows(
  experiment: string,
  result: RunResult,
  variant: Variant,
  metrics: readonly DerivedId[],
  window: Window = horizonOf(variant),
): Generator<readonly Cell[]> {
  const scale = measuredOf(variant)
  for (let day = window.from; day < window.to; day++) {
    const sums = aggregate(result.rows, result.columns, result.burnIn + day, result.burnIn + day + 1)
    for (const id of metrics) {
      const value = DERIVED[id].value(sums, scale)
      if (Number.isFinite(value)) yield [experiment, result.variant, result.replicate, result.seed, day, PLATFORM, id, value]
    }
  }
}

export const SUMMARY_COLUMNS = ['experiment_id', 'scenario_id', 'replicate', 'seed', 'from_day', 'to_day', 'entity', 'metric', 'value'] as const

/** One row per metric of a run over a whole window: shares and rates cannot be averaged from the daily rows, and some need the anchors' tables. */
export function* summaryRows<Id extends MetricId>(experiment: string, result: RunResult, measures: Readonly<Record<Id, number>>, metrics: readonly Id[], { from, to }: Window): Generator<readonly Cell[]> {
  for (const id of metrics)
    if (Number.isFinite(measures[id])) yield [experiment, result.variant, result.replicate, result.seed, from, to, PLATFORM, id, measures[id]]
}

export const RUN_COLUMNS: readonly string[] = [
  'experiment_id', 'scenario_id', 'replicate', 'seed', 'status', 'error', 'fans', 'anchors', 'anchor_slots', 'providers', 'burn_in', 'horizon', 'panel_share',
  ...PARAM_KEYS, 'settings', 'plans', 'entrants', 'calendar',
]

/** The run table's row: every parameter of the run. Windows of levers, plans and entrants stand in it as JSON. */
export const runRow = (experiment: string, variant: Variant, replicate: number, seed: number, status: 'complete' | 'error', error = ''): readonly Cell[] => {
  const { fans, anchors, anchorSlots, providers, burnIn, horizon, panelShare } = variant.shape
  const json = (value: unknown): string => JSON.stringify(value, spellInfinity)
  return [
    experiment, variant.id, replicate, seed, status, error, fans, anchors, anchorSlots, providers, burnIn, horizon, panelShare,
    ...PARAM_KEYS.map((key) => variant.base[key]), json(variant.settings), json(variant.plans), json(variant.entrants), json(variant.calendar),
  ]
}

export const DICTIONARY_COLUMNS = ['metric', 'label', 'unit', 'better', 'definition'] as const

/** What each metric of a table means. */
export const dictionaryRows = (metrics: readonly (MetricId | AnchorMetricId)[]): readonly Cell[][] =>
  metrics.map((id) => {
    const { label, unit, direction, definition } = EVERY[id]
    return [id, label.en, unit, direction, definition.en]
  })

const EVERY = { ...METRICS, ...OF_ANCHOR }

/** One line of CSV (RFC 4180) with its line feed. Numbers in their shortest exact form. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\n`

const csvCell = (cell: Cell): string => {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
