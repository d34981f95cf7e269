// How long the comparison of all shipped scenarios takes, and how many runs a second that is.
// Invariant: what is timed is what `snowball compare` does: one burn-in per world, one fork per policy, replicates on all workers.
import { replicateMajor } from '../../experiment/design.ts'
import type { Runner } from '../../experiment/runner.ts'
import type { Scenario } from '../../model/scenario.ts'
import type { Bench } from './measuring.ts'

export interface ComparedScenario {
  readonly id: string
  readonly variants: number
  readonly fans: number
  readonly seconds: number
  /** of all threads together */
  readonly cpuSeconds: number
  readonly fanDays: number
  /** seconds that the scenario's own number of replicates would take at this rate */
  readonly inFull: number
}

export interface Comparison {
  readonly replicates: number
  readonly workers: number
  readonly scenarios: readonly ComparedScenario[]
}

export const measureComparison = async (bench: Bench, openRunner: () => Runner, scenarios: readonly Scenario[], replicates: number): Promise<Comparison> => {
  const runner = openRunner()
  const compared: ComparedScenario[] = []
  try {
    for (const [k, scenario] of scenarios.entries()) {
      await bench.pause(`scenario ${k + 1} of ${scenarios.length}: ${scenario.id}`)
      const variants = [scenario.baseline, ...scenario.variants].map(({ variant }) => variant)
      let fanDays = 0
      const [from, busyFrom] = [performance.now(), bench.now()]
      await runner.start(replicateMajor(variants, { seed: scenario.seed, replicates }), { onResult: (result) => void (fanDays += result.fanDays) }).finished
      const seconds = (performance.now() - from) / 1000
      compared.push({
        id: scenario.id, variants: variants.length, fans: variants[0].shape.fans, seconds, fanDays,
        cpuSeconds: (bench.now() - busyFrom) / 1000, inFull: (seconds * scenario.replicates) / replicates,
      })
    }
  } finally {
    runner.close()
  }
  return { replicates, workers: runner.workers, scenarios: compared }
}
