import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Phase } from './comparison/live-comparison.ts'
import { count, duration, plain } from '../locale/format.ts'
import { Localized } from './preferences.ts'
import { shared } from './shared-styles.ts'

export interface RunStatus {
  readonly phase: Phase
  readonly done: number
  readonly planned: number
  /** fan-days per second */
  readonly rate: number
  readonly secondsLeft: number
}

/**
 * State, progress and speed of the runs; pause and resume.
 * @fires run-toggle pause, resume or add pairs, whichever the button says
 */
@customElement('run-bar')
export class RunBar extends LitElement {
  @property({ attribute: false }) status: RunStatus = { phase: 'starting', done: 0, planned: 1, rate: 0, secondsLeft: Infinity }
  /** what is run: fans, days, seed, pairs, rule */
  @property({ attribute: false }) design: readonly string[] = []
  /** pairs that the button adds once all are done */
  @property({ type: Number }) step = 0
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 16px;
        padding: 7px 20px;
        border-top: 1px solid var(--hairline);
        font-size: var(--text-small);
        color: var(--ink-soft);
        white-space: nowrap;
      }
      .toggle {
        min-width: 84px;
        padding: 4px 12px;
        border: 1px solid var(--edge);
        background: var(--field);
        color: var(--ink);
      }
      .toggle:hover:not(:disabled) {
        border-color: var(--ink);
      }
      progress {
        appearance: none;
        width: 200px;
        height: 4px;
        border: 0;
        border-radius: 2px;
        background: var(--hairline);
        overflow: hidden;
        forced-color-adjust: none;
      }
      progress::-webkit-progress-bar {
        background: var(--hairline);
      }
      progress::-webkit-progress-value {
        background: var(--ink);
      }
      progress::-moz-progress-bar {
        background: var(--ink);
      }
      .design {
        margin-left: auto;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      @media (max-width: 1359px) {
        progress {
          width: 120px;
        }
      }
    `,
  ]

  protected override render() {
    const { words, locale } = this.localized
    const { run } = words
    const { phase, done, planned, rate, secondsLeft } = this.status
    const going = phase === 'running' || phase === 'starting'
    const action = phase === 'complete' ? run.more(plain(this.step, locale)) : going ? run.pause : phase === 'paused' ? run.resume : words.verdict.retry
    const facts = [run[phase], run.runs(plain(done, locale), plain(planned, locale))]
    if (rate > 0) facts.push(run.rate(count(rate, locale, 2)))
    if (going && Number.isFinite(secondsLeft)) facts.push(run.left(duration(secondsLeft, locale)))
    return html`
      <button class="toggle" @click=${() => this.dispatchEvent(new Event('run-toggle'))}>${action}</button>
      <progress aria-label=${run.progress} max=${planned} .value=${done}></progress>
      <span>${facts.join(words.separator)}</span>
      ${this.design.length > 0 ? html`<span class="design">${this.design.join(words.separator)}</span>` : nothing}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'run-bar': RunBar
  }
}
