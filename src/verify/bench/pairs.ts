// Worlds lived twice, under the baseline and under a policy: what the sharpness section is made from.
// Invariant: both runs of a pair are forked from one burn-in; CPU time counts the three of them and nothing of the bookkeeping.
import { AnchorField, FanField, Metric } from '../../engine/kernel/slots.ts'
import { Simulation, type Snapshot } from '../../engine/simulate.ts'
import { replicateSeed } from '../../experiment/seeds.ts'
import { aggregate, type Sums } from '../../model/metrics.ts'
import type { Variant } from '../../model/variant.ts'
import { sum, type Bench } from './measuring.ts'
import { live } from './speed.ts'

/** Days before the policy that describe the world it meets. */
const PRE = 60

/** One world; money in simulated fen. */
export interface Pair {
  /** sums over the horizon */
  readonly off: Sums
  readonly on: Sums
  /** GMV by third of the horizon */
  readonly offThirds: readonly number[]
  readonly onThirds: readonly number[]
  /** sums over the last days before the policy */
  readonly before: Sums
  /** GMV of the ten sellers that sold most in the baseline's horizon */
  readonly topOff: number
  readonly topOn: number
  /** fans who spent other sums under the policy */
  readonly moved: number
  /** sum over fans of (difference of spending)^2 */
  readonly squares: number
}

/** CPU s of the pairs' three runs. */
export interface Pairs {
  readonly pairs: readonly Pair[]
  /** burn-ins; both horizons */
  readonly burnInSeconds: number
  readonly horizonSeconds: number
}

export const gmvOf = (sums: Sums): number => sums.gmvPrivate + sums.gmvNatural + sums.gmvPaid + sums.gmvSubsidised
export const ordersOf = (sums: Sums): number => sums.ordersPrivate + sums.ordersNatural + sums.ordersPaid + sums.ordersSubsidised

const sumsOf = (simulation: Simulation, from: number, to: number): Sums => aggregate(simulation.rows(), Metric.COUNT, from, to)
const thirdsOf = (simulation: Simulation, burnIn: number, horizon: number): number[] =>
  [0, 1, 2].map((third) => gmvOf(sumsOf(simulation, burnIn + Math.floor((third * horizon) / 3), burnIn + Math.floor(((third + 1) * horizon) / 3))))
const before = (simulation: Simulation, burnIn: number): Sums => sumsOf(simulation, Math.max(0, burnIn - PRE), burnIn)

/** Sales since birth by the seller's number. */
const salesOf = (simulation: Simulation): Map<number, number> => {
  const table = simulation.anchors()
  const sales = new Map<number, number>()
  for (let at = 0; at < table.length; at += AnchorField.COUNT)
    if (!Number.isNaN(table[at + AnchorField.birth])) sales.set(table[at + AnchorField.birth], table[at + AnchorField.gmv])
  return sales
}

const spentBy = (simulation: Simulation): Float64Array => simulation.fans().filter((_, cell) => cell % FanField.COUNT === FanField.spent)

/** Burn-in of one world, with its CPU time. */
const burnIn = async (bench: Bench, variant: Variant, seed: number, reuse: Simulation | undefined): Promise<{ trunk: Simulation; snapshot: Snapshot; ms: number }> => {
  const from = bench.now()
  const trunk = new Simulation(bench.kernel, variant, seed, undefined, reuse)
  await live(bench, trunk, variant.shape.burnIn)
  const snapshot = trunk.snapshot()
  return { trunk, snapshot, ms: bench.now() - from }
}

/** Lives `count` worlds under both variants. */
export const livePairs = async (bench: Bench, baseline: Variant, policy: Variant, experimentSeed: number, count: number, doing: string): Promise<Pairs> => {
  const { shape } = baseline
  const end = shape.burnIn + shape.horizon
  const pairs: Pair[] = []
  let [burnInMs, horizonMs] = [0, 0]
  let [spareOff, spareOn]: (Simulation | undefined)[] = []
  for (let world = 0; world < count; world++) {
    await bench.pause(`${doing}: pair ${world + 1} of ${count}`)
    const seed = replicateSeed(experimentSeed, world)
    const { trunk: off, snapshot, ms } = await burnIn(bench, baseline, seed, spareOff)
    burnInMs += ms
    const atStart = salesOf(off)
    const from = bench.now()
    await live(bench, off, end)
    const on: Simulation = new Simulation(bench.kernel, policy, seed, snapshot, spareOn)
    await live(bench, on, end)
    horizonMs += bench.now() - from
    const [soldOff, soldOn] = [salesOf(off), salesOf(on)]
    const sold = (sales: Map<number, number>, birth: number): number => (sales.get(birth) ?? 0) - (atStart.get(birth) ?? 0)
    const top = [...soldOff.keys()].toSorted((a, b) => sold(soldOff, b) - sold(soldOff, a)).slice(0, 10)
    const [spentOff, spentOn] = [spentBy(off), spentBy(on)]
    const differences = spentOn.map((fen, fan) => fen - spentOff[fan])
    pairs.push({
      off: sumsOf(off, shape.burnIn, end), on: sumsOf(on, shape.burnIn, end),
      offThirds: thirdsOf(off, shape.burnIn, shape.horizon), onThirds: thirdsOf(on, shape.burnIn, shape.horizon),
      before: before(off, shape.burnIn),
      topOff: sum(top.map((birth) => sold(soldOff, birth))), topOn: sum(top.map((birth) => sold(soldOn, birth))),
      moved: differences.filter((fen) => fen !== 0).length, squares: sum(differences.map((fen) => fen * fen)),
    })
    spareOff = off
    spareOn = on
  }
  return { pairs, burnInSeconds: burnInMs / 1000, horizonSeconds: horizonMs / 1000 }
}

/** Baselines of other worlds, for the means of control variates: only what precedes the policy is lived. */
export const liveBefore = async (bench: Bench, baseline: Variant, experimentSeed: number, first: number, count: number, doing: string): Promise<{ before: Sums[]; seconds: number }> => {
  const found: Sums[] = []
  let ms = 0
  let spare: Simulation | undefined
  for (let world = first; world < first + count; world++) {
    await bench.pause(`${doing}: world ${world - first + 1} of ${count}`)
    const lived = await burnIn(bench, baseline, replicateSeed(experimentSeed, world), spare)
    ms += lived.ms
    found.push(before(lived.trunk, baseline.shape.burnIn))
    spare = lived.trunk
  }
  return { before: found, seconds: ms / 1000 }
}
