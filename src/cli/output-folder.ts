// Files that appear whole or not at all: written under another name, renamed when the command succeeded.
// Invariant: until `commit` nothing in the folder has changed; `discard` leaves nothing behind.
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
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

/** A folder with those above it. One at a time: Node's own recursion never ends where the system says that what exists does not (/proc). */
const makeFolder = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory()) return
  if (!found && dirname(path) !== path) await makeFolder(dirname(path))
  await mkdir(path)
}

export class OutputFolder {
  private readonly files: OutputFile[] = []

  private constructor(readonly path: string) {}

  static async open(path: string): Promise<OutputFolder> {
    try {
      await makeFolder(resolve(path))
    } catch (error) {
      throw new Failure(`--out ${path}: cannot be made a folder (${(error as NodeJS.ErrnoException).code})`)
    }
    return new OutputFolder(path)
  }

  /** @param first text at the beginning of the file */
  async file(name: string, first: string): Promise<OutputFile> {
    const temporary = join(this.path, `.${name}.${process.pid}.partial`)
    const file = new OutputFile(name, temporary, createWriteStream(temporary))
    this.files.push(file)
    await file.write(first)
    return file
  }

  /** Closes every file and gives it its name. @returns names of the files */
  async commit(): Promise<string[]> {
    for (const file of this.files) await file.close()
    for (const file of this.files) await rename(file.temporary, join(this.path, file.name))
    return this.files.map(({ name }) => name)
  }

  async discard(): Promise<void> {
    for (const file of this.files) {
      file.abandon()
      await rm(file.temporary, { force: true })
    }
  }
}
