/** Each export that is recognised, imported as a person would; its dialog fits a phone and a wide screen. */
import { readFileSync } from 'node:fs'
import { expect, test, type Locator, type Page } from './fixtures'
import { expectPhase, openFinished, salesFilePicker } from './support'

type Answer = (dialog: Locator) => Promise<void>

const ofOneCreator: Answer = async (dialog) => {
  const question = dialog.getByRole('group', { name: /^Which column names the creator/ })
  await question.getByRole('textbox').fill('shop')
  await question.getByRole('button', { name: 'Use this answer' }).click()
}

const byColumn =
  (column: string): Answer =>
  (dialog) =>
    dialog
      .getByRole('combobox', { name: /^Which column names the creator/ })
      .selectOption(column)
      .then(() => undefined)

const inZone =
  (zone: string): Answer =>
  async (dialog) => {
    const question = dialog.getByRole('group', { name: /^In which time zone/ })
    await question.getByLabel('This time zone').fill(zone)
    await question.getByRole('button', { name: 'Use this answer' }).click()
  }

/** File, what it is said to be, the answers to what it leaves open, and what it then gives. */
const EXPORTS: readonly [string, string, readonly Answer[], RegExp][] = [
  ['gumroad-sales', 'Gumroad sales export', [ofOneCreator], /^2 sales .* \$55\.50 in total/],
  ['gumroad-payouts', 'Gumroad payout export', [ofOneCreator], /^3 sales .* \$91\.00 in total/],
  ['shopify-orders', 'Shopify orders export', [], /^2 sales by 2 creators.* \$61\.00 in total/],
  [
    'shopify-payments',
    'Shopify payments transactions export',
    [ofOneCreator],
    /^2 sales .* \$81\.00 in total/,
  ],
  ['stripe-balance', 'Stripe balance report', [], /^2 sales .* \$52\.50 in total/],
  [
    'stripe-payout-reconciliation',
    'Stripe itemised payout reconciliation report',
    [],
    /^2 sales .* \$65\.00 in total/,
  ],
  ['paypal-activity', 'PayPal activity report', [ofOneCreator], /^2 sales .* \$1,300\.00 in total/],
  ['lemon-squeezy-orders', 'Lemon Squeezy orders export', [], /^2 sales .* \$36\.99 in total/],
  ['etsy-payments', 'Etsy Payments sales export', [ofOneCreator], /^2 sales .* \$42\.50 in total/],
  [
    'patreon',
    'Patreon members export',
    [ofOneCreator, inZone('America/New_York')],
    /^2 sales .* \$17\.50 in total/,
  ],
  [
    'square-transactions',
    'Square transactions export',
    [byColumn('Location')],
    /^2 sales .* \$1,204\.50 in total/,
  ],
  [
    'woocommerce-orders',
    'WooCommerce orders report',
    [ofOneCreator, inZone('Europe/Berlin')],
    /^2 sales .* \$1,128\.00 in total/,
  ],
  ['bandcamp-sales', 'Bandcamp sales report', [], /^2 sales .* \$62\.00 in total/],
]

/** The dialog with all that it says is within the page, and nothing within it is cut. */
async function expectToFit(page: Page, dialog: Locator, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await expect.poll(() => dialog.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0)
  const box = (await dialog.boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(width)
}

test('every recognised export is imported, on a phone and on a wide screen', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const few = { days: 10, population: { size: 2 } } as const
  await openFinished(page, { version: 1, name: 'Exports', seed: 'end-to-end', ...few })
  for (const [name, words, answers, summary] of EXPORTS) {
    await test.step(name, async () => {
      // A form that is laid out for another width begins with its groups closed.
      await page.getByRole('heading', { name: 'Sales data' }).click()
      const buffer = readFileSync(`test/scenario/sales-file/exports/${name}.csv`)
      const given = { name: `${name}.csv`, mimeType: 'text/csv', buffer }
      await salesFilePicker(page).setInputFiles(given)
      const dialog = page.getByRole('dialog', { name: `Import ${name}.csv` })
      await page.setViewportSize({ width: 390, height: 900 })
      const readAs = dialog.getByLabel('Read as').locator('option:checked')
      await expect(readAs).toHaveText(words)
      const use = dialog.getByRole('button', { name: 'Use this file' })
      if (answers.length > 0) await expect(use).toBeDisabled()
      for (const answer of answers) await answer(dialog)
      await expect(dialog.getByText(summary)).toBeVisible()
      await expectToFit(page, dialog, 390)
      await expectToFit(page, dialog, 1440)
      await use.click()
      await expect(dialog).toBeHidden()
      await expectPhase(page, 'Finished')
    })
  }
})
