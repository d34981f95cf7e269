// `npm run bench:functions`: which functions of the kernel a fan-day's time goes to, by V8's sampling profiler on a build that keeps names.
// What the compiler put into its caller counts there; `snowball bench profile` has the exact cost of each process.
import { Session } from 'node:inspector/promises'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { rmSync } from 'node:fs'
import { bundle } from './engines.mjs'
import { compileKernel } from '../../src/setup/kernel.mjs'

const FANS = 20_000
const WINDOW = 60 // days after the burn-in
const ROUNDS = 25
const SHOWN = 30

const folder = await bundle()
/** @type {typeof import('./in-engine.bench.ts')} */
const bench = await import(pathToFileURL(join(folder, 'in-engine.js')).href)
rmSync(folder, { recursive: true })
await bench.prepare('named', { fans: FANS, window: WINDOW, wasm: Buffer.from(await compileKernel({ profile: true })).toString('base64') })

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.setSamplingInterval', { interval: 200 }) // microseconds
await session.post('Profiler.start')
for (let round = 0; round < ROUNDS; round++) bench.round('named')
const { profile } = await session.post('Profiler.stop')
session.disconnect()

const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
/** @type {Map<string, number>} samples by function */
const found = new Map()
let all = 0
for (const id of profile.samples ?? []) {
  const frame = names.get(id)
  if (!frame?.url.startsWith('wasm:') || frame.functionName.startsWith('wasm-function')) continue // the calibration loop has no name
  found.set(frame.functionName, (found.get(frame.functionName) ?? 0) + 1)
  all++
}
console.log(`Share of the kernel's time, PLATFORM baseline, ${FANS.toLocaleString('en')} fans, ${WINDOW} days after the burn-in, ${ROUNDS} times, ${all} samples.\n`)
for (const [name, samples] of [...found].sort((a, b) => b[1] - a[1]).slice(0, SHOWN)) console.log(`${((100 * samples) / all).toFixed(1).padStart(5)}%  ${name}`)
