// Progress on standard error: one rewritten line for a person, plain lines when asked for, nothing otherwise.
// Invariant: a rewritten line is gone before anything else is printed.
import type { Progress } from '../experiment/progress.ts'
import { amount, clock } from './quantities.ts'
import type { Terminal } from './terminal.ts'

const PLAIN_EVERY = 2 // seconds

export class ProgressLine {
  private shown = false
  private lastPlain = 0

  /** @param forced plain lines even when nobody watches */
  constructor(
    private readonly terminal: Terminal,
    private readonly forced: boolean,
  ) {}

  show(progress: Progress): void {
    if (this.terminal.watched) {
      this.terminal.err(`\r\u001b[K${textOf(progress)}`)
      this.shown = true
    } else if (this.forced && (progress.seconds - this.lastPlain >= PLAIN_EVERY || progress.runsDone === progress.runsPlanned)) {
      this.terminal.err(`${textOf(progress)}\n`)
      this.lastPlain = progress.seconds
    }
  }

  clear(): void {
    if (this.shown) this.terminal.err('\r\u001b[K')
    this.shown = false
  }
}

/** Until something is done there is no rate, and nothing to tell the time left by. */
const textOf = ({ runsDone, runsPlanned, rate, secondsLeft }: Progress): string =>
  `${runsDone} of ${runsPlanned} runs, ${rate > 0 && Number.isFinite(secondsLeft) ? `${amount(rate)} fan-days/s, ${clock(secondsLeft)} left` : runsDone === runsPlanned ? 'finishing' : 'starting'}`
