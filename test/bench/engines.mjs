// The three engines side by side: one bundle of in-engine.bench.ts, run in this Node, in headless Chromium and in headless Firefox.
// Invariant: rounds go in turn through all engines and kernels, so that a busy machine weighs on all of them alike; of every simulated
// day the least time over the rounds counts, because a browser has no clock that leaves other programs out.
import '../../src/setup/install.mjs'
import { createServer } from 'node:http'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromiumFlags, findChromium, findFirefox } from '../../src/setup/browsers.mjs'
import { kernelPlugin } from '../../src/setup/kernel.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** @typedef {import('./in-engine.bench.ts').EnginePlan} EnginePlan */
/** @typedef {import('./in-engine.bench.ts').Round} Round */
/** @typedef {{ name: string, prepare: (name: string, plan: EnginePlan) => Promise<void>, round: (name: string) => Promise<Round>, digest: (name: string) => Promise<string>, close: () => Promise<void> }} Engine */
/** @typedef {{ engine: string, kernel: string, nsPerFanDay: number, nsPerDraw: number, digest: string }} Reading */

/** @returns {Promise<string>} folder of in-engine.js */
export async function bundle() {
  const { build } = await import('vite')
  const outDir = mkdtempSync(join(tmpdir(), 'snowball-engines-'))
  await build({
    root, configFile: false, logLevel: 'error', plugins: [kernelPlugin()], publicDir: false,
    build: { outDir, emptyOutDir: true, target: 'es2022', lib: { entry: 'test/bench/in-engine.bench.ts', formats: ['es'], fileName: () => 'in-engine.js' } },
  })
  return outDir
}

/**
 * A server that makes the page cross-origin isolated: timers then show 5 to 20 microseconds instead of a millisecond.
 * @param {string} folder
 * @returns {Promise<{ url: string, close: () => void }>}
 */
async function serve(folder) {
  const page = '<!doctype html><title>bench</title><script type="module">window.bench = await import("./in-engine.js")</script>'
  const server = createServer((request, response) => {
    const script = request.url === '/in-engine.js'
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html')
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    response.end(script ? readFileSync(join(folder, 'in-engine.js')) : page)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

/**
 * @param {string} folder
 * @returns {Promise<Engine>}
 */
async function nodeEngine(folder) {
  /** @type {typeof import('./in-engine.bench.ts')} */
  const bench = await import(pathToFileURL(join(folder, 'in-engine.js')).href)
  return {
    name: `Node ${process.versions.node}`,
    prepare: bench.prepare,
    round: async (name) => bench.round(name),
    digest: async (name) => bench.digest(name),
    close: async () => undefined,
  }
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} name
 * @param {string} url
 * @returns {Promise<Engine>}
 */
async function browserEngine(browser, name, url) {
  const page = await browser.newPage()
  page.setDefaultTimeout(300_000)
  await page.goto(url)
  await page.waitForFunction('window.bench !== undefined')
  /** @type {(method: string, ...words: unknown[]) => Promise<any>} */
  const call = (method, ...words) => page.evaluate(`window.bench.${method}(${words.map((word) => JSON.stringify(word)).join(', ')})`)
  return {
    name: `${name} ${browser.version().split('.')[0]}`,
    prepare: (kernel, plan) => call('prepare', kernel, plan),
    round: (kernel) => call('round', kernel),
    digest: (kernel) => call('digest', kernel),
    close: () => browser.close(),
  }
}

/**
 * Measures kernels in every engine that this machine has.
 * @param {Record<string, EnginePlan>} kernels by name
 * @param {number} rounds
 * @returns {Promise<{ readings: Reading[], load: readonly [number, number] }>} load averages before and after
 */
export async function measureEngines(kernels, rounds) {
  const before = loadavg()[0]
  const folder = await bundle()
  const server = await serve(folder)
  const { chromium, firefox } = await import('playwright')
  const [chromiumPath, firefoxPath] = [findChromium(), findFirefox()]
  /** @type {Engine[]} */
  const engines = [await nodeEngine(folder)]
  try {
    if (chromiumPath) engines.push(await browserEngine(await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags }), 'Chromium', server.url))
    if (firefoxPath) engines.push(await browserEngine(await firefox.launch({ executablePath: firefoxPath, channel: 'moz-firefox' }), 'Firefox', server.url))
    const places = Object.entries(kernels).flatMap(([kernel, plan]) =>
      engines.map((engine) => ({ kernel, plan, engine, best: new Float64Array(plan.window).fill(Infinity), nsPerDraw: Infinity })),
    )
    for (const { kernel, plan, engine } of places) await engine.prepare(kernel, plan)
    for (let round = 0; round < rounds; round++)
      for (const place of places) {
        const { kernel, engine, best } = place
        if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${kernel}, ${engine.name}: round ${round + 1} of ${rounds} …`)
        const { days, nsPerDraw } = await engine.round(kernel)
        days.forEach((ms, day) => (best[day] = Math.min(best[day], ms)))
        place.nsPerDraw = Math.min(place.nsPerDraw, nsPerDraw)
      }
    /** @type {Reading[]} */
    const readings = []
    for (const { kernel, plan, engine, best, nsPerDraw } of places) {
      const nsPerFanDay = (best.reduce((sum, ms) => sum + ms, 0) * 1e6) / (plan.fans * plan.window)
      readings.push({ engine: engine.name, kernel, nsPerFanDay, nsPerDraw, digest: await engine.digest(kernel) })
    }
    return { readings, load: [before, loadavg()[0]] }
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
    for (const engine of engines) await engine.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
