import { readFileSync } from 'node:fs'
import { expect, onePage, test, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import { expectPhase, LONG_RUN, openFinished, openScenario, runBar, SHORT_RUN } from './support'

async function exported(page: Page, title: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: `SVG of ${title}` }).click()
  return readFileSync(await (await download).path(), 'utf8')
}

const finished = onePage(openFinished)

test('an exported chart is the same in both themes, on light paper, and names its run', async () => {
  const page = finished()
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await exported(page, 'Payouts by type')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await exported(page, 'Payouts by type')).toBe(inDark)
  expect(inDark).toContain('A short run')
  expect(inDark).toContain('seed end-to-end')
})

test('on paper the results are alone, in the light theme', async () => {
  const page = finished()
  await page.emulateMedia({ colorScheme: 'dark' })
  const ink = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).color)
  const inkInDark = await ink()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  expect(await ink()).not.toBe(inkInDark)
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeHidden()
  await expect(page.getByRole('tablist')).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Margin by day' })).toBeVisible()
})

test('a printed chart has the width of the sheet, and nothing that answers a mouse', async () => {
  const page = finished()
  await page.emulateMedia({ media: 'screen' })
  const chart = page.getByRole('figure').filter({ hasText: 'Margin by day' })
  await chart.locator('[tabindex="0"]').hover()
  await expect(chart.locator('.tooltip')).toBeVisible()
  await page.setViewportSize({ width: 718, height: 1_000 })
  await page.emulateMedia({ media: 'print' })
  await expect(chart.locator('.tooltip')).toBeHidden()
  const widthOf = (selector: string): Promise<number> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().width)
  const sheet = await widthOf('.results')
  const plots = await page
    .locator('figure svg[data-plot]')
    .evaluateAll((all) => all.map((plot) => plot.getBoundingClientRect().width))
  expect(plots.length).toBeGreaterThan(4)
  for (const plot of plots) expect(Math.abs(plot - sheet)).toBeLessThan(2)
})

test('the share done is on the run bar while a run goes on, on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openScenario(page, LONG_RUN)
  await expectPhase(page, 'Running')
  await expect(runBar(page).getByText(/^\d+\.\d%$/)).toBeVisible()
  await runBar(page).getByRole('button', { name: 'Cancel' }).click()
  await expectPhase(page, 'Cancelled')
  await expect(runBar(page).getByText(/^\d+\.\d%$/)).toBeHidden()
})

test('a run without payouts says so, in its finding and in place of its charts', async ({
  page,
}) => {
  await openFinished(page, { version: 1, name: 'Nobody', days: 30, population: { size: 0 } })
  await expect(page.getByText('went out to creators')).toBeVisible()
  await expect(page.getByText('There were no sales.')).toBeVisible()
  await expect(page.getByText('no instant payouts', { exact: true })).toBeVisible()
  await expect(page.getByText(/^Stripe charges .* so costs are highest/)).toHaveCount(0)
  await expect(page.getByText('No payouts on these days.').first()).toBeVisible()
  await page.getByRole('radio', { name: 'Instant' }).first().check()
  await expect(page.getByText('No instant payouts on these days.').first()).toBeVisible()
  await expectNothingFound(page, 'no payouts')
})

test('a link that is too large to run is refused beside the results of the first preset', async ({
  page,
}) => {
  await openScenario(page, { version: 1, days: 3_000, population: { size: 200_000 } })
  await expectPhase(page, 'Finished')
  await expect(
    page.getByText(/^Generated creators: got 200,000\. Expected a run that fits/),
  ).toBeVisible()
  await expect(page.getByText(/The books agree/)).toBeVisible()
})

test('a page whose worker cannot be loaded says so instead of starting for ever', async ({
  page,
}) => {
  await page.route(/\/simulation-worker-[\w-]+\.js/, (route) => route.abort())
  await page.goto('./')
  await expectPhase(page, 'Failed')
  await expect(
    page.getByText('The script of the worker could not be loaded', { exact: true }),
  ).toBeVisible()
})

test('a page that may not start a worker says so, and is there', async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      constructor() {
        super()
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
    } as unknown as typeof Worker
  })
  await page.goto('./')
  await expectPhase(page, 'Failed')
  await expect(
    page.getByText('This browser does not let the page start a worker', { exact: true }),
  ).toBeVisible()
})

test('a run that fails before its first day says why, and claims no results', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort())
  await openScenario(page, SHORT_RUN)
  await expectPhase(page, 'Failed')
  await expect(page.getByText('The run failed')).toBeVisible()
  await expect(page.getByText('SQLite could not be loaded', { exact: true })).toBeVisible()
  await expect(page.getByText('No day had been simulated when the run ended.')).toBeVisible()
  await expect(page.getByText(/Everything up to then is here/)).toBeHidden()
  await expectNothingFound(page, 'failed at once')
  // The worker that had no SQLite is not asked again.
  await page.unroute('**/*.wasm')
  await runBar(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expectPhase(page, 'Finished')
})
