// Makes what the engine does now the golden summaries, and says what changed.
import { loadEngine } from '../../src/experiment/engine.ts'
import { localRunner } from '../../src/experiment/local-runner.ts'
import { readGolden, writeGolden } from './files.ts'
import { liveShipped, shippedScenarios } from './shipped-runs.ts'
import { changes, summarize, summaryDays } from './summary.ts'

/** @returns a line for everything that changed, and their number */
export const refreshGolden = async (): Promise<string> => {
  const scenarios = shippedScenarios()
  const results = await liveShipped(localRunner(loadEngine), scenarios, { anchorDays: summaryDays })
  const before = readGolden()
  const after = new Map(scenarios.map((scenario) => [scenario.id, summarize(scenario, results)]))
  writeGolden(after)
  const ids = [...new Set([...before.keys(), ...after.keys()])].toSorted()
  const lines = ids.flatMap((id) => changes(before.get(id), after.get(id)).map((line) => `${id}: ${line}\n`))
  return `${lines.join('')}${lines.length === 0 ? 'Nothing' : `${lines.length} things`} changed in ${after.size} golden summaries.\n`
}
