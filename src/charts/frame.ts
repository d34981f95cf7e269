// What the charts share: margins (equal, so that x axes align down the page), axes, the shaded subsidy window, labels at line ends.
// Invariant: a chart is a detached SVG without a <style> element, so that a page may forbid inline styles; it carries no ARIA of
// its own, because the element that mounts it sets role, label and table.
import * as Plot from '@observablehq/plot'
import type { ChartTheme } from './theme.ts'

/** Words and numbers reach a chart already in the reader's language: as strings and as functions that write a number. */
export interface ChartOptions {
  /** px */
  readonly width: number
  readonly height: number
  readonly theme: ChartTheme
}

/** Options of charts over days. */
export interface DayChartOptions extends ChartOptions {
  readonly horizon: number
  readonly subsidy?: { readonly from: number; readonly to: number }
  /** one unit of the y axis in RMB, e.g. 1e9 */
  readonly factor: number
  readonly words: { readonly day: string; readonly subsidy: string; readonly baseline: string }
}

export interface Chart extends SVGSVGElement {
  scale(name: 'x' | 'y'): { apply(value: number): number; invert(pixel: number): number }
}

const DAY_MARGINS = { marginLeft: 44, marginRight: 96, marginTop: 10, marginBottom: 24 }

/** Takes off what the page does not want: Plot's inline style sheet and its labels on plain groups. */
export const bare = (plot: Element): Chart => {
  for (const style of plot.querySelectorAll('style')) style.remove()
  for (const labelled of plot.querySelectorAll('[aria-label]')) labelled.removeAttribute('aria-label')
  plot.setAttribute('aria-hidden', 'true')
  return plot as Chart
}

/** Ticks of the day axis: a month apart, the first one named. */
const dayAxis = ({ horizon, theme, words }: DayChartOptions): Plot.Markish => {
  const step = [7, 10, 30, 60, 90, 180, 365].find((days) => horizon / days <= 8) ?? 365
  const ticks = Array.from({ length: Math.floor(horizon / step) + 1 }, (_, k) => k * step)
  return Plot.axisX(ticks, { tickSize: 3, tickPadding: 4, label: null, stroke: theme.hairline, fill: theme.quiet, tickFormat: (day: number) => (day === 0 ? words.day : String(day)) })
}

const valueAxis = (theme: ChartTheme, height: number, tickFormat?: (value: number) => string): Plot.Markish[] => {
  const ticks = height < 180 ? 3 : 5
  return [
    Plot.gridY({ ticks, stroke: theme.hairline, strokeOpacity: 1 }),
    Plot.axisY({ ticks, tickSize: 0, tickPadding: 8, label: null, fill: theme.quiet, tickFormat }),
  ]
}

/** Shade of the days on which traffic is subsidised, below everything else. */
const subsidyWindow = ({ subsidy, theme }: DayChartOptions): Plot.Markish[] => (subsidy ? [Plot.rect([subsidy], { x1: 'from', x2: 'to', fill: theme.subsidy })] : [])

/** The name of that window, above lines and bands. */
const subsidyLabel = ({ subsidy, theme, words }: DayChartOptions): Plot.Markish[] =>
  subsidy
    ? [
        Plot.text([subsidy], {
          x: 'from', frameAnchor: 'top-left', dx: 8, dy: 5, text: () => words.subsidy, fill: theme.quiet, textAnchor: 'start', lineAnchor: 'top', stroke: theme.subsidy, strokeWidth: 5,
        }),
      ]
    : []

export interface EndLabel {
  readonly text: string
  readonly value: number
  readonly colour: string
  readonly strong?: boolean
}

/** Shifts that keep labels `gap` px apart, as near to their lines as can be. @param pixels y of each label */
export const dodge = (pixels: readonly number[], gap: number, top: number, bottom: number): number[] => {
  const order = pixels.map((_, k) => k).sort((a, b) => pixels[a] - pixels[b])
  const placed = order.map((k) => Math.min(bottom, Math.max(top, pixels[k])))
  for (let pass = 0; pass < 40; pass++)
    for (let k = 1; k < placed.length; k++) {
      const overlap = gap - (placed[k] - placed[k - 1])
      if (overlap <= 0) continue
      placed[k - 1] -= overlap / 2
      placed[k] += overlap / 2
    }
  const lowest = placed.length > 0 ? Math.max(0, placed[placed.length - 1] - bottom) : 0
  const shifts: number[] = Array.from(pixels, () => 0)
  order.forEach((k, rank) => (shifts[k] = placed[rank] - lowest - pixels[k]))
  return shifts
}

/** Names at the right end of lines. */
const endLabels = (labels: readonly EndLabel[], { horizon, height, theme }: DayChartOptions, [low, high]: readonly [number, number]): Plot.Markish[] => {
  const [top, bottom] = [DAY_MARGINS.marginTop, height - DAY_MARGINS.marginBottom]
  const pixels = labels.map(({ value }) => bottom - ((value - low) / (high - low)) * (bottom - top))
  const shifts = dodge(pixels, 15, top + 4, bottom - 4)
  return labels.map(({ text, value, colour, strong }, k) =>
    Plot.text([{ value }], {
      x: horizon, y: 'value', dx: 8, dy: shifts[k], text: () => text, fill: colour, textAnchor: 'start', fontWeight: strong ? 600 : 400, fontSize: 12,
      stroke: theme.paper, strokeWidth: 3,
    }),
  )
}

/** A chart over days: marks between the frame (window, grid, axes) and what names things (the window, the lines' ends). */
export const dayChart = (options: DayChartOptions, domain: readonly [number, number], marks: readonly Plot.Markish[], labels: readonly EndLabel[]): Chart => {
  const { width, height, horizon, theme } = options
  return bare(
    Plot.plot({
      width, height, ...DAY_MARGINS,
      x: { domain: [0, horizon], label: null },
      y: { domain: [...domain], label: null },
      marks: [...subsidyWindow(options), ...valueAxis(theme, height), dayAxis(options), ...marks, ...subsidyLabel(options), ...endLabels(labels, options, domain)],
    }),
  )
}
