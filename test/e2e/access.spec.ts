// axe finds nothing, in both themes and languages, in every state of the page.
import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { complete, evidence, finished, open, QUICK } from './page.ts'

test.skip(({ browserName }) => browserName !== 'chromium', 'axe judges the same document; through Firefox it takes a minute a page')

const findings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`))
}

for (const theme of ['light', 'dark'] as const)
  for (const lang of ['en', 'zh'] as const)
    test(`nothing to find in the ${theme} theme in ${lang}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme })
      await open(page, QUICK.replace('lang=en', `lang=${lang}`))
      await complete(page)
      expect(await findings(page)).toEqual([])
      for (const chart of [1, 3]) await page.locator('chart-figure figcaption button').nth(chart).click() // the short tables: 150 days take axe a minute
      await page.locator('lever-field summary').click()
      await page.locator('lever-field .stepper button').last().click()
      await finished(page)
      expect(await findings(page)).toEqual([])
      await page.locator('scenario-rail .add').click()
      for (const button of [/^Help|帮助$/, /^Project|项目$/]) {
        await page.getByRole('button', { name: button }).first().click()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await findings(page)).toEqual([])
        await page.keyboard.press('Escape')
      }
    })

for (const theme of ['light', 'dark'] as const)
  test(`nothing to find in what is from before a lever was moved, in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme })
    await open(page, QUICK.replace('replicates=9', 'replicates=400'))
    await expect(evidence(page)).toContainText('90% interval', { timeout: 20_000 })
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Increase: Budget of B' }).click()
    await expect(evidence(page)).toContainText('what is grey')
    expect(await findings(page)).toEqual([])
  })

test('nothing to find in one column', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page)
  await complete(page)
  expect(await findings(page)).toEqual([])
})

test('nothing to find before the first result and in a refusal', async ({ page }) => {
  await page.goto('/?fans=abc')
  await expect(page.getByRole('main')).toContainText('abc')
  expect(await findings(page)).toEqual([])
})

test('works in forced colours and with reduced motion', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await open(page)
  await complete(page)
  expect(await findings(page)).toEqual([])
})
