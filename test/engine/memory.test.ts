// What a world takes in memory: the model's estimate against the engine's layout, and what happens when memory ends.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Simulation, loadKernel } from '../../src/engine/simulate.ts'
import { LIMITS } from '../../src/model/scenario/limits.ts'
import { expectedBytes, layoutBytes, MEMORY, mostFans } from '../../src/model/scenario/memory.ts'
import { smallWorld } from './small-world.ts'

let kernel: WebAssembly.Module
beforeAll(async () => {
  kernel = await loadKernel()
})

describe('the estimate of a world\'s memory', () => {
  it.each([
    { fans: 20_000, anchorSlots: 512, providers: 0, horizon: 150 },
    { fans: 200_000, anchorSlots: 512, providers: 0, horizon: 150 },
    { fans: 1000, anchorSlots: 65_535, providers: 1000, horizon: 100 },
    { fans: 1000, anchorSlots: 200, providers: 0, horizon: 3600 },
  ])('is what the engine lays out for %o', (shape) => {
    const variant = smallWorld({ ...shape, burnIn: 0 })
    const ratio = layoutBytes(variant.shape) / new Simulation(kernel, variant, 1).bytes
    expect(ratio).toBeGreaterThan(0.98)
    expect(ratio).toBeLessThan(1.05)
  })
  it('is what a world has grown to on its last day', () => {
    const variant = smallWorld({ fans: 5000, anchors: 300, anchorSlots: 512, burnIn: 150, horizon: 150 })
    const run = new Simulation(kernel, variant, 1)
    run.advance(run.lastDay)
    expect(expectedBytes(variant.shape) / run.bytes).toBeGreaterThan(0.95)
    expect(expectedBytes(variant.shape) / run.bytes).toBeLessThan(1.25)
  })
  it('names a population that fits', () => {
    const { shape } = smallWorld({ anchorSlots: 512, burnIn: 150, horizon: 150 })
    expect(mostFans(shape)).toBe(1.8e7)
    expect(expectedBytes({ ...shape, fans: mostFans(shape) })).toBeLessThanOrEqual(MEMORY)
    expect(expectedBytes({ ...shape, fans: mostFans(shape) * 1.1 })).toBeGreaterThan(MEMORY)
  })
})

it('holds as many fans on the first day as a scenario may ask for, and hardly more', () => {
  const { shape } = smallWorld({ anchorSlots: 1, providers: 0, burnIn: 0, horizon: 1 })
  expect(expectedBytes({ ...shape, fans: LIMITS.fans })).toBeLessThanOrEqual(MEMORY)
  expect(expectedBytes({ ...shape, fans: 1.01 * LIMITS.fans })).toBeGreaterThan(MEMORY)
})

describe('a world that outgrows its memory', () => {
  afterEach(() => vi.unstubAllGlobals())
  /** WebAssembly with memories of at most so many pages. */
  const allow = (pages: number): void => {
    class Small extends WebAssembly.Memory {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        super({ ...descriptor, maximum: pages })
      }
    }
    vi.stubGlobal('WebAssembly', Object.create(WebAssembly, { Memory: { value: Small } }))
  }
  it('says so when it is laid out', () => {
    allow(20)
    expect(() => new Simulation(kernel, smallWorld({ fans: 20_000 }), 1)).toThrow(/^out of memory: 20,000 fans and 128 anchor slots need more than the 1 MB there is; simulate fewer fans \(variant small\)$/)
  })
  it('says so on the day on which it happens', () => {
    const variant = smallWorld({ fans: 20_000, burnIn: 0 })
    allow(Math.ceil(new Simulation(kernel, variant, 1).bytes / 65_536) + 1)
    const run = new Simulation(kernel, variant, 1)
    expect(() => run.advance(run.lastDay)).toThrow(/^out of memory on day \d+: 20,000 fans/)
  })
})
