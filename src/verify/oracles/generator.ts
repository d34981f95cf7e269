/**
 * generator, numeric: the kernel's keyed draws and its own functions, called through its exports.
 *
 * Invariant: every kind of key is tried with its neighbour plus one, and the test is seen to catch a two-multiply hash in the same run.
 */
import { instantiateKernel, type KernelExports } from '../../engine/kernel-module.ts'
import { Purpose } from '../../engine/kernel/slots.ts'
import { normalCdf, normalQuantile } from '../../calibrate/special/normal.ts'
import { regularisedGammaP } from '../../calibrate/special/gamma.ts'
import { compare, defineOracle, settingText, type OracleRow } from '../oracle.ts'
import { jointTest, streamOf, twoMultiplyStream, type Neighbours, type Stream } from '../joint-test.ts'
import { SEED } from '../oracle-world.ts'

/** Numbers without bit 16: no pair of n and n + 65536 is met twice. */
const lowerOf = (n: number): number => ((n >>> 16) << 17) | (n & 65_535)

/** Pairs of streams whose keys differ by one in one place or two, or by one higher bit. */
export function neighbourhoods(kernel: KernelExports, seed: number): Readonly<Record<string, Neighbours>> {
  const { drawAt, foldAt, drawPairAt, seedAt } = kernel
  const purposeOf = (trial: number): number => (trial * 7) % (Purpose.COUNT - 1)
  const drawn = (trial: number, { agent = 0, purpose = 0, day = 0, seeds = 0, place = (n: number) => n + agent }): Stream => (agents) => {
    seedAt(seed + (trial % 10) + seeds)
    return streamOf((n) => drawAt(place(n), purposeOf(trial) + purpose, trial + day))(agents)
  }
  const folded = (trial: number, { agent = 0, counter = 0 }): Stream => (agents) => {
    seedAt(seed + (trial % 10))
    return streamOf((n) => foldAt(drawAt(n + agent, purposeOf(trial), trial), (trial % 12) + counter))(agents)
  }
  const paired = (trial: number, { agent = 0, anchor = 0 }): Stream => (agents) => {
    seedAt(seed + (trial % 10))
    return streamOf((n) => drawPairAt(n + agent, 17 * trial + anchor, purposeOf(trial), trial))(agents)
  }
  return {
    'agent + 1': (trial) => [drawn(trial, {}), drawn(trial, { agent: 1 })],
    'agent + 65536': (trial) => [drawn(trial, { place: lowerOf }), drawn(trial, { place: (n) => lowerOf(n) + 65_536 })],
    'day + 1': (trial) => [drawn(trial, {}), drawn(trial, { day: 1 })],
    'purpose + 1': (trial) => [drawn(trial, {}), drawn(trial, { purpose: 1 })],
    'seed + 1': (trial) => [drawn(trial, {}), drawn(trial, { seeds: 1 })],
    'agent + 1, day + 1': (trial) => [drawn(trial, {}), drawn(trial, { agent: 1, day: 1 })],
    'counter + 1 below a draw': (trial) => [folded(trial, {}), folded(trial, { counter: 1 })],
    'agent + 1 below a draw': (trial) => [folded(trial, {}), folded(trial, { agent: 1 })],
    'a draw and what is below it': (trial) => [drawn(trial, {}), folded(trial, {})],
    'anchor + 1': (trial) => [paired(trial, {}), paired(trial, { anchor: 1 })],
    'agent + 1, anchor + 1': (trial) => [paired(trial, {}), paired(trial, { agent: 1, anchor: 1 })],
  }
}

const generator = defineOracle({
  id: 'generator',
  title: { en: 'Keyed generator', zh: '键控随机数' },
  claim: { en: 'Draws of neighbouring agents, days, purposes, seeds and counters are jointly uniform; a two-multiply hash fails the same test.', zh: '相邻的个体、日期、用途、种子与计数器的抽样联合均匀；两次乘法的哈希通不过同一检验。' },
  kind: 'function',
  processes: ['random'],
  settings: {
    agents: { default: 2 ** 19, unit: 'agents', range: [2 ** 16, 2 ** 24], whole: true, about: 'draws a stream' },
    trials: { default: 8, unit: 'pairs of streams', range: [1, 1000], whole: true, about: 'for each kind of neighbour, on high and low bits' },
    seed: SEED,
  },
  run(context, { agents, trials, seed }) {
    const setting = settingText({ agents, trials, seed })
    const kinds = Object.entries(neighbourhoods(instantiateKernel(context.kernel).exports, seed))
    const rows = kinds.flatMap(([name, neighbours]): OracleRow[] => {
      const { farthest, drift } = jointTest(neighbours, trials, agents)
      return [
        compare({ quantity: `${name}: largest |z|`, setting, exact: 0, simulated: farthest, tolerance: 5, toleranceKind: 'absolute' }),
        compare({ quantity: `${name}: mean z × √n`, setting, exact: 0, simulated: drift, tolerance: 4.5, toleranceKind: 'absolute' }),
      ]
    })
    const { drawAt } = instantiateKernel(context.kernel).exports
    const weak = jointTest((trial) => [0, 1].map((next) => twoMultiplyStream(drawAt(trial, 0, 0), drawAt(trial, 1, 0), (trial % 12) + next)) as [Stream, Stream], trials, Math.max(agents, 2 ** 20))
    return [...rows, compare({ quantity: 'two-multiply hash (must fail): mean z × √n', setting, exact: 4.5, simulated: Math.abs(weak.drift), tolerance: 0, toleranceKind: 'least' })]
  },
})

const numeric = defineOracle({
  id: 'numeric',
  title: { en: 'The kernel\'s own functions', zh: '内核自带函数' },
  claim: { en: 'exp, ln, normal and gamma functions keep their stated errors against the library\'s (and mpmath\'s, in the tests).', zh: 'exp、ln、正态与伽马函数的误差在声明范围内。' },
  kind: 'function',
  processes: ['numeric'],
  settings: { points: { default: 4000, unit: 'points', range: [100, 1e6], whole: true, about: 'arguments tried for each function' } },
  run(context, { points }) {
    const kernel = instantiateKernel(context.kernel).exports
    kernel.layout() // fills the tables
    const grid = (from: number, to: number): number[] => Array.from({ length: points }, (_, n) => from + ((to - from) * (n + 0.5)) / points)
    const worst = (quantity: string, tolerance: number, xs: readonly number[], error: (x: number) => number): OracleRow =>
      compare({ quantity, setting: settingText({ points }), exact: 0, simulated: Math.max(...xs.map((x) => Math.abs(error(x)))), tolerance, toleranceKind: 'absolute' })
    return [
      worst('exp, relative error on (-700, 700)', 1e-15, grid(-700, 700), (x) => kernel.expAt(x) / Math.exp(x) - 1),
      worst('quick exp, relative error on (-50, 50)', 3e-8, grid(-50, 50), (x) => kernel.expQuickAt(x) / Math.exp(x) - 1),
      worst('ln, error on (1e-4, 1e4)', 4e-15, grid(-9.2, 9.2), (x) => kernel.lnAt(Math.exp(x)) - Math.log(Math.exp(x))),
      worst('normal distribution, absolute error', 3e-6, grid(-9, 9), (x) => kernel.normalCdfAt(x) - normalCdf(x)),
      worst('normal quantile, relative error', 1e-12, grid(0.0001, 0.4999), (p) => kernel.normalQuantileAt(p) / normalQuantile(p) - 1),
      worst('unit exponential, absolute error', 8e-9, grid(0, 2 ** 32 - 1).map(Math.floor), (bits) => kernel.exponentialAt(bits) + Math.log((bits + 0.5) / 2 ** 32)),
      ...[0.06, 0.5, 3].map((shape) => worst(`gamma quantile, shape ${shape}: error of P`, 1e-9, grid(0.02, 0.98), (p) => regularisedGammaP(shape, kernel.gammaQuantileAt(shape, p, 1 - p)) - p)),
    ]
  },
})

export const generators = [generator, numeric]
