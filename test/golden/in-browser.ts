// The shipped scenarios in a browser's workers: bundled and opened by test/e2e/determinism.spec.ts, no part of the product's page.
import { webWorkerRunner } from '../../src/experiment/worker-runner.ts'
import { digestsOf, liveShipped, shippedScenarios } from './shipped-runs.ts'

/**
 * @param script address of the built simulation worker
 * @returns both digests by `scenario:variant`, and the workers that were opened for them
 */
export const digestsInWorkers = async (script: string, workers: number, noFork: boolean) => {
  let opened = 0
  const runner = webWorkerRunner(() => {
    opened++
    return new Worker(script, { type: 'module' })
  }, workers)
  try {
    const results = await liveShipped(runner, shippedScenarios(), { noFork })
    return { digests: digestsOf(results), observed: digestsOf(results, 'observed'), opened }
  } finally {
    runner.close()
  }
}
