import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { ParameterEntry } from '../model/parameters.ts'
import { plain } from '../locale/format.ts'
import { Localized } from './preferences.ts'
import { leverStyles } from './lever-styles.ts'
import { shared } from './shared-styles.ts'
import { sourceInWords } from './source-words.ts'

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
  /** a value, and the span between two, as they are read in a sentence; of numbers already written */
  @property({ attribute: false }) amount!: (value: string) => string
  @property({ attribute: false }) span!: (low: string, high: string) => string
  /** name for assistive technology; default: the catalogue's label */
  @property() label = ''
  /** the value in other words, e.g. in impressions */
  @property() meaning = ''
  /** why what was typed is not what was taken */
  @state() private wrong = ''
  @query('.box') private readonly box!: HTMLInputElement
  private readonly localized = new Localized(this)

  static override styles = [shared, leverStyles]

  protected override render() {
    const { words } = this.localized
    const { rail } = words
    const { entry, factor, unit } = this
    const [low, high] = entry.slider.map((each) => each / factor)
    const label = this.label || entry.label[words.text]
    const shown = this.value / factor
    const changed = this.value !== this.initial
    const { known, reason } = sourceInWords(entry.source, words)
    const number = (value: number): string => this.amount(this.write(value))
    return html`
      <div class="top">
        <label class="name" for="box">${entry.label[words.text]}${changed ? html`<span class="mark" role="img" aria-label=${rail.edited}></span>` : nothing}</label>
        <div class="stepper">
          <button aria-label=${`${rail.less}: ${label}`} ?disabled=${this.value <= entry.slider[0]} @click=${() => this.nudge(-1)}>−</button>
          <input
            id="box" class="box" type="number" aria-label=${`${label} (${unit})`} min=${low} max=${high} step=${entry.step / factor} aria-describedby="wrong"
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
      <p class="wrong" id="wrong" aria-live="polite">${this.wrong || nothing}</p>
      <div class="under">
        <span>${this.meaning}</span>
        ${changed ? html`<button aria-label=${rail.resetTo(number(this.initial / factor))} @click=${() => this.move(this.initial)}>${rail.reset}</button>` : nothing}
      </div>
      <details>
        <summary>${rail.about}</summary>
        <p>${entry.doc[words.text]}${words.gap}${rail.range(this.span(this.write(low), this.write(high)))}</p>
        <p>${rail.source}${words.colon}${known}<span lang="en">${reason}</span></p>
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

  /** Takes what was typed, or what is nearest to it and says so. */
  private typed(): void {
    const { factor, entry } = this
    const typed = this.box.valueAsNumber
    const before = this.value / factor
    if (Math.abs(typed - before) < 1e-9) return
    if (Number.isFinite(typed)) this.move(typed * factor)
    const [low, high] = entry.slider.map((each) => this.write(each / factor))
    const taken = this.amount(this.write(this.nearest(typed * factor) / factor))
    const { rail } = this.localized.words
    if (!Number.isFinite(typed)) this.wrong = rail.noNumber(this.amount(this.write(before)))
    else if (typed * factor < entry.slider[0] || typed * factor > entry.slider[1]) this.wrong = rail.outside(this.write(typed), this.span(low, high), taken)
    else if (Math.abs(this.nearest(typed * factor) / factor - typed) > 1e-9) this.wrong = rail.rounded(String(typed), this.amount(this.write(entry.step / factor)), taken)
    this.requestUpdate()
  }

  /** A number with as many decimals as it needs, two at most. */
  private write(value: number): string {
    const [, decimals = ''] = String(Number(value.toFixed(2))).split('.')
    return plain(value, this.localized.locale, decimals.length)
  }

  private entered(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.typed()
  }

  private nudge(direction: 1 | -1): void {
    this.move(this.value + direction * BUTTON_STEPS * this.entry.step)
  }

  /** The nearest step within the limits. */
  private nearest(to: number): number {
    const { step, slider } = this.entry
    return Math.min(slider[1], Math.max(slider[0], Number((Math.round(to / step) * step).toPrecision(12))))
  }

  private move(to: number): void {
    const value = this.nearest(to)
    this.wrong = ''
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
