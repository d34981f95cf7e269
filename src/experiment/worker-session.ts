// The engine's session as a worker exposes it: the one thing that the entries in workers/ assemble.
// Invariant: tables are handed over to the page, never copied.
import { loadEngine } from './engine.ts'
import type { RunEvent, WorkerApi } from './run-api.ts'
import { buffersOf, simulationSession } from './session.ts'
import { SnapshotShelf } from './snapshot-shelf.ts'

/**
 * @param transfer comlink's mark on a message whose buffers change hands
 * @param room fans whose burn-in snapshots are kept between requests, up to 256 bytes each; 0 keeps none
 */
export const workerSession = (transfer: (event: RunEvent, buffers: ArrayBuffer[]) => RunEvent, room = 0): WorkerApi => {
  const session = simulationSession(loadEngine, room > 0 ? new SnapshotShelf(room) : undefined)
  return {
    cancel: () => session.cancel(),
    run: (request, onEvent) => session.run(request, (event) => onEvent(transfer(event, buffersOf(event)))),
  }
}
