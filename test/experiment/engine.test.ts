// The real engine under the experiment layer: forks, shelves and reused memory leave no trace in the results.
import { describe, expect, it } from 'vitest'
import { Metric } from '../../src/engine/kernel/slots.ts'
import { loadEngine } from '../../src/experiment/engine.ts'
import type { RunRequest, RunResult } from '../../src/experiment/run-api.ts'
import { runGroup, type SimulationLike } from '../../src/experiment/run-group.ts'
import { SnapshotShelf } from '../../src/experiment/snapshot-shelf.ts'
import type { Snapshot } from '../../src/engine/simulate.ts'
import { small } from './small-worlds.ts'

interface Kept {
  shelf?: SnapshotShelf<Snapshot>
  spare?: SimulationLike<Snapshot>[]
}

const live = async (request: Partial<RunRequest>, kept: Kept = {}): Promise<Map<string, RunResult>> => {
  const results = new Map<string, RunResult>()
  const outcome = await runGroup(
    { replicate: 0, seed: 77, variants: small, digest: true, anchors: true, ...request },
    { open: await loadEngine(), emit: (event) => event.kind === 'result' && results.set(event.result.variant, event.result), cancelled: () => false, ...kept },
  )
  expect(outcome).toBe('done')
  return results
}

const same = (left: ReadonlyMap<string, RunResult>, right: ReadonlyMap<string, RunResult>): void => {
  expect([...left.keys()].toSorted()).toEqual([...right.keys()].toSorted())
  for (const [id, result] of left) {
    expect(result.digest).toBe(right.get(id)!.digest)
    expect(result.rows).toEqual(right.get(id)!.rows)
    expect(result.anchors).toEqual(right.get(id)!.anchors)
  }
}

describe('the engine in groups', () => {
  it('gives forked variants the output they have from day 0', async () => {
    const forked = await live({})
    const fresh = await live({ noFork: true })
    same(forked, fresh)
    expect(new Set([...fresh.values()].map(({ digest }) => digest)).size).toBe(small.length)
    const days = [...forked.values()].reduce((sum, { fanDays }) => sum + fanDays, 0) / 300
    expect(days).toBe(60 + (60 - 25) + (60 - 40) + 60) // trunk, early, late, and the other world
  })

  it('keeps variants apart from their first policy day only', async () => {
    const results = await live({})
    const until = (id: string, day: number): Float64Array => results.get(id)!.rows.subarray(0, (20 + day) * Metric.COUNT)
    expect(until('early', 5)).toEqual(until('baseline', 5))
    expect(until('late', 20)).toEqual(until('baseline', 20))
    expect(until('early', 30)).not.toEqual(until('baseline', 30))
  })

  it('takes over the memory of finished runs and shelved snapshots without a trace', async () => {
    const kept = { shelf: new SnapshotShelf<Snapshot>(10_000), spare: [] }
    const first = await live({}, kept)
    same(first, await live({}, kept))
    same(first, await live({ noFork: true }, kept))
    const one = await live({ variants: [small[1]] }, kept)
    expect(one.get('early')!.fanDays).toBe(300 * 40)
    expect(one.get('early')!.digest).toBe(first.get('early')!.digest)
  })
})
