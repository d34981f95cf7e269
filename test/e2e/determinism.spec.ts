// Every shipped scenario in this browser is the run of its golden summary, bit for bit what Node computes. In Node: test/golden.
// Invariant: the simulation is the product's own built worker, shelf of burn-ins included (several scenarios share a world); only the page
// that asks it is the test's.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import { goldenDigests } from '../golden/files.ts'
import type { digestsInWorkers } from '../golden/in-browser.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const worker = readdirSync(`${root}dist/web/assets`).find((name) => /^simulate\.web-.*\.js$/.test(name))

let script: string
test.beforeAll(async () => {
  const [{ output }] = (await build({
    root, configFile: false, logLevel: 'error', publicDir: false,
    build: { write: false, target: 'es2022', lib: { entry: 'test/golden/in-browser.ts', formats: ['es'] } },
  })) as Rolldown.RolldownOutput[]
  script = output[0].code
})

for (const [workers, noFork] of [[1, false], [2, false], [5, false], [2, true]] as const)
  test(`runs the golden runs with ${workers} web worker(s), ${noFork ? 'from day 0' : 'forked from snapshots'}`, async ({ page }) => {
    await page.route('**/golden.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>golden</title>' }))
    await page.route('**/golden.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }))
    await page.goto('/golden.html')
    const { digests, observed, opened } = await page.evaluate(
      async ([script, ...rest]) => ((await import(script)) as { digestsInWorkers: typeof digestsInWorkers }).digestsInWorkers(...rest),
      ['/golden.js', `/assets/${worker}`, workers, noFork] as const,
    )
    expect(digests, 'when test/golden/golden.test.ts fails as well, see there').toEqual(goldenDigests())
    expect(observed).toEqual(goldenDigests('observed'))
    expect(opened).toBe(workers)
  })
