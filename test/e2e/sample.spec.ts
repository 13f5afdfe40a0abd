import type { ScenarioInput } from '../../src/scenario/schema'
import { expect, test } from './fixtures'
import { expectPhase, openFinished, openScenario, runBar } from './support'

const SAMPLED: ScenarioInput = {
  version: 1,
  name: 'Some of two thousand',
  seed: 'end-to-end',
  days: 14,
  population: {
    size: 2_000,
    sample: { creators: 200 },
    monthlyGross: { maximumCents: 5_000_00 },
  },
}

test('a run on a sample says of each figure what it is of', async ({ page }) => {
  await openFinished(page, SAMPLED)
  await expect(page.getByRole('note')).toContainText(
    'This run simulates a sample: 200 of 2,000 creators.',
  )
  const sales = page.getByRole('button', {
    name: /^Sales, gross: about \$[\d,.]+, \$[\d,.]+ to \$[\d,.]+\. How it was computed$/,
  })
  await sales.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('This is the figure of the sampled creators alone')
  await dialog.getByRole('button', { name: 'Compute again from the ledger' }).click()
  await expect(dialog.getByText('The two agree.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: /^Summary One page/ }).click()
  await expect(page.getByRole('dialog', { name: SAMPLED.name! })).toContainText(
    '200 of 2,000 creators · 31 Aug 2026 to 13 Sep 2026, seed end-to-end',
  )
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: 'Fees' }).click()
  await expect(page.getByText('Each run simulates a sample: 200 of 2,000 creators.')).toBeVisible()
})

test('a start that prepares many creators can be cancelled, and another one follows', async ({
  page,
}) => {
  await openFinished(page, SAMPLED)
  await expect(page.getByRole('region', { name: 'Runs' }).getByRole('checkbox')).toHaveCount(1)
  await openScenario(page, {
    ...SAMPLED,
    name: 'Some of a million',
    population: { ...SAMPLED.population, size: 1_000_000 },
  })
  await runBar(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(runBar(page).getByRole('button', { name: 'Run', exact: true })).toBeVisible()
  await expect(page.getByText('The run failed')).toHaveCount(0)
  // The run before it is still there, with its ledger.
  await page.getByRole('tab', { name: 'Payouts' }).click()
  await expect(page.getByRole('region', { name: 'Payouts of all creators' })).toBeVisible()
  await openScenario(page, { ...SAMPLED, name: 'Some again' })
  await expectPhase(page, 'Finished')
})
