import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { plain } from '../locale/format.ts'
import { LOCALES } from '../locale/locale.ts'
import { NUMBERS, SETTING_NAMES, type AddressProblem, type SettingName } from './address.ts'
import type { Refused } from './first-scenario.ts'
import { Localized } from './preferences.ts'
import { shared } from './shared-styles.ts'

const EXAMPLE = '?fans=4000&replicates=12&seed=7&lang=zh'

/** The page of what cannot be opened: what is wrong with the address or the scenario, the ways on, and what an address may say. */
@customElement('refusal-page')
export class RefusalPage extends LitElement {
  @property({ attribute: false }) refused!: Refused
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      :host {
        max-width: 720px;
        padding: clamp(20px, 8vh, 88px) 20px 32px;
        margin-inline: auto;
      }
      h1 {
        margin: 0;
        font: 650 clamp(22px, 4vw, 28px) / 1.3 var(--serif);
      }
      .lead {
        margin: 6px 0 28px;
        font: 17px / 1.45 var(--serif);
        color: var(--ink-soft);
        text-wrap: pretty;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(96px, max-content) minmax(0, 1fr);
        margin: 8px 0 0;
        border-top: 1px solid var(--hairline);
      }
      dt,
      dd {
        margin: 0;
        padding: 9px 0;
        border-bottom: 1px solid var(--hairline);
        overflow-wrap: anywhere;
      }
      dt {
        padding-right: 24px;
      }
      .got {
        color: var(--danger);
      }
      code {
        font: 12.5px / 1.45 ui-monospace, 'Cascadia Mono', 'Source Code Pro', Menlo, monospace;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 10px 20px;
        align-items: center;
        margin: 24px 0 44px;
      }
      a {
        color: var(--accent);
        text-underline-offset: 3px;
      }
      a.first {
        padding: 7px 16px;
        border: 1px solid var(--edge);
        border-radius: 3px;
        background: var(--field);
        color: var(--ink);
        text-decoration: none;
      }
      a.first:hover {
        border-color: var(--ink);
      }
      .may {
        color: var(--ink-soft);
      }
      .may dt,
      .may dd {
        padding: 5px 0;
        font-size: var(--text-small);
      }
      .example a {
        display: inline-block;
        overflow-wrap: anywhere;
      }
      .example {
        margin: 12px 0 0;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
    `,
  ]

  protected override render() {
    const { words, locale } = this.localized
    const { address } = words
    const { refused } = this
    const ofAddress = 'settings' in refused
    const kept = new URLSearchParams(Object.entries(ofAddress ? refused.settings : {}).map(([name, value]) => [name, String(value)])).toString()
    const range = (name: SettingName): string => (name === 'lang' ? LOCALES.join(', ') : address.range(...(NUMBERS[name].map((limit) => plain(limit, locale)) as [string, string])))
    return html`
      <h1>${ofAddress ? address.title : words.verdict.badScenario}</h1>
      <p class="lead">${ofAddress ? address.lead : words.verdict.failedEmpty}</p>
      <h2 class="head">${address.wrong}</h2>
      <dl>
        ${ofAddress
          ? refused.problems.map((problem) => html`<dt><code>${problem.name}</code></dt><dd>${this.wrong(problem)}</dd>`)
          : refused.errors.map(({ path, message }) => html`<dt><code>${path}</code></dt><dd>${message}</dd>`)}
      </dl>
      <nav aria-label=${address.title}>
        <a class="first" href="./">${address.plain}</a>
        ${kept ? html`<a href=${`?${kept}`}>${address.rest}</a>` : nothing}
      </nav>
      <section class="may">
        <h2 class="head">${address.may}</h2>
        <dl>${SETTING_NAMES.map((name) => html`<dt><code>${name}</code></dt><dd>${address.names[name]}${words.separator}${range(name)}</dd>`)}</dl>
        <p class="example">${address.example}${words.colon}<a href=${EXAMPLE}><code>${EXAMPLE}</code></a></p>
      </section>
    `
  }

  private wrong(problem: AddressProblem) {
    const { words, locale } = this.localized
    const { address } = words
    const got = html`<span class="got">${address.given(problem.given)}</span>`
    switch (problem.kind) {
      case 'number': return html`${address.whole(plain(problem.least, locale), plain(problem.most, locale))}${words.clause}${got}`
      case 'language': return html`${address.language(...LOCALES)}${words.clause}${got}`
      case 'twice': return html`${address.twice}${words.clause}${got}`
      case 'unknown': return html`${address.unknown}${problem.meant ? html`${words.clause}${address.meant(problem.meant)}` : nothing}`
      default: return problem satisfies never
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'refusal-page': RefusalPage
  }
}
