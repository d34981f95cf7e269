// A terminal that keeps what a command wrote, with the engine in process.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { main } from '../../src/cli/main.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import { SMALL_DOCUMENT } from '../experiment/small-worlds.ts'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface Circumstances {
  /** a person watches the progress */
  readonly watched?: boolean
  readonly cancel?: AbortController
  /** called with every piece of output */
  readonly onText?: (text: string) => void
}

/** Runs `snowball` with these arguments, in process. */
export const snowball = async (argv: readonly string[], { watched = false, cancel = new AbortController(), onText }: Circumstances = {}): Promise<Said> => {
  const said = { out: '', err: '' }
  const take = (stream: 'out' | 'err') => (text: string) => {
    said[stream] += text
    onText?.(text)
  }
  const terminal: Terminal = { out: take('out'), err: take('err'), watched, signal: cancel.signal, openRunner: () => localRunner(loadEngine) }
  return { code: await main(argv, terminal), ...said }
}

/** An empty folder. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'snowball-cli-'))

/** Writes a scenario of 300 fans, with changes at the top of the file, and returns its path. */
export const smallFile = (changes: object = {}, name = 'small.json'): string => {
  const path = join(freshFolder(), name)
  writeFileSync(path, JSON.stringify({ ...SMALL_DOCUMENT, ...changes }))
  return path
}
