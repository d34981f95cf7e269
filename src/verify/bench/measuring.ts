// What every measurement needs of its surroundings, and the statistics that a noisy machine calls for.
// Invariant: nothing here knows where it runs; the clock is handed in, so the same code measures in Node and in a page.
import type { Scenario } from '../../model/scenario.ts'

/** Where a measurement runs. */
export interface Bench {
  /** the compiled kernel */
  readonly kernel: WebAssembly.Module
  /** a shipped scenario by its id */
  scenario(id: string): Scenario
  /** ms on the clock that figures are made of: CPU time of this process where it can be read, else wall time */
  now(): number
  /** tells the reader what is measured next and lets waiting events through; throws when the bench is cancelled */
  pause(doing?: string): Promise<void>
}

/** Middle value; the mean of the middle two when there is an even number. NaN of nothing. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Smallest and largest value. */
export const rangeOf = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)]

export const sum = (values: ArrayLike<number>): number => {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]
  return total
}

/** Runs something and says how long it took, in ms. */
export const timed = <T>(now: () => number, work: () => T): { readonly value: T; readonly ms: number } => {
  const from = now()
  const value = work()
  return { value, ms: now() - from }
}
