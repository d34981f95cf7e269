// From a run's rows to the metrics that people read, in real units.
// Invariant: windows are in scenario days, half-open; the burn-in lies before day 0 and is never part of a default window.
import type { Variant } from '../model/variant.ts'
import { aggregate, derive, DERIVED, type DerivedId, type Measured } from '../model/metrics.ts'
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

/** One metric by scenario day, [to - from]; NaN on days on which it is not defined (a monthly one between month ends). */
export const trajectory = (result: RunResult, variant: Variant, id: DerivedId, { from, to }: Window = horizonOf(variant)): Float64Array => {
  const scale = measuredOf(variant)
  return Float64Array.from({ length: to - from }, (_, offset) => {
    const day = result.burnIn + from + offset
    return DERIVED[id].value(aggregate(result.rows, result.columns, day, day + 1), scale)
  })
}
