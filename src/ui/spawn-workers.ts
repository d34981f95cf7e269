// Simulation workers, the first of them started before anything else of the page is evaluated: they compile their kernel meanwhile.
// Invariant: the worker's address stands here, where the bundler sees it, and nowhere else.

/** Most workers that are of use; a page should not take a whole server. */
const MOST_WORKERS = 16

export const workers = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency))

const spawn = (): Worker => new Worker(new URL('../../workers/simulate.web.ts', import.meta.url), { type: 'module' })

/** Started and not yet in use. One that fails before anybody listens is thrown away, so that its successor's failure is heard. */
const early = new Set<Worker>()
for (let k = 0; k < Math.min(4, workers); k++) {
  const worker = spawn()
  early.add(worker)
  worker.addEventListener('error', () => early.delete(worker), { once: true })
}

export const createWorker = (): Worker => {
  const [worker = spawn()] = early
  early.delete(worker)
  return worker
}
