// What every runner must do, wherever its workers live. Used by the in-process, message-channel, thread and web runners.
import { afterEach, describe, expect, it } from 'vitest'
import { inReplicateOrder, replicateMajor } from '../../src/experiment/design.ts'
import { LatestRun } from '../../src/experiment/latest.ts'
import type { Progress } from '../../src/experiment/progress.ts'
import type { RunResult } from '../../src/experiment/run-api.ts'
import type { Runner } from '../../src/experiment/runner.ts'
import type { Variant } from '../../src/model/variant.ts'

export interface SuiteSubject {
  readonly make: (workers: number) => Runner
  /** numbers of workers to try */
  readonly workers: readonly number[]
  /** a baseline, a policy of the same world and a variant of another world; a second or less each */
  readonly variants: readonly Variant[]
  /** a variant that takes at least two seconds */
  readonly slow: Variant
  /** a variant that makes the engine throw */
  readonly broken: Variant
}

const fingerprint = (result: RunResult): string =>
  `${result.replicate} ${result.seed} ${result.variant} ${result.digest} ${result.rows.length} ${result.rows.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : value), 0)}`

/** Runs to the end and returns what was delivered. */
export const collect = async (runner: Runner, variants: readonly Variant[], replicates: number, seed = 11): Promise<RunResult[]> => {
  const results: RunResult[] = []
  const run = runner.start(replicateMajor(variants, { seed, replicates, digest: true }), { onResult: (result) => void results.push(result) })
  expect(await run.finished).toBe('done')
  return results
}

export const runnerSuite = (name: string, { make, workers, variants, slow, broken }: SuiteSubject, reference: () => Promise<RunResult[]>): void => {
  describe(`${name}`, () => {
    let runner: Runner | undefined
    const open = (count = Math.max(...workers)): Runner => (runner = make(count))
    afterEach(() => runner?.close())

    it.each(workers)('gives the same results with %s worker(s) as in process', async (count) => {
      const results = await collect(open(count), variants, 3)
      expect(results.map(fingerprint).toSorted()).toEqual((await reference()).map(fingerprint).toSorted())
    })

    it('reports progress up to the last run', async () => {
      const reports: Progress[] = []
      const run = open().start(replicateMajor(variants, { seed: 1, replicates: 2 }), { onResult: () => undefined, onProgress: (progress) => reports.push(progress) })
      await run.finished
      const last = reports[reports.length - 1]
      expect(last.runsDone).toBe(2 * variants.length)
      expect(last.runsPlanned).toBe(2 * variants.length)
      expect(last.rate).toBeGreaterThan(0)
      expect(last.fanDays).toBeLessThanOrEqual(last.fanDaysPlanned)
    })

    it('stops soon after cancel and delivers nothing more', async () => {
      let delivered = 0
      const run = open().start(replicateMajor([slow], { seed: 1, replicates: 8 }), { onResult: () => void delivered++ })
      await new Promise((resolve) => setTimeout(resolve, 150))
      const asked = performance.now()
      run.cancel()
      expect(await run.finished).toBe('cancelled')
      expect(performance.now() - asked).toBeLessThan(1000)
      expect(delivered).toBe(0)
      expect(await collect(runner!, variants.slice(0, 1), 1)).toHaveLength(1) // and works on
    })

    it('rejects with replicate and seed when the engine fails, and works on afterwards', async () => {
      const run = open().start([{ replicate: 4, seed: 99, variants: [broken] }], { onResult: () => undefined })
      await expect(run.finished).rejects.toThrow(/replicate 4 \(seed 99\): .+/)
      expect(await collect(runner!, variants.slice(0, 1), 1)).toHaveLength(1)
    })

    it('rejects when the observer cannot take a result, and stops the rest', async () => {
      let asked = 0
      const run = open().start(replicateMajor(variants.slice(0, 1), { seed: 1, replicates: 20 }), {
        onResult: async () => {
          asked++
          throw new Error('disk full')
        },
      })
      await expect(run.finished).rejects.toThrow('disk full')
      expect(asked).toBe(1)
    })

    it('serves two runs at once', async () => {
      const both = open()
      const [left, right] = await Promise.all([collect(both, variants, 2), collect(both, variants.slice(0, 1), 3)])
      expect([left.length, right.length]).toEqual([2 * variants.length, 3])
    })

    it('ends everything on close', async () => {
      const run = open().start(replicateMajor([slow], { seed: 1, replicates: 3 }), { onResult: () => undefined })
      await new Promise((resolve) => setTimeout(resolve, 50))
      runner!.close()
      expect(await run.finished).toBe('cancelled')
      expect(() => runner!.start([], { onResult: () => undefined })).toThrow('closed')
    })

    it('answers only the last of a burst', async () => {
      const latest = new LatestRun(open())
      const answered: number[] = []
      const start = (question: number) =>
        latest.start(replicateMajor([question < 4 ? slow : variants[0]], { seed: question, replicates: 1 }), { onResult: () => void answered.push(question) })
      const first = start(0)
      await new Promise((resolve) => setTimeout(resolve, 50))
      const burst = [1, 2, 3, 4].map(start)
      expect(await Promise.all([first, ...burst].map((run) => run.finished))).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled', 'done'])
      expect(answered).toEqual([4])
    })

    it('hands worlds on complete and in order, whatever the workers do', async () => {
      const worlds: string[][] = []
      const ids = variants.map((variant) => variant.id)
      const onResult = inReplicateOrder(ids, (results) => void worlds.push(results.map((result) => `${result.replicate} ${result.variant}`)))
      await open().start(replicateMajor(variants, { seed: 5, replicates: 4 }), { onResult }).finished
      expect(worlds).toEqual([0, 1, 2, 3].map((replicate) => ids.map((id) => `${replicate} ${id}`)))
    })
  })
}
