/** A creator's own side of a run: read at any moment, acted on in mid-run, and found again in the ledger. */
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import initSqlJs from 'sql.js'
import { scenarioFromFragment } from '../../src/scenario/link'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectNothingFound } from './axe'
import { expectPhase, openFinished, runBar } from './support'

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
  ],
  sales: [
    { creator: 'ink', at: '2026-08-31', amountCents: 200_00, holder: 'processor' },
    { creator: 'quill', at: '2026-08-31', amountCents: 300_00, holder: 'processor' },
  ],
  processor: {
    callLatency: { medianSeconds: 1, sigma: 0 },
    failures: { refusedBasisPoints: 0, instantFailedBasisPoints: 0, returnedBasisPoints: 0 },
  },
}

async function openSide(page: Page, handle: string): Promise<void> {
  await page.getByRole('tab', { name: 'Creators' }).click()
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

const main = (page: Page) => page.getByRole('main')

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
  await expect(notice).toContainText('3.0% of what you receive: $3.00 of every $103.00')
  await expect(notice).toContainText(
    'On your balance of $173.40 that is $5.06, and you receive $168.34.',
  )
  await expect(notice).toContainText('Weekly, monthly and quarterly payouts stay free of charge.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(main(page).getByText(/^Saved: Daily from 2 Sep 2026, 00:00 on\./)).toBeVisible()
  await expect(main(page).getByText('from Weekly to Daily')).toBeVisible()

  // What was done is part of the scenario: in its JSON, and in the address that others can open.
  const recorded = {
    on: '2026-09-02T00:00:01Z',
    creator: 'ink',
    action: 'change-schedule',
    schedule: 'daily',
  }
  expect(scenarioFromFragment(new URL(page.url()).hash)).toMatchObject({
    ok: true,
    scenario: { actions: [recorded] },
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

test('a payout by hand shows its fee before, and is on its way after', async ({ page }) => {
  await openFinished(page, INK)
  await openSide(page, 'ink')
  await goTo(page, '2026-09-01')
  await expect(
    main(page).getByText('$173.40 leaves the balance, the fee is $5.06, $168.34 arrives.'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Pay out $168.34 now' }).click()
  await expect(main(page).getByText(/^Asked for at 1 Sep 2026, 00:00\./)).toBeVisible()
  await main(page).getByRole('button', { name: 'Step one day' }).click()
  const past = page.getByRole('region', { name: 'Past payouts' })
  await expect(past.getByRole('row', { name: /1 Sep 2026, 00:00 Instant/ })).toContainText('$5.06')
  await expect(main(page).getByRole('button', { name: 'Pay out now' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('one who lost the daily schedule is told so, and can leave it', async ({ page }) => {
  await openFinished(page, INK)
  await openSide(page, 'quill')
  await expect(
    page.getByText('The run has ended: there is nothing left to do in it.'),
  ).toBeVisible()
  await expect(page.getByRole('radio', { name: /^Weekly/ })).toBeDisabled()
  await goTo(page, '2026-09-03')
  await expect(page.getByText('You are no longer eligible for daily payouts')).toBeVisible()
  await expect(page.getByText(/not open to this country: United Kingdom/).first()).toBeVisible()
  await page.getByRole('radio', { name: /^Monthly/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(main(page).getByText(/^Saved: Monthly from 3 Sep 2026/)).toBeVisible()
  await expect(page.getByText('You are no longer eligible for daily payouts')).toBeHidden()
  await expect(page.getByRole('radio', { name: /^Daily/ })).toBeDisabled()
})

test('a day outside the run is refused where it was asked for', async ({ page }) => {
  await openFinished(page, INK)
  await openSide(page, 'ink')
  await page.getByLabel('Go to a day').fill('2027-01-01')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expect(page.getByText('Choose a day of the run, 31 Aug 2026 to 20 Sep 2026.')).toBeVisible()
  await expect(runBar(page).getByText('Finished', { exact: true })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test('axe finds nothing on a creator’s own pages', async ({ page }) => {
      await openFinished(page, INK)
      await openSide(page, 'ink')
      await expectNothingFound(page, 'ended')
      await goTo(page, '2026-09-02')
      await page.getByRole('radio', { name: /^Daily/ }).check()
      await expectNothingFound(page, 'the notice of the fee')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await expect(main(page).getByText(/^Saved/)).toBeVisible()
      await expectNothingFound(page, 'saved')
      await page.getByRole('button', { name: 'All creators' }).click()
      await openSide(page, 'quill')
      await expectNothingFound(page, 'daily lost')
    })
  })
}

for (const width of [320, 390, 820, 1440]) {
  test(`nothing of a creator’s own pages runs off the page at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    await openFinished(page, INK)
    await openSide(page, 'ink')
    await goTo(page, '2026-09-02')
    await page.getByRole('radio', { name: /^Daily/ }).check()
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBeLessThanOrEqual(0)
  })
}
