// O5: the snowball, the followers and the natural-flow share of a room that buys a constant stream of visits.
//
// Each day A paid and b natural visits of non-followers become followers with probability f; followers come back
// with probability ρ and leave with probability δ a day; each of their visits recruits m visitors, who follow
// with probability f. So F(t+1) = F(t)(1 + g) + f(A + b) with g = f·m·ρ − δ, and
// F(T) = f(A + b)[(1 + g)^T − 1]/g. Its basis is the model document, §4-O5; no habituation, no capacity.
//
// A pool of P people is met at rate (A + b)/P each, so that a = 1 − e^{−f(A + b)/P} of its strangers follow on a day, and, since followers who
// leave are strangers again, F(T) = aP(1 − k^T)/(1 − k) with k = (1 − a)(1 − δ), which tends to the above (m = 0) as P → ∞.
//
// Invariant: F solves that recursion from F(0) = 0; it grows for ever if and only if R₀ = f·m·ρ/δ >= 1.
import { nonNegative, positive, within } from '../../calibrate/domain.ts'

export interface SnowballSettings {
  /** A, paid visits a day, >= 0 */
  readonly paidVisits: number
  /** b, natural visits of non-followers a day, >= 0 */
  readonly naturalVisits: number
  /** f, probability that a non-follower's visit makes a follower, [0, 1] */
  readonly follow: number
  /** ρ, probability that a follower visits on a day, [0, 1] */
  readonly revisit: number
  /** δ, probability that a follower leaves on a day, [0, 1] */
  readonly churn: number
  /** m, visitors recruited by one follower's visit, >= 0; 0 without word of mouth */
  readonly recruits: number
  /** T, days since the start, >= 0 */
  readonly days: number
  /** strangers and followers together, > 0; Infinity, so that nobody is ever met twice, by default. Only without recruits */
  readonly pool?: number
}

export interface Snowball {
  /** F(T) */
  readonly followers: number
  /** visits that were not paid for, out of all visits of day T */
  readonly naturalShare: number
  /** R₀: followers that one follower recruits in a lifetime; Infinity without churn */
  readonly reproduction: number
}

/** @throws RangeError for settings out of range, or without any visit */
export function snowball(settings: SnowballSettings): Snowball {
  const paid = nonNegative('paidVisits', settings.paidVisits)
  const natural = nonNegative('naturalVisits', settings.naturalVisits)
  const follow = within('follow', settings.follow, 0, 1)
  const revisit = within('revisit', settings.revisit, 0, 1)
  const churn = within('churn', settings.churn, 0, 1)
  const days = nonNegative('days', settings.days)
  const recruiting = follow * nonNegative('recruits', settings.recruits) * revisit
  const pool = settings.pool === undefined ? Infinity : positive('pool', settings.pool)
  if (pool < Infinity) within('recruits', settings.recruits, 0, 0)
  const joining = pool < Infinity ? -Math.expm1((-follow * (paid + natural)) / pool) : 0 // share of strangers that follows on a day
  const growth = recruiting - churn - joining * (1 - churn)
  const factor = growth === 0 ? days : Math.expm1(days * Math.log1p(growth)) / growth
  const followers = (pool < Infinity ? joining * pool : follow * (paid + natural)) * factor
  const unpaid = natural + revisit * followers
  if (paid + unpaid === 0) throw new RangeError('paidVisits + naturalVisits: must be above 0 for a share; got 0')
  return {
    followers,
    naturalShare: unpaid / (paid + unpaid),
    reproduction: recruiting === 0 ? 0 : recruiting / churn,
  }
}
