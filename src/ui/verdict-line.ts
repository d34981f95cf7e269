import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Part } from '../locale/sentences.ts'
import { shared } from './shared-styles.ts'

/** What was found, in words, and the evidence behind it. Rewrites itself while evidence comes in. */
@customElement('verdict-line')
export class VerdictLine extends LitElement {
  @property({ attribute: false }) parts: readonly Part[] = []
  /** small print: level, worlds, fans, what is resolved */
  @property({ attribute: false }) evidence: readonly string[] = []
  @property() heading = ''
  /** an experiment that has not said anything yet */
  @property({ type: Boolean, reflect: true }) waiting = false

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
      :host(:lang(zh)) .verdict {
        line-height: 1.42;
        min-height: calc(2 * 1.42em);
      }
      :host([waiting]) .verdict {
        color: var(--ink-soft);
      }
      strong {
        font-weight: 650;
      }
      .evidence {
        margin-top: 4px;
        min-height: 1.5em;
        font-size: var(--text-small);
        color: var(--ink-quiet);
      }
    `,
  ]

  protected override render() {
    return html`
      <h2 class="hidden">${this.heading}</h2>
      <p class="verdict">${this.parts.map((part) => (typeof part === 'string' ? part : html`<strong>${part.strong}</strong>`))}</p>
      <p class="evidence">${this.evidence.length > 0 ? this.evidence.join(' · ') : nothing}</p>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'verdict-line': VerdictLine
  }
}
