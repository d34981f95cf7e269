import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { expose, releaseProxy, transfer } from 'comlink'
import { inReplicateOrder, replicateMajor } from '../../src/experiment/design.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import { LatestRun } from '../../src/experiment/latest.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import type { RunResult, WorkerApi } from '../../src/experiment/run-api.ts'
import { PooledRunner } from '../../src/experiment/runner.ts'
import { simulationSession } from '../../src/experiment/session.ts'
import { SnapshotShelf } from '../../src/experiment/snapshot-shelf.ts'
import { workerThreadRunner } from '../../src/experiment/worker-runner.node.ts'
import { comlinkSeat, type ComlinkSeat } from '../../src/experiment/worker-runner.ts'
import { workerSession } from '../../src/experiment/worker-session.ts'
import { builtCommandLine } from '../cli/built.ts'
import { fakeVariant, openFake } from './fake-simulation.ts'
import { collect, runnerSuite } from './runner-suite.ts'
import { broken, slow as slowWorld, small } from './small-worlds.ts'

const variants = [fakeVariant('baseline'), fakeVariant('plan', { from: 3 }), fakeVariant('elsewhere', { revisit: 0.1 })]
const slow = fakeVariant('slow', { horizon: 20_000 })
const load = async () => openFake(undefined, 0.1)
const reference = () => collect(localRunner(loadEngine), small, 3)

/** A worker at the other end of a message channel: the whole contract, without a Worker. */
const channelSeat = (session: WorkerApi, opened: ComlinkSeat[] = []): ComlinkSeat => {
  const { port1, port2 } = new MessageChannel()
  const api: WorkerApi = {
    cancel: () => session.cancel(),
    async run(request, onEvent) {
      try {
        return await session.run(request, onEvent)
      } finally {
        ;(onEvent as unknown as { [releaseProxy](): void })[releaseProxy]()
      }
    },
  }
  expose(api, port2)
  const seat = comlinkSeat(port1, () => {
    session.cancel()
    port1.close()
  })
  opened.push(seat)
  return seat
}

const subject = { variants: small, slow: slowWorld, broken }
let thread: URL
beforeAll(async () => {
  thread = new URL('simulate.node.js', await builtCommandLine())
}, 60_000)

runnerSuite('the in-process runner', { ...subject, make: () => localRunner(loadEngine), workers: [1] }, reference)
runnerSuite(
  'a runner over message channels',
  { ...subject, make: (workers) => new PooledRunner(workers, () => channelSeat(workerSession(transfer))), workers: [1, 2, 5] },
  reference,
)
runnerSuite('worker threads', { ...subject, make: (workers) => workerThreadRunner(thread, workers), workers: [1, 2, 5] }, reference)

describe('a pool of workers', () => {
  it('rejects the run of a worker that dies and replaces the worker', async () => {
    const seats: ComlinkSeat[] = []
    const runner = new PooledRunner(2, () => channelSeat(simulationSession(load), seats))
    const run = runner.start(replicateMajor([slow], { seed: 1, replicates: 2 }), { onResult: () => undefined })
    await new Promise((resolve) => setTimeout(resolve, 50))
    seats[0].fail(new Error('worker: ended with code 134'))
    await expect(run.finished).rejects.toThrow('worker: ended with code 134')
    expect(await collect(runner, variants, 2)).toHaveLength(6)
    expect(seats.length).toBeGreaterThanOrEqual(3)
    runner.close()
  })

  it('opens no worker before it is needed and no more than it may', async () => {
    const seats: ComlinkSeat[] = []
    const runner = new PooledRunner(3, () => channelSeat(simulationSession(load), seats))
    expect(seats).toHaveLength(0)
    await collect(runner, [variants[0]], 1)
    expect(seats).toHaveLength(1)
    await Promise.all([collect(runner, variants, 4), collect(runner, variants, 4)])
    expect(seats).toHaveLength(3)
    runner.close()
  })

  it('begins requests in the order given', async () => {
    const begun: number[] = []
    const runner = new PooledRunner(2, () => ({
      run: async (request) => {
        begun.push(request.replicate)
        await new Promise((resolve) => setTimeout(resolve, request.replicate % 3))
        return 'done'
      },
      cancel: () => undefined,
      close: () => undefined,
    }))
    await runner.start(replicateMajor([variants[0]], { seed: 1, replicates: 12 }), { onResult: () => undefined }).finished
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  it('sends a world back to the worker that kept its burn-in, whoever is free first', async () => {
    const counts = { opened: 0, forked: 0, days: 0 }
    const runner = new PooledRunner(3, () => channelSeat(simulationSession(async () => openFake(counts, 0.02), new SnapshotShelf(1e6))))
    const lived = async (value: number): Promise<number> => {
      const before = counts.days
      await collect(runner, [fakeVariant(`plan ${value}`, { from: 3, value })], 12)
      return counts.days - before
    }
    expect(await lived(1)).toBe(12 * 40)
    // no burn-in again: the horizon alone, but for a world that a worker without one of its own left takes over
    expect(await lived(2)).toBeLessThanOrEqual(12 * 30 + 2 * 10)
    expect(await lived(3)).toBeLessThanOrEqual(12 * 30 + 2 * 10)
    runner.close()
  })

  it('begins the small population before the large one, wherever their worlds are kept', async () => {
    const begun: number[] = []
    const runner = new PooledRunner(2, () => ({
      run: async (request) => {
        begun.push(request.variants[0].shape.fans)
        await new Promise((resolve) => setTimeout(resolve, 1))
        return 'done'
      },
      cancel: () => undefined,
      close: () => undefined,
    }))
    const worlds = (fans: number) => replicateMajor([fakeVariant('plan', { fans })], { seed: 1, replicates: 5 })
    await runner.start(worlds(1000), { onResult: () => undefined }).finished
    begun.length = 0
    await runner.start([...worlds(50), ...worlds(1000)], { onResult: () => undefined }).finished
    expect(begun).toEqual([50, 50, 50, 50, 50, 1000, 1000, 1000, 1000, 1000])
    runner.close()
  })

  it('waits for a slow observer instead of piling results up', async () => {
    const runner = localRunner(load)
    let waiting = 0
    let most = 0
    await runner.start(replicateMajor([variants[0]], { seed: 1, replicates: 6 }), {
      onResult: async () => {
        most = Math.max(most, ++waiting)
        await new Promise((resolve) => setTimeout(resolve, 20))
        waiting--
      },
    }).finished
    expect(most).toBe(1)
  })

  it('frees a cancelled run that still waits for a worker', async () => {
    const runner = localRunner(load)
    const first = runner.start(replicateMajor([slow], { seed: 1, replicates: 1 }), { onResult: () => undefined })
    const second = runner.start(replicateMajor([slow], { seed: 1, replicates: 1 }), { onResult: () => undefined })
    second.cancel()
    expect(await second.finished).toBe('cancelled')
    first.cancel()
    expect(await first.finished).toBe('cancelled')
  })

  it('finishes an empty run at once', async () => {
    expect(await localRunner(load).start([], { onResult: () => undefined }).finished).toBe('done')
  })
})

describe('a worker thread', () => {
  it('does not keep the process alive while it has nothing to do', async () => {
    const held = (): number => process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort/.test(name)).length
    const before = held()
    const runner = workerThreadRunner(thread, 1)
    const running = collect(runner, small, 1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(held()).toBeGreaterThan(before)
    await running
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(held()).toBe(before)
    runner.close()
  })

  const fileWith = (source: string): URL => {
    const path = join(mkdtempSync(join(tmpdir(), 'snowball-thread-')), 'worker.mjs')
    writeFileSync(path, source)
    return pathToFileURL(path)
  }

  it.each([
    ['cannot be found', new URL('file:///nowhere/worker.mjs'), /worker: Cannot find module/],
    ['throws while it starts', fileWith('throw new Error("no engine here")'), /worker: no engine here/],
    ['ends in the middle of a run', fileWith("import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3))"), /worker: ended with code 3/],
  ])('that %s rejects the run', async (_, file, problem) => {
    const runner = workerThreadRunner(file, 1)
    await expect(collect(runner, variants, 1)).rejects.toThrow(problem)
    runner.close()
  })
})

describe('worlds in order', () => {
  it('are handed on once, complete and by replicate, however they arrive (property)', async () => {
    const ids = ['a', 'b', 'c']
    const arrivals = Array.from({ length: 12 }, (_, k) => ({ replicate: Math.floor(k / 3), variant: ids[k % 3] }) as RunResult)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(arrivals, { minLength: 12 }), async (shuffled) => {
        const worlds: string[] = []
        const take = inReplicateOrder(ids, (results) => void worlds.push(results.map(({ replicate, variant }) => `${replicate}${variant}`).join(' ')))
        for (const result of shuffled) await take(result)
        expect(worlds).toEqual(['0a 0b 0c', '1a 1b 1c', '2a 2b 2c', '3a 3b 3c'])
      }),
    )
  })
})

describe('the session', () => {
  it('takes one request at a time', async () => {
    const session = simulationSession(load)
    const request = { replicate: 0, seed: 1, variants: [variants[0]] }
    const running = session.run(request, () => undefined)
    await expect(session.run(request, () => undefined)).rejects.toThrow('one request at a time')
    expect(await running).toBe('done')
  })

  it('rejects when the engine cannot be brought up', async () => {
    const runner = localRunner(() => Promise.reject(new Error('no WebAssembly')))
    await expect(collect(runner, variants, 1)).rejects.toThrow('no WebAssembly')
  })
})

describe('the latest question', () => {
  it('fails when its run does, and the next one is answered', async () => {
    const latest = new LatestRun(localRunner(load))
    const failing = latest.start(replicateMajor([fakeVariant('broken')], { seed: 1, replicates: 1 }), { onResult: () => undefined })
    await expect(failing.finished).rejects.toThrow('cannot be opened')
    let answered = 0
    expect(await latest.start(replicateMajor([variants[0]], { seed: 1, replicates: 1 }), { onResult: () => void answered++ }).finished).toBe('done')
    expect(answered).toBe(1)
  })

  it('can be withdrawn before it began', async () => {
    const latest = new LatestRun(localRunner(load))
    const first = latest.start(replicateMajor([slow], { seed: 1, replicates: 1 }), { onResult: () => undefined })
    const second = latest.start(replicateMajor([slow], { seed: 2, replicates: 1 }), { onResult: () => undefined })
    second.cancel()
    expect(await Promise.all([first.finished, second.finished])).toEqual(['cancelled', 'cancelled'])
  })
})
