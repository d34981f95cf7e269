// Quantities of a comparison (displacement, new against shifted demand, loop gain) with their intervals.
// Invariant: ratios of means over worlds with Fieller's interval; a quantity that does not apply to the two variants is absent.
import { COMPARED, COMPARED_IDS, type ComparedId, type ComparedMetric, type Pair } from '../model/metrics.ts'
import { PARAM_KEYS, PARAMETERS } from '../model/parameters.ts'
import type { Variant } from '../model/variant.ts'
import { estimateMean, type Interval } from './estimate.ts'
import { freeLevers } from './free-levers.ts'
import type { Measures } from './measure.ts'
import { ratioInterval, ratioOfMeans, ratioVerdict, type RatioEstimate } from './ratio.ts'
import { VERDICT_LEVEL, type IntervalKind, type Verdict } from './verdict.ts'

export interface ComparedQuantity {
  readonly estimate: RatioEstimate
  /** 90%, Fieller; unbounded while the denominator cannot be told from 0 */
  readonly interval: Interval
  /** sign */
  readonly verdict: Verdict
}

export type ComparedQuantities = Readonly<Partial<Record<ComparedId, ComparedQuantity>>>

/** Share by which a world's shock raises trust within its horizon. */
const riseOf = ({ base, shape }: Variant): number => (base.trustShockDay >= 0 && base.trustShockDay < shape.horizon ? base.trustShockRise : 0)

const ENTRY_KEYS = PARAM_KEYS.filter((key) => PARAMETERS[key].entry)

/** All of a variant that decides which sellers enter. */
const entryOf = ({ base, settings, entrants }: Variant): string =>
  JSON.stringify([entrants, ENTRY_KEYS.map((key) => base[key]), settings.filter(({ param }) => PARAMETERS[param].entry)])

/**
 * @param baseline, policy the variants
 * @param off, on [world] measures of the two on the same worlds
 */
export const compareQuantities = (baseline: Variant, policy: Variant, off: readonly Measures[], on: readonly Measures[], kind: IntervalKind = 'fixed'): ComparedQuantities => {
  const trustRise = riseOf(policy) - riseOf(baseline)
  const otherEntry = entryOf(policy) !== entryOf(baseline)
  const free = freeLevers(baseline, policy).length > 0
  const pairs: Pair[] = on.map((each, world) => ({ off: off[world], on: each, trustRise, otherEntry, free }))
  const meanOf = (part: (pair: Pair) => number): number => estimateMean(pairs.map(part)).mean
  return Object.fromEntries(COMPARED_IDS.flatMap((id) => {
    const { top, bottom, given }: ComparedMetric = COMPARED[id]
    if (!(meanOf(bottom) > 0) || (given !== undefined && !(meanOf(given) > 0))) return []
    const [above, below] = [pairs.map(top), pairs.map(bottom)]
    const quantity: ComparedQuantity = {
      estimate: ratioOfMeans(above, below),
      interval: ratioInterval(above, below, VERDICT_LEVEL, kind),
      verdict: ratioVerdict(above, below, 0, VERDICT_LEVEL, kind),
    }
    return [[id, quantity]]
  }))
}
