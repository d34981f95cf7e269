// The committed summaries, test/golden/<scenario>.json: a variant's dimensions on one line, each metric on its own.
// Invariant: only `npm run golden` writes them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DigestName } from './shipped-runs.ts'
import type { Summary } from './summary.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const pathOf = (scenario: string): string => `${folder}${scenario}.json`

/** By scenario. */
export const readGolden = (): Map<string, Summary> => {
  const ids = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', ''))
  return new Map(ids.toSorted().map((id) => [id, JSON.parse(readFileSync(pathOf(id), 'utf8')) as Summary]))
}

/** Digests by `scenario:variant`: of what happened, or of what only watched. */
export const goldenDigests = (which: DigestName = 'digest'): Record<string, string> =>
  Object.fromEntries([...readGolden()].flatMap(([id, { variants }]) => Object.entries(variants).map(([variant, digests]) => [`${id}:${variant}`, digests[which]])))

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** Writes these and removes those of other scenarios. */
export const writeGolden = (summaries: ReadonlyMap<string, Summary>): void => {
  for (const id of readGolden().keys()) if (!summaries.has(id)) rmSync(pathOf(id))
  for (const [id, summary] of summaries)
    writeFileSync(pathOf(id), `${JSON.stringify(summary, null, 2).replace(/"dimensions": \{[^}]*\}/g, onOneLine)}\n`)
}
