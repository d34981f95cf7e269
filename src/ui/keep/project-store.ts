// Projects kept in this browser (IndexedDB). Invariant: a save never overwrites what another tab has saved since it was read; it is kept
// beside it. Nothing here knows what a project is: texts go in and come out.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

export interface Kept {
  readonly id: string
  /** a project's file */
  readonly text: string
  /** counts the saves */
  readonly version: number
  /** ms since 1970 */
  readonly saved: number
}

interface Schema extends DBSchema {
  projects: { key: string; value: Kept; indexes: { saved: number } }
}

const DATABASE = 'snowball'

export class ProjectStore {
  private constructor(private readonly database: IDBPDatabase<Schema>) {}

  /** @throws where the browser keeps nothing, e.g. in some private windows */
  private static async open(): Promise<ProjectStore> {
    return new ProjectStore(
      await openDB<Schema>(DATABASE, 1, {
        upgrade: (database) => void database.createObjectStore('projects', { keyPath: 'id' }).createIndex('saved', 'saved'),
      }),
    )
  }

  /** What was saved last. */
  async last(): Promise<Kept | undefined> {
    return (await this.database.transaction('projects').store.index('saved').openCursor(null, 'prev'))?.value
  }

  /** All, what was saved last first. */
  async all(): Promise<Kept[]> {
    return (await this.database.getAllFromIndex('projects', 'saved')).toReversed()
  }

  async remove(id: string): Promise<void> {
    await this.database.delete('projects', id)
  }

  /**
   * @param known the project as it was read or last saved here; undefined for a new one
   * @returns as it is kept now: under a new id when another tab has saved it in between
   */
  async save(known: Kept | undefined, text: string): Promise<Kept> {
    const transaction = this.database.transaction('projects', 'readwrite')
    const there = known && (await transaction.store.get(known.id))
    const same = known !== undefined && there !== undefined && there.version === known.version
    const kept: Kept = { id: same ? known.id : crypto.randomUUID(), text, version: same ? known.version + 1 : 1, saved: Date.now() }
    await Promise.all([transaction.store.put(kept), transaction.done])
    return kept
  }

  /** Does something with the store and closes it again, so that no other tab waits for it. @throws as `open` */
  static async with<T>(use: (store: ProjectStore) => Promise<T>): Promise<T> {
    const store = await ProjectStore.open()
    try {
      return await use(store)
    } finally {
      store.close()
    }
  }

  private close(): void {
    this.database.close()
  }
}
