// The command line as it is shipped: dist/cli when it is newer than its sources, a build in a temporary folder otherwise.
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

const newest = (folder: string): number =>
  Math.max(...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(root, folder, path)).mtimeMs))

/** Folder of snowball.js and simulate.node.js. */
export const builtCommandLine = async (): Promise<URL> => {
  const shipped = join(root, 'dist', 'cli')
  const entry = join(shipped, 'snowball.js')
  const sources = Math.max(...['src', 'workers', 'scenarios'].map(newest))
  if (existsSync(entry) && statSync(entry).mtimeMs > sources) return pathToFileURL(`${shipped}/`)
  const folder = mkdtempSync(join(tmpdir(), 'snowball-built-'))
  await build({ root, logLevel: 'error', build: { ssr: true, outDir: folder, emptyOutDir: true } })
  return pathToFileURL(`${folder}/`)
}
