// The first page in the browser, with the built application and real runs.
import { expect, test, type Page } from '@playwright/test'
import { complete, differences, evidence, LONG, open, QUICK, runBar, type, verdict } from './page.ts'

test('says in words what the policies earn, with interval, pairs and fans, from real runs', async ({ page }) => {
  await open(page)
  await complete(page)
  await expect(verdict(page)).toContainText(/plan B.*between [−+]?¥[\d.]+\sbn and [−+]?¥[\d.]+\sbn.*Each subsidy yuan is credited with ¥\d/i)
  await expect(evidence(page)).toContainText(/90% interval of the mean, valid while you watch\s· 9 paired worlds of 1,500 fans/)
  await expect(page.locator('kpi-strip .level').first()).toHaveText(/^¥\d{2,3}\sbn$/)
  await expect(differences(page, 2).first()).toHaveText(/^\s*[−+]?[\d.]+\s+[−+]?[\d.]+ to [−+]?[\d.]+\s*$/)
})

test('shows a first result before the runs are done and sharpens it', async ({ page }) => {
  await open(page, LONG)
  await expect(evidence(page)).toContainText('preview', { timeout: 20_000 })
  await expect(runBar(page)).toContainText(/Running\s· \d+ of 1,200 runs/)
})

test('gives the same numbers for the same address', async ({ page, context }) => {
  await open(page)
  await complete(page)
  const other = await context.newPage()
  await open(other)
  await complete(other)
  expect(await verdict(other).textContent()).toBe(await verdict(page).textContent())
  const figures = (of: Page): Promise<string> => of.locator('kpi-strip dl').innerText()
  expect(await figures(page)).toMatch(/¥\d/)
  expect(await figures(other)).toBe(await figures(page))
})

/** The same numbers, written with as many decimals as the policies beside them need at the time. */
const alike = (now: readonly string[], before: readonly string[]): boolean => {
  const numbers = (texts: readonly string[]): string[] => texts.flatMap((text) => text.replaceAll('−', '-').match(/-?[\d.]+/g) ?? [])
  const [a, b] = [numbers(now), numbers(before)]
  const decimals = (text: string): number => text.split('.')[1]?.length ?? 0
  return a.length === b.length && a.length > 0 && a.every((text, k) => Math.abs(Number(text) - Number(b[k])) < 0.56 * 10 ** -Math.min(decimals(text), decimals(b[k])))
}

test('runs the policy again when its budget is moved, and only that policy', async ({ page }) => {
  await open(page)
  await complete(page)
  const [ofA, ofB] = [await differences(page, 1).allInnerTexts(), await differences(page, 2).allInnerTexts()]
  await page.getByRole('button', { name: 'Increase: Budget of B' }).click()
  await expect(page.locator('scenario-rail')).toContainText('¥0.74 bn')
  await expect(page.locator('subsidy-panel')).toContainText('24.7 bn impressions')
  await expect.poll(() => differences(page, 2).allInnerTexts()).not.toEqual(ofB)
  await complete(page)
  expect(alike(await differences(page, 1).allInnerTexts(), ofA)).toBe(true)
  await page.getByRole('button', { name: 'Reset to ¥0.69 bn' }).click()
  await expect.poll(() => differences(page, 2).allInnerTexts()).toEqual(ofB)
})

test('answers the last of a burst of moves', async ({ page }) => {
  await open(page)
  await type(page, 'Budget of B (¥ bn)', '2')
  const slider = page.getByRole('slider', { name: 'Budget of B, slider' })
  await slider.focus()
  for (let k = 0; k < 30; k++) await page.keyboard.press('ArrowRight')
  await expect(page.locator('scenario-rail')).toContainText('¥2.30 bn')
  await complete(page)
  const burst = await differences(page, 2).allInnerTexts()
  await type(page, 'Budget of B (¥ bn)', '1')
  await complete(page)
  await type(page, 'Budget of B (¥ bn)', '2.3')
  await expect.poll(() => differences(page, 2).allInnerTexts()).toEqual(burst)
})

test('says that a policy without a budget is the baseline', async ({ page }) => {
  await open(page)
  await type(page, 'Budget of B (¥ bn)', '0')
  await complete(page)
  await expect(verdict(page)).toContainText('Plan B is the baseline: no world shows any difference.')
})

test('says so when what was typed is not what is taken', async ({ page }) => {
  await open(page)
  const wrong = page.locator('lever-field .wrong')
  await type(page, 'Budget of B (¥ bn)', '-3')
  await expect(wrong).toHaveText('−3 lies outside ¥0 to ¥5 bn; ¥0 bn is taken.')
  await expect(page.getByLabel('Budget of B (¥ bn)')).toHaveValue('0')
  await type(page, 'Budget of B (¥ bn)', '1000000000')
  await expect(wrong).toHaveText('1,000,000,000 lies outside ¥0 to ¥5 bn; ¥5 bn is taken.')
  await type(page, 'Budget of B (¥ bn)', '0.694')
  await expect(wrong).toHaveText('0.694 is not a multiple of ¥0.01 bn; ¥0.69 bn is taken.')
  await type(page, 'Budget of B (¥ bn)', '1')
  await expect(wrong).toBeEmpty()
})

test('is complete only when the last world has been drawn, and says how closely the differences are known', async ({ page }) => {
  await open(page)
  const drawn = await page.evaluate(async () => {
    const inside = (node: Element | ShadowRoot, selector: string): Element[] =>
      [...node.querySelectorAll('*')].flatMap((each) => [...(each.matches(selector) ? [each] : []), ...(each.shadowRoot ? inside(each.shadowRoot, selector) : [])])
    const root = document.documentElement
    for (;;) {
      const [bar] = inside(root, 'run-bar')
      if (bar?.shadowRoot?.textContent?.includes('Complete')) return inside(root, 'svg text').map((text) => text.textContent)
      await new Promise((resolve) => setTimeout(resolve))
    }
  })
  expect(drawn.filter((text) => text?.startsWith('better in'))).toEqual([expect.stringMatching(/ of 9$/), expect.stringMatching(/ of 9$/)])
  await expect(runBar(page)).toContainText(/Complete\s· 9 paired worlds: differences known to ±[\d.]+% of GMV, closer with more/)
  await expect(runBar(page)).toContainText('until ±0.1% of GMV or 9 pairs')
})

test('reflows into one column, the verdict first', async ({ page }) => {
  for (const [width, height] of [[390, 844], [320, 256]]) {
    await page.setViewportSize({ width, height })
    await open(page)
    await complete(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const tops = await Promise.all(['verdict-line', 'scenario-rail', 'kpi-strip', 'chart-figure'].map(async (name) => (await page.locator(name).first().boundingBox())!.y))
    expect(tops).toEqual(tops.toSorted((a, b) => a - b))
    for (const figure of await page.locator('chart-figure').all()) expect((await figure.boundingBox())!.width).toBeGreaterThan(width - 60)
  }
})

test('shows the policy in focus', async ({ page }) => {
  await open(page)
  await complete(page)
  await page.getByRole('button', { name: /^A · / }).click()
  await expect(verdict(page)).toContainText(/plan A/i)
  await expect(page.getByLabel('Budget of A (¥ bn)')).toHaveValue('0.69')
})

test('nothing below the verdict moves while evidence comes in', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, LONG.replace('replicates=400', 'replicates=9'))
  const tops = new Set<number>()
  const look = async () => tops.add((await page.locator('kpi-strip').boundingBox())!.y)
  await expect(page.locator('kpi-strip dt')).toHaveCount(6)
  await look()
  await expect(evidence(page)).toContainText(/preview.*2,000 fans/, { timeout: 20_000 })
  await look()
  await complete(page)
  await look()
  await page.getByRole('button', { name: 'Increase: Budget of B' }).click()
  await expect(evidence(page)).toContainText('B (preview): 8 paired worlds of 2,000 fans', { timeout: 20_000 })
  await look()
  expect(tops.size).toBe(1)
})

test('a lever moved while paused waits, which is said; what is grey is from before', async ({ page }) => {
  await open(page, QUICK.replace('replicates=9', 'replicates=400'))
  await expect(evidence(page)).toContainText(/90% interval/, { timeout: 20_000 })
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Increase: Budget of B' }).click()
  await expect(runBar(page)).toContainText('the moved lever waits for Resume')
  await expect(page.getByRole('status')).toContainText('the moved lever waits for Resume')
  await expect(evidence(page)).toContainText('what is grey is from before B changed')
  await expect(differences(page, 2).first()).toHaveClass(/stale/)
  await expect(differences(page, 1).first()).not.toHaveClass(/stale/)
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(runBar(page)).not.toContainText('waits')
  await expect(differences(page, 2).first()).not.toHaveClass(/stale/)
})

test('adds pairs when asked to', async ({ page }) => {
  await open(page)
  await complete(page)
  await page.getByRole('button', { name: 'Add 40 pairs' }).click()
  await expect(runBar(page)).toContainText('of 147 runs')
  await expect(evidence(page)).toContainText(/[1-4]\d paired worlds/)
})

test('has a table of the same numbers behind every chart', async ({ page }) => {
  await open(page)
  await complete(page)
  const label = (await page.locator('chart-figure').first().locator('svg text', { hasText: /^B\s/ }).textContent())!
  await page.getByRole('button', { name: 'Cumulative ΔGMV against the baseline: show the table' }).click()
  const table = page.getByRole('table').first()
  await expect(table.getByRole('row')).toHaveCount(152) // heads, day 0, 150 days
  const last = await table.getByRole('row').last().getByRole('cell').allInnerTexts()
  expect(Number(last[5].replace('−', '-'))).toBeCloseTo(Number(label.split(/\s+/)[1].replace('−', '-')), 0)
  for (const name of ['Per subsidy yuan', 'GMV a day', 'World by world']) await page.getByRole('button', { name: `${name}: show the table` }).click()
  await expect(page.getByRole('table')).toHaveCount(4)
})

test('speaks Chinese with its own numbers', async ({ page }) => {
  await open(page, QUICK.replace('lang=en', 'lang=zh'))
  await complete(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(verdict(page)).toContainText(/方案 B.*亿元.*每元补贴账面归因/)
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await expect(verdict(page)).toContainText('Each subsidy yuan')
})

test('refuses an address that asks for what cannot be run', async ({ page }) => {
  await page.goto('/?fan=abc&seed=-1&replicates=9&lang=en')
  const main = page.getByRole('main')
  await expect(main).toContainText('This address cannot be opened.')
  await expect(main).toContainText('is not something an address can ask for; did you mean fans?')
  await expect(main).toContainText('must be a whole number between 0 and 4,294,967,295; got "-1"')
  await expect(main).toContainText('pairs of worlds at most')
  await expect(page.getByRole('link', { name: 'Open it without what is wrong' })).toHaveAttribute('href', '?replicates=9&lang=en')
  await page.getByRole('link', { name: 'Open the page as it is' }).click()
  await expect(page.locator('scenario-rail')).toContainText('Baseline')
  await page.goto('/?lang=xx')
  await expect(main).toContainText('must be en or zh; got "xx"')
})

test('says so when the simulation cannot be loaded, and starts again when asked', async ({ page }) => {
  await page.route(/simulate\.web/, (route) => route.abort())
  await page.goto('/?fans=1500&replicates=9&seed=3&lang=en')
  await expect(verdict(page)).toContainText('The simulation stopped. Its worker could not be loaded. Check the connection, then choose Try again', { timeout: 15_000 })
  await expect(page.locator('chart-figure .empty').first()).toHaveText('No runs, no chart.')
  await expect(page.locator('kpi-strip .level').first()).toBeEmpty()
  await page.unroute(/simulate\.web/)
  await page.getByRole('button', { name: 'Try again' }).click()
  await complete(page)
})

test('says what the figures are from when a worker dies under way, and what to do', async ({ page }) => {
  await page.addInitScript(() => {
    const alive: Worker[] = []
    globalThis.Worker = class extends Worker {
      constructor(...from: ConstructorParameters<typeof Worker>) {
        super(...from)
        alive.push(this)
      }
    }
    globalThis.addEventListener('die', () => alive.forEach((worker) => worker.dispatchEvent(new ErrorEvent('error', { message: 'Out of memory' }))))
  })
  await open(page, LONG)
  await expect(evidence(page)).toContainText('paired worlds of', { timeout: 20_000 })
  await page.evaluate(() => dispatchEvent(new Event('die')))
  await expect(verdict(page)).toContainText(/The simulation stopped\. The browser ran out of memory\. Close other tabs.*The figures are those of the runs before\./)
  await expect(evidence(page)).toContainText(/paired worlds of (2,000|20,000) fans/)
})
