import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type * as Charts from '../charts/index.ts'
import './chart-figure.ts'
import type { DayRead } from './chart-figure.ts'
import { differenceFigure, gmvFigure, returnFigure, worldFigure, type Figure, type FigureContext } from './comparison/figures.ts'
import type { Named } from './comparison/verdict.ts'
import type { ComparisonView } from './comparison/view.ts'
import { nextTask } from './next-task.ts'
import { Localized, preferences } from './preferences.ts'
import { shared } from './shared-styles.ts'

const FIGURES: readonly ((context: FigureContext) => Figure)[] = [differenceFigure, returnFigure, gmvFigure, worldFigure]

/** The charts of a comparison, two over days with one x axis, two about the policies beside them. Plot is loaded when this is first shown. */
@customElement('compare-charts')
export class CompareCharts extends LitElement {
  @property({ attribute: false }) view: ComparisonView | undefined
  @property({ attribute: false }) named: readonly Named[] = []
  /** number of the policy whose bands are drawn */
  @property({ type: Number }) focused = 1
  /** the runs stopped with an error */
  @property({ type: Boolean }) failed = false
  @state() private day: number | undefined
  @state() private charts: typeof Charts | undefined
  private figures: readonly Figure[] = []
  /** the view of the last update */
  private known: ComparisonView | undefined
  private spoken = ''
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        /* two lanes fit the least height; each further plan wants a lane of its own */
        grid-template: minmax(calc(150px + 48px * max(2, var(--plans, 2))), 1.25fr) minmax(calc(110px + 42px * max(2, var(--plans, 2))), 1fr) / minmax(0, 1fr) clamp(264px, 26%, 340px);
        gap: 14px 28px;
        min-height: 0;
      }
      @media (max-width: 1023px) {
        :host {
          grid-template: none / minmax(0, 1fr);
          grid-auto-rows: calc(200px + 50px * max(2, var(--plans, 2)));
          gap: 24px;
        }
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    void import('../charts/index.ts').then((charts) => (this.charts = charts))
  }

  /** New evidence in a task of its own, after its words and key figures; a day that is read at once. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.view !== this.known) await nextTask()
    super.scheduleUpdate()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { view, named, charts } = this
    this.known = view
    const { words, locale } = this.localized
    const spoken = preferences.locale
    const stale = (['view', 'named', 'focused', 'charts'] as const).some((name) => (changed as Map<string, unknown>).has(name)) || spoken !== this.spoken
    if (!view || !charts || !stale) return
    this.spoken = spoken
    this.style.setProperty('--plans', String(view.policies.length))
    this.figures = view.policies.length === 0 ? [] : FIGURES.map((figure) => figure({ view, named, focus: this.focused, words, locale, charts }))
  }

  protected override render() {
    const { charts } = this.localized.words
    const headings = [charts.difference, charts.returns, charts.gmv, charts.worlds]
    return headings.map((heading, k) => {
      const figure: Figure | undefined = this.figures[k]
      return html`
        <chart-figure
          heading=${heading} unit=${figure?.draw ? figure.unit : ''} summary=${figure?.draw ? figure.summary : ''} empty=${this.failed ? charts.none : (figure?.empty ?? (this.view?.policies.length === 0 ? charts.noPlan : charts.empty))}
          .draw=${figure?.draw} .table=${figure?.draw ? figure.table : undefined} .days=${figure?.days ?? 0} .reading=${figure?.reading}
          .day=${figure && figure.days > 0 && this.day !== undefined ? Math.min(this.day, figure.days) : undefined}
          @day-read=${figure ? this.readDay : nothing}
        ></chart-figure>
      `
    })
  }

  private readDay(event: DayRead): void {
    this.day = event.day
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'compare-charts': CompareCharts
  }
}
