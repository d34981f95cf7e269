// Starts the workbench: workers first, then the elements, then the scenario, each in a task of its own so that none holds the page up.
import { createWorker, workers } from './ui/spawn-workers.ts'
import { nextTask } from './ui/next-task.ts'
import './ui/trust-workbench.ts'
import { webWorkerRunner } from './experiment/worker-runner.ts'

const workbench = document.querySelector('trust-workbench')
const { firstScenario } = await import('./ui/first-scenario.ts')
await nextTask()
const opened = await firstScenario(location.search)
await nextTask()
await workbench?.open(opened, webWorkerRunner(createWorker, workers))
