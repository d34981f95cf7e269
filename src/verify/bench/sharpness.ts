// How closely a policy's effect is known for the CPU time spent: the fast-brand plan against its baseline, by way of sampling rooms
// and with control variates. Invariant: every way of sampling meets the same worlds; the figure of merit SE^2 x CPU s does not depend
// on the number of pairs (both the variance of the mean and the time are shared out over them).
import { estimateMean } from '../../experiment/estimate.ts'
import { PARAMETERS } from '../../model/parameters.ts'
import { withShape, type ShapeOverrides } from '../../model/scenario.ts'
import type { Variant } from '../../model/variant.ts'
import type { Bench } from './measuring.ts'
import { breakdownsOf, byFan, CONTROL_SETS, controlledBy, relativeOf, type Breakdown, type ByFan } from './noise.ts'
import { World, type Pair, type Prelude } from './pairs.ts'

export interface SharpnessPlan {
  readonly pairs: number
  /** instead of the scenario's own, for a quick look */
  readonly shape?: ShapeOverrides
}

export interface Sampling {
  /** the engine's parameter `sampling` */
  readonly code: number
  readonly name: string
  readonly pairSd: number
  readonly mean: number
  /** CPU s for one pair: a burn-in and two horizons */
  readonly secondsPerPair: number
  /** SE^2 x CPU s, in (percent of GMV)^2 s */
  readonly merit: number
}

export interface Control {
  readonly name: string
  readonly gain: number
  /** with the CPU time of the further baselines that tell the controls' means */
  readonly merit: number
}

/** The same plan with less money: what is left of the noise when the cause is nearly gone. */
export interface Fraction {
  /** of the plan's budget */
  readonly budget: number
  readonly mean: number
  readonly pairSd: number
  readonly fans: ByFan
}

export interface Sharpness extends SharpnessPlan {
  readonly fans: number
  readonly days: number
  readonly samplings: readonly Sampling[]
  /** what the default sampling leaves */
  readonly breakdowns: readonly Breakdown[]
  readonly fractions: readonly Fraction[]
  readonly controls: readonly Control[]
}

const sampled = (variant: Variant, code: number, shape: ShapeOverrides): Variant => {
  const parsed = withShape({ ...variant, base: { ...variant.base, sampling: code } }, shape)
  if (!parsed.ok) throw new Error(`bench: ${parsed.errors[0].path}: ${parsed.errors[0].message}`)
  return parsed.variant
}

const withBudget = (variant: Variant, share: number): Variant => ({ ...variant, plans: variant.plans.map((plan) => ({ ...plan, budget: plan.budget * share })) })

const PERCENT = 100
const BUDGETS = [1, 0.1, 0.01]

export const measureSharpness = async (bench: Bench, { pairs: count, shape = {} }: SharpnessPlan): Promise<Sharpness> => {
  const { baseline, variants, seed } = bench.scenario('fast-brands')
  const plan = variants.find(({ id }) => id === 'fast')
  if (!plan) throw new Error('bench: scenario "fast-brands" has no variant "fast"')
  const worldOf = (code: number, budgets: readonly number[]): World =>
    new World(bench, sampled(baseline.variant, code, shape), budgets.map((share) => withBudget(sampled(plan.variant, code, shape), share)), seed)
  const livePairs = async (world: World, doing: string): Promise<Pair[][]> => {
    const lived: Pair[][] = []
    for (let k = 0; k < count; k++) {
      await bench.pause(`${doing}: pair ${k + 1} of ${count}`)
      lived.push(await world.pairs(k))
    }
    return lived
  }

  const samplings: Sampling[] = []
  let pairs: Pair[] = []
  let seconds = { burnIn: 0, baseline: 0, policy: 0 }
  const usual = PARAMETERS.sampling.default
  for (const { value: code, label } of PARAMETERS.sampling.options) {
    const world = worldOf(code, [1])
    const lived = (await livePairs(world, label.en)).flat()
    const spent = world.seconds.burnIn + world.seconds.baseline + world.seconds.policy
    const { sd, mean, se } = estimateMean(relativeOf(lived))
    samplings.push({ code, name: label.en, pairSd: sd, mean, secondsPerPair: spent / count, merit: (se * PERCENT) ** 2 * spent })
    if (code === usual) [pairs, seconds] = [lived, world.seconds]
  }

  const others: Prelude[] = []
  const alone = worldOf(usual, [])
  for (let k = 0; k < count; k++) {
    await bench.pause(`baselines for the control variates: world ${k + 1} of ${count}`)
    others.push(await alone.alone(count + k))
  }
  const { fans, horizon } = sampled(baseline.variant, usual, shape).shape
  const controls = CONTROL_SETS.flatMap((set): Control[] => {
    const controlled = controlledBy(set, pairs, others)
    const spent = 2 * seconds.burnIn + seconds.baseline * (1 + Math.min(set.days, horizon) / horizon) + seconds.policy
    return controlled ? [{ name: set.name, gain: controlled.gain, merit: (controlled.standardError * PERCENT) ** 2 * spent }] : []
  })

  const smaller = await livePairs(worldOf(usual, BUDGETS.slice(1)), 'with less money')
  const fractions = BUDGETS.map((budget, k): Fraction => {
    const lived = k === 0 ? pairs : smaller.map((each) => each[k - 1])
    const { mean, sd } = estimateMean(relativeOf(lived))
    return { budget, mean, pairSd: sd, fans: byFan(lived, fans) }
  })
  return { pairs: count, shape, fans, days: horizon, samplings, controls, breakdowns: breakdownsOf(pairs), fractions }
}
