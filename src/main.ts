// Starts the workbench: workers first, then the elements, then the scenario, each in a task of its own so that none holds the page up.
import { createWorker, workers } from './ui/spawn-workers.ts'
import './ui/trust-workbench.ts'
import { webWorkerRunner } from './experiment/worker-runner.ts'

const workbench = document.querySelector('trust-workbench')
const { firstScenario } = await import('./ui/first-scenario.ts')
await new Promise((resolve) => setTimeout(resolve))
workbench?.open(firstScenario(location.search), webWorkerRunner(createWorker, workers))
