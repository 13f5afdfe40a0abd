/** The room Time: any second, faults that are switched while a run goes on, and both futures. */
import { expect, test, type Page } from './fixtures'
import { linkFromFragment } from '../../src/scenario/read-link'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectNothingFound } from './axe'
import {
  digestOnPage,
  expectNoOverflow,
  expectPhase,
  openFinished,
  openInPlace,
  openWithoutReader,
  runBar,
} from './support'
import { digestsInNode } from './node-digests'

const FORTNIGHT: ScenarioInput = {
  version: 1,
  name: 'A fortnight',
  seed: 'end-to-end',
  days: 14,
  population: {
    size: 12,
    monthlyGross: { mu: 7.5, sigma: 0.5 },
    scheduleShareBasisPoints: { daily: 9_000, weekly: 1_000, monthly: 0, quarterly: 0 },
  },
}

function scenarioInAddress(page: Page): ScenarioInput {
  const link = linkFromFragment(new URL(page.url()).hash)
  if (!link?.ok || !('content' in link)) throw new Error('The address of the page has no scenario')
  return link.content.scenario
}

async function openTime(page: Page, at: string): Promise<void> {
  await page.getByRole('tab', { name: 'Time' }).click()
  await page.getByLabel('Go to').fill(at)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expectPhase(page, 'Paused')
}

test('any second is shown, and the changes of payouts one by one', async ({ page }) => {
  await openFinished(page, FORTNIGHT)
  await openTime(page, '2026-09-08T11:22:33')
  await expect(page.getByText(/^The page shows 8 Sep 2026, 11:22:33/).first()).toBeVisible()
  await expectNothingFound(page, 'a moment')
  await page.getByRole('button', { name: 'Next change' }).click()
  await expect(page.getByText(/^The page shows 9 Sep 2026/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Before the last change' }).click()
  await expect(page.getByText(/Last: payout \d+ of creator-\d+.*8 Sep 2026/).first()).toBeVisible()
  // Once outages have ended they cannot be ended again: the list is back at its first entry.
  const choice = page.getByLabel('What changes')
  const ask = page.getByRole('button', { name: 'Switch it in this run' })
  await ask.click()
  await choice.selectOption({ label: 'All outages end' })
  await ask.click()
  await expect(page.getByText('Switched: All outages end.')).toBeVisible()
  await expect(choice).toHaveValue('outage')
  await page.setViewportSize({ width: 390, height: 800 })
  await expectNoOverflow(page, 390)
})

test('a fault that is switched in mid-run is part of the scenario, which gives the same ledger', async ({
  page,
}) => {
  await openFinished(page, FORTNIGHT)
  await openTime(page, '2026-09-05T09:00:00')
  await page.getByLabel('What changes').selectOption({ label: 'A processor does not answer' })
  await page.getByLabel('Unit').selectOption('days')
  await page.getByRole('button', { name: 'Switch it in this run' }).click()
  await expect(page.getByText('Switched: Stripe does not answer for 2 days.')).toBeVisible()
  await expect(page.getByText(/^In force now: Stripe out of order until/)).toBeVisible()
  await page.getByLabel('What changes').selectOption({ label: 'Idempotency keys off' })
  await page.getByRole('button', { name: 'Switch it in this run' }).click()
  await expect(page.getByText('Switched: Idempotency keys off.')).toBeVisible()
  await runBar(page).getByRole('button', { name: 'Resume' }).click()
  await expectPhase(page, 'Finished')
  const digest = await digestOnPage(page)
  const scenario = scenarioInAddress(page)
  expect(scenario.faultChanges?.map(({ at }) => at)).toEqual([
    '2026-09-05T09:00:01Z',
    '2026-09-05T09:00:02Z',
  ])
  const [same, unchanged] = await digestsInNode([scenario, FORTNIGHT])
  expect(digest).toBe(same)
  expect(digest).not.toBe(unchanged)
})

test('what is switched is part of the scenario also where the script is missing that reads scenarios', async ({
  page,
}) => {
  const errors = await openWithoutReader(page)
  await openTime(page, '2026-09-05T09:00:00')
  await page.getByLabel('What changes').selectOption({ label: 'Idempotency keys off' })
  await page.getByRole('button', { name: 'Switch it in this run' }).click()
  await expect(page.getByText('Switched: Idempotency keys off.')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('A part of the page could not be loaded')
  expect(scenarioInAddress(page).faultChanges).toHaveLength(1)
  expect(errors).toEqual([])
})

test('what happens once is an entry of the scenario with its date; what is so already is refused', async ({
  page,
}) => {
  await openFinished(page, FORTNIGHT)
  await openTime(page, '2026-09-05T09:00:00')
  const choice = page.getByLabel('What changes')
  const ask = page.getByRole('button', { name: 'Switch it in this run' })
  await choice.selectOption('faults.calls.lostBasisPoints')
  await page.getByLabel('Chance in percent').fill('')
  await expect(ask).toBeDisabled()
  await page.getByLabel('Chance in percent').fill('0')
  await ask.click()
  await expect(page.getByText('Nothing was switched: it is already set that way.')).toBeVisible()
  await choice.selectOption({ label: 'A deploy replaces all workers' })
  await ask.click()
  await expect(page.getByText('Switched: A deploy replaces all workers.')).toBeVisible()
  await choice.selectOption({ label: 'A creator’s account is restricted' })
  await page.getByLabel('Creator', { exact: true }).fill('nobody')
  await ask.click()
  await expect(page.getByText(/^Nothing was switched: no creator in this run/)).toBeVisible()
  await page.getByLabel('Creator', { exact: true }).fill('creator-3')
  await ask.click()
  await expect(page.getByText(/^Switched: The account of creator-3 is restricted/)).toBeVisible()
  await choice.selectOption({ label: 'A creator’s next call fails' })
  await page.getByLabel('How it fails').selectOption({ label: 'Its answer is lost' })
  await ask.click()
  await expect(page.getByText(/^Switched: creator-3: the answer to the next call/)).toBeVisible()
  await expectNothingFound(page, 'a call that is to fail')
  await page.setViewportSize({ width: 390, height: 800 })
  await expectNoOverflow(page, 390)
  await runBar(page).getByRole('button', { name: 'Resume' }).click()
  await expectPhase(page, 'Finished')
  const digest = await digestOnPage(page)
  const scenario = scenarioInAddress(page)
  expect(scenario.faults).toEqual({
    deploys: ['2026-09-05T09:00:01Z'],
    accounts: [
      { creator: 'creator-3', from: '2026-09-05T09:00:02Z', until: '2026-09-07T09:00:02Z' },
    ],
    single: [
      {
        ...{ fault: 'answer-lost', creator: 'creator-3', call: 'create_payout' },
        ...{ from: '2026-09-05T09:00:03Z', nth: 1 },
      },
    ],
  })
  expect([digest]).toEqual(await digestsInNode([scenario]))
  const newest = page.getByRole('region', { name: 'Runs' }).getByRole('listitem').first()
  await expect(newest).toContainText('Restricted accounts')
})

test('both futures are shown side by side, and the second one is opened', async ({ page }) => {
  test.slow()
  await openFinished(page, FORTNIGHT)
  await openTime(page, '2026-09-05T09:00:00')
  await page.getByLabel('For how long').fill('36')
  await page.getByLabel('Unit').selectOption('hours')
  await page.getByRole('button', { name: 'Show both futures' }).click()
  const both = page.getByRole('region', { name: 'Both futures', exact: true })
  await expect(both).toBeVisible({ timeout: 120_000 })
  await expect(both.getByText(/^With the change, nobody is paid twice\. .* later/)).toBeVisible()
  await both.getByRole('button', { name: 'Try each protection' }).click()
  await expect(
    both.getByText(/^(More|Less) money would be|no one of the 10 protections/),
  ).toBeVisible({
    timeout: 120_000,
  })
  await expect(both.getByText(/^The first payout to differ\. As it is: payout \d+/)).toBeVisible()
  await expect(
    both.getByText(/^The first ledger row to differ\. As it is: payout \d+ of creator-\d+ is made/),
  ).toBeVisible()
  await expect(both.getByRole('columnheader', { name: 'With the change' })).toBeVisible()
  // No protection is switched.
  await expect(both.getByText(/^Work in progress at that moment/)).toBeHidden()
  await expectNothingFound(page, 'both futures')
  await page.setViewportSize({ width: 390, height: 800 })
  await expectNoOverflow(page, 390)
  await page.setViewportSize({ width: 1280, height: 800 })
  const note = both.getByRole('status')
  await expect(note).toBeHidden()
  const ask = page.getByRole('button', { name: 'Switch it in this run' })
  await ask.click()
  await expect(note).toContainText('This run has since been changed in this way')
  await page.getByLabel('What changes').selectOption({ label: 'A deploy replaces all workers' })
  await ask.click()
  await expect(note).toContainText(
    'These futures are of another run, or of this one before it was changed',
  )
  await both.getByRole('button', { name: 'Open this future' }).click()
  await expectPhase(page, 'Finished')
  expect(scenarioInAddress(page).faultChanges).toHaveLength(1)
})

test('webhooks that nobody takes leave payouts to reconcile', async ({ page }) => {
  test.slow()
  await openFinished(page, FORTNIGHT)
  await openTime(page, '2026-09-05T07:59:59')
  await page.getByLabel('What changes').selectOption({ label: 'Our service takes no webhooks' })
  await page.getByLabel('How it fails').selectOption({ label: 'Confirmed, but dropped' })
  await page.getByRole('button', { name: 'Show both futures' }).click()
  const both = page.getByRole('region', { name: 'Both futures', exact: true })
  await expect(
    both.getByText(
      /nobody is paid twice\. .*To reconcile: the ledger learns of \d+ payouts? \(\$.*The longest takes/,
    ),
  ).toBeVisible({ timeout: 120_000 })
  const late = both.getByRole('figure', { name: 'What the ledger learns late' })
  await late.getByRole('button', { name: 'Table' }).click()
  await expect(late.getByRole('columnheader', { name: 'Known after' })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 800 })
  await expectNoOverflow(page, 390)
})

test('a check of one’s own is added in the room Books, and the run pauses where it first fails', async ({
  page,
}) => {
  await openFinished(page, FORTNIGHT)
  await page.getByRole('tab', { name: 'Books' }).click()
  const checks = page.getByRole('region', { name: 'Checks of your own' })
  await checks.getByLabel('Name').fill('No payout above $50')
  await checks.getByLabel('SELECT').fill('SELECT payout_id FROM payuots')
  await checks.getByRole('button', { name: 'Check this every day' }).click()
  await expect(checks.getByRole('alert')).toContainText('no such table: payuots')
  await checks
    .getByLabel('SELECT')
    .fill('SELECT payout_id, creator_id, net_cents, created_at FROM payouts WHERE net_cents > 5000')
  await checks.getByRole('button', { name: 'Check this every day' }).click()
  await runBar(page).getByLabel('Pause at the first violation').check()
  await checks.getByRole('status').getByRole('button', { name: 'Run' }).click()
  await expectPhase(page, 'Paused')
  const notice = page.getByText(/^Paused at .* UTC: a check found a violation\.$/)
  await expect(notice).toContainText('00:00:00')
  const found = page
    .locator('p', { hasText: 'First violation of “Own check: No payout above $50”' })
    .first()
  await expect(found).toContainText(
    /: payout \d+, creator-\d+, net \$[\d,]+\.\d\d, created \d+ Sep 2026, \d\d:\d\d:\d\d$/,
  )
  await expect(found.getByRole('button', { name: /^creator-\d+$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Go to the step at which it begins' }).click()
  await expect(notice).not.toContainText('00:00:00')
  await expectPhase(page, 'Paused')
})

test('a check that would never end, or is two statements, is refused, and the next one is taken', async ({
  page,
}) => {
  await openFinished(page, FORTNIGHT)
  await page.clock.install()
  await page.getByRole('tab', { name: 'Books' }).click()
  const checks = page.getByRole('region', { name: 'Checks of your own' })
  const tens = Array.from({ length: 12 }, (_, index) => `ten t${index}`)
  const sum = tens.map((_, index) => `t${index}.n`).join(' + ')
  const refusals = [
    [
      'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 0',
      'a recursive query may never end',
    ],
    ['SELECT 1 FROM payouts; DELETE FROM payouts', 'a second statement begins'],
    [
      `WITH ten(n) AS (VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10)) SELECT 1 FROM ${tens.join(', ')} WHERE ${sum} < 0`,
      'Stopped after 10 seconds without an answer.',
    ],
  ] as const
  await checks.getByLabel('Name').fill('Never')
  for (const [sql, said] of refusals) {
    await checks.getByLabel('SELECT').fill(sql)
    await checks.getByRole('button', { name: 'Check this every day' }).click()
    if (said.startsWith('Stopped after')) await page.clock.fastForward('00:10')
    await expect(checks.getByRole('alert')).toContainText(said, { timeout: 30_000 })
  }
  await checks.getByLabel('SELECT').fill('SELECT payout_id FROM payouts WHERE net_cents < 0')
  await checks.getByRole('button', { name: 'Check this every day' }).click()
  await expect(checks.getByRole('status')).toContainText('Never is in the scenario')
})

test('a start that tries a check without end can be cancelled, and the results stay', async ({
  page,
}) => {
  await openFinished(page, FORTNIGHT)
  const ten = `(VALUES ${Array.from({ length: 10 }, (_, index) => `(${index})`).join(',')})`
  const from = 'abcdefghijkl'.split('').map((name) => `${ten} ${name}`)
  const endless = `SELECT count(*) FROM ${from.join(', ')}`
  const scenario = { ...FORTNIGHT, invariants: [{ name: 'Never', sql: endless }] }
  await page.getByRole('tab', { name: 'Time' }).click()
  await openInPlace(page, scenario)
  await expect(runBar(page).getByRole('button', { name: 'Cancel' })).toBeVisible()
  // No day can be gone to meanwhile, and the slider says none.
  const day = page.getByRole('slider', { name: 'Day' })
  await day.press('Home')
  await expect(day).toHaveValue('13')
  await runBar(page).getByRole('button', { name: 'Cancel' }).click()
  await expectPhase(page, 'Finished')
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(page.getByRole('tabpanel').getByRole('row').nth(1)).toBeVisible()
})
