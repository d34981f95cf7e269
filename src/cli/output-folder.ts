// Files that appear whole or not at all: written under another name, renamed when the command succeeded.
// Invariant: until `commit` nothing in the folder has changed; `discard` leaves nothing behind; what can be refused is refused by `open` and `file`.
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Failure } from './command.ts'

const BUFFER = 1 << 18 // characters gathered before a write

export class OutputFile {
  private gathered: string[] = []
  private length = 0
  private failure: Error | undefined

  constructor(
    readonly name: string,
    readonly temporary: string,
    private readonly stream: WriteStream,
  ) {
    stream.on('error', (error) => {
      this.failure = error
    })
  }

  /** Adds text; resolves at once while there is room in memory, after the disk otherwise. */
  async write(text: string): Promise<void> {
    this.gathered.push(text)
    this.length += text.length
    if (this.length >= BUFFER) await this.flush()
  }

  async close(): Promise<void> {
    await this.flush()
    this.stream.end()
    await finished(this.stream)
  }

  abandon(): void {
    this.stream.destroy()
  }

  private async flush(): Promise<void> {
    if (this.failure) throw this.failure
    const text = this.gathered.join('')
    this.gathered = []
    this.length = 0
    if (text !== '' && !this.stream.write(text)) await once(this.stream, 'drain')
  }
}

/** What the system's codes mean to a reader. */
const REASONS: Readonly<Record<string, string>> = { EACCES: 'no permission', EPERM: 'no permission', EROFS: 'the file system is read-only', ENOSPC: 'the disk is full', ENAMETOOLONG: 'the name is too long' }

/** Refuses what stands after --out, in one line. */
const refuse = (path: string, problem: string, error?: unknown): Failure => {
  const { code } = (error ?? {}) as NodeJS.ErrnoException
  return new Failure(`--out ${path}: ${problem}${code === undefined ? '' : ` (${REASONS[code] ?? code})`}`, 2)
}

/**
 * A folder with those above it. One at a time: Node's own recursion never ends where the system says that what exists does not (/proc).
 * @returns the file that stands where a folder is wanted, if one does
 */
const makeFolder = async (path: string): Promise<string | undefined> => {
  const found = await stat(path).catch(() => undefined)
  if (found) return found.isDirectory() ? undefined : path
  const inTheWay = dirname(path) === path ? undefined : await makeFolder(dirname(path))
  if (inTheWay === undefined) await mkdir(path)
  return inTheWay
}

export class OutputFolder {
  private readonly files: OutputFile[] = []

  private constructor(
    readonly path: string,
    private readonly earlier: readonly string[],
  ) {}

  /**
   * @param owned names of all files that this command may ever write there
   * @param replace whether those that are there may be replaced; all of them are, also by nothing
   */
  static async open(path: string, owned: readonly string[], replace: boolean): Promise<OutputFolder> {
    const inTheWay = await makeFolder(resolve(path)).catch((error: unknown) => {
      throw refuse(path, 'cannot be made a folder', error)
    })
    if (inTheWay !== undefined) throw refuse(path, `${inTheWay === resolve(path) ? '' : `${inTheWay} `}is a file, not a folder`)
    const present = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
      throw refuse(path, 'cannot be read', error)
    })
    const earlier = present.filter(({ name }) => owned.includes(name))
    const folder = earlier.find((entry) => entry.isDirectory())
    if (folder) throw refuse(path, `${folder.name} in it is a folder; name another`)
    if (earlier.length > 0 && !replace) throw refuse(path, `has results already (${earlier.map(({ name }) => name).join(', ')}); add --force to replace them or name another folder`)
    return new OutputFolder(path, earlier.map(({ name }) => name))
  }

  /** @param first text at the beginning of the file */
  async file(name: string, first: string): Promise<OutputFile> {
    const temporary = join(this.path, `.${name}.${process.pid}.partial`)
    const stream = createWriteStream(temporary)
    await once(stream, 'open').catch((error: unknown) => {
      throw refuse(this.path, 'cannot be written in', error)
    })
    const file = new OutputFile(name, temporary, stream)
    this.files.push(file)
    await file.write(first)
    return file
  }

  /** Closes every file and gives it its name. An earlier file that has no successor goes: it would be read as part of these results. */
  async commit(): Promise<void> {
    for (const file of this.files) await file.close()
    for (const name of this.earlier) await rm(join(this.path, name))
    for (const file of this.files) await rename(file.temporary, join(this.path, file.name))
  }

  async discard(): Promise<void> {
    for (const file of this.files) {
      file.abandon()
      await rm(file.temporary, { force: true })
    }
  }
}
