// Steps a simulation forward in small portions and gives way to the event loop between them, so that a cancellation
// or a message is heard within about 20 ms. Invariant: portions depend on the clock, results do not.

/** What a stepping loop needs of a simulation. */
export interface Steppable {
  /** absolute day reached */
  readonly day: number
  advance(toDay: number): void
}

/** Longest time between two looks at the event loop, ms. [A] cancels feel immediate below 50 ms; the loop costs < .1%. */
const PORTION = 20

/** Resolves after the events that are already waiting have been handled: setImmediate in Node, a message in browsers
 * (a timer would be held back 4 ms each time). */
const yieldToEvents: () => Promise<void> =
  typeof setImmediate === 'function'
    ? () => new Promise((resolve) => setImmediate(resolve))
    : () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => {
            port1.close()
            resolve()
          })
          port1.start()
          port2.postMessage(0)
        })

export class Pace {
  /** days of the next portion */
  private portion = 1
  /** seconds spent simulating since the last reading */
  private spent = 0

  constructor(private readonly cancelled: () => boolean) {}

  /** Seconds spent inside `advance` since this was last read. */
  takeSeconds(): number {
    const seconds = this.spent
    this.spent = 0
    return seconds
  }

  /**
   * Advances to a day.
   * @param onDays called after every portion with the days it took
   * @returns false when cancelled on the way
   */
  async advance(simulation: Steppable, toDay: number, onDays: (days: number) => void): Promise<boolean> {
    while (simulation.day < toDay) {
      if (this.cancelled()) return false
      const from = simulation.day
      const started = performance.now()
      simulation.advance(Math.min(toDay, from + this.portion))
      const elapsed = performance.now() - started
      this.spent += elapsed / 1000
      // Twice as many at most: the first days of a world are cheaper than the later ones.
      const wanted = elapsed > 0 ? (this.portion * PORTION) / elapsed : Infinity
      this.portion = Math.max(1, Math.floor(Math.min(wanted, this.portion * 2)))
      onDays(simulation.day - from)
      await yieldToEvents()
    }
    return !this.cancelled()
  }
}
