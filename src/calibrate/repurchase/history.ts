// Repeat-purchase histories: what the models of this folder need to know of a cohort, and nothing else.
//
// A customer's clock starts with the first purchase. All purchases of one day count as one. Of the time after
// the first day only three numbers matter (Fader, Hardie, Lee 2005): how many repeat purchases there were, when
// the last one was, and how long the customer has been watched.
//
// Invariant: 0 <= recency <= age, recency = 0 exactly when frequency = 0, in every row.
import { nonNegative, positive, sameLength, whole, within } from '../domain.ts'

/** One purchase; `day` is a whole day number on any common origin, `spend` in fen, cents or the like. */
export interface Purchase {
  readonly customer: string | number
  readonly day: number
  readonly spend: number
}

/** Columns [row]; times share one unit of the caller's choice (weeks for CDNOW). */
export interface RepeatHistory {
  /** repeat purchases x, a whole number */
  readonly frequency: readonly number[]
  /** time of the last repeat purchase t_x since the first purchase; 0 without repeats */
  readonly recency: readonly number[]
  /** time T since the first purchase, at which the watching ended */
  readonly age: readonly number[]
  /** customers that share the row; 1 each where absent */
  readonly customers?: readonly number[]
}

/** Mean spend per repeat purchase [row], of customers with at least one repeat. */
export interface RepeatSpend {
  /** repeat purchases x >= 1 */
  readonly frequency: readonly number[]
  /** mean spend per repeat purchase, > 0, in the purchases' unit of money */
  readonly meanSpend: readonly number[]
}

/** Throws a RangeError that names the first row which breaks the invariant. */
export function checkHistory(history: RepeatHistory): void {
  const { frequency, recency, age, customers } = history
  sameLength('history', frequency, recency, age, ...(customers ? [customers] : []))
  frequency.forEach((x, row) => {
    const end = positive(`history.age[${row}]`, age[row])
    const last = within(`history.recency[${row}]`, recency[row], 0, end)
    whole(`history.frequency[${row}]`, x)
    if (x === 0 ? last !== 0 : last === 0) {
      throw new RangeError(
        `history.recency[${row}]: must be 0 exactly when frequency is 0; got ${last} with frequency ${x}`,
      )
    }
    if (customers) nonNegative(`history.customers[${row}]`, customers[row])
  })
}

/** The same history with equal rows merged, so that a likelihood costs one evaluation for each distinct row. */
export function mergeHistory(history: RepeatHistory): Required<RepeatHistory> {
  checkHistory(history)
  const rows = new Map<string, { x: number; last: number; end: number; customers: number }>()
  history.frequency.forEach((x, row) => {
    const last = history.recency[row]
    const end = history.age[row]
    const count = history.customers?.[row] ?? 1
    const key = `${x} ${last} ${end}`
    const known = rows.get(key)
    if (known) known.customers += count
    else rows.set(key, { x, last, end, customers: count })
  })
  const merged = [...rows.values()]
  return {
    frequency: merged.map((row) => row.x),
    recency: merged.map((row) => row.last),
    age: merged.map((row) => row.end),
    customers: merged.map((row) => row.customers),
  }
}

/** [customer] → days of purchase in order, each with its spend; purchases after `until` are left out. */
function shoppingDays(purchases: readonly Purchase[], until: number): Map<number, number>[] {
  const byCustomer = new Map<string | number, Map<number, number>>()
  for (const { customer, day, spend } of [...purchases].sort((one, other) => one.day - other.day)) {
    if (day > until) continue
    let days = byCustomer.get(customer)
    if (!days) byCustomer.set(customer, (days = new Map()))
    days.set(day, (days.get(day) ?? 0) + spend)
  }
  return [...byCustomer.values()]
}

/**
 * Histories of the customers whose first purchase is before the day `until`.
 * @param purchases any order
 * @param until last day watched, inclusive
 * @param daysPerUnit length of the wanted time unit, 7 for weeks
 */
export function repeatHistory(purchases: readonly Purchase[], until: number, daysPerUnit: number): RepeatHistory {
  positive('daysPerUnit', daysPerUnit)
  const rows = shoppingDays(purchases, until)
    .map((days) => ({ first: Math.min(...days.keys()), last: Math.max(...days.keys()), repeats: days.size - 1 }))
    .filter((row) => row.first < until)
  return {
    frequency: rows.map((row) => row.repeats),
    recency: rows.map((row) => (row.last - row.first) / daysPerUnit),
    age: rows.map((row) => (until - row.first) / daysPerUnit),
  }
}

/** Mean spend per repeat purchase up to and including the day `until`; customers without repeats are left out. */
export function repeatSpend(purchases: readonly Purchase[], until: number): RepeatSpend {
  const rows = shoppingDays(purchases, until)
    .map((days) => [...days.values()].slice(1))
    .filter((repeats) => repeats.length > 0)
  return {
    frequency: rows.map((repeats) => repeats.length),
    meanSpend: rows.map((repeats) => repeats.reduce((sum, spend) => sum + spend, 0) / repeats.length),
  }
}
