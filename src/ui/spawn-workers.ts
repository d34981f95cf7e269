// Simulation workers, the first of them started before anything else of the page is evaluated: they compile their kernel meanwhile.
// Invariant: the worker's address stands here, where the bundler sees it, and nowhere else.

/** Most workers that are of use; a page should not take a whole server. */
const MOST_WORKERS = 16

export const workers = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency))

const spawn = (): Worker => new Worker(new URL('../../workers/simulate.web.ts', import.meta.url), { type: 'module' })

const early = Array.from({ length: Math.min(4, workers) }, spawn)

export const createWorker = (): Worker => early.pop() ?? spawn()
