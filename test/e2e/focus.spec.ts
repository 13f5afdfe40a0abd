/** Where the focus is: with the reader, who keeps it while a run goes on and when what they have used is taken away. */
import { expect, onePage, test, type Page } from './fixtures'
import {
  expectPhase,
  form,
  LONG_RUN,
  openAllFolds,
  openFinished,
  openScenario,
  runBar,
} from './support'

const tab = (page: Page, name: string) => page.getByRole('tab', { name })

async function openCreator(page: Page): Promise<void> {
  await tab(page, 'Creators').click()
  await page
    .getByRole('button', { name: /^creator-/ })
    .first()
    .click()
}

const finished = onePage(openFinished)

test('a setting that is put back has the focus, in place of the button that has gone', async () => {
  const page = finished()
  await openAllFolds(page)
  const fee = form(page).getByLabel('Instant fee, percentage', { exact: true })
  await fee.fill('5')
  await fee.press('Tab')
  const putBack = form(page).getByRole('button', { name: /^Changed · reset/ })
  await putBack.first().press('Enter')
  await expect(putBack).toHaveCount(0)
  await expect(fee).toBeFocused()

  const share = form(page).getByRole('slider').first()
  await share.press('ArrowRight')
  await putBack.first().press('Enter')
  await expect(putBack).toHaveCount(0)
  await expect(share).toBeFocused()
})

test('the button that lets creators decide hands the focus on', async () => {
  const page = finished()
  await tab(page, 'Fees').click()
  await page.getByRole('button', { name: 'Let creators decide by the model' }).press('Enter')
  await expect(page.getByRole('tabpanel').locator('button:focus')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
})

test('a button that clears or turns to the end keeps the focus where it was', async () => {
  const page = finished()
  await tab(page, 'Creators').click()
  const next = page.getByRole('button', { name: 'Next page' })
  await next.press('Enter')
  await expect(next).toBeDisabled()
  await expect(next).toBeFocused()

  const from = page.getByLabel('From', { exact: true })
  await from.fill('2026-09-10')
  await from.press('Tab')
  await page.getByRole('button', { name: 'All days' }).press('Enter')
  await expect(from).toBeFocused()
})

test('a run with a creator open leaves the focus where the reader has it, and so do the tabs', async ({
  page,
}) => {
  await openFinished(page)
  await openCreator(page)
  const heading = page.getByRole('heading', { level: 3, name: /^creator-/ })
  await expect(heading).toBeFocused()
  const seed = page.getByLabel('Seed', { exact: true })
  const before = page.url()
  await seed.fill('another')
  await seed.press('Enter')
  await expect(page).not.toHaveURL(before)
  await expectPhase(page, 'Finished')
  await expect(page).toHaveURL(/creator=/)
  await expect(heading).toBeVisible()
  await expect(seed).toBeFocused()

  await tab(page, 'Time').click()
  await page.keyboard.press('ArrowRight')
  await expect(heading).toBeVisible()
  await expect(tab(page, 'Creators')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(tab(page, 'Payouts')).toBeFocused()

  // The browser’s own Back and what else it does with an arrow.
  for (const key of ['Shift+ArrowLeft', 'Control+ArrowRight', 'Alt+Home', 'Meta+ArrowLeft']) {
    await page.keyboard.press(key)
    await expect(tab(page, 'Payouts')).toHaveAttribute('aria-selected', 'true')
  }
})

test('a file that is ready after the reader has gone on leaves the focus alone', async ({
  page,
}) => {
  await openFinished(page)
  const trigger = page.getByRole('button', { name: 'Export' })
  const seed = page.getByLabel('Seed', { exact: true })
  const download = page.waitForEvent('download')
  await trigger.click()
  await page.getByRole('button', { name: 'daily.csv' }).evaluate((button) => {
    ;(button as HTMLElement).focus()
    ;(button as HTMLElement).click()
    document.querySelector<HTMLElement>('.seed input')!.focus()
  })
  await download
  await expect(trigger).toHaveAttribute('aria-expanded', 'false')
  await expect(seed).toBeFocused()

  await trigger.click()
  await page.getByRole('button', { name: 'daily.csv' }).click()
  await expect(trigger).toBeFocused()
})

test('figures and lists go on with a run, are counted aloud when something else is looked for, and keep the focus on their row', async ({
  page,
}) => {
  await openScenario(page, LONG_RUN)
  await expectPhase(page, 'Running')
  await openCreator(page)
  const sales = page.getByRole('button', { name: /^Sales: creator-/ })
  const sold = await sales.textContent()
  await expect(sales).not.toHaveText(sold!)
  await expectPhase(page, 'Running')

  await tab(page, 'Payouts').click()
  const search = page.getByRole('search')
  const heard = search.getByRole('status')
  const seen = search.locator('.count')
  await expect(heard).toHaveText(/: [\d,]+ payouts$/)
  const first = (await heard.textContent())!
  const before = (await seen.textContent())!
  await expect(seen).not.toHaveText(before)
  await expect(heard).toHaveText(first)
  await page.getByLabel('Schedule').selectOption({ label: 'Daily' })
  await expect(heard).not.toHaveText(first)

  await tab(page, 'Creators').click()
  const newest = page.getByRole('region', { name: 'Payouts made' }).getByRole('button').first()
  await expect(newest).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expectPhase(page, 'Paused')
  await newest.focus()
  // The list may still be asked for what was simulated last.
  const name = (await page.locator(':focus').textContent())!.trim()
  // Another payout comes within weeks; a click by script leaves the focus where it is.
  const step = runBar(page).getByRole('button', { name: 'Step' })
  await expect(async () => {
    await step.evaluate((button) => (button as HTMLElement).click())
    await expect(newest).not.toHaveText(name, { timeout: 250 })
  }).toPass()
  await expect(page.locator(':focus')).toHaveText(name)
})
