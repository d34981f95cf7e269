// Keeps the open project in this browser, soon after each change. Invariant: of several changes the last is kept; a failure is told and
// the work goes on.
import { writeProject } from '../../project/file.ts'
import type { Project } from '../../project/project.ts'
import type { Workspace } from '../workspace.ts'
import { ProjectStore, type Kept } from './project-store.ts'

/** Changes within this time are one save, ms. */
const SOON = 300

export type SavedState = { readonly kind: 'none' } | { readonly kind: 'saved'; readonly at: number } | { readonly kind: 'failed'; readonly why: string }

/** @fires change when what is kept has changed, or could not be kept */
export class Autosave extends EventTarget {
  state: SavedState = { kind: 'none' }
  private timer: ReturnType<typeof setTimeout> | undefined
  /** id under which the project is kept */
  get id(): string | undefined {
    return this.kept?.id
  }
  private saving: Promise<void> = Promise.resolve()
  private written: string

  /**
   * @param kept what the workspace was opened from, if it was kept
   * @param opened the project as it was opened: what was changed since is saved
   */
  constructor(
    private readonly workspace: Workspace,
    private kept: Kept | undefined,
    opened: Project,
  ) {
    super()
    if (kept) this.state = { kind: 'saved', at: kept.saved }
    this.written = writeProject(opened)
    workspace.addEventListener('change', this.changed)
    document.addEventListener('visibilitychange', this.leaving)
    addEventListener('pagehide', this.leaving)
    if (workspace.project !== opened) this.changed()
  }

  /** The project passes to another keeper, or is given up. */
  stop(): void {
    this.workspace.removeEventListener('change', this.changed)
    document.removeEventListener('visibilitychange', this.leaving)
    removeEventListener('pagehide', this.leaving)
    clearTimeout(this.timer)
  }

  /** Saves what is not saved yet. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const text = writeProject(this.workspace.project)
    if (text === this.written) return this.saving
    this.written = text
    return (this.saving = this.saving.then(() => this.save(text)))
  }

  private async save(text: string): Promise<void> {
    try {
      this.kept = await ProjectStore.with((store) => store.save(this.kept, text))
      this.state = { kind: 'saved', at: this.kept.saved }
    } catch (error) {
      this.written = ''
      this.state = { kind: 'failed', why: error instanceof Error ? error.message : String(error) }
    }
    this.dispatchEvent(new Event('change'))
  }

  private readonly changed = (): void => {
    this.timer ??= setTimeout(() => void this.flush(), SOON)
  }

  private readonly leaving = (): void => {
    if (document.visibilityState === 'hidden' && this.timer !== undefined) void this.flush()
  }
}
