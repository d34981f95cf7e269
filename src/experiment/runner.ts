// One way to run experiments, wherever the workers live. Invariant: `finished` settles exactly once, after which no
// result is delivered; results are delivered one at a time, and the next request waits until they are taken.
import type { RunEvent, RunRequest, RunResult, WorkerApi } from './run-api.ts'
import { RateMeter, type Progress } from './progress.ts'
import { RequestQueue, WorldHomes } from './world-homes.ts'

export interface RunObserver {
  /** Takes a result; a promise holds the workers back until it is kept (slow disks). */
  onResult(result: RunResult): void | Promise<void>
  onProgress?(progress: Progress): void
}

/** A run under way. */
export interface Run {
  /** rejects when a worker crashes or an observer throws */
  readonly finished: Promise<'done' | 'cancelled'>
  cancel(): void
}

export interface Runner {
  readonly workers: number
  /** Queues requests; they are begun in nearly the order given, so a replicate-major list stays balanced when stopped. */
  start(requests: readonly RunRequest[], observer: RunObserver): Run
  /** Cancels everything and ends the workers. */
  close(): void
}

/** A place in the pool: a worker whose crash rejects the request it was working on. */
export interface Seat extends Pick<WorkerApi, 'cancel'> {
  run(request: RunRequest, onEvent: (event: RunEvent) => void): Promise<'done' | 'cancelled'>
  close(): void
}

interface Waiter {
  /** whose lane waits */
  readonly run: object
  readonly resolve: (seat: Seat | undefined) => void
}

/** A pool of seats that serves runs in the order in which they were started. */
export class PooledRunner implements Runner {
  private readonly idle: Seat[] = []
  private readonly occupied = new Set<Seat>()
  private waiting: Waiter[] = []
  private readonly runs = new Set<Run>()
  private readonly homes = new WorldHomes<Seat>()
  private closed = false

  /**
   * @param workers most seats at a time, >= 1; they are opened when first needed
   * @param openSeat makes a worker
   */
  constructor(
    readonly workers: number,
    private readonly openSeat: () => Seat,
  ) {}

  start(requests: readonly RunRequest[], observer: RunObserver): Run {
    if (this.closed) throw new Error('runner: closed')
    const meter = new RateMeter(requests, observer.onProgress?.bind(observer))
    const busy = new Set<Seat>()
    const queue = new RequestQueue(requests, this.homes)
    let stopped = false
    let delivery: Promise<void> = Promise.resolve()

    const stop = (): void => {
      stopped = true
      for (const seat of busy) seat.cancel()
      this.stopWaiting(busy)
    }
    const take = (event: RunEvent): void => {
      if (stopped) return
      if (event.kind === 'progress') return meter.simulated(event.fanDays)
      delivery = delivery.then(async () => {
        if (stopped) return
        await observer.onResult(event.result)
        meter.finished()
      })
      delivery.catch(stop)
    }
    const lane = async (): Promise<void> => {
      while (!queue.empty) {
        if (stopped) return
        const seat = await this.takeSeat(busy)
        if (!seat) return
        const request = stopped ? undefined : queue.take(seat)
        if (!request) return this.giveBack(seat)
        busy.add(seat)
        try {
          await seat.run(request, take)
        } catch (error) {
          this.discard(seat)
          if (this.closed) return
          throw new Error(`replicate ${request.replicate} (seed ${request.seed}): ${messageOf(error)}`, { cause: error })
        } finally {
          busy.delete(seat)
        }
        this.giveBack(seat)
        await delivery
      }
    }
    const lanes = Array.from({ length: Math.min(this.workers, requests.length) }, () =>
      lane().catch((error: unknown) => {
        stop()
        throw error
      }),
    )
    const run: Run = { finished: this.settle(lanes, () => (stopped ? 'cancelled' : 'done')), cancel: stop }
    this.runs.add(run)
    void run.finished.catch(() => undefined).then(() => this.runs.delete(run))
    return run
  }

  close(): void {
    this.closed = true
    for (const run of this.runs) run.cancel()
    for (const seat of [...this.idle, ...this.occupied]) seat.close()
    this.idle.length = 0
  }

  /** Waits for every lane before the first failure is reported: nothing runs on after `finished`. */
  private async settle(lanes: Promise<void>[], outcome: () => 'done' | 'cancelled'): Promise<'done' | 'cancelled'> {
    for (const result of await Promise.allSettled(lanes)) if (result.status === 'rejected') throw result.reason
    return outcome()
  }

  /** @returns nothing when the asking run was stopped while it waited */
  private takeSeat(run: object): Promise<Seat | undefined> {
    const seat = this.idle.pop() ?? (this.occupied.size < this.workers ? this.openSeat() : undefined)
    if (!seat) return new Promise((resolve) => this.waiting.push({ run, resolve }))
    this.occupied.add(seat)
    return Promise.resolve(seat)
  }

  private stopWaiting(run: object): void {
    for (const waiter of this.waiting) if (waiter.run === run) waiter.resolve(undefined)
    this.waiting = this.waiting.filter((waiter) => waiter.run !== run)
  }

  private giveBack(seat: Seat): void {
    const waiter = this.waiting.shift()
    if (waiter) return waiter.resolve(seat)
    this.occupied.delete(seat)
    if (!this.closed) this.idle.push(seat)
  }

  /** A crashed worker is never used again; whoever waits gets a new one. */
  private discard(seat: Seat): void {
    seat.close()
    this.homes.forget(seat)
    this.occupied.delete(seat)
    const waiter = this.waiting.shift()
    if (waiter) void this.takeSeat(waiter.run).then(waiter.resolve)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
