// `npm run bench:against [REF]`: this tree's kernel against the one of a commit (default HEAD), in one run, so that a busy machine weighs
// on both alike. The host is this tree's: kernels whose layout of parameters or metrics differs cannot be compared.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundle } from './engines.mjs'
import { compileKernel } from '../../src/setup/kernel.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const WINDOW = 30 // days after the burn-in
const [ref = 'HEAD', fansText = '20000', roundsText = '40'] = process.argv.slice(2)
const fans = Number(fansText)

/** Compiles the kernel of a commit with that commit's own build. */
async function kernelOf(/** @type {string} */ commit) {
  const folder = mkdtempSync(join(tmpdir(), 'snowball-against-'))
  try {
    const sources = execFileSync('git', ['archive', commit, 'src/engine/kernel', 'src/setup'], { cwd: root, maxBuffer: 64 << 20 })
    execFileSync('tar', ['-x', '-C', folder], { input: sources })
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(join(root, 'node_modules', 'assemblyscript'), join(folder, 'node_modules', 'assemblyscript'))
    /** @type {typeof import('../../src/setup/kernel.mjs')} */
    const build = await import(pathToFileURL(join(folder, 'src', 'setup', 'kernel.mjs')).href)
    return await build.compileKernel()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const base64 = (/** @type {Uint8Array} */ bytes) => Buffer.from(bytes).toString('base64')
const kernels = { [ref]: base64(await kernelOf(ref)), 'this tree': base64(await compileKernel()) }
const folder = await bundle()
/** @type {typeof import('./in-engine.bench.ts')} */
const bench = await import(pathToFileURL(join(folder, 'in-engine.js')).href)
rmSync(folder, { recursive: true })
for (const [name, wasm] of Object.entries(kernels)) await bench.prepare(name, { fans, window: WINDOW, wasm })

/** @type {Map<string, Float64Array>} least ms of each day */
const best = new Map(Object.keys(kernels).map((name) => [name, new Float64Array(WINDOW).fill(Infinity)]))
for (let round = 0; round < Number(roundsText); round++)
  for (const [name, days] of best) bench.round(name).days.forEach((ms, day) => (days[day] = Math.min(days[day], ms)))

const [before, after] = [...best].map(([name, days]) => {
  const ns = (days.reduce((sum, ms) => sum + ms, 0) * 1e6) / (fans * WINDOW)
  console.log(`${name.padEnd(12)} ${ns.toFixed(2).padStart(8)} ns per fan-day   digest ${bench.digest(name)}`)
  return ns
})
console.log(`This tree takes ${(after / before).toFixed(3)} times as long: ${fans.toLocaleString('en')} fans, each day's least time of ${roundsText} rounds in turn.`)
