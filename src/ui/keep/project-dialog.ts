import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ScenarioError } from '../../model/problems.ts'
import { readProject, writeProject } from '../../project/file.ts'
import { dialogStyles } from '../dialog-styles.ts'
import { Localized } from '../preferences.ts'
import { shared } from '../shared-styles.ts'
import { Workspace } from '../workspace.ts'
import type { SavedState } from './autosave.ts'
import { keepWords } from './keep-words.ts'
import { ProjectStore, type Kept } from './project-store.ts'

/** Another project takes the place of the open one; `fresh` is that of the first screen. */
export class ProjectChosen extends Event {
  constructor(
    readonly workspace: Workspace | 'fresh',
    /** what it was opened from, if this browser keeps it */
    readonly kept?: Kept,
  ) {
    super('project-chosen')
  }
}

/**
 * The open project as a file: save, open, start anew; and the projects that are kept in this browser.
 * @fires project-chosen
 */
@customElement('project-dialog')
export class ProjectDialog extends LitElement {
  @property({ attribute: false }) workspace!: Workspace
  @property({ attribute: false }) saved: SavedState = { kind: 'none' }
  /** id under which the open project is kept */
  @property() current = ''
  @state() private others: readonly Kept[] = []
  @state() private errors: readonly ScenarioError[] = []
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('input') private readonly input!: HTMLInputElement
  private readonly localized = new Localized(this)

  static override styles = [
    shared,
    dialogStyles,
    css`
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 0 0 16px;
      }
      input {
        display: none;
      }
      .wrong {
        margin: 0 0 16px;
        padding: 8px 12px;
        border-left: 2px solid var(--danger);
        max-height: 30vh;
        overflow: auto;
      }
      .wrong p {
        margin: 0 0 6px;
      }
      .wrong li {
        overflow-wrap: anywhere;
      }
      .wrong ul {
        margin: 0;
        padding-left: 16px;
        color: var(--ink-soft);
      }
      .others {
        list-style: none;
        margin: 0 0 16px;
        padding: 0;
        max-height: 30vh;
        overflow: auto;
      }
      .others li {
        display: flex;
        gap: 8px;
        align-items: baseline;
        border-top: 1px solid var(--hairline);
      }
      .others .name {
        flex: 1;
        min-width: 0;
        padding: 6px 4px;
        text-align: left;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .others button:hover {
        background: var(--panel);
      }
    `,
  ]

  async open(): Promise<void> {
    await this.updateComplete
    this.errors = []
    this.others = [] // what was listed before may have been opened since
    void this.list()
    if (!this.dialog.open) this.dialog.showModal()
  }

  protected override render() {
    const words = keepWords(this.localized)
    return html`
      <dialog aria-labelledby="title">
        <h2 id="title">${words.title}</h2>
        <p>${words.kept(this.saved)}</p>
        <div class="acts">
          <button class="framed" @click=${this.save}>${words.save}</button>
          <button class="framed" @click=${() => this.input.click()}>${words.open}</button>
          <button class="framed" @click=${() => this.choose('fresh')}>${words.fresh}</button>
          <input type="file" accept=".json,application/json" tabindex="-1" aria-hidden="true" @change=${this.chosen} />
        </div>
        <div role="alert">
          ${this.errors.length === 0
            ? nothing
            : html`<div class="wrong"><p>${words.wrong}</p><ul lang="en">${this.errors.slice(0, 12).map(({ path, message }) => html`<li>${path ? html`<code>${path}</code>: ` : nothing}${message}</li>`)}</ul></div>`}
        </div>
        ${this.others.length === 0
          ? nothing
          : html`
              <h3 class="head">${words.others}</h3>
              <ul class="others">
                ${this.others.map((kept) => html`<li><button class="name" @click=${() => this.use(kept)}>${words.savedAt(kept.saved)} · ${this.plansOf(kept)}</button><button class="small" aria-label=${words.removeOf(words.savedAt(kept.saved))} @click=${() => this.forget(kept)}>${words.remove}</button></li>`)}
              </ul>
            `}
        <footer><button @click=${() => this.dialog.close()}>${words.close}</button></footer>
      </dialog>
    `
  }

  private save(): void {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([writeProject(this.workspace.project)], { type: 'application/json' }))
    link.download = `${this.workspace.scenario.id}.snowball.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000) // Firefox reads it later
  }

  private async chosen(): Promise<void> {
    const [file] = this.input.files ?? []
    this.input.value = ''
    if (!file) return
    this.take(await file.text())
  }

  /** Opens a project's file, or says why it cannot be. */
  private take(text: string, kept?: Kept): void {
    const { presets } = this.workspace
    const read = readProject(text, presets)
    const opened = read.ok ? Workspace.open(read.project, presets) : read.errors
    if (opened instanceof Workspace) this.choose(opened, kept)
    else this.errors = opened
  }

  private use(kept: Kept): void {
    this.take(kept.text, kept)
  }

  /** Names of a kept project's plans. */
  private plansOf({ text }: Kept): string {
    const { words } = this.localized
    const read = readProject(text, this.workspace.presets)
    return read.ok ? read.project.plans.map(({ title }) => title[words.text]).join(', ') : ''
  }

  private async list(): Promise<void> {
    this.others = (await ProjectStore.with((store) => store.all()).catch(() => [])).filter(({ id }) => id !== this.current)
  }

  private async forget({ id }: Kept): Promise<void> {
    await ProjectStore.with((store) => store.remove(id)).catch(() => undefined)
    await this.list()
  }

  private choose(workspace: Workspace | 'fresh', kept?: Kept): void {
    this.dialog.close()
    this.dispatchEvent(new ProjectChosen(workspace, kept))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'project-dialog': ProjectDialog
  }
  interface HTMLElementEventMap {
    'project-chosen': ProjectChosen
  }
}
