import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Phase } from './comparison/live-comparison.ts'
import { count, decimalsOf, duration, percent, plain } from '../locale/format.ts'
import { inRow } from './facts.ts'
import { Localized } from './preferences.ts'
import { shared } from './shared-styles.ts'

export interface RunStatus {
  readonly phase: Phase
  readonly done: number
  readonly planned: number
  /** a moved lever waits for the runs to go on */
  readonly waits: boolean
  /** fan-days per second */
  readonly rate: number
  readonly secondsLeft: number
  /** once complete: the rule that ended it, pairs simulated, half-width reached as a share of the baseline's GMV */
  readonly ended?: { readonly by: 'halfWidth' | 'pairs'; readonly pairs: number; readonly halfWidth: number }
}

/**
 * State, progress and speed of the runs; pause and resume.
 * @fires run-toggle pause, resume or add pairs, whichever the button says
 */
@customElement('run-bar')
export class RunBar extends LitElement {
  @property({ attribute: false }) status: RunStatus = { phase: 'starting', done: 0, planned: 1, waits: false, rate: 0, secondsLeft: Infinity }
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
        flex: none;
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
        :host {
          gap: 12px;
        }
        progress {
          width: 96px;
        }
      }
      @media (min-width: 1024px) and (max-width: 1239px) {
        :host {
          flex-wrap: wrap;
          row-gap: 2px;
        }
        .design {
          flex-basis: 100%;
          margin: 0;
        }
      }
      @media (max-width: 1023px) {
        :host {
          position: relative;
          gap: 14px;
          white-space: normal;
        }
        progress {
          position: absolute;
          inset: -2px 0 auto;
          width: 100%;
          height: 3px;
        }
        :host(.complete) progress {
          visibility: hidden;
        }
      }
    `,
  ]

  protected override updated(): void {
    this.classList.toggle('complete', this.status.phase === 'complete')
  }

  protected override render() {
    const { words, locale } = this.localized
    const { run } = words
    const { phase, done, planned, waits, rate, secondsLeft } = this.status
    const going = phase === 'running' || phase === 'starting'
    const action = phase === 'complete' ? run.more(plain(this.step, locale)) : going ? run.pause : phase === 'paused' ? run.resume : words.verdict.retry
    const facts = [run[phase], phase === 'complete' ? this.ending() : run.runs(plain(done, locale), plain(planned, locale))]
    if (waits) facts.push(run.waits)
    if (going && Number.isFinite(secondsLeft)) facts.push(run.rate(count(rate, locale, 2)), run.left(duration(secondsLeft, locale)))
    return html`
      <button class="toggle" @click=${() => this.dispatchEvent(new Event('run-toggle'))}>${action}</button>
      <progress aria-label=${run.progress} max=${planned} .value=${done}></progress>
      <span class="facts">${inRow(facts, words)}</span>
      ${this.design.length > 0 ? html`<span class="design">${inRow(this.design, words)}</span>` : nothing}
    `
  }

  /** How closely the differences are known, and where more pairs were to be had, that they would be known better. */
  private ending(): string {
    const { words, locale } = this.localized
    const { run } = words
    const { ended, done, planned } = this.status
    if (!ended) return run.runs(plain(done, locale), plain(planned, locale))
    const pairs = plain(ended.pairs, locale)
    if (!Number.isFinite(ended.halfWidth)) return run.endedFew(pairs)
    const known = run.ended(pairs, percent(ended.halfWidth, locale, decimalsOf(100 * ended.halfWidth, 2)))
    return ended.by === 'halfWidth' ? known : run.sharper(known)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'run-bar': RunBar
  }
}
