// The keyed generator: neighbours are jointly independent (and a weaker hash is caught), and every distribution has its moments.
// Invariant: one fixed set of keys, so a failure is a change of the generator and not chance. The joint test is kernel-study/rngx2.c's.
import { beforeAll, describe, expect, it } from 'vitest'
import { instantiateKernel, loadKernel, type KernelExports } from '../../src/engine/kernel-module.ts'
import { FanField, Metric } from '../../src/engine/kernel/slots.ts'
import { compileKernel } from '../../src/setup/kernel.mjs'
import { chiSquare, chiSquareTail } from '../../src/verify/exact/chi-square.ts'
import { jointTest, twoMultiplyStream, type Stream } from '../../src/verify/joint-test.ts'
import { columnOf, liveWorld, meanOf, openWorld, seriesOf, STILL, sumOf } from '../../src/verify/oracle-world.ts'
import { neighbourhoods } from '../../src/verify/oracles/generator.ts'

const AGENTS = 2 ** 19
const TRIALS = 8 // pairs of streams, each on its highest and lowest bits
const FARTHEST = 5 // z of a single χ²
const DRIFT = 4.5 // of the mean z

let module: WebAssembly.Module
let kernel: KernelExports
beforeAll(async () => {
  module = await loadKernel()
  kernel = instantiateKernel(module).exports
  kernel.layout()
})

describe('joint test of neighbours', () => {
  it.each(Object.keys(neighbourhoods({} as KernelExports, 1)))('%s', (kind) => {
    const { farthest, drift } = jointTest(neighbourhoods(kernel, 1)[kind]!, TRIALS, AGENTS)
    expect(Math.abs(farthest)).toBeLessThan(FARTHEST)
    expect(Math.abs(drift)).toBeLessThan(DRIFT)
  })

  it('a hash with two multiplications fails it', () => {
    const words = (trial: number) => [0, 1].map((next) => twoMultiplyStream(kernel.drawAt(trial, 0, 0), kernel.drawAt(trial, 1, 0), (trial % 12) + next)) as [Stream, Stream]
    expect(jointTest(words, TRIALS, 2 * AGENTS).drift).toBeGreaterThan(2 * DRIFT)
  })

  it.each([
    ['without its first multiplication', 'x *= 0xed5ad4bb', 'agent + 1'],
    ['without its last multiplication', 'x *= 0x31848bab', 'agent + 65536'],
    ['without its last shift', 'return x ^ (x >> 14)', 'agent + 65536'],
  ])('the kernel\'s own hash %s fails it', async (_, line, kind) => {
    const replacement = line.startsWith('return') ? 'return x' : ''
    const patch = (path: string, source: string) => (path === 'random.ts' ? source.replace(line, replacement) : source)
    const weak = instantiateKernel(await WebAssembly.compile(await compileKernel({ patch, optimize: false }))).exports
    expect(Math.abs(jointTest(neighbourhoods(weak, 1)[kind]!, 4, AGENTS).drift)).toBeGreaterThan(DRIFT)
  })
})

describe('draws four at a time', () => {
  it('are the single ones', () => {
    for (let n = 3; n < 2000; n++) {
      const parent = (n * 2654435761) >>> 0
      expect(kernel.drawLaneAt(n, n % 7, n)).toBe(kernel.drawAt(n, n % 7, n))
      expect(kernel.foldLaneAt(parent, n)).toBe(kernel.foldAt(parent, n))
      expect(kernel.foldRunAt(parent, n)).toBe(kernel.foldAt(parent, n))
    }
  })
})

describe('single draws', () => {
  it('fill 1024 cells evenly, by agent, by day and by counter', () => {
    const streams = [(n: number) => kernel.drawAt(n, 3, 17), (n: number) => kernel.drawAt(5, 3, n), (n: number) => kernel.foldAt(12345, n), (n: number) => kernel.drawPairAt(n, n, 4, 9)]
    for (const draw of streams)
      for (const shift of [22, 0]) {
        const counts = new Array<number>(1024).fill(0)
        for (let n = 0; n < 200_000; n++) counts[(draw(n) >>> shift) & 1023]!++
        const p = chiSquareTail(chiSquare(counts, counts.map(() => 200_000 / 1024)), 1023)
        expect(p).toBeGreaterThan(1e-3)
        expect(p).toBeLessThan(1 - 1e-3)
      }
  })

  it('first draws of adjacent seeds differ', () => {
    const firsts = Array.from({ length: 64 }, (_, seed) => {
      kernel.seedAt(seed)
      return kernel.drawAt(0, 0, 0)
    })
    expect(new Set(firsts).size).toBe(64)
    expect(meanOf(firsts.map((bits) => (bits >>> 0) / 2 ** 32)).mean).toBeCloseTo(0.5, 0)
  })

  it('permutations are permutations, another one for each key', () => {
    for (const n of [1, 2, 3, 100, 4097]) {
      const ranks = [7, 8].map((key) => Array.from({ length: n }, (_, i) => kernel.permuteAt(i, n, key)))
      for (const each of ranks) expect(each.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i))
      if (n > 3) expect(ranks[0]).not.toEqual(ranks[1])
    }
  })
})

/** Mean and variance of a sample lie within four standard errors. */
function expectMoments(sample: ArrayLike<number>, mean: number, variance: number): void {
  const found = meanOf(sample)
  expect(Math.abs(found.mean - mean)).toBeLessThan(4 * found.standardError)
  expect(Math.abs(found.sd - Math.sqrt(variance))).toBeLessThan(4 * found.sdError)
}

describe('distributions have their moments', () => {
  const N = 200_000
  const draws = (): number[] => Array.from({ length: N }, (_, n) => kernel.drawAt(n, 11, 23) >>> 0)

  it('exponential: 1, 1', () => expectMoments(draws().map((bits) => kernel.exponentialAt(bits)), 1, 1))

  it.each([0.05, 0.7, 3, 20])('Poisson of mean %d', (mean) => {
    expectMoments(draws().map((bits) => kernel.poissonInverseAt(mean, (bits + 0.5) / 2 ** 32, 255)), mean, mean)
  })

  it('normal by its quantile: 0, 1', () => expectMoments(draws().map((bits) => kernel.normalQuantileAt((bits + 0.5) / 2 ** 32)), 0, 1))

  it.each([0.3, 2])('gamma of shape %d by its quantile', (shape) => {
    expectMoments(draws().map((bits) => kernel.gammaQuantileAt(shape, (bits + 0.5) / 2 ** 32, 1 - (bits + 0.5) / 2 ** 32)), shape, shape)
  })

  it('need rates: gamma, drawn independently and by quota', () => {
    const rates = (quotaNeeds: number): number[] =>
      columnOf(openWorld({ kernel: module }, { shape: { fans: 60_000, anchors: 1, anchorSlots: 1, horizon: 1 }, base: { ...STILL, quotaNeeds, needShape: 0.5, needMean: 1.2 } }, 4).fans(), FanField.needRate, FanField.COUNT)
    expectMoments(rates(0), 1.2, 1.2 ** 2 / 0.5)
    const quota = meanOf(rates(1)) // classes of equal size: hardly any scatter of the mean, a little less spread
    expect(quota.mean).toBeCloseTo(1.2, 2)
    expect(quota.sd).toBeCloseTo(Math.sqrt(1.2 ** 2 / 0.5), 1)
  })

  it('lead times: 1 + geometric, mean 3', () => {
    const rows = liveWorld({ kernel: module }, {
      shape: { fans: 20_000, anchors: 1, anchorSlots: 1, horizon: 50 },
      base: { ...STILL, considered: 1, needFixed: 1, needMean: 1, choiceBase: 50, leadMean: 3 },
      calendar: [],
      settings: [{ param: 'choiceBase', value: -50, from: 1, to: Infinity }], // orders of one day only
    }, 5).rows()
    const delivered = seriesOf(rows, Metric.delivered)
    const orders = sumOf(delivered)
    expect(orders).toBe(20_000)
    expect(delivered[0]).toBe(0)
    const sample = delivered.flatMap((count, day) => new Array<number>(count).fill(day))
    expectMoments(sample, 3, 2 * 3) // 1 + geometric of mean 2: variance 2 (2 + 1)
  })
})
