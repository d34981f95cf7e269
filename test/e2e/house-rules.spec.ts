// What holds for the whole page: no other host, a policy without inline scripts and styles, a small download, a quiet console.
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { complete, evidence, LONG, open } from './page.ts'

test('asks no other host and logs nothing', async ({ page, baseURL }) => {
  const foreign: string[] = []
  const logged: string[] = []
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (!['data:', 'blob:'].includes(protocol) && origin !== new URL(baseURL!).origin) foreign.push(request.url())
  })
  page.on('console', (message) => logged.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => logged.push(String(error)))
  await open(page)
  await complete(page)
  await page.getByRole('button', { name: 'Increase: Budget of B' }).click()
  await page.getByRole('button', { name: 'Switch to the dark theme' }).click()
  await complete(page)
  expect(foreign).toEqual([])
  expect(logged).toEqual([])
})

test('forbids inline scripts, inline styles and eval', async ({ page }) => {
  await open(page)
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.planted = true'
    document.head.append(script)
    return 'planted' in window
  })
  expect(ran).toBe(false)
})

test('loads at most 250 kB of compressed JavaScript before the first result', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'the same files in every browser')
  const sizes = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) sizes.set(response.url(), response.body().then((body) => gzipSync(body, { level: 9 }).length))
  })
  await open(page, LONG)
  await expect(evidence(page)).toContainText('paired', { timeout: 20_000 })
  const loaded = await Promise.all(sizes.values())
  expect(loaded.length).toBeGreaterThan(2)
  expect(loaded.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(250_000)
})
