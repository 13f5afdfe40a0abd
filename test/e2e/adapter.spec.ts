import { expect, onePage, test, type Locator, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import {
  digestOnPage,
  expectNoOverflow,
  expectPhase,
  openFinished,
  runBar,
  SHORT_RUN,
} from './support'

const HEADING = 'Old service and new, side by side'

const panel = (page: Page): Locator => page.getByRole('region', { name: HEADING, exact: true })
const COMPARING = { ...SHORT_RUN, payoutService: 'compare' } as const

async function openBooks(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Books' }).click()
  await expect(panel(page).getByText(/both services agree/)).toBeVisible()
}

const finished = onePage(openFinished)

test('both services are chosen in the form, and Books shows where they differ', async () => {
  const page = finished()
  const digest = await digestOnPage(page)
  await expect(panel(page)).toBeHidden()

  await page.getByRole('heading', { name: 'Fee and rules', exact: true }).click()
  const choice = page.getByLabel('Payout service', { exact: true })
  await expect(choice).toHaveValue('current')
  await choice.selectOption({ label: 'Both, side by side' })
  await expect(
    page.getByText(/Each decision is compared with what the old one would have done/),
  ).toBeVisible()
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expect(panel(page)).toBeVisible()
  await expectPhase(page, 'Finished')

  await expect(panel(page)).toContainText(
    /On [\d,]+ of [\d,]+ decisions both services agree\. The new one paid [\d,]+ instant payouts, for \$[\d,]+\.\d\d in fees. The old service would have paid that money [\d.]+ days later at the earliest\./,
  )
  const kinds = panel(page).getByRole('table', { name: 'Differences by kind' })
  await expect(kinds.getByRole('row', { name: /^Paid instantly instead of waiting/ })).toBeVisible()
  await expect(
    kinds.getByRole('row', { name: /^No standard payout: the money was already paid out/ }),
  ).toBeVisible()
  expect(await digestOnPage(page)).toBe(digest)

  const example = panel(page)
    .getByRole('table', { name: 'First examples of each kind' })
    .getByRole('row', { name: /Instant, \$/ })
    .first()
  await expect(example).toContainText(/Nothing; \d+ \w+ \d{4} at the earliest/)
  const creator = example.getByRole('button')
  const handle = (await creator.textContent())!.trim()
  await creator.click()
  await expect(page.getByRole('heading', { name: handle })).toBeVisible()
})

test('axe finds nothing in a comparison at any width, and nothing runs off the page', async () => {
  const page = finished()
  await openBooks(page)
  for (const width of [1440, 820, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectNothingFound(page, `a comparison, ${width}`)
    await expectNoOverflow(page, width)
  }
})

test('without daily creators the panel says that both agree on everything', async ({ page }) => {
  const population = {
    ...SHORT_RUN.population,
    scheduleShareBasisPoints: { daily: 0, weekly: 9_000, monthly: 1_000 },
  }
  await openFinished(page, { ...COMPARING, population })
  await openBooks(page)
  await expect(
    panel(page).getByText(/^On all [\d,]+ decisions both services agree\.$/),
  ).toBeVisible()
  await expect(panel(page).getByRole('table')).toHaveCount(0)
})
