// What was done and can be undone. Invariant: the present is never lost; a burst of changes of one thing is one step.

/** Steps kept. */
const MOST_STEPS = 200
/** Changes of one thing within this time are one step, ms. */
const BURST = 1500

export interface Step<T> {
  readonly state: T
  /** what made it, e.g. "lever:fast:subsidy.budget"; the last of a burst of equal ones counts */
  readonly did: string
  /** when, ms */
  readonly at: number
}

export interface History<T> {
  readonly past: readonly Step<T>[]
  readonly present: Step<T>
  readonly future: readonly Step<T>[]
}

export const begin = <T>(state: T): History<T> => ({ past: [], present: { state, did: '', at: -Infinity }, future: [] })

/** @param did what it is; equal ones in a row are joined while they come within BURST of each other. '' is never joined */
export const commit = <T>({ past, present, future }: History<T>, state: T, did: string, at: number): History<T> => {
  if (state === present.state) return { past, present, future }
  const joined = did !== '' && did === present.did && at - present.at < BURST
  return { past: joined ? past : [...past, present].slice(-MOST_STEPS), present: { state, did, at }, future: [] }
}

export const undo = <T>({ past, present, future }: History<T>): History<T> =>
  past.length === 0 ? { past, present, future } : { past: past.slice(0, -1), present: past.at(-1)!, future: [present, ...future] }

export const redo = <T>({ past, present, future }: History<T>): History<T> =>
  future.length === 0 ? { past, present, future } : { past: [...past, present], present: future[0]!, future: future.slice(1) }
