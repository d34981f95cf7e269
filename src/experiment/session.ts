// One simulation worker behind the worker contract, without saying where it runs: in this thread, a web worker or a
// Node thread. Invariant: one request at a time; `run` settles only after the caller has taken every result.
import type { RunEvent, WorkerApi } from './run-api.ts'
import { runGroup, type OpenSimulation, type SimulationLike } from './run-group.ts'
import type { SnapshotShelf } from './snapshot-shelf.ts'

/**
 * @param load brings the engine up at the first request, so that a worker can listen before its kernel is compiled
 * @param shelf keeps burn-in snapshots between requests
 */
export const simulationSession = <S>(load: () => Promise<OpenSimulation<S>>, shelf?: SnapshotShelf<S>): WorkerApi => {
  let engine: Promise<OpenSimulation<S>> | undefined
  const spare: SimulationLike<S>[] = []
  let running = false
  let cancelled = false
  return {
    async run(request, onEvent) {
      if (running) throw new Error(`worker: one request at a time; got replicate ${request.replicate} during another`)
      running = true
      cancelled = false
      // Through a message port `onEvent` answers with a promise: events and the end of the run travel on different
      // ports, and the end must not overtake a result.
      const taken: unknown[] = []
      try {
        const open = await (engine ??= load())
        const outcome = await runGroup(request, {
          open,
          shelf,
          spare,
          cancelled: () => cancelled,
          emit: (event) => {
            const answer: unknown = onEvent(event)
            if (event.kind === 'result') taken.push(answer)
          },
        })
        await Promise.all(taken)
        return outcome
      } finally {
        running = false
      }
    },
    cancel() {
      cancelled = true
    },
  }
}

/** Buffers of an event that are handed over instead of copied. */
export const buffersOf = (event: RunEvent): ArrayBuffer[] => {
  if (event.kind !== 'result') return []
  const { rows, anchors, anchorTables = [] } = event.result
  return [rows, anchors, ...anchorTables].flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []))
}
