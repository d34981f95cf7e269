import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { Localized } from './preferences.ts'
import { shared } from './shared-styles.ts'

/** A scenario as the rail lists it; number 0 is the baseline, the others have a colour. */
export interface RailEntry {
  readonly number: number
  /** A, B … or '' for the baseline */
  readonly letter: string
  readonly name: string
  /** e.g. its budget */
  readonly detail: string
  readonly changed: boolean
}

/** The reader chose the policy whose levers and bands are shown. */
export class PolicyChosen extends Event {
  constructor(readonly number: number) {
    super('policy-chosen')
  }
}

/**
 * Baseline and policies with their colours; one policy is in focus.
 * @fires policy-chosen
 */
@customElement('scenario-rail')
export class ScenarioRail extends LitElement {
  @property({ attribute: false }) entries: readonly RailEntry[] = []
  @property({ type: Number }) focused = 0
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .row {
        display: flex;
        align-items: center;
        gap: 10px;
        width: 100%;
        min-height: 30px;
        padding: 4px 10px;
        border-radius: 3px;
        text-align: left;
      }
      button.row:hover {
        background: var(--panel);
      }
      button[aria-pressed='true'] {
        background: var(--panel);
        font-weight: 600;
      }
      .name {
        flex: 1;
        min-width: 0;
      }
      .detail {
        font-size: var(--text-small);
        font-weight: 400;
        color: var(--ink-quiet);
        white-space: nowrap;
      }
    `,
  ]

  protected override render() {
    const { rail } = this.localized.words
    return html`
      <h2 class="hidden">${rail.scenarios}</h2>
      <ul>
        ${this.entries.map((entry) => html`<li data-scenario=${entry.number}>${entry.number === 0 ? html`<div class="row">${this.cells(entry)}</div>` : this.choice(entry)}</li>`)}
      </ul>
    `
  }

  private choice(entry: RailEntry) {
    const choose = (): boolean => this.dispatchEvent(new PolicyChosen(entry.number))
    return html`<button class="row" aria-pressed=${entry.number === this.focused} @click=${choose}>${this.cells(entry)}</button>`
  }

  private cells({ letter, name, detail, changed }: RailEntry) {
    const { rail } = this.localized.words
    return html`
      <span class="dot"></span>
      <span class="name">${letter ? html`${letter} · ` : nothing}${name}</span>
      <span class="detail">${detail}${changed ? html`<span class="mark" role="img" aria-label=${rail.edited}></span>` : nothing}</span>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'scenario-rail': ScenarioRail
  }
  interface HTMLElementEventMap {
    'policy-chosen': PolicyChosen
  }
}
