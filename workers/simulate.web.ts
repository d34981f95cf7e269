// The simulation in a web worker, behind comlink.
import { expose, releaseProxy, transfer, type Remote } from 'comlink'
import type { RunEvent, RunRequest } from '../src/experiment/run-api.ts'
import { workerSession } from '../src/experiment/worker-session.ts'

const ROOM = 400_000 // fans whose burn-in is kept for the next lever move, at most 100 MB
const session = workerSession(transfer, ROOM)

expose({
  cancel: () => session.cancel(),
  async run(request: RunRequest, onEvent: Remote<(event: RunEvent) => void>) {
    try {
      return await session.run(request, onEvent)
    } finally {
      onEvent[releaseProxy]()
    }
  },
})
