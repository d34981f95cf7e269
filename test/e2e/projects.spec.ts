// Work that lasts: what was changed is there again after a closed tab, as a file, and beside other projects.
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { open, QUICK } from './page.ts'

/** An error that the page throws ends the test. */
test.beforeEach(({ page }) => void page.on('pageerror', (error) => { throw error }))

const rail = (page: Page) => page.locator('scenario-rail')
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Project' })
const openDialog = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Project', exact: true }).click()
  await expect(dialog(page)).toBeVisible()
}
/** Waits until what was changed is kept. */
const kept = async (page: Page): Promise<void> => {
  await openDialog(page)
  await expect(dialog(page)).toContainText('Kept in this browser, last at')
  await page.keyboard.press('Escape')
}
/** The page as it is, without its long runs. */
const paused = async (page: Page): Promise<void> => {
  await open(page, '?lang=en')
  await page.getByRole('button', { name: 'Pause' }).click()
}
const change = async (page: Page, name = 'Spring push'): Promise<void> => {
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(rail(page)).toContainText(`B · ${name}`)
}

test('a closed tab loses nothing but the run', async ({ page, context }) => {
  await open(page, '?lang=en')
  await change(page)
  await page.getByRole('button', { name: 'Increase: Budget of B' }).click()
  await expect(rail(page)).toContainText('¥0.74 bn')
  await kept(page)
  await page.close() // while it runs
  const again = await context.newPage()
  await open(again, '?lang=en')
  await expect(rail(again)).toContainText('B · Spring push')
  await expect(rail(again)).toContainText('¥0.74 bn')
  await again.goto(`/${QUICK}`) // an address that asks for a run of its own gets it
  await expect(rail(again)).toContainText('B · To trusted anchors')
})

test('a project goes out as a file and comes back, and what is no project changes nothing', async ({ page, browserName }, info) => {
  await open(page)
  await change(page)
  await openDialog(page)
  const path = info.outputPath('project.json')
  const save = dialog(page).getByRole('button', { name: 'Save as a file' })
  if (browserName === 'firefox') {
    // driven from outside it tells of no download: the file is taken as the page hands it over
    const handed = page.evaluate(() => new Promise<string>((resolve) => {
      const make = URL.createObjectURL
      URL.createObjectURL = (blob) => {
        void (blob as Blob).text().then(resolve)
        return make(blob)
      }
    }))
    await save.click()
    writeFileSync(path, await handed)
  } else {
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
    expect(download.suggestedFilename()).toBe('fast-brands.snowball.json')
    await download.saveAs(path)
  }
  const give = (file: string) => dialog(page).locator('input[type=file]').setInputFiles(file)
  const bad = info.outputPath('bad.json')
  for (const [text, said] of [
    [readFileSync(path, 'utf8').slice(0, 300), 'JSON'],
    [readFileSync(path, 'utf8').replace('"format": 1', '"format": 2'), 'was made by a newer Snowball'],
    [readFileSync(path, 'utf8').replace('"seed"', '"__proto__": {}, "seed"'), 'is not allowed as a key'],
    ['x'.repeat(1e7), 'at most 2,000,000 characters'],
  ] as const) {
    writeFileSync(bad, text)
    await give(bad)
    await expect(dialog(page).getByRole('alert')).toContainText(said)
    await expect(rail(page)).toContainText('B · Spring push')
  }
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Duplicate' }).click() // the plan in focus is none of the next project's
  await openDialog(page)
  await dialog(page).getByRole('button', { name: 'Start anew' }).click()
  await expect(rail(page)).toContainText('B · To trusted anchors')
  await expect(rail(page)).not.toContainText('C · ')
  await openDialog(page)
  await give(path)
  await expect(rail(page)).toContainText('B · Spring push')
})

test('projects stand beside each other, and can be deleted', async ({ page }) => {
  await open(page)
  await change(page)
  await kept(page)
  await openDialog(page)
  await dialog(page).getByRole('button', { name: 'Start anew' }).click()
  await expect(rail(page)).toContainText('B · To trusted anchors')
  await change(page, 'Autumn')
  await kept(page)
  await openDialog(page)
  await dialog(page).getByRole('button', { name: /· To fast brands, Spring push$/ }).click()
  await expect(rail(page)).toContainText('B · Spring push')
  await openDialog(page)
  await dialog(page).getByRole('button', { name: /^Delete the project of/ }).click()
  await expect(dialog(page)).not.toContainText('Autumn')
})

test('two tabs with one project do not overwrite each other', async ({ page, context }) => {
  await paused(page)
  await change(page)
  await kept(page)
  const other = await context.newPage()
  await paused(other)
  await change(other, 'From the other tab')
  await kept(other)
  await change(page, 'From the first tab')
  await kept(page)
  await openDialog(page)
  await expect(dialog(page)).toContainText('From the other tab')
})
