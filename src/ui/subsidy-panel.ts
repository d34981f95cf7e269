import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { PLAN, type PlanKey } from '../model/parameters.ts'
import { count, money, plain } from '../locale/format.ts'
import './lever-field.ts'
import { Localized } from './preferences.ts'
import { shared } from './shared-styles.ts'

export type SubsidyPlan = Readonly<Record<PlanKey, number>>

/** Cells that the panel states elsewhere, or that mean nothing at their value. */
const STATED: readonly PlanKey[] = ['budget', 'from', 'to', 'cpm', 'rollOver', 'decay', 'trigger']

/**
 * The subsidy plan of the policy in focus: its budget as a lever, its other terms as text.
 * @fires lever-moved of its budget
 */
@customElement('subsidy-panel')
export class SubsidyPanel extends LitElement {
  @property({ attribute: false }) plan!: SubsidyPlan
  /** the plan in the scenario file */
  @property({ attribute: false }) initial!: SubsidyPlan
  @property() policy = ''
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      header {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        margin-bottom: 8px;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 3px 16px;
        margin: 10px 0 0;
        font-size: var(--text-small);
      }
      dt {
        color: var(--ink-quiet);
      }
      dd {
        margin: 0;
        text-align: right;
        color: var(--ink-soft);
      }
    `,
  ]

  protected override render() {
    const { words, locale } = this.localized
    const { rail } = words
    const { plan, initial } = this
    const changed = plan.budget === initial.budget ? 0 : 1
    return html`
      <header>
        <h2 class="head">${rail.plan}</h2>
        <span class="small quiet">${rail.changed(changed)}</span>
      </header>
      <lever-field
        .entry=${PLAN.budget} .value=${plan.budget} .initial=${initial.budget} .factor=${rail.budgetFactor} unit=${rail.budgetUnit} .amount=${rail.budgetAmount} .span=${rail.budgetSpan}
        label=${rail.budgetFor(this.policy)}
        meaning=${rail.impressions(count((1000 * plan.budget) / plan.cpm, locale), money(plan.cpm, locale, { decimals: 0 }))}
      ></lever-field>
      <dl aria-label=${rail.terms}>
        <dt>${rail.days}</dt>
        <dd>${rail.daysFromTo(plain(plan.from, locale), plain(plan.to, locale))}</dd>
        ${this.terms().map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}
      </dl>
    `
  }

  /** What differs from a plan for everybody, in the catalogue's words. */
  private terms(): readonly (readonly [string, string])[] {
    const { words, locale } = this.localized
    const terms = (Object.keys(PLAN) as PlanKey[])
      .filter((key) => !STATED.includes(key) && (key === 'pacing' || this.plan[key] !== PLAN[key].default))
      .map((key) => {
        const { label, kind, options, unit } = PLAN[key]
        const value = this.plan[key]
        const names = options.filter((option) => (kind === 'mask' ? (value & option.value) !== 0 : value === option.value)).map((option) => option.label[words.text])
        const text = kind === 'mask' || kind === 'choice' ? names.join(', ') : kind === 'integer' ? plain(value, locale) : plain(value, locale, unit === 'share' ? 2 : 1)
        return [label[words.text], text] as const
      })
    return terms.length > 1 ? terms : [...terms, [words.rail.eligible, words.rail.everybody]]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'subsidy-panel': SubsidyPanel
  }
}
