// How far a run has come, how fast it goes and how long it will take.
// Invariant: counts never go back; the rate is what was simulated since the start, pauses included.
import type { RunRequest } from './run-api.ts'
import { plannedFanDays } from './world-plan.ts'

export interface Progress {
  /** runs (a variant on a world) taken by the observer */
  readonly runsDone: number
  readonly runsPlanned: number
  readonly fanDays: number
  /** an upper bound where burn-in snapshots are reused */
  readonly fanDaysPlanned: number
  /** seconds since the start */
  readonly seconds: number
  /** fan-days per second, all workers together */
  readonly rate: number
  /** by the pace since the first day was simulated, so without loading; Infinity until that has been watched for a second */
  readonly secondsLeft: number
}

/** Least time over which a pace is measured before a time left is told, s. */
const WATCHED = 1
/** Least time between two reports, ms. */
const REPORT_EVERY = 100

export class RateMeter {
  private readonly started = performance.now()
  private readonly runsPlanned: number
  private readonly fanDaysPlanned: number
  private runsDone = 0
  private fanDays = 0
  /** the first report of a worker: what was simulated by then, and when */
  private first: { readonly fanDays: number; readonly at: number } | undefined
  private reported = -Infinity

  constructor(
    requests: readonly RunRequest[],
    private readonly report?: (progress: Progress) => void,
  ) {
    const costs = new Map<RunRequest['variants'], number>()
    this.runsPlanned = requests.reduce((sum, request) => sum + request.variants.length, 0)
    this.fanDaysPlanned = requests.reduce((sum, request) => {
      const cost = costs.get(request.variants) ?? plannedFanDays(request)
      costs.set(request.variants, cost)
      return sum + cost
    }, 0)
  }

  simulated(fanDays: number): void {
    this.fanDays += fanDays
    this.first ??= { fanDays: this.fanDays, at: performance.now() }
    this.tell(false)
  }

  finished(): void {
    this.runsDone++
    this.tell(this.runsDone === this.runsPlanned)
  }

  private tell(always: boolean): void {
    const now = performance.now()
    if (!this.report || (!always && now - this.reported < REPORT_EVERY)) return
    this.reported = now
    const seconds = (now - this.started) / 1000
    const rate = this.fanDays / seconds
    this.report({
      runsDone: this.runsDone,
      runsPlanned: this.runsPlanned,
      fanDays: this.fanDays,
      fanDaysPlanned: this.fanDaysPlanned,
      seconds,
      rate,
      secondsLeft: this.secondsLeft(now),
    })
  }

  private secondsLeft(now: number): number {
    const { first, fanDays } = this
    const watched = first ? (now - first.at) / 1000 : 0
    if (!first || watched < WATCHED || fanDays <= first.fanDays) return Infinity
    return (Math.max(0, this.fanDaysPlanned - fanDays) * watched) / (fanDays - first.fanDays)
  }
}
