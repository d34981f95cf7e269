// GMV a day of the baseline and the policies: the median of each, and of the policy in focus the 50% and 90% spread across worlds
// (those of the others would lie on top of it). Invariant: the bands are quiet and never intervals of a difference, which is what the
// paired difference is for; the axis holds bands and medians and begins where they do.
import * as Plot from '@observablehq/plot'
import { dayChart, type Chart, type DayChartOptions } from './frame.ts'
import { around } from './reach.ts'
import type { Series, TrajectoryRow } from './rows.ts'

export interface GmvChartOptions extends DayChartOptions {
  /** the baseline first */
  readonly series: readonly Series[]
}

/** Days over which the median is averaged for the label at the line's end. */
const LABEL_DAYS = 14

/** @param rows of every scenario, by day */
export const gmvChart = (rows: readonly TrajectoryRow[], options: GmvChartOptions): Chart => {
  const { theme, horizon, factor, series } = options
  const scaled = (key: 'median' | 'low50' | 'high50' | 'low90' | 'high90') => (row: TrajectoryRow) => row[key] / factor
  const [baseline, ...policies] = series
  const focus = series.find((each) => each.focus)
  const domain = around(rows.flatMap((row) => (row.id === focus?.id ? [row.low90, row.median, row.high90] : [row.median])).map((value) => value / factor))
  const band = (each: Series, low: 'low50' | 'low90', high: 'high50' | 'high90', fillOpacity: number) =>
    Plot.areaY(rows.filter((row) => row.id === each.id), { x: 'day', y1: scaled(low), y2: scaled(high), fill: each.colour, fillOpacity, clip: true })
  const line = (each: Series, width_: number) =>
    Plot.line(rows.filter((row) => row.id === each.id), { x: 'day', y: scaled('median'), stroke: each.colour, strokeWidth: width_ })
  const labels = series.flatMap((each) => {
    const tail = rows.filter((row) => row.id === each.id && row.day >= horizon - LABEL_DAYS)
    const value = tail.reduce((sum, row) => sum + row.median, 0) / tail.length / factor
    return tail.length > 0 ? [{ text: each.name, value, colour: each === baseline ? theme.quiet : each.colour, strong: each.focus }] : []
  })
  const marks = [
    ...(focus ? [band(focus, 'low90', 'high90', 0.12), band(focus, 'low50', 'high50', 0.16)] : []),
    line(baseline, 1.5),
    ...policies.map((each) => line(each, each.focus ? 2 : 1.5)),
  ]
  return dayChart(options, domain, marks, labels)
}
