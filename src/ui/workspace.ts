// The project that is open, its history, and the scenario that it makes. Invariant: the scenario is always that of the present project;
// a change that cannot be run is refused with its reasons and leaves everything as it was.
import type { ScenarioError } from '../model/problems.ts'
import { parseScenario, type Presets, type Scenario, type ScenarioVariant } from '../model/scenario.ts'
import { begin, commit, redo, undo, type History } from '../project/history.ts'
import type { PlanDocument, Project } from '../project/project.ts'
import { originals, resolve } from '../project/resolve.ts'

/** @fires change when another project is present */
export class Workspace extends EventTarget {
  readonly originals: readonly PlanDocument[]
  /** the scenario file as it is, with its own variants */
  private readonly file: Scenario
  private history: History<Project>
  private resolved: Scenario

  private constructor(project: Project, file: Scenario, scenario: Scenario, readonly presets: Presets) {
    super()
    this.file = file
    this.history = begin(project)
    this.resolved = scenario
    this.originals = originals(project)
  }

  /** @returns why the project cannot be opened, if it cannot */
  static open(project: Project, presets: Presets): Workspace | readonly ScenarioError[] {
    const file = parseScenario(project.scenario, presets)
    if (!file.ok) return file.errors
    const made = resolve(project, presets)
    return made.ok ? new Workspace(project, file.scenario, made.scenario, presets) : made.errors
  }

  get project(): Project {
    return this.history.present.state
  }
  get scenario(): Scenario {
    return this.resolved
  }
  get canUndo(): boolean {
    return this.history.past.length > 0
  }
  get canRedo(): boolean {
    return this.history.future.length > 0
  }

  /** Variants of the plans that are shown, in their order. */
  get shown(): readonly ScenarioVariant[] {
    return this.project.plans.flatMap(({ shown }, k) => (shown ? [this.resolved.variants[k]!] : []))
  }

  /** What the plan began as; a plan of its own began as the baseline. */
  original(id: string): Pick<PlanDocument, 'world' | 'policy'> {
    const { from } = this.project.plans.find((plan) => plan.id === id)!
    return this.originals.find((each) => each.id === from) ?? {}
  }

  /** The same read: a variant of the file, or its baseline. */
  variantAsInFile(id: string): ScenarioVariant {
    const { from } = this.project.plans.find((plan) => plan.id === id)!
    return this.file.variants.find((each) => each.id === from) ?? this.file.baseline
  }

  /**
   * @param did what is done, for joining a burst to one step of undo; '' never joins
   * @returns why it cannot be done; nothing when it was
   */
  change(project: Project, did = ''): readonly ScenarioError[] {
    if (project === this.project) return []
    return this.present(commit(this.history, project, did, performance.now()))
  }

  /** What is looked at, which is no step to undo. */
  look(project: Project): void {
    if (project === this.project) return
    this.history = { ...this.history, present: { ...this.history.present, state: project } }
    this.dispatchEvent(new Event('change'))
  }

  undo(): void {
    this.present(undo(this.history))
  }

  redo(): void {
    this.present(redo(this.history))
  }

  private present(history: History<Project>): readonly ScenarioError[] {
    if (history === this.history || history.present === this.history.present) return []
    const made = resolve(history.present.state, this.presets)
    if (!made.ok) return made.errors
    this.history = history
    this.resolved = made.scenario
    this.dispatchEvent(new Event('change'))
    return []
  }
}
