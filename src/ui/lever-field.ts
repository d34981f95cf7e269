import { html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { ParameterEntry } from '../model/parameters.ts'
import { decimalsOf, plain } from '../locale/format.ts'
import { Localized } from './preferences.ts'
import { leverStyles } from './lever-styles.ts'
import { shared } from './shared-styles.ts'

/** A lever was moved; `value` is in the catalogue's unit. */
export class LeverMoved extends Event {
  constructor(readonly value: number) {
    super('lever-moved', { bubbles: true, composed: true })
  }
}

/** Steps of the catalogue that − and + take at a time. */
const BUTTON_STEPS = 5

/**
 * A number of the catalogue with slider, number box and − / + buttons, what it does, its range and its source.
 * @fires lever-moved while it moves
 */
@customElement('lever-field')
export class LeverField extends LitElement {
  @property({ attribute: false }) entry!: ParameterEntry
  @property({ type: Number }) value = 0
  /** value in the scenario file */
  @property({ type: Number }) initial = 0
  /** catalogue units per unit shown, e.g. 1e9 for billions */
  @property({ type: Number }) factor = 1
  @property() unit = ''
  /** name for assistive technology; default: the catalogue's label */
  @property() label = ''
  /** the value in other words, e.g. in impressions */
  @property() meaning = ''
  @query('.box') private readonly box!: HTMLInputElement
  private readonly localized = new Localized(this)

  static override styles = [shared, leverStyles]

  protected override render() {
    const { words, locale } = this.localized
    const { rail } = words
    const { entry, factor, unit } = this
    const [low, high] = entry.slider.map((each) => each / factor)
    const label = this.label || entry.label[words.text]
    const shown = this.value / factor
    const changed = this.value !== this.initial
    const bare = (value: number): string => plain(value, locale, Math.min(2, decimalsOf(value, 2)))
    const number = (value: number): string => `${bare(value)} ${unit}`
    return html`
      <div class="top">
        <label class="name" for="box">${entry.label[words.text]}${changed ? html`<span class="mark" role="img" aria-label=${rail.edited}></span>` : nothing}</label>
        <div class="stepper">
          <button aria-label=${`${rail.less}: ${label}`} ?disabled=${this.value <= entry.slider[0]} @click=${() => this.nudge(-1)}>−</button>
          <input
            id="box" class="box" type="number" aria-label=${`${label} (${unit})`} min=${low} max=${entry.max / factor} step=${entry.step / factor}
            .value=${live(String(Number(shown.toPrecision(6))))} @focus=${() => this.box.select()} @change=${this.typed} @blur=${this.typed} @keydown=${this.entered}
          /><span class="unit" aria-hidden="true">${unit}</span>
          <button aria-label=${`${rail.more}: ${label}`} ?disabled=${this.value >= entry.slider[1]} @click=${() => this.nudge(1)}>+</button>
        </div>
      </div>
      <div class="track">
        <span class="tick" title=${number(this.initial / factor)}></span>
        <input
          type="range" aria-label=${rail.slider(label)} aria-valuetext=${`${number(shown)}. ${this.meaning}`} min=${low} max=${high} step=${entry.step / factor}
          .value=${live(String(shown))} @input=${this.slid} @keydown=${this.keyed}
        />
      </div>
      <div class="under">
        <span>${this.meaning}</span>
        ${changed ? html`<button aria-label=${rail.resetTo(number(this.initial / factor))} @click=${() => this.move(this.initial)}>${rail.reset}</button>` : nothing}
      </div>
      <details>
        <summary>${rail.about}</summary>
        <p>${entry.doc[words.text]} ${rail.range(bare(low), bare(high), unit)}</p>
        <p>${rail.source}${words.colon}${entry.source}</p>
      </details>
    `
  }

  protected override updated(): void {
    const [low, high] = this.entry.slider
    const along = (value: number): string => String(Math.min(1, Math.max(0, (value - low) / (high - low))))
    this.style.setProperty('--filled', along(this.value))
    this.style.setProperty('--initial', along(this.initial))
  }

  private slid(event: Event): void {
    this.move(Number((event.target as HTMLInputElement).value) * this.factor)
  }

  private keyed(event: KeyboardEvent): void {
    const steps = { PageUp: 10, PageDown: -10 }[event.key]
    if (steps === undefined) return
    event.preventDefault()
    this.move(this.value + steps * this.entry.step)
  }

  private typed(): void {
    const typed = this.box.valueAsNumber * this.factor
    if (Number.isFinite(typed)) this.move(typed)
    this.requestUpdate()
  }

  private entered(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.typed()
  }

  private nudge(direction: 1 | -1): void {
    this.move(this.value + direction * BUTTON_STEPS * this.entry.step)
  }

  /** To the nearest step within the limits. */
  private move(to: number): void {
    const { step, slider } = this.entry
    const value = Math.min(slider[1], Math.max(slider[0], Number((Math.round(to / step) * step).toPrecision(12))))
    if (value !== this.value) this.dispatchEvent(new LeverMoved(value))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lever-field': LeverField
  }
  interface HTMLElementEventMap {
    'lever-moved': LeverMoved
  }
}
