// Trust of a fan in an anchor: Beta evidence of her own orders on top of the anchor's public reputation.
// tau = (r + W a) / (r + s + W); evidence fades lazily, r(t) = r(t0) phi^(t - t0), and is rounded only when it changes.
import { Param, Metric } from '../slots'
import { p, trust, good, bad, count, eventWeight, forgetTable, visitTable, VISIT_CELLS } from '../state'
import { whole, whole32 } from '../numeric'
import { EVIDENCE } from './anchors'
import { Bond } from '../lists'

/** One unit of evidence in the integer units of a bond. */
export const BOND_UNIT: f64 = 4096

/** Trust in a followed anchor with public reputation `reputation`, as of `day`. */
// @ts-ignore: decorator
@inline
export function bondTrust(bond: Bond, reputation: f64, day: i32): f64 {
  const r = <f64>bond.good, s = <f64>bond.bad
  const keep = forgetTable[day - <i32>bond.evidenceDay]
  const weight = p(Param.priorWeight) * BOND_UNIT
  return (r * keep + weight * reputation) / ((r + s) * keep + weight)
}

/** Brings evidence up to `day` and rounds it. */
export function fade(bond: Bond, day: i32): void {
  const gap = day - <i32>bond.evidenceDay
  if (gap == 0) return
  const keep = forgetTable[gap]
  bond.good = <u32>(<f64>bond.good * keep + 0.5)
  bond.bad = <u32>(<f64>bond.bad * keep + 0.5)
  bond.evidenceDay = <u16>day
}

/** Chance of a private visit at trust tau if nothing has worn off, v0 (tau / .8)^eta, linear between 257 nodes (absolute error < 1e-5 at eta = 2). */
// @ts-ignore: decorator
@inline
export function visitChance(tau: f64): f64 {
  const t = tau * VISIT_CELLS, cell = floor<f64>(t), i = whole32(cell), a = visitTable[i]
  return a + (visitTable[i + 1] - a) * (t - cell)
}

/** First-order change of an anchor's public trust by events of one order: units of good and bad evidence, at the reference population. */
export function publicChange(anchor: i32, goodEvents: f64, badEvents: f64): f64 {
  const mass = (good[anchor] + bad[anchor]) / EVIDENCE + p(Param.publicWeight)
  return (goodEvents - (goodEvents + badEvents) * trust[anchor]) * eventWeight() / mass
}

/** Adds what an order or a delivery changed of trust, the stake on its way out and back included, to the day's drift. */
export function noteTrust(change: f64): void { count[Metric.trustGain] += whole(floor<f64>(change * 1e6 + 0.5)) }
