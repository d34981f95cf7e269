// What the end-to-end tests share: opening the page with few fans, waiting for its runs, reading its statements.
import { expect, type Locator, type Page } from '@playwright/test'

/** Runs that take a second or two: the full model with few fans. */
export const QUICK = '?fans=1500&replicates=9&seed=3&lang=en'
/** Runs that are still under way when a test looks at them. */
export const LONG = '?fans=20000&replicates=400&seed=3&lang=en'

export const runBar = (page: Page): Locator => page.locator('run-bar')
export const verdict = (page: Page): Locator => page.locator('verdict-line .verdict')
export const evidence = (page: Page): Locator => page.locator('verdict-line .evidence')
export const differences = (page: Page, scenario: number): Locator => page.locator(`kpi-strip dd[data-scenario="${scenario}"]`)

export const open = async (page: Page, query = QUICK): Promise<void> => {
  await page.goto(`/${query}`)
  await expect(verdict(page)).toBeVisible()
}

/** Waits until every planned run is known. */
export const finished = (page: Page): Promise<void> => expect(runBar(page)).toContainText(/Complete|已完成/, { timeout: 45_000 })

/** … and drawn. */
export const complete = async (page: Page): Promise<void> => {
  await finished(page)
  await expect(page.locator('chart-figure svg')).toHaveCount(4)
}

/** Types a number as a person does (Firefox driven from outside does not replace what a number box holds). */
export const type = async (page: Page, label: string, value: string): Promise<void> => {
  await page.getByLabel(label).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(value)
  await page.keyboard.press('Enter')
}
