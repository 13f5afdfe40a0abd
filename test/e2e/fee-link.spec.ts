/** A question that is answered in the room of fees, and answered the same to whoever opens its link. */
import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures'
import type { SweepInput } from '../../src/experiments/sweep/definition'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectNothingFound } from './axe'
import { memo, memoOf, seeds, SMALL_LAUNCH, sweepTheFee } from './small-launch'
import { expectPhase, openFinished, runBar } from './support'

const SCENARIO: ScenarioInput = {
  ...SMALL_LAUNCH,
  policy: { name: 'gumroad-2026-08-30', instantMinimumCents: 100_00 },
}
const SEEDS = '2'

test('a smaller instant minimum: who gains, what it costs, the best fee, the memo, and its link elsewhere', async ({
  page,
  elsewhere,
}) => {
  test.slow()
  await openFinished(page, SCENARIO)
  await page.getByRole('tab', { name: 'Fees' }).click()
  await seeds(page).fill(SEEDS)
  await seeds(page).press('Enter')

  // The question: from $100 to $1.
  const row = page
    .getByRole('region', { name: 'Table of alternatives' })
    .getByRole('row', { name: /^Instant minimum \$1(?!\d)/ })
  await row.getByRole('button', { name: /^Run/ }).click()
  await expect(row.getByText('Not run yet')).toBeHidden({ timeout: 60_000 })
  await expect(row.locator('[data-label="Difference from the form"]')).toContainText('$')
  await page
    .getByLabel('Fee or alternative', { exact: true })
    .first()
    .selectOption('Instant minimum $1')
  await expect(page.getByText(/those on daily pay .+% of their daily payouts/)).toBeVisible()
  await row.getByRole('button', { name: /^Open/ }).click()
  await runBar(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expectPhase(page, 'Finished')

  // The fee, from 1% to 5%: the link, and the file for the command line, have these fees too.
  await page.getByText('10 fees from 0.5% to 10%').click()
  await page.getByLabel('From, %').fill('1')
  await page.getByLabel('To, %').fill('4.5')
  await page.getByLabel('Step, %').fill('1')
  await page.getByRole('button', { name: 'Use these fees' }).click()
  await expect(page.getByText('they reach 4% and 5%')).toBeVisible()
  await expectNothingFound(page, 'fees that cannot be run')
  await page.getByLabel('To, %').fill('5')
  await page.getByLabel('To, %').press('Enter')
  await expect(page.getByText('5 fees from 1% to 5%, every 1%')).toBeVisible()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save fee-sweep.json' }).click()
  const sweep = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as SweepInput
  expect(sweep).toMatchObject({ seeds: Number(SEEDS), scenario: { name: SCENARIO.name } })
  expect(sweep.axes?.[0]?.values).toEqual([100, 200, 300, 400, 500])
  await sweepTheFee(page)
  await expect(
    page.getByRole('tabpanel').getByText(/Of the fees .* earns most|margin is largest at/),
  ).toBeVisible()

  // The memo.
  const told = await memoOf(page)
  expect(told.curve).toMatch(/^3%\s+2\s+[−$]/m)
  await page.emulateMedia({ media: 'print' })
  const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm' } })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  const link = await memo(page).getByRole('link').getAttribute('href')

  // Elsewhere: the room, the number of seeds and the scenario come with the link; the figures come out the same.
  await elsewhere.goto(link!)
  await expectPhase(elsewhere, 'Finished')
  await expect(
    elsewhere.getByRole('heading', { name: 'What should daily payouts cost?' }),
  ).toBeVisible()
  await expect(seeds(elsewhere)).toHaveValue(SEEDS)
  await expect(elsewhere.getByText('5 fees from 1% to 5%, every 1%')).toBeVisible()
  await sweepTheFee(elsewhere)
  // What is known of an alternative says how far money is written, here as there.
  const other = elsewhere
    .getByRole('region', { name: 'Table of alternatives' })
    .getByRole('row', { name: /^Instant minimum \$100/ })
  await other.getByRole('button', { name: /^Run/ }).click()
  const simulated = other.locator('td:not(.estimate)[data-label="Difference from the form"]')
  await expect(simulated).toContainText('$', { timeout: 60_000 })
  await expect(elsewhere.getByRole('button', { name: 'Stop', exact: true })).toBeHidden()
  expect(await memoOf(elsewhere)).toEqual(told)
})
