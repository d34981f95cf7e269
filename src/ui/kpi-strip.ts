import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DERIVED } from '../model/metrics.ts'
import { decimalsOf, money, percent, plain } from '../locale/format.ts'
import { intervalsOf, moneyPrecision, sharePrecision, type Precision } from './comparison/precision.ts'
import { at90 } from '../experiment/compare.ts'
import type { Named } from './comparison/verdict.ts'
import type { ComparisonView, PolicyView } from './comparison/view.ts'
import { KPIS, kpiMean, type KpiId } from './comparison/summary.ts'
import { Localized } from './preferences.ts'
import { shared } from './shared-styles.ts'

/** Figures counted in RMB; the others are shares. */
const isMoney = (id: KpiId): boolean => id === 'after' || DERIVED[id].unit === 'RMB'

/** Key figures: the baseline's mean, and under it each policy minus the baseline with its interval. */
@customElement('kpi-strip')
export class KpiStrip extends LitElement {
  @property({ attribute: false }) view: ComparisonView | undefined
  @property({ attribute: false }) named: readonly Named[] = []
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(6, minmax(14%, auto)); /* alike until an interval needs more; where there is no more, it wraps */
        margin: 0;
        border-block: 1px solid var(--hairline);
      }
      dl > div {
        padding: 8px 12px 9px 14px;
        border-left: 1px solid var(--hairline);
      }
      dl > div:first-child {
        padding-left: 0;
        border-left: 0;
      }
      dt {
        font-size: var(--text-tiny);
        color: var(--ink-soft);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      dd {
        margin: 0;
      }
      .level {
        font-size: 18px;
        font-weight: 600;
        line-height: 1.4;
        min-height: 1.4em;
        white-space: nowrap;
      }
      .difference {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: 5px;
        padding-left: 14px;
        font-size: var(--text-small);
        line-height: 1.5;
        min-height: 1.5em;
        white-space: nowrap;
      }
      .difference .dot {
        width: 7px;
        height: 7px;
        margin: 0 2px 0 -14px;
      }
      .difference b {
        font-weight: 600;
      }
      .difference.open b {
        font-weight: 400;
        color: var(--ink-quiet);
      }
      .difference.stale {
        --dot: var(--stale);
        color: var(--stale);
      }
      .difference.stale :is(b, .interval) {
        color: inherit;
      }
      @media (max-width: 1023px) {
        dl {
          grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
          column-gap: 20px;
          border-top: 0;
        }
        dl > div,
        dl > div:first-child {
          padding: 8px 0 10px;
          border-left: 0;
          border-top: 1px solid var(--hairline);
        }
      }
      @media (min-width: 1024px) and (max-width: 1239px) {
        dl {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
        dl > div:nth-child(3n + 1) {
          padding-left: 0;
          border-left: 0;
        }
        dl > div:nth-child(n + 4) {
          border-top: 1px solid var(--hairline);
        }
      }
      @media (min-width: 1240px) and (max-width: 1359px) {
        dl > div {
          padding-inline: 10px 8px;
        }
      }
      .interval {
        font-size: var(--text-tiny);
        color: var(--ink-quiet);
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ]

  protected override render() {
    const { words } = this.localized
    return html`
      <h2 class="hidden">${words.kpi.label}</h2>
      <dl title=${words.kpi.note}>${KPIS.filter((id) => id !== 'after' || !this.view || this.view.after).map((id) => this.cell(id))}</dl>
    `
  }

  private label(id: KpiId): string {
    const { words, locale } = this.localized
    const { view } = this
    if (id === 'gmv') return view ? words.kpi.gmv(plain(view.horizon, locale)) : 'GMV'
    if (id === 'after') return view?.after ? words.kpi.after(plain(view.after.from, locale), plain(view.after.to, locale)) : 'GMV'
    return words.kpi[id]
  }

  private cell(id: KpiId) {
    const { words, locale } = this.localized
    const { view } = this
    const level = view && view.baseline.length > 0 ? kpiMean(id, view.baseline) : NaN
    const intervals = view ? intervalsOf(id, view) : []
    const precision = isMoney(id) ? moneyPrecision(level, intervals, locale) : sharePrecision(words.kpi.points, intervals)
    const { scale } = precision
    const shown = !Number.isFinite(level) ? '' : isMoney(id) ? money(level, locale, { scale, decimals: decimalsOf(level / scale.factor) }) : percent(level, locale)
    return html`
      <div>
        <dt>${this.label(id)}</dt>
        <dd class="level">${shown || nothing}</dd>
        ${view?.policies.map((policy) => this.difference(id, policy, precision))}
      </div>
    `
  }

  private difference(id: KpiId, { number, summary, stale }: PolicyView, { scale, decimals }: Precision) {
    const { words, locale } = this.localized
    if (!summary) return html`<dd class="difference open" data-scenario=${number} data-colour=${this.named[number]?.colour ?? 0}></dd>` // no dot where it would stand alone
    const { difference, verdict } = summary.kpis[id]
    const { lower, upper } = at90(summary.kpis[id])
    const known = Number.isFinite(lower)
    const write = (value: number): string => plain(value / scale.factor, locale, decimals, true)
    const text = verdict.kind === 'identical' ? words.kpi.none : known ? `${write(difference.mean)}${isMoney(id) ? '' : ` ${scale.unit}`}` : words.kpi.tooEarly
    return html`
      <dd class="difference ${verdict.kind === 'above' || verdict.kind === 'below' ? '' : 'open'} ${stale ? 'stale' : ''}" data-scenario=${number} data-colour=${this.named[number]?.colour ?? 0}>
        <span class="dot"></span><b>${text}</b>
        <span class="interval">${verdict.kind !== 'identical' && known ? `${write(lower)} ${words.kpi.to} ${write(upper)}` : nothing}</span>
      </dd>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kpi-strip': KpiStrip
  }
}
