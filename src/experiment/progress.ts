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
  /** Infinity until a run is done or a second has passed: before, the rate is that of loading */
  readonly secondsLeft: number
}

/** Time from which on a time left is told although no run is done, s. */
const TELLING = 1
/** Least time between two reports, ms. */
const REPORT_EVERY = 100

export class RateMeter {
  private readonly started = performance.now()
  private readonly runsPlanned: number
  private readonly fanDaysPlanned: number
  private runsDone = 0
  private fanDays = 0
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
      secondsLeft: rate > 0 && (this.runsDone > 0 || seconds >= TELLING) ? Math.max(0, this.fanDaysPlanned - this.fanDays) / rate : Infinity,
    })
  }
}
