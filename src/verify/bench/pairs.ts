// Worlds lived twice, under the baseline and under a policy: what the sharpness section is made from.
// Invariant: both runs of a pair are forked from one burn-in; the clock counts the three runs and nothing of the bookkeeping.
import { AnchorField, FanField, Metric } from '../../engine/kernel/slots.ts'
import { Simulation, type Snapshot } from '../../engine/simulate.ts'
import { replicateSeed } from '../../experiment/seeds.ts'
import { aggregate, type Sums } from '../../model/metrics.ts'
import type { Variant } from '../../model/variant.ts'
import { sum, type Bench } from './measuring.ts'
import { live } from './speed.ts'

const BEFORE = 60 // days before the policy that describe the world it meets
export const EARLY = 30 // first days of the baseline's horizon
const FAST = 1 // kind of seller that the plan supports (kernel/state/anchors.ts, `kind`)

/** What is known of a world without the policy: candidates for control variates. Money in simulated fen. */
export interface Prelude {
  readonly before: Sums
  readonly early: Sums
  /** the baseline's horizon */
  readonly off: Sums
  /** fast brands on the first day: means by natural traffic */
  readonly hype: number
  readonly price: number
}

/** A world under both. */
export interface Pair extends Prelude {
  readonly on: Sums
  /** GMV by third of the horizon */
  readonly offThirds: readonly number[]
  readonly onThirds: readonly number[]
  /** GMV of the ten sellers that sold most in the baseline's horizon */
  readonly topOff: number
  readonly topOn: number
  /** fans who spent another sum under the policy */
  readonly moved: number
  /** sum over fans of (difference of spending)^2 */
  readonly squares: number
}

/** Seconds on the bench's clock; `policy` is that of all policies together. */
export interface Seconds {
  burnIn: number
  baseline: number
  policy: number
}

export const gmvOf = (sums: Sums): number => sums.gmvPrivate + sums.gmvNatural + sums.gmvPaid + sums.gmvSubsidised
export const ordersOf = (sums: Sums): number => sums.ordersPrivate + sums.ordersNatural + sums.ordersPaid + sums.ordersSubsidised

const sumsOf = (simulation: Simulation, from: number, to: number): Sums => aggregate(simulation.rows(), Metric.COUNT, from, to)

const thirdsOf = (simulation: Simulation, burnIn: number, horizon: number): number[] =>
  [0, 1, 2].map((third) => gmvOf(sumsOf(simulation, burnIn + Math.floor((third * horizon) / 3), burnIn + Math.floor(((third + 1) * horizon) / 3))))

/** Sales since birth by the seller's number. */
const salesOf = (simulation: Simulation): Map<number, number> => {
  const table = simulation.anchors()
  const sales = new Map<number, number>()
  for (let at = 0; at < table.length; at += AnchorField.COUNT)
    if (!Number.isNaN(table[at + AnchorField.birth])) sales.set(table[at + AnchorField.birth], table[at + AnchorField.gmv])
  return sales
}

const fastBrandsOf = (simulation: Simulation): Pick<Prelude, 'hype' | 'price'> => {
  const table = simulation.anchors()
  let [weights, hype, price] = [0, 0, 0]
  for (let at = 0; at < table.length; at += AnchorField.COUNT) {
    const weight = table[at + AnchorField.naturalShare]
    if (table[at + AnchorField.kind] !== FAST || !(weight > 0)) continue
    weights += weight
    hype += weight * table[at + AnchorField.hype]
    price += weight * table[at + AnchorField.price]
  }
  return weights > 0 ? { hype: hype / weights, price: price / weights } : { hype: 0, price: 0 }
}

const spentBy = (simulation: Simulation): Float64Array => simulation.fans().filter((_, cell) => cell % FanField.COUNT === FanField.spent)

/** Lives worlds under the baseline and under policies, one after another in the same memory. */
export class World {
  readonly seconds: Seconds = { burnIn: 0, baseline: 0, policy: 0 }
  private off: Simulation | undefined
  private on: Simulation | undefined

  /** @param seed of the experiment */
  constructor(
    private readonly bench: Bench,
    private readonly baseline: Variant,
    private readonly policies: readonly Variant[],
    private readonly seed: number,
  ) {}

  /** Lives the baseline; `meet` is called on the morning of the policies' first day. */
  private async prelude(world: number, meet: (trunk: Simulation) => void): Promise<Prelude> {
    const { bench, baseline, seconds } = this
    const { burnIn, horizon } = baseline.shape
    const start = bench.now()
    const off = new Simulation(bench.kernel, baseline, replicateSeed(this.seed, world), undefined, this.off)
    this.off = off
    await live(bench, off, burnIn)
    seconds.burnIn += (bench.now() - start) / 1000
    const known = fastBrandsOf(off)
    meet(off)
    const begin = bench.now()
    await live(bench, off, burnIn + horizon)
    seconds.baseline += (bench.now() - begin) / 1000
    return {
      ...known,
      before: sumsOf(off, Math.max(0, burnIn - BEFORE), burnIn),
      early: sumsOf(off, burnIn, burnIn + Math.min(EARLY, horizon)),
      off: sumsOf(off, burnIn, burnIn + horizon),
    }
  }

  /** The baseline alone. */
  alone(world: number): Promise<Prelude> {
    return this.prelude(world, () => undefined)
  }

  /** One pair for each policy, all of one baseline. */
  async pairs(world: number): Promise<Pair[]> {
    let atStart = new Map<number, number>()
    let snapshot: Snapshot | undefined
    const known = await this.prelude(world, (trunk) => {
      atStart = salesOf(trunk)
      snapshot = trunk.snapshot()
    })
    const off = this.off!
    const { burnIn, horizon } = off.variant.shape
    const soldOff = salesOf(off)
    const sold = (sales: Map<number, number>, birth: number): number => (sales.get(birth) ?? 0) - (atStart.get(birth) ?? 0)
    const top = [...soldOff.keys()].toSorted((a, b) => sold(soldOff, b) - sold(soldOff, a)).slice(0, 10)
    const spentOff = spentBy(off)
    const pairs: Pair[] = []
    for (const policy of this.policies) {
      const begin = this.bench.now()
      const on: Simulation = new Simulation(this.bench.kernel, policy, off.seed, snapshot, this.on)
      this.on = on
      await live(this.bench, on, burnIn + horizon)
      this.seconds.policy += (this.bench.now() - begin) / 1000
      const soldOn = salesOf(on)
      const differences = spentBy(on).map((fen, fan) => fen - spentOff[fan])
      pairs.push({
        ...known,
        on: sumsOf(on, burnIn, burnIn + horizon),
        offThirds: thirdsOf(off, burnIn, horizon), onThirds: thirdsOf(on, burnIn, horizon),
        topOff: sum(top.map((birth) => sold(soldOff, birth))), topOn: sum(top.map((birth) => sold(soldOn, birth))),
        moved: differences.filter((fen) => fen !== 0).length, squares: sum(differences.map((fen) => fen * fen)),
      })
    }
    return pairs
  }
}
