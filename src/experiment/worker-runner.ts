// Runs experiments on web workers through comlink, and holds what every comlink seat needs.
// Invariant: comlink never settles the promise of a worker that crashed or was ended, so the seat itself rejects it.
import { proxy, wrap, type Endpoint } from 'comlink'
import type { WorkerApi } from './run-api.ts'
import { PooledRunner, type Runner, type Seat } from './runner.ts'

/** A seat over an endpoint, and the switch that fails the request it is working on. */
export interface ComlinkSeat extends Seat {
  fail(error: Error): void
}

/**
 * @param endpoint where a worker exposes a WorkerApi
 * @param terminate ends the worker
 */
export const comlinkSeat = (endpoint: Endpoint, terminate: () => void): ComlinkSeat => {
  const remote = wrap<WorkerApi>(endpoint)
  let failed: Error | undefined
  let rejectCurrent: ((error: Error) => void) | undefined
  const fail = (error: Error): void => {
    failed ??= error
    rejectCurrent?.(failed)
  }
  return {
    fail,
    run: (request, onEvent) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed)
        rejectCurrent = reject
        remote.run(request, proxy(onEvent)).then(resolve, reject)
      }),
    cancel: () => void remote.cancel(),
    close: () => {
      fail(new Error('worker: ended'))
      terminate()
    },
  }
}

const webSeat = (create: () => Worker): Seat => {
  const worker = create()
  const seat = comlinkSeat(worker, () => worker.terminate())
  worker.addEventListener('error', (event) => seat.fail(new Error(`worker: ${event.message || 'could not be loaded'}`)))
  worker.addEventListener('messageerror', () => seat.fail(new Error('worker: a message could not be read')))
  return seat
}

/**
 * @param create makes a worker; write `new Worker(new URL(…, import.meta.url), { type: 'module' })` at the call, where the bundler sees it
 * @param workers most workers at a time; default: all processors but one, for the page itself
 */
export const webWorkerRunner = (create: () => Worker, workers = Math.max(1, navigator.hardwareConcurrency - 1)): Runner =>
  new PooledRunner(workers, () => webSeat(create))
