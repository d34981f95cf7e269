import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import type { ParameterEntry } from '../model/parameters.ts'
import { decimalsOf, plain } from '../locale/format.ts'
import { Localized } from './preferences.ts'
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

  static override styles = [
    shared,
    css`
      .top {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .name {
        flex: 1;
      }
      .mark {
        display: inline-block;
        width: 6px;
        height: 6px;
        margin-left: 5px;
        border-radius: 50%;
        background: var(--accent);
        vertical-align: 2px;
      }
      .stepper {
        display: flex;
        align-items: center;
        border: 1px solid var(--edge);
        border-radius: 3px;
        background: var(--field);
      }
      .stepper:focus-within {
        border-color: var(--ink);
      }
      .stepper button {
        width: 26px;
        height: 26px;
        padding: 0;
        color: var(--ink-soft);
      }
      .box {
        width: 58px;
        height: 26px;
        padding: 0 2px;
        border: 0;
        background: none;
        text-align: right;
        appearance: textfield;
      }
      .box::-webkit-inner-spin-button {
        display: none;
      }
      .unit {
        padding: 0 2px 0 4px;
        color: var(--ink-quiet);
      }
      .track {
        position: relative;
        margin: 4px 0 0;
      }
      .tick {
        position: absolute;
        left: calc(7px + (100% - 14px) * var(--initial, 0));
        top: 5px;
        width: 1px;
        height: 14px;
        background: var(--edge);
      }
      input[type='range'] {
        appearance: none;
        display: block;
        position: relative;
        width: 100%;
        height: 24px;
        margin: 0;
        background: linear-gradient(var(--ink), var(--ink)) 0 50% / calc(7px + (100% - 14px) * var(--filled, 0)) 2px no-repeat,
          linear-gradient(var(--hairline), var(--hairline)) 0 50% / 100% 2px no-repeat;
        cursor: pointer;
      }
      input[type='range']::-webkit-slider-thumb {
        appearance: none;
        width: 14px;
        height: 14px;
        border: 2px solid var(--ink);
        border-radius: 50%;
        background: var(--paper);
      }
      input[type='range']::-moz-range-thumb {
        width: 10px;
        height: 10px;
        border: 2px solid var(--ink);
        border-radius: 50%;
        background: var(--paper);
      }
      .under {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: 8px;
        min-height: 24px;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      .under button {
        min-width: 28px;
        min-height: 24px;
        padding: 0 2px;
        color: var(--accent);
      }
      details {
        margin-top: 4px;
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      summary {
        width: fit-content;
        min-height: 24px;
        cursor: pointer;
        color: var(--ink-quiet);
      }
      summary:hover {
        color: var(--ink);
      }
      details p {
        margin: 2px 0 6px;
      }
      .wrong {
        margin: 2px 0 0;
        font-size: var(--text-small);
        color: var(--danger);
      }
    `,
  ]

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
            .value=${live(String(Number(shown.toPrecision(6))))} @change=${this.typed} @blur=${this.typed} @keydown=${this.entered}
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
