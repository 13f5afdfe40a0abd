/** How the end-to-end tests open the page and wait for a run, as a person would: by what it says. */
import { expect, type Locator, type Page } from './fixtures'
import { linkFragment } from '../../src/scenario/link'
import type { ScenarioInput } from '../../src/scenario/schema'

/** A run long enough to be caught in the middle. */
export const LONG_RUN: ScenarioInput = {
  version: 1,
  name: 'A long run',
  seed: 'end-to-end',
  days: 1_200,
  population: { size: 300, monthlyGross: { maximumCents: 5_000_00 } },
}

/** A run that is over almost at once. */
export const SHORT_RUN: ScenarioInput = {
  version: 1,
  name: 'A short run',
  seed: 'end-to-end',
  days: 30,
  population: { size: 60, monthlyGross: { maximumCents: 5_000_00 } },
}

export const runBar = (page: Page): Locator =>
  page.getByRole('region', { name: 'Run', exact: true })

export async function expectPhase(page: Page, phase: string): Promise<void> {
  await expect(runBar(page).getByText(phase, { exact: true })).toBeVisible({ timeout: 60_000 })
}

export async function openScenario(page: Page, scenario: ScenarioInput): Promise<void> {
  await page.goto(`./#${linkFragment(scenario)}`)
}

export async function openFinished(page: Page, scenario: ScenarioInput = SHORT_RUN): Promise<void> {
  await openScenario(page, scenario)
  await expectPhase(page, 'Finished')
}

/** The page stays open, where it is, and runs another scenario, as with a link that is pasted into its address. */
export async function openInPlace(page: Page, scenario: ScenarioInput): Promise<void> {
  await page.evaluate((fragment) => void (location.hash = fragment), linkFragment(scenario))
}

/** The scenario's own side of the page. */
export const form = (page: Page): Locator => page.getByRole('complementary', { name: 'Scenario' })

export async function openAllFolds(page: Page): Promise<void> {
  const closed = form(page).locator('details:not([open]) > summary:visible')
  while ((await closed.count()) > 0) await closed.first().click()
}

/** The digest of the run on the page, whole. */
export async function digestOnPage(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'Books' }).click()
  const digest = page.getByText('Digest', { exact: true }).locator('..').locator('code')
  await expect(digest).toBeVisible()
  return (await digest.getAttribute('title'))!
}

export async function expectNoOverflow(page: Page, where: string | number): Promise<void> {
  // Charts take a new width a frame after the window has it.
  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(overflow, { message: String(where) }).toBeLessThanOrEqual(0)
}

/** Opens the page where the script that reads scenarios cannot be loaded; returns the errors that nobody handles. */
export async function openWithoutReader(page: Page): Promise<string[]> {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  await page.route(/\/assets\/read-scenario-[\w-]+\.js/, (route) => route.abort())
  await page.goto('./')
  await expectPhase(page, 'Finished')
  return errors
}

/** Counts what the page asks of other origins and what it complains of; both must stay empty. */
export function watch(page: Page, origin: string): { complaints: string[]; foreign: string[] } {
  const complaints: string[] = []
  const foreign: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const isOwn = url.protocol === 'data:' || url.protocol === 'blob:' || url.origin === origin
    if (!isOwn) foreign.push(request.url())
  })
  return { complaints, foreign }
}

/** Hidden, since the button that opens it is its only control. */
export const salesFilePicker = (page: Page): Locator =>
  page.locator('input[type="file"][accept*="csv"]')

/** Of a table that is wider than a phone, these columns are seen without scrolling it. */
export async function expectInSight(
  page: Page,
  name: string,
  columns: readonly string[],
): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 })
  const region = page.getByRole('region', { name, exact: true })
  await expect(region.getByRole('columnheader').first()).toBeVisible()
  const edge = await region.evaluate((element) => element.getBoundingClientRect().right)
  for (const column of columns) {
    const { x, width } = (await region
      .getByRole('columnheader', { name: column, exact: true })
      .boundingBox())!
    expect(x + width, column).toBeLessThanOrEqual(edge)
  }
}
