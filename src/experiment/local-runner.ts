// Runs experiments in the thread that asks: for tests, and where no worker can be had.
// Invariant: the same session code as in a worker, so the results are the same; the thread still hears its events.
import { PooledRunner, type Runner } from './runner.ts'
import type { OpenSimulation } from './run-group.ts'
import { simulationSession } from './session.ts'
import type { SnapshotShelf } from './snapshot-shelf.ts'

/**
 * @param load brings up the engine; called once
 * @param shelf keeps burn-in snapshots between runs
 */
export const localRunner = <S>(load: () => Promise<OpenSimulation<S>>, shelf?: SnapshotShelf<S>): Runner => {
  const session = simulationSession(load, shelf)
  return new PooledRunner(1, () => ({
    run: (request, onEvent) => session.run(request, onEvent),
    cancel: () => session.cancel(),
    close: () => session.cancel(),
  }))
}
