// Every pair of worlds as a dot: how often, and by how much, a policy did better. One lane of dots a policy.
// Invariant: what is shown is the spread across worlds; the tick is the mean.
import * as Plot from '@observablehq/plot'
import { bare, type Chart, type ChartOptions } from './frame.ts'
import { reach } from './reach.ts'
import type { DotRow, Series } from './rows.ts'

export interface WorldChartOptions extends ChartOptions {
  readonly series: readonly Series[]
  /** axis text of a relative difference, e.g. +0.5% */
  readonly tick: (share: number) => string
  /** text at a policy's lane, e.g. "better in 27 of 40" */
  readonly note: (id: string) => string
}

const MARGINS = { marginLeft: 14, marginRight: 20, marginTop: 4, marginBottom: 24 }
/** px of a lane's title */
const TITLE = 20
/** Golden ratio: neighbouring worlds land far apart in the lane. */
const SCATTER = 0.618034

export const worldChart = (rows: readonly DotRow[], { width, height, theme, series, tick, note }: WorldChartOptions): Chart => {
  const { marginTop } = MARGINS
  const floor = height - MARGINS.marginBottom
  const [low, high] = reach(rows.map((row) => row.value))
  const lane = (floor - marginTop) / Math.max(1, series.length)
  const top = (k: number): number => marginTop + lane * k
  const dots = (k: number): readonly [number, number] => [top(k) + TITLE + 2, top(k) + lane - 8]
  const mean = (own: readonly DotRow[]): number => own.reduce((sum, row) => sum + row.value, 0) / own.length
  const title = { x: low, textAnchor: 'start', lineAnchor: 'top', fontSize: 12 } as const
  return bare(
    Plot.plot({
      width, height, ...MARGINS,
      x: { domain: [low, high], label: null },
      y: { domain: [floor, marginTop], range: [floor, marginTop], axis: null },
      marks: [
        Plot.axisX({ ticks: 4, tickSize: 0, tickPadding: 6, label: null, fill: theme.quiet, tickFormat: tick }),
        ...series.flatMap((each, k) => {
          const own = rows.filter((row) => row.id === each.id)
          const [y1, y2] = dots(k)
          return [
            Plot.gridX({ ticks: 4, y1, y2, stroke: theme.hairline, strokeOpacity: 1 }),
            Plot.ruleX([0], { y1, y2, stroke: theme.ink }),
            Plot.text([each], { ...title, y: top(k), dx: -14, text: 'name', fill: each.colour, fontWeight: 600 }),
            Plot.text([each], { ...title, y: top(k), dx: 2, text: () => note(each.id), fill: theme.quiet }),
            Plot.dot(own, { x: 'value', y: (row: DotRow) => y1 + 5 + ((row.world * SCATTER) % 1) * (y2 - y1 - 10), r: 2.5, fill: each.colour, fillOpacity: 0.65 }),
            ...(own.length > 0 ? [Plot.ruleX([mean(own)], { y1, y2, stroke: each.colour, strokeWidth: 2 })] : []),
          ]
        }),
      ],
    }),
  )
}
