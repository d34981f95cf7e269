// The engine as the experiment layer opens it; the only file here that makes a Simulation.
import { loadKernel, Simulation, type Snapshot } from '../engine/simulate.ts'
import type { OpenSimulation } from './run-group.ts'

/** Compiles the kernel (once per thread) and returns the way to open worlds in it. */
export const loadEngine = async (): Promise<OpenSimulation<Snapshot>> => {
  const kernel = await loadKernel()
  return (variant, seed, from, reuse) => new Simulation(kernel, variant, seed, from, reuse instanceof Simulation ? reuse : undefined)
}
