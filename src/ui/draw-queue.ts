// Draws charts one at a time, each in a frame of its own, so that a burst of them never holds the page up.
// Invariant: a chart that asks twice before its turn is drawn once, as it was last asked for.
const waiting = new Map<object, () => void>()
let asked = false

/** The next frame, and the task after it: what is due in the frame has been shown. */
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

const next = (): void => {
  const [first] = waiting
  asked = false
  if (!first) return
  waiting.delete(first[0])
  if (waiting.size > 0) ask()
  first[1]()
}

const ask = (): void => {
  if (asked) return
  asked = true
  void frame().then(next)
}

/** @param owner whose drawing it is; a later one replaces an earlier one */
export const drawSoon = (owner: object, draw: () => void): void => {
  waiting.set(owner, draw)
  ask()
}

/** Resolves when nothing waits to be drawn any more; at once on a hidden page, which gets no frames. */
export const drawn = async (): Promise<void> => {
  do await (document.hidden ? undefined : frame())
  while (waiting.size > 0 && !document.hidden)
}
