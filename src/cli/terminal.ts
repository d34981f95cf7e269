// What a command may touch of the outside: two streams, a cancellation, workers.
// Invariant: commands reach the process only through this, so a test can run them in process and read what they wrote.
import { existsSync } from 'node:fs'
import { loadEngine } from '../experiment/engine.ts'
import { localRunner } from '../experiment/local-runner.ts'
import type { Runner } from '../experiment/runner.ts'
import { workerThreadRunner } from '../experiment/worker-runner.node.ts'

export interface Terminal {
  /** results */
  out(text: string): void
  /** progress and problems */
  err(text: string): void
  /** a person watches the progress */
  readonly watched: boolean
  /** Ctrl-C */
  readonly signal: AbortSignal
  /** @param workers most workers at a time; default one per processor */
  openRunner(workers?: number): Runner
}

/**
 * The process's own terminal.
 * @param worker the built worker beside the command line; where it is missing runs stay in this process
 */
export const processTerminal = (worker: URL): Terminal => {
  const cancel = new AbortController()
  process.on('SIGINT', () => {
    if (cancel.signal.aborted) process.exit(130) // asked twice: at once
    cancel.abort()
  })
  // A reader that went away (`snowball list | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    signal: cancel.signal,
    openRunner: (workers) => (existsSync(worker) ? workerThreadRunner(worker, workers) : localRunner(loadEngine)),
  }
}
