import { readFileSync } from 'node:fs'
import { expect, test, type Page } from './fixtures'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectNothingFound } from './axe'
import { openFinished } from './support'

/** Few creators who decide for themselves, and few days. */
const SCENARIO: ScenarioInput = {
  version: 1,
  name: 'A small launch',
  seed: 'end-to-end',
  days: 14,
  policy: 'gumroad-2026-08-30',
  population: {
    size: 12,
    monthlyGross: { mu: 7, sigma: 0.8, maximumCents: 5_000_00 },
    adoption: {
      mode: 'model',
      awareAtStartBasisPoints: 10_000,
      decideEveryDays: 7,
      waitingCost: { medianYearlyBasisPoints: 20_000 },
    },
  },
}

const memo = (page: Page) =>
  page.getByRole('dialog', { name: 'What daily payouts should cost: A small launch' })

const memoInMenu = (page: Page) => page.getByRole('button', { name: /^Memo on the fee/ })

test('the memo on a fee has what was run, on one page and as Markdown', async ({ page }) => {
  await openFinished(page, SCENARIO)
  await page.getByRole('tab', { name: 'Fees' }).click()
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('button', { name: /^scenario\.json/ })).toBeVisible()
  await expect(memoInMenu(page)).toBeHidden()
  await page.keyboard.press('Escape')
  const seeds = page.getByLabel('Seeds of each')
  await seeds.fill('2')
  await seeds.press('Enter')
  await page
    .getByRole('button', { name: /^Run \d+ simulations/ })
    .first()
    .click()
  await expect(page.getByText('Everything is run, with 2 seeds each.').first()).toBeVisible({
    timeout: 120_000,
  })

  // The same advice on the page and in the memo; and the page has where to follow it.
  await expect(seeds).toBeVisible()
  await expect(
    page.getByRole('tabpanel').getByText('Cannot tell yet: 2 seeds were run'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  await memoInMenu(page).click()
  await expect(memo(page)).toContainText('2 seeds, the first is end-to-end')
  await expect(memo(page)).toContainText('Cannot tell yet: 2 seeds were run')
  await expect(memo(page)).toContainText(
    'What takers pay, as a share of their daily payouts before the fee',
  )
  await expect(memo(page)).toContainText('Violations found by the daily checks in')
  await expect(memo(page)).toContainText('other alternatives were not run.')
  const digest = await memo(page)
    .getByText(/^SHA-256 [0-9a-f]{64}$/)
    .textContent()
  await expectNothingFound(page, 'the memo on a fee')

  await page.emulateMedia({ media: 'print' })
  const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm' } })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'screen' })

  const saving = page.waitForEvent('download')
  await memo(page).getByRole('button', { name: 'Save as Markdown' }).click()
  const text = readFileSync(await (await saving).path(), 'utf8')
  expect(text).toContain('# What daily payouts should cost: A small launch\n')
  expect(text).toContain(digest!.replace('SHA-256 ', ''))
})

test('the preset is compared with what is published, and stays so', async ({ page }) => {
  test.slow()
  await openFinished(page)
  await page.getByRole('tab', { name: 'Fees' }).click()
  const facts = page.getByRole('region', { name: 'Is this marketplace like the real one?' })
  await expect(facts.getByText(/^5 simulations of the preset, about/)).toBeVisible()
  await facts.getByRole('heading').click()
  const fresh = facts.getByRole('row', { name: /^Instant payouts with a balance younger/ })
  await expect(fresh).toContainText('98.1%')
  await expect(fresh).toContainText('Not run')
  await page.getByRole('button', { name: 'Run the preset under 5 seeds' }).click()
  await expect(page.getByRole('button', { name: 'Run it again' })).toBeVisible({ timeout: 180_000 })
  await expect(page.getByText(/^4 of 7 tests fail \(/).first()).toBeVisible()
  await expect(fresh).not.toContainText('Not run')
  const simulated = await fresh.textContent()

  await page.reload()
  await page.getByRole('tab', { name: 'Fees' }).click()
  await expect(fresh).toHaveText(simulated!)
})
