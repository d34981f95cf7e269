// The worker contract, types only: what a runner asks of a simulation worker and what comes back.
// Invariant: a request is plain data (structured clone); results are transferred, never copied.
import type { Variant } from '../model/variant.ts'

/** One world (seed) and the variants to live in it. Variants of equal worlds share one burn-in. */
export interface RunRequest {
  readonly replicate: number
  readonly seed: number
  readonly variants: readonly Variant[]
  /** also return the anchors' table at the end of the run */
  readonly anchors?: boolean
  /** also return the anchors' table on the mornings of these scenario days (totals of the days before), -burnIn .. horizon */
  readonly anchorDays?: readonly number[]
  /** also compute the digests of the run (see Simulation.digest and Simulation.observed) */
  readonly digest?: boolean
  /** run every variant from day 0 instead of forking a snapshot (to test that it is the same) */
  readonly noFork?: boolean
}

/** The result of one variant on one world. */
export interface RunResult {
  readonly variant: string
  readonly replicate: number
  readonly seed: number
  /** [day × Metric.COUNT] one row a day, burn-in included */
  readonly rows: Float64Array
  readonly columns: number
  readonly burnIn: number
  /** [anchor × AnchorField.COUNT] at the end of the run, or undefined */
  readonly anchors?: Float64Array
  /** the same tables on the mornings of the days asked for, in the order of `anchorDays` */
  readonly anchorTables?: readonly Float64Array[]
  /** of what happened: 16 hex digits, or undefined */
  readonly digest?: string
  /** of what was recorded without changing the run: 16 hex digits, or undefined */
  readonly observed?: string
  /** fan-days actually simulated for this variant (a shared burn-in is charged to the first) */
  readonly fanDays: number
  /** seconds spent on them */
  readonly seconds: number
}

export type RunEvent =
  | { readonly kind: 'progress'; readonly fanDays: number }
  | { readonly kind: 'result'; readonly result: RunResult }

/** A worker runs one request at a time; `cancel` makes the running one stop within a few days' work. */
export interface WorkerApi {
  run(request: RunRequest, onEvent: (event: RunEvent) => void): Promise<'done' | 'cancelled'>
  cancel(): void
}
