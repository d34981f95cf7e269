import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { Localized } from './preferences.ts'
import { shared } from './shared-styles.ts'

/** A plan as the rail lists it, or the baseline, whose id is ''. */
export interface RailEntry {
  readonly id: string
  /** A, B … or '' for the baseline */
  readonly letter: string
  readonly name: string
  /** of the scenarios' colours; 0 for the baseline */
  readonly colour: number
  /** e.g. its budget */
  readonly detail: string
  /** differs from what it began as */
  readonly changed: boolean
  /** simulated and drawn */
  readonly shown: boolean
}

/** A variant of the file that is not in the list yet. */
export interface Offer {
  readonly id: string
  readonly name: string
}

export type PlanAct = 'focus' | 'rename' | 'duplicate' | 'show' | 'hide' | 'up' | 'down' | 'reset' | 'remove' | 'add'

/** Something is done with a plan; `name` is that of a rename. */
export class PlanActed extends Event {
  constructor(
    readonly act: PlanAct,
    readonly id: string,
    readonly name = '',
  ) {
    super('plan-acted')
  }
}

/**
 * Baseline and plans with their colours; one plan is in focus, and what can be done with it stands below it.
 * @fires plan-acted
 */
@customElement('scenario-rail')
export class ScenarioRail extends LitElement {
  @property({ attribute: false }) entries: readonly RailEntry[] = []
  @property({ attribute: false }) offers: readonly Offer[] = []
  /** id of the plan in focus */
  @property() focused = ''
  /** no further plan can be added */
  @property({ type: Boolean }) full = false
  @state() private renaming = false
  /** the file's variants are offered */
  @state() private offering = false
  @query('input') private readonly field!: HTMLInputElement | null
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
      .row[aria-pressed='true'],
      .chosen {
        background: var(--panel);
        font-weight: 600;
      }
      .name {
        flex: 1;
        min-width: 0;
      }
      .out .name {
        color: var(--ink-quiet);
      }
      .out .dot {
        background: none;
        box-shadow: inset 0 0 0 2px var(--dot);
      }
      .detail {
        font-size: var(--text-small);
        font-weight: 400;
        color: var(--ink-quiet);
        white-space: nowrap;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 2px;
        padding: 0 4px 6px 23px;
        background: var(--panel);
        border-radius: 0 0 3px 3px;
      }
      .acts button,
      .add {
        min-height: 24px;
        padding: 2px 6px;
        border-radius: 3px;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      .acts button:hover:not([disabled]) {
        background: var(--field);
        color: var(--ink);
      }
      .acts button[disabled] {
        color: var(--ink-quiet);
        cursor: default;
      }
      form {
        flex: 1;
        display: flex;
        gap: 6px;
      }
      input {
        flex: 1;
        min-width: 0;
        font: inherit;
        color: inherit;
        padding: 2px 6px;
        border: 1px solid var(--edge);
        border-radius: 3px;
        background: var(--field);
      }
      .add {
        margin: 4px 0 0 17px;
      }
      .add:hover,
      .offers button:hover {
        background: var(--panel);
        color: var(--ink);
      }
      .offers button {
        width: 100%;
        min-height: 26px;
        padding: 3px 10px 3px 35px;
        border-radius: 3px;
        text-align: left;
        color: var(--ink-soft);
      }
    `,
  ]

  protected override render() {
    const { rail } = this.localized.words
    return html`
      <h2 class="hidden">${rail.scenarios}</h2>
      <ul>
        ${this.entries.map((entry, k) => html`<li data-scenario=${k} data-colour=${entry.colour} class=${entry.shown ? '' : 'out'}>${this.entry(entry)}</li>`)}
      </ul>
      ${this.adding()}
    `
  }

  private entry(entry: RailEntry) {
    if (entry.id === '') return html`<div class="row">${this.cells(entry)}</div>`
    const focused = entry.id === this.focused
    if (focused && this.renaming) return html`<div class="row chosen"><span class="dot"></span>${this.renameForm(entry)}</div>`
    return html`
      <button class="row" aria-pressed=${focused} @click=${() => this.act('focus', entry.id)}>${this.cells(entry)}</button>
      ${focused ? this.acts(entry) : nothing}
    `
  }

  private cells({ letter, name, detail, changed, shown }: RailEntry) {
    const { rail } = this.localized.words
    return html`
      <span class="dot"></span>
      <span class="name">${letter ? html`${letter} · ` : nothing}${name}</span>
      <span class="detail">${shown ? detail : rail.out}${changed ? html`<span class="mark" role="img" aria-label=${rail.edited}></span>` : nothing}</span>
    `
  }

  private acts({ id, letter, changed, shown }: RailEntry) {
    const { rail } = this.localized.words
    const at = this.entries.findIndex((entry) => entry.id === id)
    const button = (act: PlanAct, text: string, enabled = true) => html`<button ?disabled=${!enabled} @click=${() => this.act(act, id)}>${text}</button>`
    return html`
      <div class="acts" role="group" aria-label=${rail.actsOf(letter)}>
        <button @click=${this.beginRename}>${rail.rename}</button>
        ${button('duplicate', rail.duplicate, !this.full)} ${shown ? button('hide', rail.hide) : button('show', rail.show)} ${button('up', rail.up, at > 1)}
        ${button('down', rail.down, at < this.entries.length - 1)} ${button('reset', rail.resetPlan, changed)} ${button('remove', rail.remove)}
      </div>
    `
  }

  private renameForm({ name, letter }: RailEntry) {
    const { rail } = this.localized.words
    return html`
      <form @submit=${this.endRename} @keydown=${this.keyed}>
        <input aria-label=${rail.nameOf(letter)} .value=${name} maxlength="80" autocomplete="off" />
        <button>${rail.done}</button>
      </form>
    `
  }

  private adding() {
    const { rail } = this.localized.words
    if (this.full) return html`<p class="small quiet">${rail.full}</p>`
    return html`
      <button class="add" aria-expanded=${this.offering} @click=${() => (this.offering = !this.offering)}>${rail.add}</button>
      ${this.offering
        ? html`<ul class="offers" aria-label=${rail.add}>${this.offers.map(({ id, name }) => html`<li><button @click=${() => this.take(id)}>${name}</button></li>`)}</ul>`
        : nothing}
    `
  }

  /** The keyboard goes on at the plan in focus when the button it was on is gone or has nothing more to do. */
  private async act(act: PlanAct, id: string): Promise<void> {
    this.dispatchEvent(new PlanActed(act, id))
    await new Promise(requestAnimationFrame) // the list comes back with the next frame
    const here = this.shadowRoot?.activeElement as HTMLButtonElement | null | undefined
    if (!here || here.disabled || act === 'remove') this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"], .add')?.focus()
  }

  private async beginRename(): Promise<void> {
    this.renaming = true
    await this.updateComplete
    this.field?.select()
  }

  private async endRename(event: Event): Promise<void> {
    event.preventDefault()
    const name = this.field?.value ?? ''
    await this.closeForm()
    this.dispatchEvent(new PlanActed('rename', this.focused, name))
  }

  private keyed(event: KeyboardEvent): void {
    if (event.key === 'Escape') void this.closeForm()
  }

  private async closeForm(): Promise<void> {
    this.renaming = false
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
  }

  /** Adds a plan; the keyboard goes on at the button, not at the list that is gone. */
  private async take(id: string): Promise<void> {
    this.offering = false
    void this.act('add', id)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.add')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'scenario-rail': ScenarioRail
  }
  interface HTMLElementEventMap {
    'plan-acted': PlanActed
  }
}
