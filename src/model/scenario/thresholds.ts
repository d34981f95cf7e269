// What is worth fewer than thirty simulated orders tells luck apart, not sellers (MODEL 6.12-3): thresholds in RMB that a policy uses, or a whole run.
// Invariant: only what is in use is judged: a stage's threshold when a perk of the stage is on, a plan's when it has a gate.
import { leverPath } from '../levers.ts'
import type { ParamKey } from '../parameters.ts'
import type { Variant } from '../variant.ts'

/** Simulated orders that a threshold or a run must be worth. */
const FEWEST_ORDERS = 30
/** RMB of an order: the kinds' usual prices by the mix. Above what is paid (82 for 68 in PLATFORM, 98 for 93 in BRANDS), so that the count errs low. */
const orderValue = ({ mixWhite, mixFast, mixKnown, mixSka, priceWhite, priceFast, priceKnown, priceSka }: Variant['base']): number =>
  mixWhite * priceWhite + mixFast * priceFast + mixKnown * priceKnown + mixSka * priceSka

/** Perks by bit, and the thresholds between which each is given. */
const PERKS: readonly (readonly ParamKey[])[] = [['stepsT1', 'stepsT2'], ['stepsT2', 'stepsT3'], ['stepsT3'], ['stepsT4']]

/** A threshold that is worth too few simulated orders. */
export interface CoarseThreshold {
  /** where a file sets it */
  readonly path: string
  /** RMB in 30 days, per real seller */
  readonly value: number
  /** simulated orders that it is worth */
  readonly orders: number
  /** fans with which it would be worth enough */
  readonly fans: number
}

/** Two digits. */
const roundUp = (count: number): number => {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1)
  return Math.ceil(count / unit - 1e-9) * unit
}

export function coarseThresholds({ shape, base, settings, plans }: Variant): CoarseThreshold[] {
  const valuesOf = (key: ParamKey): number[] => [base[key], ...settings.filter(({ param }) => param === key).map(({ value }) => value)]
  const perks = valuesOf('stepsPerks').reduce((all, bits) => all | bits, 0)
  const stages = new Set(PERKS.flatMap((keys, bit) => ((perks >> bit) & 1 ? keys : [])))
  const given = (key: ParamKey): number => valuesOf(key).at(-1)!
  const used = [
    ...[...stages].map((key) => ({ path: `policy.${leverPath(key)}`, value: given(key) })),
    ...plans.filter(({ businessMin }) => businessMin > 0).map(({ businessMin }) => ({ path: 'policy.subsidy.eligible.businessMin', value: businessMin })),
  ]
  return used.flatMap(({ path, value }) => {
    const shared = (orderValue(base) * base.people) / base.sellersPerAnchor // among the fans: RMB of a simulated order per real seller
    const orders = (value * shape.fans) / shared
    return orders >= FEWEST_ORDERS ? [] : [{ path, value, orders, fans: roundUp((FEWEST_ORDERS * shared) / value) }]
  })
}

/** Orders of an active fan on a day: 4.46 RMB (F8) at 68 an order (fitted patterns). */
const ORDERS_A_DAY = 4.46 / 68

/** Simulated orders that a variant is likely to see within its horizon where they are fewer than thirty, else undefined: too few for any metric. */
export function fewOrders({ shape, base }: Variant): number | undefined {
  const orders = shape.fans * shape.horizon * base.activeShare * ORDERS_A_DAY
  return orders < FEWEST_ORDERS ? orders : undefined
}
