// The anchors' tables that a request wants of a run, read on their mornings while the run passes them.
// Invariant: a fork's diary holds what its trunk wrote before the fork; every result gets copies of its own, to be transferred.

/** What a diary reads. */
interface Readable {
  /** next absolute day to simulate */
  readonly day: number
  /** [anchor × AnchorField.COUNT] now */
  anchors(): Float64Array
}

export class AnchorDiary {
  private readonly tables = new Map<number, Float64Array>()

  /** @param days absolute days, in any order */
  constructor(private readonly days: readonly number[]) {}

  /** First wanted day from `day` on that is not written yet; Infinity when there is none. */
  next(day: number): number {
    return Math.min(Infinity, ...this.days.filter((wanted) => wanted >= day && !this.tables.has(wanted)))
  }

  /** Writes today's table if it is wanted. */
  note(simulation: Readable): void {
    if (this.next(simulation.day) === simulation.day) this.tables.set(simulation.day, simulation.anchors())
  }

  /** A diary of the same days with everything written so far. */
  fork(): AnchorDiary {
    const copy = new AnchorDiary(this.days)
    for (const [day, table] of this.tables) copy.tables.set(day, table)
    return copy
  }

  /** Copies of the tables, in the order of the days. @throws when the run never came past one of them */
  copies(): Float64Array[] {
    return this.days.map((day) => {
      const table = this.tables.get(day)
      if (!table) throw new RangeError(`anchorDays: day ${day} (absolute) is not a day of the run`)
      return table.slice()
    })
  }
}
