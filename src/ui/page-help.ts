import { css, html, LitElement } from 'lit'
import { customElement, query } from 'lit/decorators.js'
import { sequenceFactor } from '../experiment/confidence-sequence.ts'
import { studentFactor } from '../experiment/student.ts'
import { VERDICT_LEVEL } from '../experiment/verdict.ts'
import { plain } from '../locale/format.ts'
import { dialogStyles } from './dialog-styles.ts'
import { Localized, preferences } from './preferences.ts'
import { shared } from './shared-styles.ts'

/** Pairs at which the help says how many times wider the page's intervals are than with a number of pairs fixed beforehand. */
const AT_PAIRS = 40
const timesWider = (pairs: number): number => (sequenceFactor(pairs, VERDICT_LEVEL) * Math.sqrt(pairs)) / studentFactor(VERDICT_LEVEL, pairs - 1)

/** The list of keys with the switch that turns the single-key ones off (WCAG 2.1.4), and which intervals the page shows. */
@customElement('page-help')
export class PageHelp extends LitElement {
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    dialogStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 6px 20px;
        margin: 6px 0 16px;
      }
      dt {
        font-weight: 600;
      }
      dd {
        margin: 0;
        color: var(--ink-soft);
      }
      label {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      input {
        accent-color: var(--accent);
        margin: 0;
      }
    `,
  ]

  open(): void {
    if (!this.dialog.open) this.dialog.showModal()
  }

  protected override render() {
    const { words, locale } = this.localized
    const { help, keys } = words
    const rows = [[keys.space, keys.runPause], ['?', keys.help], ['Esc', keys.close], [keys.leverKeys, keys.lever], [keys.readKeys, keys.read]]
    return html`
      <dialog aria-labelledby="title">
        <h2 id="title">${help.title}</h2>
        <h3 class="head">${keys.title}</h3>
        <dl>${rows.map(([key, action]) => html`<dt>${key}</dt><dd>${action}</dd>`)}</dl>
        <h3 class="head">${help.intervals}</h3>
        <p>${help.sequence(plain(timesWider(AT_PAIRS), locale, 1), plain(AT_PAIRS, locale))}</p>
        <footer>
          <label><input type="checkbox" .checked=${preferences.keys} @change=${this.switchKeys} />${keys.enabled}</label>
          <button @click=${() => this.dialog.close()}>${keys.done}</button>
        </footer>
      </dialog>
    `
  }

  private switchKeys(event: Event): void {
    preferences.choose({ keys: (event.target as HTMLInputElement).checked })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'page-help': PageHelp
  }
}
