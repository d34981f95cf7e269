// Answers only the latest question: for a page whose levers move faster than runs finish.
// Invariant: at most one run is under way; of a burst of starts only the last one is ever begun.
import type { RunRequest } from './run-api.ts'
import type { Run, Runner, RunObserver } from './runner.ts'

interface Waiting {
  begin(): Run
  settle(outcome: Run['finished']): void
}

export class LatestRun {
  private current: Run | undefined
  private waiting: Waiting | undefined

  constructor(private readonly runner: Pick<Runner, 'start'>) {}

  /** Cancels the run under way and starts this one when it has stopped; an overtaken start ends as cancelled. */
  start(requests: readonly RunRequest[], observer: RunObserver): Run {
    this.current?.cancel()
    this.withdraw(this.waiting)
    let run: Run | undefined
    const { promise: finished, resolve: settle } = promiseAndKey<'done' | 'cancelled'>()
    const begin = (): Run => (run = this.runner.start(requests, observer))
    const waiting = { begin, settle }
    this.waiting = waiting
    if (!this.current) this.beginWaiting()
    return { finished, cancel: () => (run ? run.cancel() : this.withdraw(waiting)) }
  }

  private withdraw(waiting: Waiting | undefined): void {
    if (!waiting || this.waiting !== waiting) return
    this.waiting = undefined
    waiting.settle(Promise.resolve('cancelled'))
  }

  private beginWaiting(): void {
    const { waiting } = this
    this.waiting = undefined
    this.current = undefined
    if (!waiting) return
    try {
      this.current = waiting.begin()
    } catch (error) {
      return waiting.settle(Promise.reject(error))
    }
    const { finished } = this.current
    waiting.settle(finished)
    const next = (): void => this.beginWaiting()
    finished.then(next, next)
  }
}

/** Promise.withResolvers, which Node 20 lacks. */
const promiseAndKey = <T>(): { promise: Promise<T>; resolve: (value: T | Promise<T>) => void } => {
  const held: { resolve?: (value: T | Promise<T>) => void } = {}
  const promise = new Promise<T>((resolve) => {
    held.resolve = resolve
  })
  return { promise, resolve: (value) => held.resolve?.(value) }
}
