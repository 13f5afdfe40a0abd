import { expect, test, type Locator, type Page } from './fixtures'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectNoOverflow, openFinished } from './support'

/** Few creators who decide for themselves, and all of whom know of daily payouts. */
const SMALL: ScenarioInput = {
  version: 1,
  name: 'A few creators',
  seed: 'end-to-end',
  days: 14,
  population: {
    size: 12,
    monthlyGross: { mu: 6, sigma: 1, maximumCents: 5_000_00 },
    adoption: {
      mode: 'model',
      awareAtStartBasisPoints: 10_000,
      waitingCost: { medianYearlyBasisPoints: 40_000 },
    },
  },
}

const section = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true }).first()

async function openFees(page: Page): Promise<void> {
  await openFinished(page, SMALL)
  await page.getByRole('tab', { name: 'Fees' }).click()
  const seeds = page.getByLabel('Seeds of each')
  await seeds.fill('2')
  await seeds.blur()
}

async function runAll(page: Page, place: Page | Locator): Promise<void> {
  await place
    .getByRole('button', { name: /^Run \d+ simulations/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden({ timeout: 90_000 })
}

test('two settings at once are read by keyboard, and a cell puts both on the form', async ({
  page,
}) => {
  await openFees(page)
  const grid = section(page, 'Two settings at once')
  // A question that costs time is folded, and says what it costs.
  await expect(grid.getByText(/^\d+ simulations, about/)).toBeVisible()
  await grid.getByRole('heading').click()
  await runAll(page, grid)
  await expect(grid.getByText(/^The largest margin/)).toBeVisible()
  await grid.getByRole('application').focus()
  await page.keyboard.press('End')
  await expect(
    grid.getByText(/^Instant fee, percentage 5%, Smallest instant payout .*Seeds: 2\./),
  ).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Instant fee 5%').first()).toBeVisible()
})

test('a creator of any size sees what each fee would be to them, on a phone too', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openFees(page)
  const view = section(page, 'The creator’s view')
  await expect(view.getByText(/^Without daily, money takes/)).toBeVisible()
  const before = await view.getByText(/^Without daily, money takes/).textContent()
  await view.getByLabel('A creator who sells').fill('$2,400')
  await view.getByLabel('A creator who sells').blur()
  await expect(view.getByText(/^Without daily, money takes/)).not.toHaveText(before!)
  await view.getByLabel('A creator who sells').fill('nothing')
  await view.getByLabel('A creator who sells').blur()
  await expect(view.getByRole('alert')).toHaveText('Enter an amount from $0.01 to $1,000,000,000.')
  await expectNoOverflow(page, 'phone')
})
