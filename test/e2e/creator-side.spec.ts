/** A creator's own side of a run: read at any moment, acted on in mid-run, and found again in the ledger. */
import { readFileSync } from 'node:fs'
import { expect, onePage, test, type Page } from './fixtures'
import initSqlJs from 'sql.js'
import { linkFromFragment } from '../../src/scenario/read-link'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectNothingFound } from './axe'
import { expectInSight, expectNoOverflow, expectPhase, openFinished, runBar } from './support'

/** Without chance: $200.00 on the first day leaves ink $173.40, and 3% of the net of that is $5.06. */
const INK: ScenarioInput = {
  version: 1,
  name: 'Ink changes to daily',
  seed: 'creator-side',
  days: 21,
  population: { size: 20, monthlyGross: { maximumCents: 5_000_00 } },
  creators: [
    { handle: 'ink' },
    { handle: 'quill', schedule: 'daily', country: 'GB', rail: 'bank_abroad' },
    {
      handle: 'reed',
      schedule: {
        frequency: 'chosen_weekdays',
        weekdays: ['monday', 'thursday'],
        payoutType: 'instant',
      },
      country: 'GB',
      rail: 'bank_abroad',
    },
    {
      handle: 'oak',
      schedule: 'daily',
      openingBalances: [{ day: '2026-08-20', amountCents: 50, holder: 'processor' }],
    },
  ],
  sales: [
    { creator: 'ink', at: '2026-08-31', amountCents: 200_00, holder: 'processor' },
    { creator: 'quill', at: '2026-08-31', amountCents: 300_00, holder: 'processor' },
    { creator: 'reed', at: '2026-08-31', amountCents: 300_00, holder: 'processor' },
  ],
  processor: {
    callLatency: { medianSeconds: 1, sigma: 0 },
    failures: { refusedBasisPoints: 0, instantFailedBasisPoints: 0, returnedBasisPoints: 0 },
  },
}

async function openSide(page: Page, handle: string): Promise<void> {
  await page.getByRole('tab', { name: 'Creators' }).click()
  const all = page.getByRole('button', { name: 'All creators' })
  if (await all.isVisible()) await all.click()
  await page.getByLabel('Find').fill(handle)
  await page.getByRole('button', { name: handle, exact: true }).click()
  await page.getByRole('radio', { name: 'As they see it' }).check()
  await expect(page.getByRole('heading', { name: handle, level: 3 })).toBeVisible()
}

async function goTo(page: Page, day: string): Promise<void> {
  await page.getByLabel('Go to a day').fill(day)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expectPhase(page, 'Paused')
}

/** Unfolds the schedules beyond the real ones. */
const openMore = (page: Page): Promise<void> => page.getByText('More schedules').click()

const main = (page: Page) => page.getByRole('main')

const FLEXIBLE = ['Every so many days', 'Chosen weekdays', 'Twice a month', 'At a threshold']

const finished = onePage((page) => openFinished(page, INK))

test('a daily creator with too little is told why no date is shown, and of which run each note is', async () => {
  const page = finished()
  await openSide(page, 'oak')
  const why =
    'What is settled goes out at 08:00 UTC, from $1.00 on. A date is shown once the balance reaches $100.00.'
  const notes = page.getByRole('region', { name: 'Notes' }).getByRole('row')
  const ofStandardRun = notes.filter({ hasText: 'Standard run' }).first()
  await expect(page.getByText(why)).toBeVisible()
  await expect(ofStandardRun).toContainText('below the minimum of $100.00')
  await page.getByRole('radio', { name: 'History' }).check()
  await expect(page.getByText(why)).toBeVisible()
  await expect(ofStandardRun).toContainText('below the minimum of $100.00')
  await expect(notes.filter({ hasText: 'Daily run' }).first()).toContainText('minimum of $1.00')
})

test('a day outside the run is refused where it was asked for', async () => {
  const page = finished()
  await openSide(page, 'ink')
  await page.getByLabel('Go to a day').fill('2027-01-01')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expect(page.getByText('Choose a day of the run, 31 Aug 2026 to 20 Sep 2026.')).toBeVisible()
  await expect(runBar(page).getByText('Finished', { exact: true })).toBeVisible()
})

test('one who lost the daily schedule is told so, and can leave it', async () => {
  const page = finished()
  await openSide(page, 'quill')
  await expect(
    page.getByText('The run has ended. To change something, go to a day first.'),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Weekly/ })).toBeDisabled()
  await goTo(page, '2026-09-03')
  await expect(page.getByText('Daily payouts are not open to you now')).toBeVisible()
  await expect(page.getByText(/not open to this country: United Kingdom/).first()).toBeVisible()
  await page.getByRole('radio', { name: /^Monthly/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(main(page).getByText(/^Saved: Monthly from 3 Sep 2026/)).toBeVisible()
  await expect(page.getByText('Daily payouts are not open to you now')).toBeHidden()
  await expect(page.getByRole('radio', { name: /^Daily/ })).toBeDisabled()
})

test('one whose instant schedule lost instant payouts is told so, and can leave it', async () => {
  const page = finished()
  await openSide(page, 'reed')
  await goTo(page, '2026-09-02')
  await expect(page.getByText('Instant payouts are not open to you now')).toBeVisible()
  await expect(
    page.getByText('you are paid by standard payout on the days of this one, free of charge.'),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Chosen weekdays current/ })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'By instant payout' })).toBeDisabled()
  await page.getByRole('radio', { name: 'By standard payout' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(main(page).getByText(/: Every Monday and Thursday, by standard payout/)).toHaveCount(
    1,
  )
  await expect(page.getByText('Instant payouts are not open to you now')).toBeHidden()
})

test('nothing of a creator’s own pages runs off the page at any width', async () => {
  const page = finished()
  await openSide(page, 'ink')
  await goTo(page, '2026-09-02')
  const widths = [1440, 820, 390, 320]
  await page.getByRole('radio', { name: /^Daily/ }).check()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expectNoOverflow(page, `daily, ${width}`)
  }
  await openMore(page)
  for (const name of FLEXIBLE) {
    await page.getByRole('radio', { name }).check()
    await page.getByRole('radio', { name: 'By instant payout' }).check()
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      await expectNoOverflow(page, `${name}, ${width}`)
      const settings = await page.locator('form', { hasText: 'More schedules' }).boundingBox()
      for (const input of await page.locator('details[open] input.input').all()) {
        const { x, width: inputWidth } = (await input.boundingBox())!
        expect(x + inputWidth).toBeLessThanOrEqual(settings!.x + settings!.width)
      }
    }
  }
})

test('a switch to daily in mid-run is paid tomorrow, with its fee, on the page and in the ledger', async ({
  page,
}) => {
  await openFinished(page, INK)
  await openSide(page, 'ink')
  await goTo(page, '2026-09-02')
  await expect(main(page).getByText('What ink sees on 2 Sep 2026, 00:00 UTC')).toBeVisible()
  await expect(main(page).getByText('$173.40', { exact: true }).first()).toBeVisible()

  const daily = page.getByRole('radio', { name: /^Daily/ })
  await daily.check()
  const notice = page.getByRole('note')
  await expect(notice).toContainText('3% of what you receive: $3.00 of every $103.00')
  await expect(notice).toContainText(
    'On your balance of $173.40, the fee is $5.06, and you receive $168.34.',
  )
  await expect(notice).toContainText('Weekly, monthly and quarterly payouts stay free of charge.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(main(page).getByText(/^Saved: Daily from 2 Sep 2026, 00:00\./)).toBeVisible()
  await expect(main(page).getByText('from Weekly to Daily')).toBeVisible()

  // What was done is part of the scenario: in its JSON, and in the address that others can open.
  const recorded = {
    on: '2026-09-02T00:00:01Z',
    creator: 'ink',
    action: 'change-schedule',
    schedule: 'daily',
  }
  expect(linkFromFragment(new URL(page.url()).hash)).toMatchObject({
    ok: true,
    content: { scenario: { actions: [recorded] } },
  })
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  const json = page.getByRole('textbox', { name: /Scenario as JSON/ })
  await json.press('Control+End')
  await expect(json).toContainText('"change-schedule"')

  const upcoming = page.getByRole('region', { name: 'Upcoming payouts' })
  await expect(upcoming.getByRole('row', { name: /3 Sep 2026 Instant/ })).toContainText('$5.06')

  await main(page).getByRole('button', { name: 'Step one day' }).click()
  await expect(main(page).getByText('What ink sees on 3 Sep 2026, 00:00 UTC')).toBeVisible()
  const past = page.getByRole('region', { name: 'Past payouts' })
  const payout = past.getByRole('row', { name: /2 Sep 2026, 08:00 Instant/ })
  for (const amount of ['$173.40', '$5.06', '$168.34', 'Completed']) {
    await expect(payout).toContainText(amount)
  }
  const desk = page.viewportSize()!
  await expectInSight(page, 'Past payouts', ['Paid out', 'Amount', 'You received', 'State'])
  await page.setViewportSize(desk)

  await page.getByRole('tab', { name: 'Books' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download ledger.sqlite' }).click()
  const file = readFileSync(await (await download).path())
  const ledger = new (await initSqlJs()).Database(file)
  const rowsOf = (sql: string): unknown => ledger.exec(sql)[0]?.values
  expect(
    rowsOf(`SELECT date(created_at), payout_type, gross_cents, fee_cents, net_cents, state
      FROM payouts JOIN creators USING (creator_id) WHERE handle = 'ink'`),
  ).toEqual([['2026-09-02', 'instant', 173_40, 5_06, 168_34, 'completed']])
  expect(rowsOf('SELECT changed_at, from_value, to_value FROM creator_setting_changes')).toEqual([
    ['2026-09-02T00:00:01Z', 'weekly', 'daily'],
  ])
})

test('a switch to every 3 days, instantly, is paid on its day, with its fee', async ({ page }) => {
  await openFinished(page, INK)
  await openSide(page, 'ink')
  await goTo(page, '2026-09-02')
  const every = page.getByRole('radio', { name: /^Every so many days/ })
  await expect(every).toBeHidden()
  await openMore(page)
  await expect(page.getByText('The lab’s own, beyond the real service')).toBeVisible()
  await every.check()
  const days = page.getByLabel('Days between payouts')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await days.fill('367')
  await expect(page.getByText('Choose a whole number from 1 to 366.')).toBeVisible()
  await expect(days).toHaveAttribute('aria-invalid', 'true')
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await days.fill('3')
  await main(page).getByLabel('First day').fill('2026-09-04')
  await expect(page.getByText('Choose a whole number')).toBeHidden()
  await expect(page.getByRole('note')).toHaveCount(0)
  await page.getByRole('radio', { name: 'By instant payout' }).check()
  const notice = page.getByRole('note')
  await expect(notice).toContainText('3% of what you receive: $3.00 of every $103.00')
  await expect(notice).toContainText(
    'On your balance of $173.40, the fee is $5.06, and you receive $168.34.',
  )
  await save.click()
  const inWords = 'Every 3 days from 4 Sep 2026, by instant payout'
  await expect(
    main(page).getByText(`Saved at 2 Sep 2026, 00:00: ${inWords}.`, { exact: false }),
  ).toBeVisible()
  await expect(main(page).getByText(`from Weekly to ${inWords}`)).toBeVisible()
  await expect(
    main(page).getByText(`${inWords}, for 3% of what you receive`, { exact: true }),
  ).toBeVisible()
  await expect(every).toBeChecked()

  // The scenario's form names it with its details, too.
  await page.getByRole('heading', { name: 'Actions', exact: true }).click()
  await expect(page.getByText(`ink: changes the schedule to ${inWords}`)).toBeVisible()

  const upcoming = page.getByRole('region', { name: 'Upcoming payouts' })
  await expect(upcoming.getByRole('row', { name: /4 Sep 2026 Instant/ })).toContainText('$5.06')
  await main(page).getByRole('button', { name: 'Resume' }).click()
  await expectPhase(page, 'Finished')
  const past = page.getByRole('region', { name: 'Past payouts' })
  const payout = past.getByRole('row', { name: /4 Sep 2026, 08:00 Instant/ })
  for (const amount of ['$173.40', '$5.06', '$168.34', 'Completed']) {
    await expect(payout).toContainText(amount)
  }
})

test('each flexible schedule has its details, held to their limits', async ({ page }) => {
  await openFinished(page, INK)
  await openSide(page, 'ink')
  await goTo(page, '2026-09-02')
  await openMore(page)
  const save = page.getByRole('button', { name: 'Save', exact: true })

  await page.getByRole('radio', { name: /^Chosen weekdays/ }).check()
  await page.getByRole('checkbox', { name: 'Monday' }).uncheck()
  await page.getByRole('checkbox', { name: 'Thursday' }).uncheck()
  await expect(page.getByText('Choose at least one day of the week.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Sunday' }).check()
  await save.click()
  await expect(main(page).getByText(/: Every Sunday, by standard payout\./)).toBeVisible()

  await page.getByRole('radio', { name: /^Twice a month/ }).check()
  const second = page.getByLabel('The other day of the month')
  await second.fill('1')
  await expect(page.getByText('Choose two different days, from 1 to 31.')).toBeVisible()
  await second.fill('20')
  await save.click()
  await expect(main(page).getByText(/: On days 1 and 20 of each month/)).toBeVisible()

  await page.getByRole('radio', { name: /^At a threshold/ }).check()
  const amount = page.getByLabel('Amount to reach')
  await amount.fill('0')
  await expect(page.getByText(/^Choose an amount from \$0\.01/)).toBeVisible()
  await amount.fill('250.50')
  await save.click()
  await expect(main(page).getByText(/: When the balance reaches \$250\.50/)).toBeVisible()
  await expect(main(page).getByText('Scheduled payouts start at $250.50.')).toBeVisible()

  await page.getByRole('radio', { name: /^Monthly/ }).check()
  await save.click()
  await expect(main(page).getByText(/^Saved: Monthly from 2 Sep 2026/)).toBeVisible()
})

test('a payout on request shows its fee before, and is in transit after', async ({ page }) => {
  await openFinished(page, INK)
  await openSide(page, 'ink')
  await goTo(page, '2026-09-01')
  await expect(
    main(page).getByText('$173.40 leaves the balance, the fee is $5.06, $168.34 arrives.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Pay out $168.34 now' }).click()
  await expect(main(page).getByText(/^Requested at 1 Sep 2026, 00:00\./)).toBeVisible()
  await main(page).getByRole('button', { name: 'Step one day' }).click()
  const past = page.getByRole('region', { name: 'Past payouts' })
  await expect(past.getByRole('row', { name: /1 Sep 2026, 00:00 Instant/ })).toContainText('$5.06')
  await expect(main(page).getByRole('button', { name: 'Pay out now' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('axe finds nothing on a creator’s own pages', async ({ page }) => {
  await openFinished(page, INK)
  await openSide(page, 'ink')
  await expectNothingFound(page, 'ended')
  await goTo(page, '2026-09-02')
  await page.getByRole('radio', { name: /^Daily/ }).check()
  await expectNothingFound(page, 'the notice of the fee')
  await openMore(page)
  for (const name of FLEXIBLE) {
    await page.getByRole('radio', { name }).check()
    await page.getByRole('radio', { name: 'By instant payout' }).check()
    await expectNothingFound(page, name)
  }
  await page.getByLabel('Amount to reach').fill('nothing')
  await expectNothingFound(page, 'a detail that is refused')
  await page.getByRole('radio', { name: /^Daily/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(main(page).getByText(/^Saved/)).toBeVisible()
  await expectNothingFound(page, 'saved')
  await openSide(page, 'quill')
  await expectNothingFound(page, 'daily lost')
  await openSide(page, 'reed')
  await expectNothingFound(page, 'instant payouts lost')
})
