// What a subsidy yuan is credited with (hollow) and what it adds (full), each with its 90% interval.
// Invariant: attribution and increment stand side by side on one axis that contains zero, and are never added.
import * as Plot from '@observablehq/plot'
import { bare, type Chart, type ChartOptions } from './frame.ts'
import { reach } from './reach.ts'
import type { ReturnRow, Series } from './rows.ts'

export interface ReturnChartOptions extends ChartOptions {
  readonly series: readonly Series[]
  readonly words: { readonly credited: string; readonly added: string }
  /** ¥ a yuan as text */
  readonly amount: (value: number) => string
}

export const returnChart = (rows: readonly ReturnRow[], { width, height, theme, series, words, amount }: ReturnChartOptions): Chart => {
  const domain = reach(rows.flatMap((row) => [row.low, row.high]))
  const [marginLeft, marginRight, marginTop, marginBottom] = [26, 14, 8, 24]
  const lane = (height - marginTop - marginBottom) / Math.max(1, series.length)
  const place = (row: ReturnRow): number => {
    const k = series.findIndex((each) => each.id === row.id)
    return marginTop + lane * (k + (row.kind === 'credited' ? 0.38 : 0.76))
  }
  const colour = (row: ReturnRow): string => series.find((each) => each.id === row.id)?.colour ?? theme.ink
  const wording = (row: ReturnRow): string => `${row.kind === 'credited' ? words.credited : words.added} ${amount(row.value)}`
  const added = rows.filter((row) => row.kind === 'added')
  const credited = rows.filter((row) => row.kind === 'credited')
  const common = { x: 'value', y: place, r: 4, clip: true } as const
  return bare(
    Plot.plot({
      width, height, marginLeft, marginRight, marginTop, marginBottom,
      x: { domain: [...domain], label: null },
      y: { domain: [height - marginBottom, marginTop], range: [height - marginBottom, marginTop], axis: null },
      marks: [
        Plot.gridX({ ticks: 4, stroke: theme.hairline, strokeOpacity: 1 }),
        Plot.axisX({ ticks: 4, tickSize: 0, tickPadding: 6, label: null, fill: theme.quiet, tickFormat: amount }),
        Plot.ruleX([0], { stroke: theme.ink }),
        Plot.text(series, { x: () => domain[0], y: (_: Series, k: number) => marginTop + lane * (k + 0.57), dx: -8, textAnchor: 'end', text: 'name', fill: (each: Series) => each.colour, fontWeight: 600, fontSize: 12 }),
        Plot.ruleY(rows, { y: place, x1: 'low', x2: 'high', stroke: colour, strokeWidth: 1.5 }),
        Plot.dot(credited, { ...common, stroke: colour, fill: theme.paper, strokeWidth: 1.75 }),
        Plot.dot(added, { ...common, fill: colour }),
        Plot.text(rows, { x: 'value', y: place, dy: -10, text: wording, fill: theme.quiet, fontSize: 11, stroke: theme.paper, strokeWidth: 3 }),
      ],
    }),
  )
}
