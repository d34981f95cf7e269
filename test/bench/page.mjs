// `npm run bench:page [MOVES]`: how fast the built page answers in Chromium, measured from outside by what stands on the screen: cold load to
// the first figures, a lever's move to its first answer and to the sharpened one, the longest task of the main thread, memory after moves.
// Invariant: a time ends in the frame after the new figures were drawn, never when they were merely computed.
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { preview } from 'vite'
import { chromiumFlags, findChromium } from '../../src/setup/browsers.mjs'

const LOADS = 5
const MOVES = Number(process.argv[2] ?? 40)
const MOVES_FOR_MEMORY = 200
const BETWEEN = 400 // ms between two moves for memory: most are overtaken by the next

const goals = { load: 1000, preview: 200, task: 50 } // ms

/** Runs in the page before its own scripts: waits for what stands on it, frame by frame, and keeps the longest task. */
const instrument = () => {
  const deep = (/** @type {string} */ path) => path.split(' ').reduce((/** @type {any} */ at, tag) => (at?.shadowRoot ?? at)?.querySelector(tag), document)
  const state = { longest: 0 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) state.longest = Math.max(state.longest, entry.duration)
  }).observe({ type: 'longtask', buffered: true })
  const page = {
    figures: () => deep('trust-workbench kpi-strip dd[data-scenario="2"]')?.textContent?.trim() ?? '',
    evidence: () => deep('trust-workbench verdict-line .evidence')?.textContent ?? '',
    longest: () => state.longest,
    forget: () => void (state.longest = 0),
    /** Resolves in the frame after the figures are what is wanted, with the page's time in ms. */
    when: (/** @type {(figures: string, evidence: string) => boolean} */ wanted) =>
      new Promise((resolve) => {
        const look = () => (wanted(page.figures(), page.evidence()) ? requestAnimationFrame(() => resolve(performance.now())) : requestAnimationFrame(look))
        look()
      }),
    /** Moves the budget by a step of its button. */
    move: (/** @type {boolean} */ up) => deep(`trust-workbench subsidy-panel lever-field .stepper button:${up ? 'last' : 'first'}-of-type`).click(),
    async answer(/** @type {boolean} */ up) {
      const before = page.figures()
      const from = performance.now()
      page.move(up)
      const preview = await page.when((figures) => figures !== before && /\d/.test(figures))
      const sharpened = await page.when((_, evidence) => !/preview/.test(evidence) && /\d/.test(evidence))
      return { preview: preview - from, sharpened: sharpened - from }
    },
  }
  Object.assign(window, { bench: page })
}

const server = await preview({ root: fileURLToPath(new URL('../..', import.meta.url)), logLevel: 'error', preview: { host: '127.0.0.1', port: 4190, strictPort: false } })
const address = `${server.resolvedUrls?.local[0]}?lang=en`
const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags, '--enable-precise-memory-info'] })

/** A page without anything cached. */
const fresh = async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.addInitScript(instrument)
  await page.goto(address, { waitUntil: 'commit' })
  return page
}

const atShare = (/** @type {number[]} */ values, /** @type {number} */ share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))]
const line = (/** @type {string} */ name, /** @type {number[]} */ values, /** @type {number | undefined} */ goal, share = 0.95) => {
  const worst = atShare(values, share)
  const verdict = goal === undefined ? '' : `goal ${goal}  ${worst <= goal ? 'pass' : 'missed'}`
  console.log(`${name.padEnd(34)}${String(values.length).padStart(4)}${atShare(values, 0.5).toFixed(0).padStart(8)}${worst.toFixed(0).padStart(8)}  ${verdict}`)
}

try {
  /** @type {number[]} */
  const loads = []
  /** @type {number[]} */
  const tasks = []
  for (let k = 0; k < LOADS; k++) {
    const page = await fresh()
    loads.push(await page.evaluate(() => /** @type {any} */ (window).bench.when((/** @type {string} */ figures) => /\d/.test(figures))))
    await page.waitForTimeout(2000)
    tasks.push(await page.evaluate(() => /** @type {any} */ (window).bench.longest()))
    await page.context().close()
  }

  const page = await fresh()
  await page.evaluate(() => /** @type {any} */ (window).bench.when((/** @type {string} */ figures, /** @type {string} */ evidence) => /\d/.test(figures) && !/preview/.test(evidence)))
  await page.evaluate(() => /** @type {any} */ (window).bench.forget())
  /** @type {number[]} */
  const previews = []
  /** @type {number[]} */
  const sharpened = []
  // always upwards: an answer known from before would not count
  for (let k = 0; k < MOVES; k++) {
    const answer = await page.evaluate((up) => /** @type {any} */ (window).bench.answer(up), true)
    previews.push(answer.preview)
    sharpened.push(answer.sharpened)
  }
  const moving = await page.evaluate(() => /** @type {any} */ (window).bench.longest())

  const session = await page.context().newCDPSession(page)
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage')
    return page.evaluate(() => /** @type {any} */ (performance).memory.usedJSHeapSize / 1e6)
  }
  const before = await heap()
  for (let k = 0; k < MOVES_FOR_MEMORY; k++) {
    await page.evaluate((up) => /** @type {any} */ (window).bench.move(up), k % 4 < 2)
    await page.waitForTimeout(BETWEEN)
  }
  await page.waitForTimeout(2000)
  const after = await heap()

  console.log(`Chromium ${browser.version()}, ${await page.evaluate(() => navigator.hardwareConcurrency)} processors; ms\n`)
  console.log(`${''.padEnd(34)}${'n'.padStart(4)}${'median'.padStart(8)}${'p95'.padStart(8)}`)
  line('cold load to the first figures', loads, goals.load)
  line('lever to preview', previews, goals.preview)
  line('lever to all fans', sharpened, undefined)
  line('longest task while loading', tasks, goals.task)
  line('longest task while moving', [moving], goals.task)
  console.log(`\nHeap of the page after ${MOVES + MOVES_FOR_MEMORY} moves: ${after.toFixed(1)} MB, ${before.toFixed(1)} MB after the first ${MOVES}.`)
} finally {
  await browser.close()
  await server.close()
}
