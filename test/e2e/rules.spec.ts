import { expect, onePage, test, type Locator, type Page } from './fixtures'
import { POLICIES } from '../../src/core/policy'
import { isSameFigure, POLICY_FIGURES } from '../../src/core/policy-sources'
import { expectNothingFound } from './axe'
import {
  digestOnPage,
  expectNoOverflow,
  expectPhase,
  openFinished,
  runBar,
  SHORT_RUN,
} from './support'

const table = (page: Page): Locator => page.getByRole('table', { name: 'Figures of the two eras' })
const row = (page: Page, figure: string): Locator =>
  table(page).getByRole('row').filter({ hasText: figure })

async function openRules(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Rules' }).click()
  await expect(table(page)).toBeVisible()
}

const rules = onePage(async (page) => {
  await openFinished(page)
  await openRules(page)
})

test('two eras are compared figure by figure, each with its source', async () => {
  const page = rules()
  await expect(page.getByLabel('First era')).toHaveValue('gumroad-2025-04')
  await expect(page.getByLabel('Second era')).toHaveValue('gumroad-2026-08-30')
  await page.getByLabel('Second era').selectOption({ label: 'March 2026' })

  const minimum = row(page, 'Smallest standard payout')
  await expect(minimum.getByRole('cell')).toContainText(['$10', '$100'])
  await expect(minimum.getByText('Changed', { exact: true })).toBeVisible()
  const source = minimum.getByRole('link', { name: 'Pull request 4038' })
  await expect(source).toHaveAttribute('href', 'https://github.com/antiwork/gumroad/pull/4038')
  await expect(minimum).toContainText('Pull request 4038, 19 Mar 2026')
  await expect(row(page, 'Largest instant payout').getByText('Same')).toBeVisible()

  await page.getByLabel('Only what differs').check()
  const differing = POLICY_FIGURES.filter(
    (figure) => !isSameFigure(figure, POLICIES['gumroad-2025-04'], POLICIES['gumroad-2026-03']),
  ).length
  await expect(
    page.getByText(`${differing} of ${POLICY_FIGURES.length} figures differ.`),
  ).toBeVisible()
  await expect(table(page).getByRole('row')).toHaveCount(1 + differing)
  await page.getByLabel('First era').selectOption({ label: 'March 2026' })
  await expect(page.getByText('The two eras have the same rules.')).toBeVisible()
  await expect(table(page)).toBeHidden()
})

test('the lab’s own policy is beside an era, quirk by quirk, and says whose choice it is', async () => {
  const page = rules()
  await page.getByLabel('First era').selectOption({ label: '3 September 2026' })
  await page.getByLabel('Second era').selectOption({ label: 'Payout Lab' })
  await expect(page.getByText('Never used by Gumroad.')).toBeVisible()
  await page.getByLabel('Only what differs').check()
  const claim = row(page, 'What each payout on request takes')
  await expect(claim.getByRole('cell')).toContainText([
    'Everything unpaid up to its batch’s last day',
    'Exactly its batch',
  ])
  await expect(claim).toContainText('The lab’s own choice')
  await expect(row(page, 'Smallest standard payout')).toBeHidden()
})

test('axe finds nothing in the rules at any width, and nothing runs off the page', async () => {
  const page = rules()
  await page.getByLabel('First era').selectOption({ label: '3 September 2026' })
  await page.getByLabel('Second era').selectOption({ label: 'March 2026' })
  for (const width of [1440, 820, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.getByLabel('Only what differs').uncheck()
    await expectNothingFound(page, `all figures, ${width}`)
    await expectNoOverflow(page, width)
    await page.getByLabel('Only what differs').check()
    await expectNothingFound(page, `only what differs, ${width}`)
  }
})

test('the form says what its era is and leads to the comparison', async ({ page }) => {
  await openFinished(page)
  await page.getByRole('heading', { name: 'Fee and rules', exact: true }).click()
  await page.getByLabel('Rules in force').selectOption({ label: '31 July 2026' })
  await expect(page.getByText(/^Instant payouts open after one completed payout/)).toBeVisible()
  await page.getByRole('button', { name: 'Compare eras' }).click()
  await expect(page.getByRole('tab', { name: 'Rules' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByLabel('Second era')).toHaveValue('gumroad-2026-07-31')
  await expect(page.getByText('The scenario runs on this era.')).toBeVisible()
})

test('a scenario that switches eras in mid-run is written as JSON, runs, and its books agree', async ({
  page,
}) => {
  await openFinished(page)
  const before = await digestOnPage(page)
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await page.getByRole('textbox', { name: /Scenario as JSON/ }).click()
  await page.keyboard.press('Control+A')
  const switching = {
    ...SHORT_RUN,
    startDay: '2026-08-20',
    policy: 'gumroad-2026-07-31',
    policyChanges: [{ on: '2026-08-30', policy: 'gumroad-2026-08-30' }],
  }
  await page.keyboard.insertText(JSON.stringify(switching))
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expect.poll(() => digestOnPage(page)).not.toBe(before)
  await expectPhase(page, 'Finished')
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page.getByText(/The books agree/)).toBeVisible()

  await page.reload()
  await expectPhase(page, 'Finished')
  await page.getByRole('heading', { name: 'Fee and rules', exact: true }).click()
  await expect(page.getByText('From 30 Aug 2026: 30 August 2026')).toBeVisible()
})
