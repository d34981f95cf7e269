import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DERIVED } from '../model/metrics.ts'
import { decimalsOf, decimalsOfInterval, decimalsOfWidth, money, percent, plain, scaleOf } from '../locale/format.ts'
import { at90 } from './comparison/verdict.ts'
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
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(6, minmax(max-content, 1fr)); /* alike until an interval needs more */
        margin: 0;
        border-block: 1px solid var(--hairline);
      }
      dl > div {
        padding: 8px 8px 9px 14px;
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
        display: grid;
        grid-template-columns: 9px auto 1fr;
        align-items: baseline;
        gap: 5px;
        font-size: var(--text-small);
        line-height: 1.5;
        min-height: 1.5em;
        white-space: nowrap;
      }
      .difference .dot {
        width: 7px;
        height: 7px;
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
          padding-inline: 8px 4px;
        }
        .difference {
          gap: 4px;
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
    const { locale } = this.localized
    const { view } = this
    const level = view && view.baseline.length > 0 ? kpiMean(id, view.baseline) : NaN
    const shown = !Number.isFinite(level) ? '' : isMoney(id) ? money(level, locale, { decimals: decimalsOf(level / scaleOf(locale, level).factor) }) : percent(level, locale)
    return html`
      <div>
        <dt>${this.label(id)}</dt>
        <dd class="level">${shown || nothing}</dd>
        ${view?.policies.map((policy) => this.difference(id, policy))}
      </div>
    `
  }

  /** One unit for a figure's differences, large enough for the widest interval and small enough for the narrowest: −612 M, not −0.612 B. */
  private scale(id: KpiId) {
    const { locale } = this.localized
    const intervals = (this.view?.policies ?? []).flatMap(({ summary }) => (summary ? [at90(summary.kpis[id])] : []))
    const scale = scaleOf(locale, ...intervals.flatMap(({ lower, upper }) => [lower, upper]))
    const narrowest = Math.min(...intervals.map(({ lower, upper }) => upper - lower).filter((width) => width > 0))
    return decimalsOfWidth(narrowest / scale.factor) > 2 ? scaleOf(locale, scale.factor / 100) : scale
  }

  private difference(id: KpiId, { number, summary, stale }: PolicyView) {
    const { words, locale } = this.localized
    if (!summary) return html`<dd class="difference open" data-scenario=${number}></dd>` // no dot where it would stand alone
    const { difference, verdict } = summary.kpis[id]
    const { lower, upper } = at90(summary.kpis[id])
    const known = Number.isFinite(lower)
    const scale = isMoney(id) ? this.scale(id) : { factor: 0.01, unit: words.kpi.points }
    const decimals = known ? decimalsOfInterval(lower / scale.factor, upper / scale.factor) : 0
    const write = (value: number): string => plain(value / scale.factor, locale, decimals, true)
    const text = verdict.kind === 'identical' ? words.kpi.none : known ? `${write(difference.mean)} ${scale.unit}` : words.kpi.tooEarly
    return html`
      <dd class="difference ${verdict.kind === 'above' || verdict.kind === 'below' ? '' : 'open'} ${stale ? 'stale' : ''}" data-scenario=${number}>
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
