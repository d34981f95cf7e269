// The rows that charts draw. Money in RMB, days are scenario days, `id` names the scenario a row belongs to.

/** Mean cumulative difference at the end of a day (0 = before the first one); intervals of the mean, infinite while unknown. */
export interface DifferenceRow {
  readonly id: string
  readonly day: number
  readonly mean: number
  readonly low50: number
  readonly high50: number
  readonly low90: number
  readonly high90: number
}

/** One world's cumulative difference. */
export interface WorldLineRow {
  readonly id: string
  readonly world: number
  readonly day: number
  readonly value: number
}

/** A metric on a day: median and spread across worlds. */
export interface TrajectoryRow {
  readonly id: string
  readonly day: number
  readonly median: number
  readonly low50: number
  readonly high50: number
  readonly low90: number
  readonly high90: number
}

/** One pair's difference as a share of the baseline. */
export interface DotRow {
  readonly id: string
  readonly world: number
  readonly value: number
}

/** RMB of sales per RMB of subsidy with its 90% interval, which is finite. */
export interface ReturnRow {
  readonly id: string
  readonly kind: 'credited' | 'added'
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A scenario as a chart names it. */
export interface Series {
  readonly id: string
  /** short, for labels at the lines */
  readonly name: string
  readonly colour: string
  readonly focus?: boolean
}
