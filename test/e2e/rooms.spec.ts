/** What is picked in one room stays picked in the others, down to the rows of the ledger, and Back leads back. */
import { expect, onePage, test, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import {
  expectPhase,
  LONG_RUN,
  openFinished,
  openScenario,
  openWithoutReader,
  runBar,
  SHORT_RUN,
} from './support'

const room = (page: Page, name: string) => page.getByRole('tab', { name }).click()

const strip = (page: Page) =>
  page.getByRole('complementary', { name: 'The days picked in the charts' })

/** Picks a day in a chart by keyboard, so many days after the first. */
async function pickDay(page: Page, chart: string, daysIn: number): Promise<void> {
  const plot = page.getByRole('figure').filter({ hasText: chart }).locator('[tabindex="0"]')
  await plot.first().focus()
  await page.keyboard.press('Home')
  for (let day = 0; day < daysIn; day += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
}

const countOf = async (page: Page, list: string): Promise<number> => {
  const status = page.getByRole('search', { name: list }).getByRole('status')
  await expect(status).toHaveText(/: \d/)
  return Number.parseInt((await status.textContent())!.replace(/^.*: /, '').replaceAll(',', ''), 10)
}

const finished = onePage(openFinished)

test('downloads are named after their scenario and seed', async () => {
  const page = finished()
  await room(page, 'Books')
  for (const file of ['ledger.sqlite', 'report.json', 'daily.csv']) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: `Download ${file}` }).click()
    expect((await download).suggestedFilename()).toBe(`a-short-run-end-to-end-${file}`)
  }
})

test('Books answers in a sentence, folds the checks that hold and leads to the query of each comparison', async () => {
  const page = finished()
  await room(page, 'Books')
  await expect(page.getByRole('heading', { level: 2, name: 'Do the books agree?' })).toBeVisible()
  await expect(page.getByText(/^The books agree/)).toBeVisible()
  const together = page.getByRole('figure', { name: 'All checks together, by day' })
  await expect(together.getByText('All 31 checks', { exact: true })).toBeVisible()
  const held = page.getByRole('figure', { name: 'Checks that hold, by day' })
  await expect(held).toBeHidden()
  await page.getByText(/^31 checks hold/).click()
  await expect(held.getByText('Every transfer sums to zero')).toBeVisible()
  await page.getByText(/^31 checks hold/).click()

  const statement = page.getByRole('region', { name: 'Statement by month' }).getByRole('row')
  // The first month begins with nothing, and each other one with what the month before ended with.
  const [, ...months] = await statement.all()
  let owed: string | undefined = '$0.00'
  for (const month of months) {
    const cells = await month.getByRole('cell').allTextContents()
    expect(cells[0]).toBe(owed)
    owed = cells[6]
  }
  expect(months.length).toBeGreaterThan(0)
  // A phone has no room for its columns: nothing of it is out of sight at the side.
  await page.setViewportSize({ width: 390, height: 800 })
  const region = page.getByRole('region', { name: 'Statement by month' })
  await expect
    .poll(() => region.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
    .toBe(0)
  await page.setViewportSize({ width: 1280, height: 800 })

  const beside = page.getByRole('region', { name: 'Our ledger beside other books' })
  const paid = beside.getByRole('row', { name: /^Paid out by Stripe/ })
  const amounts = await paid.getByRole('cell').allTextContents()
  expect(amounts[0]).toBe(amounts[1])
  expect(amounts[2]).toBe('$0.00')
  await beside.getByRole('button', { name: 'Show the query: Paid out by Stripe' }).click()
  const console_ = page.getByRole('region', { name: 'Ask the ledger' })
  await expect(page.getByRole('heading', { name: 'Ask the ledger' })).toBeFocused()
  await expect(console_.getByRole('cell', { name: 'stripe', exact: true })).toBeVisible()
  await expect(console_.getByRole('columnheader')).toHaveText([
    ...['processor', 'ledger_cents', 'others_cents', 'in_transit_cents'],
    ...['ended_cents', 'first_at'],
  ])

  const views = page.getByRole('region', { name: 'Readable views' })
  await views.getByText('Payouts: 4 views').click()
  await views.getByText('Which balances each payout pays.').click()
  await expect(views.getByText('payout_id, balance_id, claimed_cents')).toBeVisible()
})

test('days and schedule picked in one room narrow the lists of the others', async () => {
  const page = finished()
  await room(page, 'Creators')
  const everyone = await countOf(page, 'Creators')
  await page.getByLabel('Schedule').selectOption({ label: 'Daily' })
  await page.getByLabel('From', { exact: true }).fill('2026-09-10')
  await page.getByLabel('To', { exact: true }).fill('2026-09-12')
  await expect.poll(() => countOf(page, 'Creators')).toBeLessThan(everyone)
  // A day that is none of the run's narrows nothing, and does not stay in its field as if it did.
  const from = page.getByLabel('From', { exact: true })
  await from.fill('2027-09-10')
  await from.blur()
  await expect(from).toHaveValue('2026-09-10')
  const refusal = page.getByText('Choose a day of the run, ')
  await expect(refusal).toBeVisible()
  await from.fill('2026-09-11')
  await expect(refusal).toBeHidden()
  await from.fill('2026-09-10')
  await room(page, 'Payouts')
  await expect(page.getByLabel('Schedule')).toHaveValue('daily')
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2026-09-12')
  await room(page, 'Overview')
  await expect(strip(page).getByText('10 Sep 2026 to 12 Sep 2026')).toBeVisible()
  await strip(page).getByRole('button', { name: 'Clear' }).click()
  await room(page, 'Payouts')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('')
})

test('figures of the books, of a creator and of picked days say how they were computed', async () => {
  const page = finished()
  const agrees = async (name: RegExp): Promise<void> => {
    await page.getByRole('button', { name }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Compute again from the ledger' }).click()
    await expect(dialog.getByText('The two agree.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
  }
  await room(page, 'Overview')
  await pickDay(page, 'Margin by day', 12)
  await agrees(/^Fees of all payouts: /)
  await room(page, 'Books')
  await page.getByText(/^\d+ counts and \d+ totals/).click()
  await agrees(/^In payouts that have not ended: /)
  await agrees(/^Entries: /)
  await room(page, 'Creators')
  await page
    .getByRole('button', { name: /^creator-/ })
    .first()
    .click()
  await agrees(/^Earned: creator-/)
})

test('a mark of a chart leads to the payouts behind it, and on to rows of the ledger', async ({
  page,
}) => {
  await openFinished(page)
  await pickDay(page, 'Payouts by type', 14)
  await expect(strip(page).getByText('14 Sep 2026')).toBeVisible()
  const completed = strip(page).getByRole('button', { name: /^completed: / })
  const shown = Number(await completed.textContent())
  expect(shown).toBeGreaterThan(0)
  await completed.click()
  await expect(page.getByRole('tab', { name: 'Payouts' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByLabel('What happened')).toHaveValue('completed')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2026-09-14')
  await expect.poll(() => countOf(page, 'Payouts of all creators')).toBe(shown)

  await page
    .getByRole('button', { name: /^Payout \d+$/ })
    .first()
    .click()
  const heading = page.getByRole('heading', { level: 3, name: /^Payout \d+$/ })
  await expect(heading).toBeFocused()
  const payout = (await heading.textContent())!
  for (const list of ['States', 'In the processor’s own books', 'Balances', 'Entries']) {
    await expect(page.getByRole('region', { name: list, exact: true })).toBeVisible()
  }
  await expectNothingFound(page, 'one payout')

  // To the creator and back: the payout is still picked.
  await page.getByRole('button', { name: /^To creator-/ }).click()
  const creator = page.getByRole('heading', { level: 3, name: /^creator-/ })
  await expect(creator).toBeVisible()
  const handle = (await creator.textContent())!
  const movements = page.getByRole('region', { name: /^Movements/ })
  await expect(movements.getByRole('button', { name: payout }).first()).toBeVisible()

  // The journal has the same movements, of the same day, and keeps whose they are through a reload.
  await page.getByRole('button', { name: 'Show these in the journal' }).click()
  await expect(page.getByRole('heading', { name: 'Journal' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Journal' })).toBeInViewport()
  const field = page.getByRole('combobox', { name: 'Creator' })
  await expect(field).toHaveValue(handle)
  const ofCreator = page.getByRole('heading', { name: `Movements of ${handle}’s money` })
  const count = await ofCreator.textContent()
  await expectNothingFound(page, 'journal of a creator')
  await page.reload()
  await expectPhase(page, 'Finished')
  await expect(field).toHaveValue(handle)
  await expect(ofCreator).toHaveText(count!)
  await field.fill('no such name')
  await field.press('Enter')
  await expect(page.getByText('No creator of this run has “no such name”')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Movements \d/ })).not.toHaveText(count!)
  await field.fill(handle)
  await expect(ofCreator).toHaveText(count!)
  await page.getByRole('button', { name: 'All creators' }).click()
  await expect(page.getByRole('heading', { name: /^Movements \d/ })).toBeVisible()
  expect(page.url()).not.toContain('journal=')
  await expect(movements.getByRole('button', { name: /^creator-\d+$/ }).first()).toBeVisible()
  await room(page, 'Payouts')
  await expect(page.getByRole('heading', { level: 3, name: payout })).toBeVisible()
})

test('Back undoes one step, and the address keeps the place through a reload', async ({ page }) => {
  await openFinished(page)
  await room(page, 'Creators')
  await page.getByLabel('Find').fill('creator-1')
  // A row that moves up while it is pressed is not opened.
  await expect(page.getByRole('button', { name: 'creator-20', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'creator-17', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'creator-17' })).toBeVisible()
  await page.reload()
  await expectPhase(page, 'Finished')
  await expect(page.getByRole('heading', { name: 'creator-17' })).toBeVisible()
  await expect(runBar(page).getByText(`${SHORT_RUN.days} of ${SHORT_RUN.days} days`)).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('region', { name: 'Creators', exact: true })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Margin by day' })).toBeVisible()
  await page.goForward()
  await expect(page.getByRole('tab', { name: 'Creators' })).toHaveAttribute('aria-selected', 'true')
})

test('going back leaves the scenario on the page as it is', async ({ page }) => {
  await openFinished(page)
  await room(page, 'Books')
  await page.getByLabel('Seed', { exact: true }).fill('another seed')
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await expectPhase(page, 'Finished')
  const address = new URL(page.url()).hash
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Margin by day' })).toBeVisible()
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('another seed')
  expect(new URL(page.url()).hash).toBe(address)
})

test('a worker that dies leaves the results on the page, and the next run is a fresh one', async ({
  page,
}) => {
  await openFinished(page)
  await page.workers()[0]!.evaluate(
    () =>
      void setTimeout(() => {
        throw new Error('out of memory')
      }),
  )
  await expect(page.getByText('The ledger of this run is lost')).toBeVisible()
  await expect(page.getByText('The browser has no more memory for this run.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Margin by day' })).toBeVisible()
  await expectNothingFound(page, 'ledger lost')
  await room(page, 'Payouts')
  await expect(page.getByText('The ledger was lost with the run that failed.')).toBeVisible()
  // It is this run that is run again, not the scenario that the form has by now, which cannot even run.
  const seed = page.getByLabel('Seed', { exact: true })
  await seed.fill('')
  await page.getByRole('button', { name: 'Run again' }).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByRole('region', { name: 'Payouts of all creators' })).toBeVisible()
  await expect(seed).toHaveValue('')
  await room(page, 'Overview')
  await expect(page.getByText('Reproduced exactly: the digest is the same.')).toBeVisible()
})

test('a worker that the browser ends without a word is noticed at once, in the middle of a run too', async ({
  page,
}) => {
  await openScenario(page, LONG_RUN)
  await expectPhase(page, 'Running')
  await page.workers()[0]!.evaluate(() => close())
  await expect(page.getByText('The browser ended this run and did not say why.')).toBeVisible()
  await page.getByRole('button', { name: 'Run again' }).click()
  await expectPhase(page, 'Running')
})

test('a room whose script cannot be loaded says so until it is, and the others go on', async ({
  page,
}) => {
  const script = /\/assets\/Books-[\w-]+\.js/
  await page.route(script, (route) => route.abort())
  await openFinished(page)
  await room(page, 'Books')
  const above = page
    .getByRole('alert')
    .filter({ hasText: 'A part of the page could not be loaded' })
  await expect(above).toBeVisible()
  const inPlace = page.getByRole('tabpanel').getByRole('alert')
  await expect(inPlace).toContainText('This part of the page could not be loaded.')
  await room(page, 'Creators')
  await expect(page.getByRole('search', { name: 'Creators' })).toBeVisible()
  await expect(inPlace).toHaveCount(0)
  await expect(above).toHaveCount(0)

  await room(page, 'Books')
  await expect(above).toBeVisible()
  await page.unroute(script)
  await inPlace.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('region', { name: 'Journal' })).toBeVisible()
  await expect(inPlace).toHaveCount(0)
  await expect(above).toHaveCount(0)
})

test('a change that the page has no script to read says so, and the results stay', async ({
  page,
}) => {
  const errors = await openWithoutReader(page)
  await page.getByLabel('Seed', { exact: true }).fill('another')
  await page.getByLabel('Seed', { exact: true }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('A part of the page could not be loaded')
  await expectPhase(page, 'Finished')
  expect(errors).toEqual([])
})
