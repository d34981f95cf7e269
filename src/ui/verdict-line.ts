import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Part } from '../locale/sentences.ts'
import { inRow } from './facts.ts'
import { Localized } from './preferences.ts'
import { shared } from './shared-styles.ts'

/** The text with its signed sums of money kept whole: a line may otherwise end between sign and ¥. */
const unbroken = (text: string) => text.split(/([+−]¥[\d.,]+)/).map((piece, k) => (k % 2 === 1 ? html`<span class="whole">${piece}</span>` : piece))

/** What was found, in words, and the evidence behind it. Rewrites itself while evidence comes in. */
@customElement('verdict-line')
export class VerdictLine extends LitElement {
  @property({ attribute: false }) parts: readonly Part[] = []
  /** small print: level, worlds, fans, what is resolved */
  @property({ attribute: false }) evidence: readonly string[] = []
  /** what is said is from before a lever was moved */
  @property({ type: Boolean, reflect: true }) stale = false
  @property() heading = ''
  /** an experiment that has not said anything yet */
  @property({ type: Boolean, reflect: true }) waiting = false
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      p {
        margin: 0;
      }
      .verdict {
        max-width: 112ch;
        min-height: calc(2 * 1.34em);
        font: 20px / 1.34 var(--serif);
        text-wrap: pretty;
      }
      @media (max-width: 1359px) {
        .verdict {
          font-size: 18px;
        }
      }
      @media (min-width: 1024px) and (max-width: 1599px) {
        .verdict {
          min-height: calc(3 * 1.34em);
        }
      }
      :host(:lang(zh)) .verdict {
        line-height: 1.42;
        min-height: calc(2 * 1.42em);
      }
      :host([waiting]) .verdict {
        color: var(--ink-soft);
      }
      :host([stale]) .verdict {
        color: var(--stale);
      }
      strong {
        font-weight: 650;
      }
      .whole {
        white-space: nowrap;
      }
      .evidence {
        margin-top: 4px;
        line-height: 1.5;
        min-height: 3em; /* two lines, which a preview takes: nothing below may move */
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
    `,
  ]

  protected override render() {
    return html`
      <h2 class="hidden">${this.heading}</h2>
      <p class="verdict">${this.parts.map((part) => (typeof part === 'string' ? unbroken(part) : html`<strong>${unbroken(part.strong)}</strong>`))}</p>
      <p class="evidence">${inRow(this.evidence, this.localized.words)}</p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'verdict-line': VerdictLine
  }
}
