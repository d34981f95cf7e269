// How much disk the tables of a run will take, said before it is begun.
// Invariant: the total is within a quarter of what is written (test/cli/table-sizes.test.ts); small tables are not spoken of.
import { isDerived } from '../experiment/read-metric.ts'
import { PARAM_KEYS } from '../model/parameters.ts'
import type { MetricId } from '../model/metrics.ts'
import type { Variant } from '../model/variant.ts'
import { fixed } from './quantities.ts'

/** Bytes of a row without the variant's id, measured on fast-brands, steps, wind-maker and subsidy-cliff; a run's row has a cell for every parameter. */
const ROW = { results: 64, summary: 69, runs: 5.5 * PARAM_KEYS.length, anchors: 140 }
/** Share of the daily metrics that exist on a day: some 120 of 142 in the same scenarios. */
const DEFINED = 0.85
/** Anchors with a row, as a share of those at the start: .6 in PLATFORM, 1.1 in MICRO and BRANDS. */
const OPEN = 0.9

/** From here on a total is worth a word. */
const LARGE = 20e6

interface Extent {
  readonly replicates: number
  readonly metrics: readonly MetricId[]
  /** whether anchors.csv is written */
  readonly anchors: boolean
}

/** Bytes of each table. */
export const tableSizes = (variants: readonly Variant[], { replicates, metrics, anchors }: Extent): Readonly<Record<keyof typeof ROW, number>> => {
  const daily = DEFINED * metrics.filter(isDerived).length // the other metrics need more than a day
  const sum = (rowsOf: (variant: Variant) => number, row: number): number => replicates * variants.reduce((total, variant) => total + rowsOf(variant) * (row + variant.id.length), 0)
  return {
    results: sum(({ shape }) => shape.horizon * daily, ROW.results),
    summary: sum(() => metrics.length, ROW.summary),
    runs: sum(() => 1, ROW.runs),
    anchors: anchors ? sum(({ shape }) => OPEN * shape.anchors, ROW.anchors) : 0,
  }
}

/** Two digits; an estimate bears no more. */
const sizeText = (bytes: number): string => (bytes < 1e9 ? `${Number((bytes / 1e6).toPrecision(2))} MB` : `${fixed(bytes / 1e9, bytes < 1e10 ? 1 : 0)} GB`)

/** Says how large the tables will be and what makes them smaller, when they will be large. */
export const largeTables = (variants: readonly Variant[], extent: Extent): string | undefined => {
  const sizes = Object.entries(tableSizes(variants, extent))
  const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0)
  if (total < LARGE) return undefined
  const parts = sizes.filter(([, bytes]) => bytes > 0.05 * total)
  const named = parts.map(([name, bytes]) => `${name}.csv ${sizeText(bytes)}`)
  return `the tables will take about ${sizeText(total)} (${named.join(', ')}); fewer --metrics or --replicates${parts.some(([name]) => name === 'anchors') ? ', or no --anchors,' : ''} make less`
}
