// Every pair of worlds as a dot: how often, and by how much, a policy did better. One row of dots a policy.
// Invariant: what is shown is the spread across worlds; the tick is the mean.
import * as Plot from '@observablehq/plot'
import { bare, type Chart, type ChartOptions } from './frame.ts'
import { reach } from './reach.ts'
import type { DotRow, Series } from './rows.ts'

export interface WorldChartOptions extends ChartOptions {
  readonly series: readonly Series[]
  /** axis text of a relative difference, e.g. +0.5% */
  readonly tick: (share: number) => string
  /** text at a policy's row, e.g. "better in 58%" */
  readonly note: (id: string) => string
}

export const worldChart = (rows: readonly DotRow[], { width, height, theme, series, tick, note }: WorldChartOptions): Chart => {
  const [low, high] = reach(rows.map((row) => row.value))
  const [marginLeft, marginRight, marginTop, marginBottom] = [26, 14, 8, 24]
  const lane = (height - marginTop - marginBottom) / Math.max(1, series.length)
  const centre = (k: number): number => marginTop + lane * (k + 0.62)
  const mean = (id: string): number => {
    const values = rows.filter((row) => row.id === id).map((row) => row.value)
    return values.reduce((sum, value) => sum + value, 0) / values.length
  }
  return bare(
    Plot.plot({
      width, height, marginLeft, marginRight, marginTop, marginBottom,
      x: { domain: [low, high], label: null },
      y: { domain: [height - marginBottom, marginTop], range: [height - marginBottom, marginTop], axis: null },
      marks: [
        Plot.gridX({ ticks: 4, stroke: theme.hairline, strokeOpacity: 1 }),
        Plot.axisX({ ticks: 4, tickSize: 0, tickPadding: 6, label: null, fill: theme.quiet, tickFormat: tick }),
        Plot.ruleX([0], { stroke: theme.ink }),
        ...series.flatMap((each, k) => {
          const own = rows.filter((row) => row.id === each.id)
          return [
            Plot.text([each.name], { x: low, y: centre(k), dx: -8, textAnchor: 'end', fill: each.colour, fontWeight: 600, fontSize: 12, text: (name: string) => name }),
            Plot.text([note(each.id)], { x: low, y: centre(k) - lane * 0.42, dx: 2, textAnchor: 'start', fill: theme.quiet, fontSize: 11, text: (line: string) => line, stroke: theme.paper, strokeWidth: 3 }),
            Plot.dot(own, { x: 'value', y: (row: DotRow) => centre(k) + (((row.world * 0.618034) % 1) - 0.5) * lane * 0.36, r: 2.25, fill: each.colour, fillOpacity: 0.55 }),
            ...(own.length > 0 ? [Plot.ruleX([mean(each.id)], { y1: centre(k) - lane * 0.26, y2: centre(k) + lane * 0.26, stroke: each.colour, strokeWidth: 2 })] : []),
          ]
        }),
      ],
    }),
  )
}
