import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Runner } from '../experiment/runner.ts'
import type { Variant } from '../model/variant.ts'
import { isFull, type Project } from '../project/project.ts'
import './compare-charts.ts'
import { LiveComparison } from './comparison/live-comparison.ts'
import { findingOf } from './comparison/finding.ts'
import type { Named } from './comparison/verdict.ts'
import { evidenceKey, viewOf, type ComparisonView } from './comparison/view.ts'
import { drawn } from './draw-queue.ts'
import { inRow } from './facts.ts'
import type { Opened, Refused } from './first-scenario.ts'
import { nextTask } from './next-task.ts'
import { actOn, moveBudget } from './plan-acts.ts'
import './page-help.ts'
import type { PageHelp } from './page-help.ts'
import './kpi-strip.ts'
import type { LeverMoved } from './lever-field.ts'
import type { Autosave } from './keep/autosave.ts'
import type { ProjectChosen, ProjectDialog } from './keep/project-dialog.ts'
import type { Kept } from './keep/project-store.ts'
import { Localized } from './preferences.ts'
import './run-bar.ts'
import type { RunStatus } from './run-bar.ts'
import './scenario-rail.ts'
import type { PlanActed, RailEntry } from './scenario-rail.ts'
import { shared } from './shared-styles.ts'
import { Shortcuts } from './shortcuts.ts'
import './subsidy-panel.ts'
import './verdict-line.ts'
import './workbench-header.ts'
import { workbenchStyles } from './workbench-styles.ts'
import { designOf, namesOf, offersOf, railEntries } from './workbench-words.ts'
import type { Workspace } from './workspace.ts'

/** Fans and worlds of the first answer, and the accuracy at which the page stops by itself. */
const PREVIEW = { fans: 2000, replicates: 8 }
const HALF_WIDTH = 0.001 // of the baseline's GMV, 90%
const MORE_PAIRS = 40
const NARROW = matchMedia('(max-width: 1023px)')

/** The workbench: scenarios and levers at the left, verdict, key figures and charts, the run bar below. */
@customElement('trust-workbench')
export class TrustWorkbench extends LitElement {
  @state() private refused: Refused | undefined
  @state() private project: Project | undefined
  @state() private view: ComparisonView | undefined
  @state() private status: RunStatus = { phase: 'starting', done: 0, planned: 1, waits: false, rate: 0, secondsLeft: Infinity }
  /** one column: the verdict first, then levers, figures and charts */
  @state() private narrow = NARROW.matches
  /** the first frame holds words only; figures and charts follow in a task of their own */
  @state() private painted = false
  @query('page-help') private readonly help!: PageHelp | null
  @query('project-dialog') private readonly projects!: ProjectDialog | null
  private runner: Runner | undefined
  private workspace: Workspace | undefined
  private autosave: Autosave | undefined
  private live: LiveComparison | undefined
  private evidence = ''
  private entries: readonly RailEntry[] = []
  private named: readonly Named[] = []
  private spokenIn = ''
  private readonly localized = new Localized(this)

  static override styles = [shared, workbenchStyles]

  constructor() {
    super()
    const [undo, redo] = [(): void => this.workspace?.undo(), (): void => this.workspace?.redo()]
    this.addController(new Shortcuts({ '?': () => this.help?.open(), ' ': () => this.toggle(), 'mod+z': undo, 'mod+shift+z': redo, 'mod+y': redo }))
  }

  /** Opens a project and starts its runs, in a task of their own, before the rail and the scenario's words are shown. */
  async open(opened: Opened, runner: Runner): Promise<void> {
    if (!('workspace' in opened)) {
      void import('./refusal-page.ts')
      this.refused = opened
      return
    }
    this.runner = runner
    await this.use(opened.workspace, opened.kept)
  }

  /** Takes a project in hand, in place of another. */
  private async use(workspace: Workspace, kept?: Kept): Promise<void> {
    this.live?.pause()
    this.autosave?.stop()
    this.workspace?.removeEventListener('change', this.arrange)
    this.workspace = workspace
    if (this.project) this.project = workspace.project // the first one is shown a task later, after its runs have begun
    this.view = undefined
    const { scenario, project } = workspace
    const full = { fans: scenario.baseline.variant.shape.fans, replicates: scenario.replicates }
    const live = new LiveComparison(this.runner!, this.variants(workspace), { seed: scenario.seed, preview: full.fans > PREVIEW.fans ? PREVIEW : full, full, halfWidth: HALF_WIDTH })
    this.live = live
    live.addEventListener('change', () => this.look())
    live.start()
    await nextTask()
    workspace.addEventListener('change', this.arrange)
    this.arrange()
    const { Autosave } = await import('./keep/autosave.ts')
    if (this.workspace !== workspace) return
    this.autosave = new Autosave(workspace, kept, project)
    this.autosave.addEventListener('change', () => this.requestUpdate())
    this.requestUpdate()
  }

  private async openProjects(): Promise<void> {
    await import('./keep/project-dialog.ts')
    await this.autosave?.flush()
    await this.updateComplete
    await this.projects?.open()
  }

  private async takeProject({ workspace, kept }: ProjectChosen): Promise<void> {
    await this.autosave?.flush()
    if (workspace !== 'fresh') return this.use(workspace, kept)
    const { firstScenario } = await import('./first-scenario.ts')
    const opened = await firstScenario(location.search, true)
    if ('workspace' in opened) await this.use(opened.workspace)
  }

  /** The baseline and the plans that are shown. */
  private variants({ scenario, shown }: Workspace): Variant[] {
    return [scenario.baseline, ...shown].map(({ variant }) => variant)
  }

  /** Shows the project as it is now and simulates what is new in it. */
  private readonly arrange = (): void => {
    const { workspace, live } = this
    if (!workspace || !live) return
    this.project = workspace.project
    this.evidence = ''
    live.change(this.variants(workspace))
    this.look()
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

  protected override updated(): void {
    const { words } = this.localized
    document.title = this.workspace ? `${this.workspace.scenario.title[words.text]} · ${words.product}` : words.product
  }

  /** Reads what the comparison knows now; new evidence makes a new view, progress alone a new status. */
  private look(): void {
    const { live, project } = this
    if (!live || !project) return
    const { progress, runs, phase, waits } = live
    const evidence = evidenceKey(live)
    if (evidence !== this.evidence || !this.view) {
      this.evidence = evidence
      this.view = viewOf(live, live.variants[0].shape.horizon, this.view)
    }
    const ended = phase === 'complete' && live.variants.length > 1 ? { by: live.endedBy, ...live.reached } : undefined
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
    const charts = html`<compare-charts .view=${this.view} .named=${this.named} .focused=${Math.max(1, this.inFocus)} ?failed=${this.status.phase === 'failed'}></compare-charts>`
    const kpis = html`<kpi-strip .view=${this.view} .named=${this.named}></kpi-strip>`
    return html`
      <workbench-header
        role="banner" .scenario=${this.workspace?.scenario.title} ?undoable=${this.workspace?.canUndo} ?redoable=${this.workspace?.canRedo}
        @help-open=${() => this.help?.open()} @projects-open=${this.openProjects} @skip-to-results=${this.skip} @undo=${() => this.workspace?.undo()} @redo=${() => this.workspace?.redo()}
      ></workbench-header>
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
      ${this.painted
        ? html`<page-help></page-help><project-dialog .workspace=${this.workspace} .saved=${this.autosave?.state ?? { kind: 'none' }} .current=${this.autosave?.id ?? ''} @project-chosen=${this.takeProject}></project-dialog>`
        : nothing}
    `
  }

  /** Names change with plans and language alone: the same list until then, or every chart would be drawn with every progress. */
  protected override willUpdate(changed: PropertyValues): void {
    const { text } = this.localized.words
    if (!this.workspace || (!changed.has('project') && text === this.spokenIn)) return
    this.spokenIn = text
    this.entries = railEntries(this.workspace, this.localized)
    const named = namesOf(this.entries)
    if (JSON.stringify(named) !== JSON.stringify(this.named)) this.named = named
  }

  /** Number of the plan in focus among those that are shown; 0 when it is hidden or there is none. */
  private get inFocus(): number {
    const { project } = this
    return project ? project.plans.filter(({ shown }) => shown).findIndex(({ id }) => id === project.focus) + 1 : 0
  }

  private levers() {
    const { workspace, project, entries } = this
    if (!workspace || !project) return nothing
    const at = project.plans.findIndex(({ id }) => id === project.focus)
    const plan = workspace.scenario.variants[at]?.variant.plans[0]
    const initial = (at < 0 ? undefined : workspace.variantAsInFile(project.focus).variant.plans[0]) ?? plan
    return html`
      <scenario-rail
        .entries=${entries} .offers=${offersOf(workspace, this.localized)} .focused=${project.focus} ?full=${isFull(project)}
        @plan-acted=${(event: PlanActed) => actOn(workspace, event)}
      ></scenario-rail>
      ${plan && initial
        ? html`<subsidy-panel
            .plan=${plan} .initial=${initial} policy=${entries[at + 1]!.letter}
            @lever-moved=${({ value }: LeverMoved) => moveBudget(workspace, project.focus, value, initial.budget)}
          ></subsidy-panel>`
        : nothing}
    `
  }

  private about() {
    const { words } = this.localized
    const { workspace } = this
    if (!workspace || !this.project) return nothing
    const { summary, expect } = workspace.scenario
    return html`
      <section class="about">
        <h2 class="head">${words.rail.scenario}</h2>
        <p>${summary?.[words.text]}</p>
        ${expect ? html`<h2 class="head">${words.rail.expect}</h2><p>${expect[words.text]}</p>` : nothing}
      </section>
    `
  }

  /** The verdict, or what went wrong in its place. */
  private finding() {
    const { view, live, named, status } = this
    const { words, locale } = this.localized
    const error = status.phase === 'failed' ? (live?.error ?? '') : undefined
    const { parts, evidence, waiting, stale } = findingOf(view, { focus: this.inFocus, hidden: this.entries.find(({ id }) => id !== '' && id === this.project?.focus)?.letter ?? '', named, busy: live?.busy ?? true, error }, { words, locale })
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
    return this.project && this.live ? designOf(this.workspace!.scenario, this.live.pairsPlanned, this.live.halfWidth, this.localized) : []
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
