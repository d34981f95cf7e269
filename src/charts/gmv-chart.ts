// GMV a day of the baseline and the policies. Invariant: the bands are the spread across worlds, drawn for the baseline alone: a
// policy's spread lies on top of it and says nothing about the policy (that is what the paired difference is for).
import * as Plot from '@observablehq/plot'
import { bare, dayAxis, endLabels, subsidyWindow, valueAxis, DAY_MARGINS, type Chart, type DayChartOptions } from './frame.ts'
import { roundUp } from './reach.ts'
import type { Series, TrajectoryRow } from './rows.ts'

export interface GmvChartOptions extends DayChartOptions {
  /** the baseline first */
  readonly series: readonly Series[]
}

/** Days over which the median is averaged for the label at the line's end. */
const LABEL_DAYS = 14

/** @param rows of every scenario, by day */
export const gmvChart = (rows: readonly TrajectoryRow[], options: GmvChartOptions): Chart => {
  const { width, height, theme, horizon, factor, series } = options
  const scaled = (key: 'median' | 'low50' | 'high50' | 'low90' | 'high90') => (row: TrajectoryRow) => row[key] / factor
  const [baseline, ...policies] = series
  const bands = rows.filter((row) => row.id === baseline.id)
  const highest = Math.max(0, ...bands.map(scaled('high90')), ...rows.map(scaled('median')))
  const domain = [0, roundUp(highest * 1.02) || 1] as const
  const line = (each: Series, width_: number) =>
    Plot.line(rows.filter((row) => row.id === each.id), { x: 'day', y: scaled('median'), stroke: each.colour, strokeWidth: width_ })
  const labels = series.flatMap((each) => {
    const tail = rows.filter((row) => row.id === each.id && row.day >= horizon - LABEL_DAYS)
    const value = tail.reduce((sum, row) => sum + row.median, 0) / tail.length / factor
    return tail.length > 0 ? [{ text: each.name, value, colour: each === baseline ? theme.quiet : each.colour, strong: each.focus }] : []
  })
  return bare(
    Plot.plot({
      width, height, ...DAY_MARGINS,
      x: { domain: [0, horizon], label: null },
      y: { domain: [...domain], label: null },
      marks: [
        ...subsidyWindow(options),
        ...valueAxis(theme, height),
        dayAxis(options),
        Plot.areaY(bands, { x: 'day', y1: scaled('low90'), y2: scaled('high90'), fill: baseline.colour, fillOpacity: 0.22 }),
        Plot.areaY(bands, { x: 'day', y1: scaled('low50'), y2: scaled('high50'), fill: baseline.colour, fillOpacity: 0.3 }),
        Plot.ruleY([0], { stroke: theme.ink, strokeWidth: 1 }),
        line(baseline, 1.5),
        ...policies.map((each) => line(each, each.focus ? 1.75 : 1.25)),
        ...endLabels(labels, options, domain),
      ],
    }),
  )
}
