// From a run's rows to the metrics that people read, in real units.
// Invariant: windows are in scenario days, half-open; the burn-in lies before day 0 and is never part of a default window.
import type { Variant } from '../model/variant.ts'
import { aggregate, DAILY_IDS, derive, DERIVED, type DailyId, type DerivedId, type Measured, type Sums } from '../model/metrics.ts'
import type { RunResult } from './run-api.ts'

/** Scenario days [from, to). */
export interface Window {
  readonly from: number
  readonly to: number
}

export type Measures = Readonly<Record<DerivedId, number>>

/** Scale of a variant's world: how many real people and sellers its agents stand for. */
export const measuredOf = ({ base, shape }: Variant): Measured => ({
  kappa: base.people / shape.fans,
  fans: shape.fans,
  panelShare: Math.round(shape.fans * shape.panelShare) / shape.fans,
  sellersPerAnchor: base.sellersPerAnchor,
  providerScale: base.providerScale,
})

/** The whole horizon of a variant. */
export const horizonOf = (variant: Variant): Window => ({ from: 0, to: variant.shape.horizon })

/** Longest window that lies within the horizon of every variant. */
export const commonWindow = (variants: readonly Variant[]): Window => ({ from: 0, to: Math.min(...variants.map((variant) => variant.shape.horizon)) })

/** All derived metrics of one run over a window. */
export const measure = (result: RunResult, variant: Variant, { from, to }: Window): Measures =>
  derive(aggregate(result.rows, result.columns, result.burnIn + from, result.burnIn + to), measuredOf(variant))

/** The cells that GMV is made of. */
const GMV_CELLS = (['gmvPrivate', 'gmvNatural', 'gmvPaid', 'gmvSubsidised'] satisfies DailyId[]).map((id) => [id, DAILY_IDS.indexOf(id)] as const)

/** [to - from] GMV by scenario day, RMB. Its own cells alone: to aggregate the whole catalogue on every day takes some milliseconds a run. */
export const gmvByDay = ({ rows, columns, burnIn }: RunResult, variant: Variant, { from, to }: Window = horizonOf(variant)): Float64Array => {
  const scale = measuredOf(variant)
  return Float64Array.from({ length: to - from }, (_, offset) => {
    const row = (burnIn + from + offset) * columns
    return DERIVED.gmv.value(Object.fromEntries(GMV_CELLS.map(([id, column]) => [id, rows[row + column]])) as unknown as Sums, scale)
  })
}
