// Cumulative repeat purchases of a cohort over calendar time: what happened beside what a model expects.
//
// Invariant: both sides count the same customers; one who first buys on day d of the cohort's calendar (0, 1, …)
// has been a customer for t − d days by the end of t days (FHL 2005: Σ over customers of E[X(t − first)]).
import { positive } from '../domain.ts'
import type { Purchase } from './history.ts'

export interface RepeatTracking {
  /** [time] the times asked for */
  readonly times: readonly number[]
  /** [time] repeat purchases so far: distinct (customer, day) after the first day */
  readonly actual: readonly number[]
  /** [time] the model's expectation of the same */
  readonly expected: readonly number[]
}

/**
 * @param purchases any order; the cohort is everybody in them
 * @param mean E[X(t)] of the model, t in units of `daysPerUnit` days
 * @param firstDay day number on which time 0 begins
 * @param times increasing, in units after `firstDay`; time t ends with day firstDay + t·daysPerUnit − 1
 */
export function trackRepeats(
  purchases: readonly Purchase[],
  mean: (t: number) => number,
  firstDay: number,
  times: readonly number[],
  daysPerUnit: number,
): RepeatTracking {
  positive('daysPerUnit', daysPerUnit)
  const days = new Map<string | number, Set<number>>()
  for (const { customer, day } of purchases) {
    const known = days.get(customer)
    if (known) known.add(day)
    else days.set(customer, new Set([day]))
  }
  const newcomers = new Map<number, number>()
  const repeatDays: number[] = []
  for (const own of days.values()) {
    const first = Math.min(...own)
    newcomers.set(first, (newcomers.get(first) ?? 0) + 1)
    for (const day of own) if (day !== first) repeatDays.push(day)
  }
  const lastDays = times.map((time) => firstDay + time * daysPerUnit - 1)
  return {
    times,
    actual: lastDays.map((last) => repeatDays.filter((day) => day <= last).length),
    expected: lastDays.map((last) =>
      [...newcomers].reduce(
        (sum, [first, count]) => sum + (first <= last ? count * mean((last + 1 - first) / daysPerUnit) : 0),
        0,
      ),
    ),
  }
}

/** Mean of |expected − actual| / actual over the times after `from`: the error of a forecast (MAPE). */
export function meanAbsoluteError({ times, actual, expected }: RepeatTracking, from: number): number {
  const rows = times.flatMap((time, i) =>
    time > from ? [Math.abs(expected[i] - actual[i]) / positive(`actual[${i}]`, actual[i])] : [],
  )
  return rows.reduce((sum, error) => sum + error, 0) / positive('times after from', rows.length)
}
