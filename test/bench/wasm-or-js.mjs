// `npm run bench:wasm-or-js`: the whole model as WebAssembly with SIMD (as shipped), without, and as JavaScript, in Node, Chromium and Firefox.
// The rule of PERFORMANCE.md: plain TypeScript stays if it comes within 1.5 times the time in Chromium and in Firefox.
import { measureEngines } from './engines.mjs'
import { compileToJavaScript, compileWithoutSimd } from './portable-kernel.mjs'

const FANS = 20_000
const WINDOW = 30 // days after the burn-in
const ROUNDS = 15
const ENOUGH = 1.5

const plan = { fans: FANS, window: WINDOW }
const script = await compileToJavaScript()
const { readings, load } = await measureEngines(
  {
    'WebAssembly, SIMD (shipped)': plan,
    'WebAssembly without SIMD': { ...plan, wasm: Buffer.from(await compileWithoutSimd()).toString('base64') },
    'JavaScript (wasm2js)': { ...plan, script },
  },
  ROUNDS,
)
const engines = [...new Set(readings.map(({ engine }) => engine))]
const kernels = [...new Set(readings.map(({ kernel }) => kernel))]
const nsOf = (/** @type {string} */ kernel, /** @type {string} */ engine) => readings.find((each) => each.kernel === kernel && each.engine === engine)?.nsPerFanDay ?? NaN

console.log(`ns per fan-day of the PLATFORM baseline, ${FANS.toLocaleString('en')} fans, ${WINDOW} days after the burn-in; each day's least time of ${ROUNDS} rounds in turn.`)
console.log(`In brackets: times the shipped kernel's. Load average ${load[0].toFixed(1)} before, ${load[1].toFixed(1)} after.\n`)
console.log(`${''.padEnd(29)}${engines.map((name) => name.padStart(18)).join('')}`)
for (const kernel of kernels)
  console.log(`${kernel.padEnd(29)}${engines.map((engine) => `${nsOf(kernel, engine).toFixed(1)} (${(nsOf(kernel, engine) / nsOf(kernels[0], engine)).toFixed(2)})`.padStart(18)).join('')}`)

const browsers = engines.slice(1)
const worst = Math.max(...browsers.map((engine) => nsOf(kernels[2], engine) / nsOf(kernels[0], engine)))
console.log(`\nJavaScript takes at most ${worst.toFixed(2)} times as long in a browser; it would do if that were ${ENOUGH} or less: ${worst <= ENOUGH ? 'TypeScript' : 'AssemblyScript'}.`)
const digests = new Set(readings.map(({ digest }) => digest))
console.log(`Digests ${digests.size === 1 ? 'all alike' : 'DIFFER'}.`)
if (digests.size > 1) process.exitCode = 1
