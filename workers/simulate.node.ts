// The simulation in a Node worker thread, behind comlink.
import { parentPort } from 'node:worker_threads'
import { expose, releaseProxy, transfer, type Remote } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import type { RunEvent, RunRequest } from '../src/experiment/run-api.ts'
import { workerSession } from '../src/experiment/worker-session.ts'

if (!parentPort) throw new Error('simulate.node: runs as a worker thread; start it from workerThreadRunner')
const session = workerSession(transfer)

const api = {
  cancel: () => session.cancel(),
  async run(request: RunRequest, onEvent: Remote<(event: RunEvent) => void>) {
    try {
      return await session.run(request, onEvent)
    } finally {
      onEvent[releaseProxy]()
    }
  },
}
expose(api, nodeEndpoint(parentPort))
