// What a subsidy yuan is credited with (hollow) and what it adds (full), each with its 90% interval. One lane a policy.
// Before there is an interval the lanes stand without an axis. Invariant: attribution and increment stand side by side on one axis that contains zero, and are never added.
import * as Plot from '@observablehq/plot'
import { bare, type Chart, type ChartOptions } from './frame.ts'
import { reach } from './reach.ts'
import type { ReturnRow, Series } from './rows.ts'

export interface ReturnChartOptions extends ChartOptions {
  readonly series: readonly Series[]
  readonly words: { readonly credited: string; readonly added: string }
  /** why a policy has no row */
  readonly absent: (id: string) => string
  /** ¥ a yuan as text, of a row and at the axis */
  readonly amount: (row: ReturnRow) => string
  readonly tick: (value: number) => string
}

/** Where zero stands before anything is known: at the left, as where a policy adds. */
const WAITING = [-1 / 8, 1] as const
const MARGINS = { marginLeft: 14, marginRight: 20, marginTop: 4, marginBottom: 24 }

/** @param rows every interval finite */
export const returnChart = (rows: readonly ReturnRow[], { width, height, theme, series, words, absent, amount, tick }: ReturnChartOptions): Chart => {
  const { marginTop } = MARGINS
  const floor = height - MARGINS.marginBottom
  const domain = rows.length > 0 ? reach(rows.flatMap((row) => [row.low, row.high])) : WAITING
  const lane = (floor - marginTop) / Math.max(1, series.length)
  const place = (row: ReturnRow): number => marginTop + lane * (series.findIndex((each) => each.id === row.id) + (row.kind === 'credited' ? 0.36 : 0.78))
  const colour = (row: ReturnRow): string => series.find((each) => each.id === row.id)?.colour ?? theme.ink
  const wording = (row: ReturnRow): string => `${row.kind === 'credited' ? words.credited : words.added} ${amount(row)}`
  const middle = (domain[0] + domain[1]) / 2
  const common = { x: 'value', y: place, r: 4 } as const
  const label = { x: 'value', y: place, dy: -11, text: wording, fill: theme.ink, fontSize: 12, stroke: theme.paper, strokeWidth: 4 } as const
  return bare(
    Plot.plot({
      width, height, ...MARGINS,
      x: { domain: [...domain], label: null, axis: null },
      y: { domain: [floor, marginTop], range: [floor, marginTop], axis: null },
      marks: [
        ...(rows.length > 0
          ? [
              Plot.gridX({ ticks: 4, stroke: theme.hairline, strokeOpacity: 1 }),
              Plot.axisX({ ticks: 4, tickSize: 0, tickPadding: 6, label: null, fill: theme.quiet, tickFormat: tick }),
            ]
          : []),
        Plot.ruleX([0], { stroke: theme.ink }),
        Plot.ruleY(series.slice(1), { y: (_: Series, k: number) => marginTop + lane * (k + 1), stroke: theme.hairline }),
        Plot.text(series, { x: () => domain[0], y: (_: Series, k: number) => marginTop + lane * k, dx: -14, dy: 5, textAnchor: 'start', lineAnchor: 'top', text: 'name', fill: (each: Series) => each.colour, fontWeight: 600, fontSize: 12 }),
        Plot.text(series, { filter: ({ id }: Series) => !rows.some((row) => row.id === id), x: 0, y: (_: Series, k: number) => marginTop + lane * (k + 0.5), dx: 6, textAnchor: 'start', text: ({ id }: Series) => absent(id), fill: theme.quiet, fontSize: 12 }),
        Plot.ruleY(rows, { y: place, x1: 'low', x2: 'high', stroke: colour, strokeWidth: 1.5 }),
        Plot.dot(rows.filter((row) => row.kind === 'credited'), { ...common, stroke: colour, fill: theme.paper, strokeWidth: 1.75 }),
        Plot.dot(rows.filter((row) => row.kind === 'added'), { ...common, fill: colour }),
        // A label grows towards the middle, so that it stays within the frame.
        Plot.text(rows.filter((row) => row.value <= middle), { ...label, textAnchor: 'start', dx: -4 }),
        Plot.text(rows.filter((row) => row.value > middle), { ...label, textAnchor: 'end', dx: 4 }),
      ],
    }),
  )
}
