/** A run that closes its days says of each list, query and check what it lacks. */
import type { ScenarioInput } from '../../src/scenario/schema'
import { expect, test } from './fixtures'
import { openFinished } from './support'

const LONG: ScenarioInput = {
  version: 1,
  name: 'Days are closed',
  seed: 'end-to-end',
  days: 60,
  detail: { days: 40, creators: ['creator-3'] },
  invariants: [{ name: 'no payout is free', sql: 'SELECT 1 FROM payouts WHERE 0' }],
  population: {
    size: 6,
    monthlyGross: { mu: 7, sigma: 0.5 },
    scheduleShareBasisPoints: { daily: 10_000, weekly: 0, monthly: 0, quarterly: 0 },
  },
}

const BEFORE = '20 Sep 2026'

test('a list, a query and a check say what has left the ledger, and only where it has', async ({
  page,
}) => {
  await openFinished(page, LONG)
  await page.getByRole('tab', { name: 'Payouts' }).click()
  const left = page.locator('p', { hasText: / before .* ha(ve|s) left the ledger/ })
  await expect(left).toHaveText(
    new RegExp(
      `^\\d+ payouts settled before ${BEFORE} have left the ledger and are not in this list\\. ` +
        'The figures still count them\\. The rows are in closed\\.zip, under Downloads in the books\\.$',
    ),
  )
  await page.getByLabel('From', { exact: true }).fill('2026-10-01')
  await expect(left).toHaveCount(0)
  await page.getByRole('button', { name: 'All days' }).click()

  await page.getByRole('tab', { name: 'Books' }).click()
  await expect(page.getByText(/^\d[\d,]* movements settled before/)).toBeVisible()
  await expect(page.getByText(`Rows settled before ${BEFORE} have left it.`)).toBeVisible()
  await expect(
    page.getByText(/^This scenario closes days\. A check sees a row until/),
  ).toBeVisible()
  const console_ = page.getByRole('region', { name: 'Ask the ledger' })
  await expect(console_.getByText(/this answer covers only the rows still there/)).toHaveCount(0)
  await console_.getByRole('button', { name: 'Run query' }).click()
  await expect(console_.getByText(/this answer covers only the rows still there/)).toBeVisible()

  // All of one creator is kept, and of another one is not.
  await page.getByRole('tab', { name: 'Creators' }).click()
  await page.getByRole('button', { name: 'creator-3', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'creator-3' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Sales, refunds and credits/ })).toBeVisible()
  await expect(left).toHaveCount(0)
  await page.getByRole('button', { name: 'All creators' }).click()
  await page.getByRole('button', { name: 'creator-4', exact: true }).click()
  await expect(page.getByText(/^\d+ completed payouts? settled before/)).toBeVisible()
  await expect(page.getByText(/^\d+ sales paid before/)).toBeVisible()
  await expect(page.getByText(/^Movements settled before/)).toBeVisible()
  await page.getByLabel('From', { exact: true }).fill('2026-10-01')
  await expect(left).toHaveCount(0)
  await page.getByRole('button', { name: 'All days' }).click()

  // A waiting time is of all days; its query needs rows.
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.getByRole('button', { name: /^Wait with daily payouts, mean: / }).click()
  await expect(page.getByRole('dialog')).toContainText(
    'The figure covers all days. Its query needs single rows, so it covers only those still there',
  )
})
