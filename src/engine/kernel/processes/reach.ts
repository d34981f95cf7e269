// Whom a subsidy reaches: fans who have made a subsidised visit, and who have been in a fast brand's room, since the first plan began.
// Invariant: it only watches. Entries of fans without a need are not drawn at all, so it watches the panel, whose every visit is drawn.
import { Metric, Param, Plan } from '../slots'
import { p, plans, inputs, kind, reached, count } from '../state'
import { SUBSIDISED } from './rooms'

const FAST: u8 = 1
/** Bits of `reached` that may be set today. */
let watched: i32 = 0

/** Looks whether a plan has begun. */
export function openReach(day: i32): void {
  watched = 0
  if (p(Param.tagging) == 0) return
  for (let q = 0; q < inputs[1]; q++) {
    const at = q * Plan.COUNT
    if (plans[at + Plan.budget] > 0 && <f64>day >= plans[at + Plan.from]) watched = 3
  }
}

/** A visit of a fan of the panel. */
// @ts-ignore: decorator
@inline
export function noteVisit(fan: i32, anchor: i32, channel: i32): void {
  const before = <i32>reached[fan]
  const fresh = (i32(channel == SUBSIDISED) | i32(kind[anchor] == FAST) << 1) & watched & ~before
  reached[fan] = <u8>(before | fresh)
  count[Metric.reachedSubsidised] += fresh & 1
  count[Metric.reachedFast] += fresh >> 1
}
