// O18: how a subsidy's budget is spread over its days, in whole fen.
//
// Uniform B/T, or decaying B e^{−kn}(1 − e^{−k})/(1 − e^{−kT}) on day n = 0 … T − 1. What is rounded is the
// cumulative plan, so that every day differs from its share by less than one fen.
//
// Invariant: the amounts are whole, not negative, and sum to the budget exactly.
import { nonNegative, positive, whole } from '../../calibrate/domain.ts'

export interface PacingSettings {
  /** B, fen, a whole number >= 0 */
  readonly budget: number
  /** T, a whole number of days >= 1 */
  readonly days: number
  /** k per day, >= 0; 0 is uniform */
  readonly decay: number
}

/** [day] planned spend in fen. */
export function plannedSpend({ budget, days, decay }: PacingSettings): number[] {
  whole('budget', budget)
  whole('days', days, 1)
  nonNegative('decay', decay)
  const share = (n: number): number => (decay === 0 ? n / days : Math.expm1(-decay * n) / Math.expm1(-decay * days))
  const amounts: number[] = []
  let spent = 0
  for (let day = 1; day <= days; day++) {
    const due = day === days ? budget : Math.min(budget, Math.round(budget * share(day)))
    amounts.push(Math.max(0, due - spent))
    spent = Math.max(spent, due)
  }
  return amounts
}

/**
 * [day] spend when each day can deliver only so much. With `roll over` what could not be spent waits for the next
 * day; with `lapse` it is lost. Rolling over, the total is min over n of (planned before n + capacity from n on),
 * which is min(budget, deliverable) when the plan never runs behind the capacity.
 * @param plan [day] fen
 * @param capacity [day] fen that the day's subsidised impressions can cost at most, >= 0
 */
export function deliveredSpend(
  plan: readonly number[],
  capacity: readonly number[],
  unspent: 'roll over' | 'lapse',
): number[] {
  let waiting = 0
  return plan.map((planned, day) => {
    const wanted = whole(`plan[${day}]`, planned) + waiting
    const spent = Math.min(wanted, whole(`capacity[${day}]`, capacity[day] ?? NaN))
    waiting = unspent === 'roll over' ? wanted - spent : 0
    return spent
  })
}

/** Impressions that `spend` fen buy at `cpm` fen per thousand: 1000·spend/cpm, not rounded. */
export function impressionsFor(spend: number, cpm: number): number {
  return (1000 * nonNegative('spend', spend)) / positive('cpm', cpm)
}
