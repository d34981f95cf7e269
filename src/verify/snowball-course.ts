/**
 * The snowball day by day in expectation, in the engine's order of a day: leave, come back, follow; recruits come the day after.
 *
 * Invariant: without the pool's limit and without recruits it is the closed form of exact/snowball.ts.
 */
import type { SnowballSettings } from './exact/snowball.ts'

export interface Pool extends Omit<SnowballSettings, 'recruits' | 'days'> {
  /** strangers and followers together; Infinity for the closed form */
  readonly pool: number
  /** recruits of one order; each visit of a follower brings `ordersPerVisit` of them, and recruits come the next day */
  readonly recruitsPerOrder?: number
  readonly ordersPerVisit?: number
}

export interface Evening {
  readonly followers: number
  /** visits of followers who came back by themselves */
  readonly returned: number
  /** all public visits of the day */
  readonly entries: number
}

/** Expected evenings 1 … days of the engine's schedule. */
export function evenings({ paidVisits, naturalVisits, follow, revisit, churn, pool, recruitsPerOrder = 0, ordersPerVisit = 0 }: Pool, days: number): Evening[] {
  const course: Evening[] = []
  let [followers, recruited] = [0, 0]
  for (let day = 0; day < days; day++) {
    const stayed = followers * (1 - churn)
    const entries = paidVisits + naturalVisits + recruited
    const rate = entries / pool // public visits a member of the pool
    const joined = pool === Infinity ? follow * entries : (pool - stayed) * -Math.expm1(-follow * rate)
    const present = stayed * (1 - (1 - revisit) * Math.exp(-rate)) + joined // followers in the room today, newcomers included
    recruited = present * ordersPerVisit * recruitsPerOrder
    followers = stayed + joined
    course.push({ followers, returned: revisit * stayed, entries })
  }
  return course
}

/** Settings that the snowball's oracles share. */
export const FLOW = {
  A: { default: 1e5, unit: 'visits/day', range: [1, 1e7], about: 'paid visits' },
  b: { default: 16_279, unit: 'visits/day', range: [1, 1e7], about: 'natural visits of strangers' },
  f: { default: 0.05, unit: 'probability', range: [0.001, 1], about: 'a stranger\'s visit makes a follower' },
  rho: { default: 0.3, unit: 'probability/day', range: [0, 1], about: 'a follower comes back' },
  delta: { default: 0.01, unit: 'probability/day', range: [0.0001, 0.5], about: 'a follower leaves' },
  T: { default: 25, unit: 'days', range: [1, 400], whole: true, about: 'days since the start' },
} as const
export const WORLDS = { default: 3, unit: 'worlds', range: [1, 100], whole: true, about: 'worlds whose mean is taken' } as const
