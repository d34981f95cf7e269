// The paired difference over time: cumulative ΔGMV of each policy against the baseline, which is the zero line.
// Invariant: the bands are intervals of the mean, never spread across worlds; while there is no interval the worlds themselves are drawn.
import * as Plot from '@observablehq/plot'
import { dayChart, type Chart, type DayChartOptions } from './frame.ts'
import { reach } from './reach.ts'
import type { DifferenceRow, Series, WorldLineRow } from './rows.ts'

export interface DifferenceChartOptions extends DayChartOptions {
  readonly series: readonly Series[]
  /** drawn while the focused policy has no interval */
  readonly worlds?: readonly WorldLineRow[]
  /** text at a line's end, e.g. "+0.41"; '' while there is no interval */
  readonly amount: (row: DifferenceRow) => string
}

/** @param rows of every policy, by day; the bands of the focused one are drawn, the others as lines with an interval at the end */
export const differenceChart = (rows: readonly DifferenceRow[], options: DifferenceChartOptions): Chart => {
  const { theme, horizon, factor, series, worlds = [], words, amount } = options
  const known = rows.filter((row) => Number.isFinite(row.low90))
  const focus = series.find((each) => each.focus)
  const bands = known.filter((row) => row.id === focus?.id)
  const last = rows.filter((row) => row.day === horizon)
  const whiskers = last.filter((row) => Number.isFinite(row.low90) && row.id !== focus?.id)
  const extent = [...[...bands, ...whiskers].flatMap((row) => [row.low90, row.high90]), ...rows.map((row) => row.mean), ...worlds.map((row) => row.value)]
  const domain = reach(extent.map((value) => value / factor))
  const scaled = (key: 'mean' | 'low50' | 'high50' | 'low90' | 'high90') => (row: DifferenceRow) => row[key] / factor
  const colourOf = (id: string): string => series.find((each) => each.id === id)?.colour ?? theme.ink
  const clip = true
  const marks = [
    Plot.areaY(bands, { x: 'day', y1: scaled('low90'), y2: scaled('high90'), fill: focus?.colour, fillOpacity: 0.14, clip }),
    Plot.areaY(bands, { x: 'day', y1: scaled('low50'), y2: scaled('high50'), fill: focus?.colour, fillOpacity: 0.2, clip }),
    Plot.line(worlds, { x: 'day', y: (row: WorldLineRow) => row.value / factor, z: 'world', stroke: focus?.colour, strokeOpacity: 0.45, strokeWidth: 1, clip }),
    Plot.ruleY([0], { stroke: theme.ink, strokeWidth: 1 }),
    ...series
      .filter((each) => !each.focus || worlds.length === 0)
      .map((each) => Plot.line(rows.filter((row) => row.id === each.id), { x: 'day', y: scaled('mean'), stroke: each.colour, strokeWidth: each.focus ? 2 : 1.25, clip })),
    Plot.ruleX(whiskers, { x: horizon, y1: scaled('low90'), y2: scaled('high90'), stroke: (row: DifferenceRow) => colourOf(row.id), strokeWidth: 1, dx: 2 }),
    Plot.ruleX(whiskers, { x: horizon, y1: scaled('low50'), y2: scaled('high50'), stroke: (row: DifferenceRow) => colourOf(row.id), strokeWidth: 3, dx: 2 }),
  ]
  const labels = [
    { text: words.baseline, value: 0, colour: theme.quiet },
    ...last.map((row) => {
      const name = series.find((each) => each.id === row.id)
      return { text: `${name?.name ?? row.id}  ${amount(row)}`, value: row.mean / factor, colour: colourOf(row.id), strong: name?.focus }
    }),
  ]
  return dayChart(options, domain, marks, labels)
}
