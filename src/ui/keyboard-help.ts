import { css, html, LitElement } from 'lit'
import { customElement, query } from 'lit/decorators.js'
import { Localized, preferences } from './preferences.ts'
import { shared } from './shared-styles.ts'

/** The list of keys, and the switch that turns the single-key ones off (WCAG 2.1.4). */
@customElement('keyboard-help')
export class KeyboardHelp extends LitElement {
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      dialog {
        width: min(440px, calc(100vw - 32px));
        padding: 20px 24px 16px;
        border: 1px solid var(--edge);
        border-radius: 4px;
        background: var(--paper);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.35);
      }
      h2 {
        margin: 0 0 12px;
        font: 600 17px / 1.3 var(--serif);
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 6px 20px;
        margin: 0 0 16px;
      }
      dt {
        font-weight: 600;
      }
      dd {
        margin: 0;
        color: var(--ink-soft);
      }
      footer {
        display: flex;
        justify-content: space-between;
        align-items: center;
        padding-top: 12px;
        border-top: 1px solid var(--hairline);
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
      footer button {
        border: 1px solid var(--edge);
        background: var(--field);
        padding: 4px 12px;
      }
    `,
  ]

  open(): void {
    if (!this.dialog.open) this.dialog.showModal()
  }

  protected override render() {
    const { keys } = this.localized.words
    const rows = [[keys.space, keys.runPause], ['?', keys.help], ['Esc', keys.close], [keys.leverKeys, keys.lever], [keys.readKeys, keys.read]]
    return html`
      <dialog aria-labelledby="title">
        <h2 id="title">${keys.title}</h2>
        <dl>${rows.map(([key, action]) => html`<dt>${key}</dt><dd>${action}</dd>`)}</dl>
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
    'keyboard-help': KeyboardHelp
  }
}
