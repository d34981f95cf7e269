// The page by keyboard alone.
import { expect, test } from '@playwright/test'
import { complete, LONG, open, QUICK, runBar } from './page.ts'

test('Space pauses and resumes', async ({ page }) => {
  await open(page, LONG)
  await expect(runBar(page)).toContainText('Running', { timeout: 20_000 })
  await page.keyboard.press('Space')
  await expect(runBar(page)).toContainText('Paused')
  await expect(page.getByRole('status')).toHaveText('Paused')
  const facts = runBar(page).locator('.facts')
  const runs = await facts.innerText()
  expect(runs).toMatch(/\d+ of 1,200 runs/)
  await page.waitForTimeout(700)
  expect(await facts.innerText()).toBe(runs)
  await page.keyboard.press('Space')
  await expect(runBar(page)).toContainText('Running')
})

test('? lists the keys, Escape closes the help, and the keys can be turned off', async ({ page }) => {
  await open(page, LONG)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Help' })
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await page.keyboard.press('?')
  await list.getByRole('checkbox').press('Space')
  await list.getByRole('button', { name: 'Close' }).press('Enter')
  await page.getByRole('main').focus()
  await page.keyboard.press('?')
  await expect(list).toBeHidden()
})

test('the help says which intervals the page shows, in both languages', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('dialog')).toContainText('confidence sequences: they keep their level however often you look and whenever you stop. That makes them wider, at 40 pairs 1.7 times as wide')
  await open(page, QUICK.replace('lang=en', 'lang=zh'))
  await page.getByRole('button', { name: '帮助' }).click()
  await expect(page.getByRole('dialog')).toContainText('置信序列：无论看多少次、何时停止，都保持其置信水平；因此更宽，40 对时为学生 t 区间的 1.7 倍')
})

test('? opens the help from a slider, too', async ({ page }) => {
  await open(page)
  await page.getByRole('slider', { name: 'Budget of B, slider' }).focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible()
})

test('every control is reached by Tab, in reading order, with a visible focus', async ({ page }) => {
  await open(page)
  await complete(page)
  await page.locator('body').focus()
  const met: string[] = []
  for (let k = 0; k < 34; k++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      if (!element || element === document.body) return ''
      const focused = element as HTMLElement
      const look = (): string =>
        [focused, focused.parentElement].map((each) => {
          if (!each) return ''
          const { outline, border, boxShadow, backgroundColor } = getComputedStyle(each)
          return [outline, border, boxShadow, backgroundColor].join()
        }).join('|')
      const name = focused.getAttribute('aria-label') ?? focused.textContent?.trim() ?? ''
      const lit = look()
      focused.blur()
      const without = look()
      focused.focus()
      return `${name.replace(/\s+/g, ' ')}|${lit !== without}`
    })
    if (here !== '') met.push(here)
  }
  const names = met.map((line) => line.split('|')[0])
  const wanted = ['Skip to the results', 'Help', 'Switch to the dark theme', 'A · To fast brands ¥0.69 bn', 'Decrease: Budget of B', 'Budget of B (¥ bn)', 'Budget of B, slider',
    'About this lever', 'Cumulative ΔGMV against the baseline: show the table', 'Cumulative ΔGMV against the baseline, day', 'Add 40 pairs']
  const places = wanted.map((name) => names.indexOf(name))
  expect(places.map((place, k) => (place < 0 ? wanted[k] : ''))).toEqual(wanted.map(() => ''))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(met.filter((line) => line.endsWith('|false'))).toEqual([])
})

test('the skip link leads to the results', async ({ page }) => {
  await open(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a chart is read day by day, and all charts over days follow', async ({ page }) => {
  await open(page)
  await complete(page)
  await page.getByRole('slider', { name: 'Cumulative ΔGMV against the baseline, day' }).focus()
  await page.keyboard.press('Home')
  for (let k = 0; k < 3; k++) await page.keyboard.press('PageUp')
  const [difference, , gmv] = await page.locator('chart-figure .unit').allInnerTexts()
  expect(difference).toMatch(/^day 30 · A [−+]?[\d.]+ \(.* to .*\) · B /)
  expect(gmv).toMatch(/^day 30 · Baseline [\d.]+ · A [\d.]+ · B [\d.]+$/)
  await page.keyboard.press('Escape')
  await expect(page.locator('chart-figure .unit').first()).toContainText('interval of the mean')
})
