/** A browser that stores nothing, or has no room, leaves a page that works and says what it does not keep. */
import { expect, test, type Locator, type Page } from './fixtures'
import { expectPhase, form, openFinished, salesFilePicker, SHORT_RUN } from './support'

const shelf = (page: Page): Locator => page.getByRole('region', { name: 'Runs' })
const lines = (page: Page): Locator =>
  shelf(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox') })

const SALES = 'creator_id,sold_at,amount_usd\nfonts,2026-02-03,12.50\nprints,2026-02-05,9.00\n'

/** Ways in which browsers refuse; each runs before the page's own scripts. */
const REFUSALS = {
  'every call throws': () => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    Storage.prototype.getItem = refuse
    Storage.prototype.setItem = refuse
    Storage.prototype.removeItem = refuse
    IDBFactory.prototype.open = refuse
    navigator.serviceWorker.register = refuse
  },
  'storage cannot even be named': () => {
    const refuse = (): never => {
      throw new DOMException('Access is denied for this document.', 'SecurityError')
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'] as const) {
      Object.defineProperty(window, name, { get: refuse })
    }
    Object.defineProperty(navigator, 'serviceWorker', { get: refuse })
    Object.defineProperty(window, 'BroadcastChannel', {
      value: function BroadcastChannel() {
        refuse()
      },
    })
  },
  'there is none': () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'] as const) {
      Object.defineProperty(window, name, { value: undefined })
    }
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')
  },
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

for (const [name, refuse] of Object.entries(REFUSALS)) {
  test(`${name}: runs, edits, a sales file and themes work, and the shelf says so`, async ({
    page,
  }) => {
    const complaints = complaintsOf(page)
    await page.addInitScript(refuse)
    await openFinished(page)
    await expect(shelf(page).getByText('This browser does not store runs.')).toBeVisible()
    await page.getByLabel('Seed', { exact: true }).fill('another')
    await page.getByLabel('Seed', { exact: true }).press('Enter')
    await expect(lines(page)).toHaveCount(2)
    await lines(page).nth(1).getByRole('button', { name: /^Open/ }).click()
    await page.getByRole('tab', { name: 'Creators' }).click()
    const creators = `${SHORT_RUN.population!.size} creators`
    await expect(page.getByText(creators, { exact: true })).toBeVisible()
    await page.getByLabel('Theme').selectOption({ label: 'Dark' })
    await page.getByRole('heading', { name: 'Sales data' }).click()
    await salesFilePicker(page).setInputFiles({
      name: 'sales.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(SALES),
    })
    await page.getByRole('dialog').getByRole('button', { name: 'Use this file' }).click()
    await expect(lines(page)).toHaveCount(3)
    await form(page).getByRole('button', { name: 'Remove the file' }).click()
    await expect(page.getByText(/^Use a CSV of real sales instead/)).toBeVisible()
    expect(complaints).toEqual([])
  })
}

test('a store that is full while a run is kept loses neither the run nor those before it', async ({
  page,
}) => {
  const complaints = complaintsOf(page)
  await openFinished(page)
  await expect(lines(page)).toHaveCount(1)
  await page.evaluate(() => {
    const full = (): never => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
    Storage.prototype.setItem = full
    IDBObjectStore.prototype.put = full
  })
  await page.getByLabel('Seed', { exact: true }).fill('another')
  await page.getByLabel('Seed', { exact: true }).press('Enter')
  await expect(lines(page)).toHaveCount(2)
  await expect(shelf(page).getByText('This browser does not store runs.')).toBeVisible()
  await lines(page).nth(1).getByRole('button', { name: /^Open/ }).click()
  await lines(page).nth(0).getByRole('button', { name: /^Open/ }).click()
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(
    page.getByText(`${SHORT_RUN.population!.size} creators`, { exact: true }),
  ).toBeVisible()
  await page.getByRole('tab', { name: 'Fees' }).click()
  await page
    .getByRole('button', { name: /^Run \d+ simulations, about/ })
    .first()
    .click()
  await expect(page.getByText('This browser does not store the runs of sweeps.')).toBeVisible()
  await page.reload()
  await expectPhase(page, 'Finished')
  await expect(lines(page).first()).toContainText('A short run')
  expect(complaints).toEqual([])
})
