// The web worker runner against the suite that all runners share.
import { expect, it } from 'vitest'
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import { webWorkerRunner } from '../../src/experiment/worker-runner.ts'
import { collect, runnerSuite } from '../experiment/runner-suite.ts'
import { broken, slow, small } from '../experiment/small-worlds.ts'

const create = (): Worker => new Worker(new URL('../../workers/simulate.web.ts', import.meta.url), { type: 'module' })

runnerSuite(
  'web workers',
  { make: (workers) => webWorkerRunner(create, workers), workers: [1, 2, 5], variants: small, slow, broken },
  () => collect(localRunner(loadEngine), small, 3),
)

it('rejects when the worker cannot be loaded', async () => {
  const runner = webWorkerRunner(() => new Worker(URL.createObjectURL(new Blob(['throw new Error("no engine here")'])), { type: 'module' }), 1)
  await expect(collect(runner, small, 1)).rejects.toThrow(/replicate 0 .*worker: /)
  runner.close()
})
