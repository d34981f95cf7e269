import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { Metric } from '../../src/engine/kernel/slots.ts'
import type { RunEvent, RunRequest, RunResult } from '../../src/experiment/run-api.ts'
import { runGroup } from '../../src/experiment/run-group.ts'
import { SnapshotShelf } from '../../src/experiment/snapshot-shelf.ts'
import { plannedFanDays, planWorlds } from '../../src/experiment/world-plan.ts'
import { fakeVariant, openFake, type Counts, type FakeSnapshot } from './fake-simulation.ts'

interface Watched {
  counts: Counts
  events: RunEvent[]
  results: RunResult[]
  outcome: 'done' | 'cancelled'
}

const live = async (request: Partial<RunRequest> & Pick<RunRequest, 'variants'>, options: { shelf?: SnapshotShelf<FakeSnapshot>; cancelAfter?: number } = {}): Promise<Watched> => {
  const counts = { opened: 0, forked: 0, days: 0 }
  const events: RunEvent[] = []
  const outcome = await runGroup(
    { replicate: 0, seed: 7, digest: true, ...request },
    {
      open: openFake(counts),
      shelf: options.shelf,
      emit: (event) => events.push(event),
      cancelled: () => events.length >= (options.cancelAfter ?? Infinity),
    },
  )
  const results = events.flatMap((event) => (event.kind === 'result' ? [event.result] : []))
  return { counts, events, results, outcome }
}

const entry = (name: string, fans = 40) => ({ snapshot: name, day: 10, fans })

const byVariant = (results: readonly RunResult[]): Map<string, RunResult> => new Map(results.map((result) => [result.variant, result]))

describe('a world lived under several policies', () => {
  const variants = [fakeVariant('baseline'), fakeVariant('late', { from: 20 }), fakeVariant('early', { from: 5 }), fakeVariant('early-2', { from: 5, value: 3 })]

  it('burns in once and forks each policy on its first day', async () => {
    const { counts, results } = await live({ variants })
    expect(counts).toEqual({ opened: 4, forked: 3, days: 40 + 10 + 25 + 25 })
    expect(results.map((result) => result.variant).toSorted()).toEqual(['baseline', 'early', 'early-2', 'late'])
  })

  it('gives every variant the output it would have from day 0', async () => {
    const forked = byVariant((await live({ variants })).results)
    const fresh = await live({ variants, noFork: true })
    expect(fresh.counts).toEqual({ opened: 4, forked: 0, days: 160 })
    for (const result of fresh.results) {
      expect(forked.get(result.variant)!.rows).toEqual(result.rows)
      expect(forked.get(result.variant)!.digest).toBe(result.digest)
    }
    expect(new Set(fresh.results.map((result) => result.digest)).size).toBe(4)
  })

  it('does so for any first days, worlds and order (property)', async () => {
    const variant = fc.record({ from: fc.option(fc.integer({ min: -5, max: 40 }), { nil: undefined }), value: fc.integer({ min: 1, max: 3 }), revisit: fc.constantFrom(0.1, 0.35) })
    await fc.assert(
      fc.asyncProperty(fc.array(variant, { minLength: 1, maxLength: 6 }), fc.nat(1000), async (changes, seed) => {
        const some = changes.map((change, k) => fakeVariant(`v${k}`, change))
        const forked = byVariant((await live({ variants: some, seed })).results)
        for (const result of (await live({ variants: some, seed, noFork: true })).results)
          expect(forked.get(result.variant)!.digest).toBe(result.digest)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps different worlds apart', async () => {
    const { counts } = await live({ variants: [...variants, fakeVariant('elsewhere', { revisit: 0.1 })] })
    expect(counts.days).toBe(100 + 40)
    expect(planWorlds({ variants: [...variants, fakeVariant('elsewhere', { revisit: 0.1 })] })).toHaveLength(2)
  })

  it('charges every simulated fan-day once, as planned', async () => {
    for (const noFork of [false, true]) {
      const { counts, events, results } = await live({ variants, noFork })
      const simulated = counts.days * 100
      expect(plannedFanDays({ variants, noFork })).toBe(simulated)
      expect(results.reduce((sum, result) => sum + result.fanDays, 0)).toBe(simulated)
      expect(events.reduce((sum, event) => sum + (event.kind === 'progress' ? event.fanDays : 0), 0)).toBe(simulated)
    }
  })

  it('returns whole tables, and anchors and digest only when asked', async () => {
    const [plain] = (await live({ variants: [fakeVariant('baseline')], digest: false })).results
    expect(plain).toMatchObject({ columns: Metric.COUNT, burnIn: 10, replicate: 0, seed: 7, anchors: undefined, digest: undefined })
    expect(plain.rows).toHaveLength(40 * Metric.COUNT)
    expect((await live({ variants: [fakeVariant('baseline')], anchors: true })).results[0].anchors).toHaveLength(2)
  })

  it('brings the anchors\' tables of the mornings asked for, the same forked, from day 0 and from the shelf', async () => {
    const anchorDays = [12, -3, 0, 30]
    const fresh = await live({ variants, anchorDays, noFork: true })
    for (const result of fresh.results) expect(result.anchorTables!.map(([, day]) => day)).toEqual([22, 7, 10, 40])
    const forked = byVariant((await live({ variants, anchorDays })).results)
    const shelf = new SnapshotShelf<FakeSnapshot>(1000)
    const later = anchorDays.filter((day) => day >= 0)
    await live({ variants, anchorDays: later }, { shelf })
    const again = await live({ variants, anchorDays: later }, { shelf })
    expect(again.counts.forked).toBe(variants.length)
    for (const { variant, anchorTables } of fresh.results) {
      expect(forked.get(variant)!.anchorTables).toEqual(anchorTables)
      expect(byVariant(again.results).get(variant)!.anchorTables).toEqual([0, 2, 3].map((k) => anchorTables![k]))
    }
    const buffers = [...forked.values()].flatMap((result) => result.anchorTables!.map(({ buffer }) => buffer))
    expect(new Set(buffers).size).toBe(4 * variants.length) // each its own, to be transferred
    expect((await live({ variants })).results[0].anchorTables).toBeUndefined()
  })

  it('does not change what is simulated when tables are asked for', async () => {
    const [plain, noted] = [await live({ variants }), await live({ variants, anchorDays: [0, 7, 29] })]
    expect(noted.counts).toEqual(plain.counts)
    for (const result of plain.results) expect(byVariant(noted.results).get(result.variant)!.digest).toBe(result.digest)
  })

  it('refuses a table of a day that is not in the run', async () => {
    await expect(live({ variants, anchorDays: [31] })).rejects.toThrow('anchorDays: day 41 (absolute) is not a day of the run')
  })

  it('stops within a portion when cancelled, without a partial result', async () => {
    const { outcome, results, counts } = await live({ variants }, { cancelAfter: 2 })
    expect(outcome).toBe('cancelled')
    expect(results).toEqual([])
    expect(counts.days).toBeLessThan(10)
  })
})

describe('the snapshot shelf', () => {
  it('spares later requests on the same world and seed their burn-in, without changing a bit', async () => {
    const shelf = new SnapshotShelf<FakeSnapshot>(1000)
    const variants = [fakeVariant('baseline'), fakeVariant('plan', { from: 0 })]
    const first = await live({ variants }, { shelf })
    expect(first.counts.days).toBe(40 + 30)
    const again = await live({ variants: [fakeVariant('plan', { from: 0 }), fakeVariant('other', { from: 3, value: 9 })] }, { shelf })
    expect(again.counts.days).toBe(30 + 30)
    expect(byVariant(again.results).get('plan')!.digest).toBe(byVariant(first.results).get('plan')!.digest)
    const fresh = await live({ variants: [fakeVariant('other', { from: 3, value: 9 })], noFork: true })
    expect(byVariant(again.results).get('other')!.digest).toBe(fresh.results[0].digest)
  })

  it('is left alone by policies that begin before the burn-in is over', async () => {
    const shelf = new SnapshotShelf<FakeSnapshot>(1000)
    const variants = [fakeVariant('baseline'), fakeVariant('premature', { from: -4 })]
    const shelved = byVariant((await live({ variants }, { shelf })).results)
    for (const result of (await live({ variants, noFork: true })).results) expect(shelved.get(result.variant)!.digest).toBe(result.digest)
  })

  it('knows worlds and seeds apart', async () => {
    const shelf = new SnapshotShelf<FakeSnapshot>(1000)
    await live({ variants: [fakeVariant('baseline')] }, { shelf })
    expect((await live({ variants: [fakeVariant('baseline')], seed: 8 }, { shelf })).counts.forked).toBe(0)
    expect((await live({ variants: [fakeVariant('baseline', { revisit: 0.2 })] }, { shelf })).counts.forked).toBe(0)
    expect((await live({ variants: [fakeVariant('baseline')] }, { shelf })).counts.forked).toBe(1)
  })

  it('never holds more fans than it has room for, and drops what was used least recently', () => {
    const shelf = new SnapshotShelf<string>(100)
    shelf.put('w', 1, entry('a'))
    shelf.put('w', 2, entry('b'))
    shelf.find('w', 1, 10)
    shelf.put('w', 3, entry('c'))
    expect([1, 2, 3].map((seed) => shelf.find('w', seed, 10)?.snapshot)).toEqual(['a', undefined, 'c'])
    shelf.put('w', 4, entry('too large', 101))
    expect(shelf.find('w', 4, 10)).toBeUndefined()
    expect(shelf.find('w', 1, 9)).toBeUndefined()
  })
})
