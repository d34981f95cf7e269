// `npm run golden`: lives every shipped scenario anew, rewrites test/golden/*.json and prints what changed, old -> new.
import '../../src/setup/install.mjs'
import { fileURLToPath } from 'node:url'
import { kernelPlugin } from '../../src/setup/kernel.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { runnerImport } = await import('vite')
/** @type {{ module: typeof import('./refresh.ts') }} */
const { module } = await runnerImport('./test/golden/refresh.ts', { root, configFile: false, logLevel: 'error', plugins: [kernelPlugin()] })
process.stdout.write(await module.refreshGolden())
