// A resolved variant: everything the engine needs to run one policy on one world, as plain numbers.
// Invariant: made only by `parseScenario`, so every value is present, finite, in range and in the catalogue's unit.
import type { ParamKey, PlanKey, EntrantKey } from './parameters.ts'

/** Fixed dimensions of the world. `fans`, `days` and `panel` can be overridden per experiment. */
export interface WorldShape {
  readonly fans: number
  readonly anchors: number
  /** room for anchors including entrants */
  readonly anchorSlots: number
  readonly providers: number
  /** days simulated before day 0 of the scenario (absolute day = burnIn + scenario day) */
  readonly burnIn: number
  /** days after the burn-in */
  readonly horizon: number
  /** share of the fans whose every visit is counted */
  readonly panelShare: number
}

/** A lever's value in a window of scenario days [from, to); `to` may be Infinity. */
export interface Setting {
  readonly param: ParamKey
  readonly value: number
  readonly from: number
  readonly to: number
}

/** One world with one policy. Days are scenario days (0 = first day after the burn-in). */
export interface Variant {
  readonly id: string
  readonly shape: WorldShape
  /** world parameters and the levers' base values, all of them */
  readonly base: Readonly<Record<ParamKey, number>>
  readonly settings: readonly Setting[]
  readonly plans: readonly Readonly<Record<PlanKey, number>>[]
  readonly entrants: readonly Readonly<Record<EntrantKey, number>>[]
  /** need multiplier of each scenario day (length = horizon), or empty for 1 throughout */
  readonly calendar: readonly number[]
}

/** First day on which the policy can differ from its world: the latest day at which it may be forked. */
export const firstPolicyDay = (variant: Variant): number =>
  Math.min(
    variant.shape.horizon,
    ...variant.settings.map((setting) => setting.from),
    ...variant.plans.map((plan) => plan.from),
  )

/** Two variants share burn-in snapshots exactly when their worlds are equal. */
export const worldKey = (variant: Variant): string =>
  JSON.stringify([variant.shape, variant.base, variant.entrants, variant.calendar])
