// Lives the worlds of an experiment for a command: workers, progress, Ctrl-C, worlds handed on in order.
// Invariant: what a command sees is the same for any number of workers; workers are ended before it goes on.
import { inReplicateOrder, replicateMajor, type DesignOptions } from '../experiment/design.ts'
import type { RunResult } from '../experiment/run-api.ts'
import type { Run } from '../experiment/runner.ts'
import { flag, wholeNumber } from './arguments.ts'
import { Cancelled, Failure } from './command.ts'
import { ProgressLine } from './progress-line.ts'
import { counted } from './quantities.ts'
import type { Variant } from '../model/variant.ts'
import type { Terminal } from './terminal.ts'

/** Options of every command that simulates. */
export const RUN_OPTIONS = {
  seed: wholeNumber('S', 0, 2 ** 32 - 1, 'seed of the experiment; every world has its own, derived from it (default: the scenario\'s)'),
  workers: wholeNumber('W', 1, 1024, 'worker threads (default: one per processor); results do not depend on it'),
  progress: flag('report progress as plain lines even when nobody watches'),
}

export interface LiveOptions extends DesignOptions {
  readonly workers?: number
  readonly progress?: boolean
}

/**
 * Runs every variant on every world.
 * @param onWorld takes the results of one world, in the order of the variants; `enough` stops the experiment
 * @returns worlds taken
 * @throws Cancelled, or Failure when a worker could not go on
 */
export const liveWorlds = async (
  chosen: readonly { readonly id: string; readonly variant: Variant }[],
  options: LiveOptions,
  terminal: Terminal,
  onWorld: (results: readonly RunResult[]) => void | 'enough' | Promise<void | 'enough'>,
): Promise<number> => {
  const requests = replicateMajor(chosen.map(({ variant }) => variant), options)
  const line = new ProgressLine(terminal, options.progress === true)
  const runner = terminal.openRunner(options.workers)
  let worlds = 0
  let enough = false
  let run: Run | undefined
  const onResult = inReplicateOrder(chosen.map(({ id }) => id), async (results) => {
    if (enough || terminal.signal.aborted) return
    worlds++
    enough = (await onWorld(results)) === 'enough'
    if (enough) run?.cancel()
  })
  const cancel = (): void => run?.cancel()
  try {
    if (terminal.signal.aborted) throw new Cancelled('cancelled')
    run = runner.start(requests, { onResult, onProgress: (progress) => line.show(progress) })
    terminal.signal.addEventListener('abort', cancel)
    await run.finished
  } catch (error) {
    throw error instanceof Cancelled || error instanceof Failure ? error : new Failure(error instanceof Error ? error.message : String(error))
  } finally {
    terminal.signal.removeEventListener('abort', cancel)
    line.clear()
    runner.close()
  }
  if (terminal.signal.aborted) throw new Cancelled(`cancelled after ${worlds} of ${counted(options.replicates, 'world')}`)
  return worlds
}
