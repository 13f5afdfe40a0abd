/** A marketplace in which few creators decide for themselves over few days, and the runs of its fees. */
import { expect, type Locator, type Page } from './fixtures'
import type { ScenarioInput } from '../../src/scenario/schema'

export const SMALL_LAUNCH: ScenarioInput = {
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

export const seeds = (page: Page): Locator => page.getByLabel('Seeds of each')

export const memo = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'What daily payouts should cost: A small launch' })

export const memoInMenu = (page: Page): Locator =>
  page.getByRole('button', { name: /^Memo on the fee One page/ })

export async function sweepTheFee(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Run (the other )?\d+/ })
    .first()
    .click()
  await expect(page.getByText('Everything is run, with 2 seeds each.').first()).toBeVisible({
    timeout: 110_000,
  })
}

/** What each fee earns, and what the run of the scenario is known by. */
export async function memoOf(page: Page): Promise<{ curve: string; digest: string }> {
  await page.getByRole('button', { name: 'Export' }).click()
  await memoInMenu(page).click()
  const digest = await memo(page)
    .getByText(/^SHA-256 [0-9a-f]{64}$/)
    .innerText()
  const curve = memo(page)
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: 'Fee', exact: true }) })
  return { curve: await curve.innerText(), digest }
}
