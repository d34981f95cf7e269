// `npm run build`: the page in dist/web, the command line and its worker in dist/cli. Configuration: vite.config.ts.
import './install.mjs'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function buildAll() {
  process.env.NODE_ENV = 'production' // also when a test run calls: Lit's development build is twice as large
  const { build } = await import('vite')
  const options = { root, logLevel: /** @type {const} */ ('warn') }
  await Promise.all([build(options), build({ ...options, build: { ssr: true } })])
  chmodSync(join(root, 'dist', 'cli', 'snowball.js'), 0o755)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = performance.now()
  await buildAll()
  console.log(`Built dist/web and dist/cli in ${((performance.now() - start) / 1000).toFixed(1)} s`)
}
