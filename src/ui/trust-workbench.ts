import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Runner } from '../experiment/runner.ts'
import type { Scenario, ScenarioVariant } from '../model/scenario.ts'
import './compare-charts.ts'
import { LiveComparison } from './comparison/live-comparison.ts'
import { findingOf } from './comparison/finding.ts'
import type { Named } from './comparison/verdict.ts'
import { evidenceKey, viewOf, type ComparisonView } from './comparison/view.ts'
import { drawn } from './draw-queue.ts'
import { inRow } from './facts.ts'
import type { Opened, Refused } from './first-scenario.ts'
import { nextTask } from './next-task.ts'
import './page-help.ts'
import type { PageHelp } from './page-help.ts'
import './kpi-strip.ts'
import type { LeverMoved } from './lever-field.ts'
import { Localized } from './preferences.ts'
import './run-bar.ts'
import type { RunStatus } from './run-bar.ts'
import './scenario-rail.ts'
import type { PolicyChosen } from './scenario-rail.ts'
import { shared } from './shared-styles.ts'
import { Shortcuts } from './shortcuts.ts'
import './subsidy-panel.ts'
import './verdict-line.ts'
import './workbench-header.ts'
import { workbenchStyles } from './workbench-styles.ts'
import { designOf, railEntries } from './workbench-words.ts'

/** Fans and worlds of the first answer, and the accuracy at which the page stops by itself. */
const PREVIEW = { fans: 2000, replicates: 8 }
const HALF_WIDTH = 0.001 // of the baseline's GMV, 90%
const MORE_PAIRS = 40
const LETTERS = 'ABCDEFGH'
const NARROW = matchMedia('(max-width: 1023px)')

/** The workbench: scenarios and levers at the left, verdict, key figures and charts, the run bar below. */
@customElement('trust-workbench')
export class TrustWorkbench extends LitElement {
  @state() private scenario: Scenario | undefined
  @state() private refused: Refused | undefined
  @state() private current: readonly ScenarioVariant[] = []
  @state() private focused = 1
  @state() private view: ComparisonView | undefined
  @state() private status: RunStatus = { phase: 'starting', done: 0, planned: 1, waits: false, rate: 0, secondsLeft: Infinity }
  /** one column: the verdict first, then levers, figures and charts */
  @state() private narrow = NARROW.matches
  /** the first frame holds words only; figures and charts follow in a task of their own */
  @state() private painted = false
  @query('page-help') private readonly help!: PageHelp | null
  private initial: readonly ScenarioVariant[] = []
  private live: LiveComparison | undefined
  private evidence = ''
  private named: readonly Named[] = []
  private spokenIn = ''
  private readonly localized = new Localized(this)

  static override styles = [shared, workbenchStyles]

  constructor() {
    super()
    this.addController(new Shortcuts({ '?': () => this.help?.open(), ' ': () => this.toggle() }))
  }

  /** Opens a scenario: starts its runs, and shows it in a task of its own. */
  async open(opened: Opened, runner: Runner): Promise<void> {
    if (!('scenario' in opened)) {
      void import('./refusal-page.ts')
      this.refused = opened
      return
    }
    const { scenario, policies } = opened
    const variants = [scenario.baseline, ...policies.map((id) => scenario.variants.find((variant) => variant.id === id)).filter((variant) => variant !== undefined)]
    const full = { fans: scenario.baseline.variant.shape.fans, replicates: scenario.replicates }
    this.live = new LiveComparison(runner, variants.map(({ variant }) => variant), { seed: scenario.seed, preview: full.fans > PREVIEW.fans ? PREVIEW : full, full, halfWidth: HALF_WIDTH })
    this.live.addEventListener('change', () => this.look())
    this.live.start()
    await nextTask()
    this.scenario = scenario
    this.initial = this.current = variants
    this.focused = variants.length - 1
  }

  override connectedCallback(): void {
    super.connectedCallback()
    NARROW.addEventListener('change', this.resized)
  }
  /** The first time in a task of its own, after that in which the scripts were evaluated. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await nextTask()
    super.scheduleUpdate()
  }
  protected override firstUpdated(): void {
    requestAnimationFrame(() => setTimeout(() => (this.painted = true)))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    NARROW.removeEventListener('change', this.resized)
  }

  protected override updated(changed: PropertyValues): void {
    const { words } = this.localized
    document.title = this.scenario ? `${this.scenario.title[words.text]} · ${words.product}` : words.product
    if (changed.has('scenario')) this.look()
  }

  /** Reads what the comparison knows now; new evidence makes a new view, progress alone a new status. */
  private look(): void {
    const { live, scenario } = this
    if (!live || !scenario) return
    const { progress, runs, phase, waits } = live
    const evidence = evidenceKey(live, this.current.length)
    if (evidence !== this.evidence || !this.view) {
      this.evidence = evidence
      this.view = viewOf(live, this.current.length, scenario.baseline.variant.shape.horizon, this.view)
    }
    const ended = phase === 'complete' ? { by: live.endedBy, ...live.reached } : undefined
    void this.say({ phase, ...runs, waits, rate: progress?.rate ?? 0, secondsLeft: progress?.secondsLeft ?? Infinity, ...(ended && { ended }) })
  }

  /** Shows a status; that all is complete only once the last worlds have been drawn. */
  private async say(status: RunStatus): Promise<void> {
    if (status.phase === 'complete' && this.status.phase !== 'complete') {
      await this.updateComplete
      await drawn()
      if (this.live?.phase !== 'complete') return
    }
    this.status = status
  }

  protected override render() {
    const { words } = this.localized
    if (this.refused) return this.refusal()
    const charts = html`<compare-charts .view=${this.view} .named=${this.named} .focused=${this.focused} ?failed=${this.status.phase === 'failed'}></compare-charts>`
    const kpis = html`<kpi-strip .view=${this.view}></kpi-strip>`
    return html`
      <workbench-header role="banner" .scenario=${this.scenario?.title} @help-open=${() => this.help?.open()} @skip-to-results=${this.skip}></workbench-header>
      ${this.narrow
        ? html`
            <main tabindex="-1">
              ${this.finding()}
              <section aria-label=${words.rail.label}>${this.levers()}</section>
              ${this.painted ? [kpis, charts] : nothing} ${this.about()}
              <p class="design">${inRow(this.design(), words)}</p>
            </main>
          `
        : html`
            <aside aria-label=${words.rail.label}>${this.levers()} ${this.about()}</aside>
            <main tabindex="-1">${this.finding()} ${this.painted ? [kpis, charts] : nothing}</main>
          `}
      <run-bar role="region" aria-label=${words.run.label} .status=${this.status} .design=${this.narrow ? [] : this.design()} .step=${MORE_PAIRS} @run-toggle=${this.toggle}></run-bar>
      <p class="hidden" role="status">${this.spoken()}</p>
      ${this.painted ? html`<page-help></page-help>` : nothing}
    `
  }

  /** Names change with the language alone: the same list until then, or every chart would be drawn with every progress. */
  protected override willUpdate(changed: PropertyValues): void {
    const { text, rail } = this.localized.words
    if (!changed.has('current') && text === this.spokenIn) return
    this.spokenIn = text
    this.named = this.current.map(({ title }, k) => (k === 0 ? { letter: '', name: rail.baseline } : { letter: LETTERS[k - 1], name: title[text] }))
  }

  private levers() {
    if (!this.scenario) return nothing
    const variant = this.current[this.focused]
    const plan = variant?.variant.plans[0]
    return html`
      <scenario-rail .entries=${railEntries(this.named, this.current, this.initial, this.localized)} .focused=${this.focused} @policy-chosen=${this.choose}></scenario-rail>
      ${plan
        ? html`<subsidy-panel .plan=${plan} .initial=${this.initial[this.focused].variant.plans[0]} policy=${LETTERS[this.focused - 1]} @lever-moved=${this.moveBudget}></subsidy-panel>`
        : nothing}
    `
  }

  private about() {
    const { words } = this.localized
    const { scenario } = this
    if (!scenario) return nothing
    return html`
      <section class="about">
        <h2 class="head">${words.rail.scenario}</h2>
        <p>${scenario.summary?.[words.text]}</p>
        ${scenario.expect ? html`<h2 class="head">${words.rail.expect}</h2><p>${scenario.expect[words.text]}</p>` : nothing}
      </section>
    `
  }

  /** The verdict, or what went wrong in its place. */
  private finding() {
    const { view, live, named, status } = this
    const { words, locale } = this.localized
    const error = status.phase === 'failed' ? (live?.error ?? '') : undefined
    const { parts, evidence, waiting, stale } = findingOf(view, { focus: this.focused, named, busy: live?.busy ?? true, error }, { words, locale })
    return html`<verdict-line heading=${words.verdict.label} ?waiting=${waiting} ?stale=${stale} .parts=${parts} .evidence=${evidence}></verdict-line>`
  }

  private refusal() {
    return html`
      <workbench-header role="banner" @help-open=${() => this.help?.open()}></workbench-header>
      <main class="refusal"><refusal-page .refused=${this.refused}></refusal-page></main>
      <page-help></page-help>
    `
  }

  /** What a screen reader is told: only when the state of the run changes. */
  private spoken(): string {
    const { run } = this.localized.words
    const { phase, waits } = this.status
    if (waits) return inRow([run[phase], run.waits], this.localized.words)
    return phase === 'complete' || phase === 'paused' || phase === 'failed' ? run[phase] : ''
  }

  private design(): string[] {
    return this.scenario && this.live ? designOf(this.scenario, this.live.pairsPlanned, this.live.halfWidth, this.localized) : []
  }

  private choose(event: PolicyChosen): void {
    this.focused = event.number
  }

  private moveBudget(event: LeverMoved): void {
    const index = this.focused
    const { variant } = this.current[index]
    const plans = variant.plans.map((plan, k) => (k === 0 ? { ...plan, budget: event.value } : plan))
    this.current = this.current.map((each, k) => (k === index ? { ...each, variant: { ...variant, plans } } : each))
    this.evidence = ''
    this.live?.change(index, this.current[index].variant)
  }

  private toggle(): void {
    const { live } = this
    if (!live) return
    if (live.phase === 'paused' || live.phase === 'failed') live.start()
    else if (live.phase !== 'complete') live.pause()
    else if (this.status.phase === 'complete') live.extend(MORE_PAIRS) // not while the last worlds are drawn and the button still says "pause"
  }

  private skip(): void {
    this.renderRoot.querySelector<HTMLElement>('main')?.focus()
  }

  private readonly resized = (): void => {
    this.narrow = NARROW.matches
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'trust-workbench': TrustWorkbench
  }
}
