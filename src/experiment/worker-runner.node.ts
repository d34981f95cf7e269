// Runs experiments on Node's worker threads, through the same contract as the browser.
// Invariant: a thread that ends for whatever reason fails its request; idle threads do not keep the process alive.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { PooledRunner, type Runner, type Seat } from './runner.ts'
import { comlinkSeat } from './worker-runner.ts'

const threadSeat = (file: URL): Seat => {
  const worker = new Worker(file)
  const seat = comlinkSeat(nodeEndpoint(worker), () => void worker.terminate())
  worker.on('error', (error: unknown) => seat.fail(new Error(`worker: ${error instanceof Error ? error.message : String(error)}`)))
  worker.on('messageerror', () => seat.fail(new Error('worker: a message could not be read')))
  worker.on('exit', (code) => seat.fail(new Error(`worker: ended with code ${code}`)))
  worker.unref()
  return {
    ...seat,
    run: async (request, onEvent) => {
      worker.ref()
      try {
        return await seat.run(request, onEvent)
      } finally {
        worker.unref()
      }
    },
  }
}

/**
 * @param file the built worker, dist/cli/simulate.node.js
 * @param workers most threads at a time; default: one per processor
 */
export const workerThreadRunner = (file: URL, workers = availableParallelism()): Runner =>
  new PooledRunner(workers, () => threadSeat(file))
