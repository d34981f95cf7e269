import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Text } from '../model/parameters.ts'
import { Localized, preferences } from './preferences.ts'
import { shared } from './shared-styles.ts'

/**
 * Name of the product and of the scenario, language, theme and help.
 * @fires help-open
 * @fires undo, redo, projects-open
 * @fires skip-to-results
 */
@customElement('workbench-header')
export class WorkbenchHeader extends LitElement {
  @property({ attribute: false }) scenario: Text | undefined
  @property({ type: Boolean }) undoable = false
  @property({ type: Boolean }) redoable = false
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: baseline;
        gap: 20px;
        padding: 12px 20px 11px;
        border-bottom: 1px solid var(--hairline);
      }
      .skip {
        position: absolute;
        left: 12px;
        top: -40px;
        padding: 6px 12px;
        border: 1px solid var(--edge);
        background: var(--field);
        z-index: 1;
      }
      .skip:focus {
        top: 6px;
      }
      h1 {
        margin: 0;
        font-size: 16px;
        font-weight: 650;
        letter-spacing: -0.005em;
      }
      p {
        margin: 0;
        color: var(--ink-soft);
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      @media (max-width: 639px) {
        :host {
          flex-wrap: wrap;
          gap: 0 20px;
        }
        p {
          order: 1;
          flex-basis: 100%;
        }
        nav {
          flex-wrap: wrap;
          margin-left: 0;
        }
      }
      nav {
        margin-left: auto;
        display: flex;
        gap: 10px;
        white-space: nowrap;
      }
    `,
  ]

  protected override render() {
    const { words } = this.localized
    const { header } = words
    const other = preferences.theme === 'dark' ? header.light : header.dark
    return html`
      <button class="skip" @click=${() => this.dispatchEvent(new Event('skip-to-results'))}>${header.skip}</button>
      <h1>${words.product}</h1>
      <p>${this.scenario?.[words.text]}</p>
      <nav>
        ${this.scenario
          ? html`
              <button class="plain" @click=${() => this.dispatchEvent(new Event('projects-open'))}>${header.projects}</button>
              <button class="plain" ?disabled=${!this.undoable} @click=${() => this.dispatchEvent(new Event('undo'))}>${header.undo}</button>
              <button class="plain" ?disabled=${!this.redoable} @click=${() => this.dispatchEvent(new Event('redo'))}>${header.redo}</button>
            `
          : nothing}
        <button class="plain" @click=${() => this.dispatchEvent(new Event('help-open'))}>${header.help}</button>
        <button class="plain" aria-label=${header.switchTheme(other)} @click=${this.switchTheme}>${other}</button>
        <button class="plain" lang=${words.text === 'en' ? 'zh-CN' : 'en'} aria-label=${header.otherLanguageLabel} @click=${this.switchLanguage}>
          ${header.otherLanguage}
        </button>
      </nav>
    `
  }

  private switchTheme(): void {
    preferences.choose({ theme: preferences.theme === 'dark' ? 'light' : 'dark' })
  }

  private switchLanguage(): void {
    preferences.choose({ locale: preferences.locale === 'en' ? 'zh' : 'en' })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'workbench-header': WorkbenchHeader
  }
}
