import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Chart } from '../charts/frame.ts'
import { drawSoon } from './draw-queue.ts'
import { Localized } from './preferences.ts'
import { figureStyles } from './figure-styles.ts'
import { shared } from './shared-styles.ts'

export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A day was pointed at or chosen with the keys; undefined when the reading is left. */
export class DayRead extends Event {
  constructor(readonly day: number | undefined) {
    super('day-read', { bubbles: true, composed: true })
  }
}

/**
 * The one place where a chart is mounted: size, title, description, reading day by day, and the table of the same numbers.
 * @fires day-read
 */
@customElement('chart-figure')
export class ChartFigure extends LitElement {
  @property() heading = ''
  @property() unit = ''
  /** what the chart shows, in a sentence */
  @property() summary = ''
  /** shown until there is something to draw */
  @property() empty = ''
  @property({ attribute: false }) draw: ((width: number, height: number) => Chart) | undefined
  /** computed only when the table is opened */
  @property({ attribute: false }) table: (() => ChartTable) | undefined
  /** last day that can be read; 0 when the chart has no days */
  @property({ type: Number }) days = 0
  @property({ type: Number }) day: number | undefined
  @property({ attribute: false }) reading: ((day: number) => string) | undefined
  @state() private open = false
  @query('.plot') private readonly plot!: HTMLElement
  private readonly localized = new Localized(this)
  private readonly sized = new ResizeObserver(() => this.mount())
  private chart: Chart | undefined

  static override styles = [shared, figureStyles]

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.sized.disconnect()
  }

  protected override render() {
    const { charts } = this.localized.words
    const read = this.day !== undefined && this.reading ? this.reading(this.day) : undefined
    const tableTitle = this.open ? charts.showChart(this.heading) : charts.showTable(this.heading)
    return html`
      <figure aria-labelledby="heading" aria-describedby="summary">
        <figcaption>
          <h3 id="heading">${this.heading}</h3>
          <span class="unit" title=${read ?? this.unit}>${read ?? this.unit}</span>
          <span class="hidden" id="summary">${this.unit}. ${this.summary}</span>
          ${this.table ? html`<button class="plain" aria-pressed=${this.open} aria-label=${tableTitle} @click=${() => (this.open = !this.open)}>${this.open ? charts.chart : charts.table}</button>` : nothing}
        </figcaption>
        ${this.open && this.table ? this.tableOf(this.table()) : this.plotBox(read)}
      </figure>
    `
  }

  private plotBox(read: string | undefined) {
    const { charts } = this.localized.words
    if (!this.draw) return html`<p class="empty">${this.empty}</p>`
    if (this.days === 0) return html`<div class="plot" data-waiting=${this.empty} role="img" aria-label=${this.heading} aria-describedby="summary"></div>`
    return html`
      <div
        class="plot" data-waiting=${this.empty} tabindex="0" role="slider" aria-label=${`${this.heading}, ${charts.day}`} aria-describedby="summary"
        aria-valuemin="0" aria-valuemax=${this.days} aria-valuenow=${this.day ?? this.days} aria-valuetext=${read ?? this.summary}
        @pointermove=${this.pointed} @pointerleave=${() => this.read(undefined)} @keydown=${this.keyed} @blur=${() => this.read(undefined)}
      ></div>
    `
  }

  private tableOf({ columns, rows }: ChartTable) {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${`${this.heading}${this.localized.words.colon}${this.localized.words.charts.table}`}>
        <table aria-labelledby="heading">
          <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
          <tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
        </table>
      </div>
    `
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { plot } = this
    if (!plot) {
      this.chart = undefined
      return this.sized.disconnect()
    }
    if (!plot.contains(this.chart ?? null)) this.sized.observe(plot)
    if (changed.has('draw') || !this.chart) this.mount()
    else if (changed.has('day')) this.markDay()
  }

  private mount(): void {
    drawSoon(this, () => {
      const { plot, draw } = this
      if (!plot || !draw || plot.clientWidth === 0) return
      this.chart = draw(plot.clientWidth, plot.clientHeight)
      plot.replaceChildren(this.chart)
      this.markDay()
    })
  }

  /** The rule at the day that is read, outside of what the chart function drew. */
  private markDay(): void {
    this.chart?.querySelector('.reading')?.remove()
    if (this.day === undefined || !this.chart) return
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'line')
    const x = String(this.chart.scale('x').apply(this.day))
    const bottom = String(this.plot.clientHeight - 24)
    for (const [name, value] of Object.entries({ class: 'reading', x1: x, x2: x, y1: '10', y2: bottom, stroke: 'var(--ink-soft)', 'stroke-dasharray': '2 2' })) line.setAttribute(name, value)
    this.chart.append(line)
  }

  private read(day: number | undefined): void {
    if (day !== this.day) this.dispatchEvent(new DayRead(day))
  }

  private pointed(event: PointerEvent): void {
    if (!this.chart) return
    const day = Math.round(this.chart.scale('x').invert(event.clientX - this.plot.getBoundingClientRect().left))
    this.read(day < 0 || day > this.days + 1 ? undefined : Math.min(day, this.days))
  }

  private keyed(event: KeyboardEvent): void {
    const from = this.day ?? this.days
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, PageDown: from - 10, PageUp: from + 10, Home: 0, End: this.days }[event.key]
    if (event.key === 'Escape') return this.read(undefined)
    if (to === undefined) return
    event.preventDefault()
    this.read(Math.min(this.days, Math.max(0, to)))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-figure': ChartFigure
  }
  interface HTMLElementEventMap {
    'day-read': DayRead
  }
}
