import { expect, onePage, test } from './fixtures'
import { expectNothingFound } from './axe'
import { expectPhase, LONG_RUN, openAllFolds, openFinished, openScenario, runBar } from './support'

const finished = onePage(openFinished)

test('axe finds nothing in a finished run, room by room', async () => {
  const page = finished()
  await expectNothingFound(page, 'overview')
  await page.getByRole('button', { name: 'Table of Margin by day' }).click()
  await expectNothingFound(page, 'table behind a chart')
  await page
    .getByRole('button', { name: /^Instant payouts completed: .*How it was computed$/ })
    .first()
    .click()
  await expectNothingFound(page, 'how a figure was computed')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(page.getByRole('region', { name: 'Creators', exact: true })).toBeVisible()
  await expectNothingFound(page, 'creators')
  await page
    .getByRole('button', { name: /^creator-/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'All creators' })).toBeVisible()
  await expectNothingFound(page, 'one creator')
  await page.getByRole('tab', { name: 'Payouts' }).click()
  await expect(page.getByRole('region', { name: 'Payouts of all creators' })).toBeVisible()
  await expectNothingFound(page, 'payouts')
  await page
    .getByRole('button', { name: /^Payout \d/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Entries' })).toBeVisible()
  await expectNothingFound(page, 'one payout')
  await page.getByRole('tab', { name: 'Books' }).click()
  await expectNothingFound(page, 'books')
})

test('axe finds nothing in a refused field, the JSON and the menus', async () => {
  const page = finished()
  await page.getByRole('heading', { name: 'Period', exact: true }).click()
  await page.getByLabel('Length', { exact: true }).fill('0')
  await page.getByLabel('Length', { exact: true }).press('Tab')
  await expectNothingFound(page, 'refused field')
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await expect(page.getByRole('textbox', { name: /Scenario as JSON/ })).toBeVisible()
  await expectNothingFound(page, 'JSON')
  await page.getByRole('button', { name: 'Presets' }).click()
  await expectNothingFound(page, 'presets')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export' }).click()
  await expectNothingFound(page, 'export')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Edit as form' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('heading', { name: 'Period', exact: true }).click()
})

test('axe finds nothing in the form with every fold open', async () => {
  const page = finished()
  for (const group of [
    'Creators',
    'Schedules',
    'Rails',
    'Fee and rules',
    'Processor',
    'Payout queue',
    'Protections',
    'Period',
    'Sales data',
    'Actions',
  ]) {
    await page.getByRole('heading', { name: group, exact: true }).click()
  }
  await expectNothingFound(page, 'unfolded form')
  for (const entry of ['Add a rule change', 'Add a creator', 'Add an action']) {
    await openAllFolds(page)
    await page.getByRole('button', { name: entry }).click()
  }
  await openAllFolds(page)
  await expectNothingFound(page, 'every fold of the form, with an entry in each list')
})

test('axe finds nothing while a run goes on, paused and cancelled', async ({ page }) => {
  await openScenario(page, LONG_RUN)
  await expectPhase(page, 'Running')
  await runBar(page).getByRole('button', { name: 'Pause' }).click()
  await expectPhase(page, 'Paused')
  await expectNothingFound(page, 'paused')
  await runBar(page).getByRole('button', { name: 'Cancel' }).click()
  await expectPhase(page, 'Cancelled')
  await expectNothingFound(page, 'cancelled')
})
