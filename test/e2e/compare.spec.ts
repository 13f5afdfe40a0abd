import { readFileSync } from 'node:fs'
import { expect, stopOtherSeeds, test, type Page } from './fixtures'
import { comparisonFragment } from '../../src/scenario/comparison-link'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectNothingFound } from './axe'
import { expectPhase, form, openFinished, runBar, salesFilePicker } from './support'

const THREE_PERCENT: ScenarioInput = {
  version: 1,
  name: 'Three percent',
  seed: 'end-to-end',
  days: 14,
  population: { size: 15, monthlyGross: { mu: 7, sigma: 1, maximumCents: 5_000_00 } },
}

// Tests that are not about them stop them, since they keep both cores busy.
test.use({ otherSeeds: 'running' })

async function runWithFee(page: Page, percent: string): Promise<void> {
  await form(page).getByRole('heading', { name: 'Fee and rules' }).click()
  await form(page).getByText('Instant fee', { exact: true }).first().click()
  const field = form(page).getByLabel('Instant fee, percentage')
  await field.fill(percent)
  await field.press('Tab')
  await runBar(page).getByRole('button', { name: 'Run', exact: true }).click()
  await expectPhase(page, 'Finished')
}

test('one run is compared with a change at once, which the form has then', async ({ page }) => {
  await stopOtherSeeds(page)
  await openFinished(page, THREE_PERCENT)
  await page.getByRole('tab', { name: 'Compare' }).click()
  await expect(page.getByText(/^There is only this run so far/)).toBeVisible()
  await expectNothingFound(page, 'one run')
  await page.getByRole('button', { name: 'First month free' }).click()
  await expect(page.getByText('All other settings are the same.')).toBeVisible()
  await expect(page.getByLabel('Compare with')).toHaveValue(/./)
  await expect(page.getByRole('checkbox', { name: /^Pick / })).toHaveCount(2)
  await page.reload()
  await expectPhase(page, 'Finished')
  await expect(
    form(page)
      .getByText(/free for the first 30 days/)
      .first(),
  ).toBeVisible()
})

const answer = (page: Page) => page.getByText(/^Instant fee, .* the platform earned/)

test('run, change the fee, run again, compare, read the difference and its interval', async ({
  page,
}) => {
  await openFinished(page, THREE_PERCENT)
  await expect(page.getByRole('heading', { name: 'Margin with other seeds' })).toBeVisible()
  await runWithFee(page, '1.5')
  await page.getByRole('tab', { name: 'Compare' }).click()
  await expect(page.getByText(/Pick two to four runs/)).toBeVisible()
  await expectNothingFound(page, 'nothing picked')
  await page.getByRole('button', { name: 'Compare the two newest runs' }).click()
  await expect(page.getByText(/^Instant fee, .* 1\.5% instead of 3%: the /)).toBeVisible()
  await page.getByRole('button', { name: 'Pick none' }).click()
  // Newest first: the run at 3% is the second one, and the one to compare with.
  const picks = page.getByRole('checkbox', { name: /^Pick / })
  await picks.nth(0).check()
  await picks.nth(1).check()
  await expect(page.getByText(/^Instant fee, .* 1\.5% instead of 3%: the /)).toBeVisible()
  await expect(
    page.getByText(
      / on average over 30 seeds, with a 95% interval of \$[\d,.]+ to \$[\d,.]+ less\.$/,
    ),
  ).toBeVisible({ timeout: 100_000 })
  await expect(answer(page)).toHaveText(
    /1\.5% instead of 3%: the platform earned \$[\d,.]+ less in \d+ days\.$/,
  )
  await expect(page.getByText(/^Assumed: nobody joins or leaves daily payouts/)).toBeVisible()
  const tables = page.getByRole('table').filter({ hasText: 'What processors charge' })
  await expect(tables).toBeHidden()
  await page.getByRole('button', { name: /^Show all/ }).click()
  await expect(tables).toBeVisible()
  await page.getByLabel('Compare with').selectOption({ label: 'B · 1.5%' })
  await expect(page.getByText(/^Instant fee, .* 3% instead of 1\.5%: the /)).toBeVisible()
  const figures = page.getByRole('region', { name: 'Headline figures' })
  const sales = figures.getByRole('row', { name: /^Sales/ }).first()
  await expect(sales).toContainText('no difference')
  await expect(page.getByRole('heading', { name: 'Margin since the start' })).toBeVisible()
  await expectNothingFound(page, 'compared')

  // Who wins and who loses, by the groups of the room of fees.
  const groups = page.getByRole('region', { name: /^Who wins and who loses/ })
  await expect(groups.getByRole('rowheader').first()).toHaveText(/^(Under )?\$/)
  await expect(groups.getByRole('columnheader', { name: 'Pay more, wait less' })).toBeVisible()
  await expect(page.getByText(/; still unpaid or in transit at the end: /)).toBeVisible()
  await page.getByRole('radio', { name: 'Country' }).check({ force: true })
  await expect(groups.getByRole('rowheader', { name: 'United States' })).toBeVisible()

  // What the command line writes: the run to compare with first, and both under the same seeds.
  const saved = async (name: string): Promise<string> => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    return readFileSync(await (await download).path(), 'utf8')
  }
  expect(await saved('CSV of the comparison')).toMatch(
    /^\uFEFF?figure,unit,value_1,value_2,difference_2,relative_difference_2,mean_difference_2,interval_low_2,interval_high_2,n_2,name_1,name_2\n/,
  )
  expect(JSON.parse(await saved('JSON of the comparison'))).toMatchObject({
    consistent: true,
    interval: { n: 30 },
    runs: [{ given: 'Three percent' }, { given: 'Three percent' }],
  })

  // On paper the answer comes with what it assumes, and without controls.
  await page.emulateMedia({ media: 'print' })
  await expect(answer(page)).toBeVisible()
  await expect(tables).toBeVisible()
  await expect(page.getByLabel('Compare with')).toBeHidden()
  await expect(page.getByRole('tablist')).toBeHidden()
  const size = page.viewportSize()!
  await page.setViewportSize({ width: A4, height: 1000 })
  await expect.poll(() => groups.evaluate(hiddenWidth)).toBe(0)
  await page.setViewportSize(size)
  await page.emulateMedia({ media: 'screen' })

  // The summary has one page, says first what decides, and has the fee that a run has by default.
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: /^Summary of the comparison/ }).click()
  const summary = page.getByRole('dialog', { name: /^Three percent: / })
  await expect(summary.getByRole('row', { name: /^Margin on all instant payouts/ })).toBeVisible()
  await expect(summary.getByText(/A: 1\.5%; B: 3%|A: 3%; B: 1\.5%/)).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm' } })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')

  // A creator who differs leads to the creator.
  const largest = page.getByRole('region', { name: /^Creators who differ most/ })
  const name = (await largest.getByRole('button').first().textContent())!.trim()
  await largest.getByRole('button').first().click()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()

  // The room is in the address, and the results of the seeds are not run again after a reload.
  await page.goBack()
  await expect(page).toHaveURL(/room=compare/)
})

test('what is picked stays through a reload, is the same to whoever opens its link, and is only what is on the shelf', async ({
  page,
  elsewhere,
}) => {
  await stopOtherSeeds(page)
  await stopOtherSeeds(elsewhere)
  await openFinished(page, THREE_PERCENT)
  await runWithFee(page, '1.5')
  await page.getByRole('tab', { name: 'Compare' }).click()
  for (const pick of await page.getByRole('checkbox', { name: /^Pick / }).all()) await pick.check()
  await page.getByLabel('Compare with').selectOption({ label: 'B · 1.5%' })
  await page.reload()
  const picked = page.getByRole('checkbox', { name: /^Pick /, checked: true })
  await expect(picked).toHaveCount(2)
  await expect(page.getByLabel('Compare with').locator('option:checked')).toHaveText('A · 1.5%')
  await expect(page.getByText(/^Instant fee, .* 3% instead of 1\.5%: the /)).toBeVisible()

  // Whoever opens its link has the runs, their names and what they are compared with.
  await page.getByRole('listitem').getByRole('button', { name: /^More/ }).first().click()
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await page.getByLabel('Name of the run').fill('Half the fee')
  await page.getByLabel('Name of the run').press('Enter')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy link' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  const changed = (of: Page) => of.getByText(/^Instant fee, .* 3% instead of 1\.5%: the /)
  await elsewhere.goto(link)
  await expect(changed(elsewhere)).toBeVisible({ timeout: 60_000 })
  /** Of each figure its name, the values of both runs and their difference; other seeds are still run. */
  const figures = async (of: Page): Promise<string[][]> => {
    const rows = (await of.getByRole('region', { name: 'Headline figures' }).innerText()).split(
      '\n',
    )
    return rows.map((row) => row.split('\t').slice(0, 4))
  }
  await expect(elsewhere.getByLabel('Compare with').locator('option:checked')).toHaveText(
    'A · Half the fee',
  )
  expect(await figures(elsewhere)).toEqual(await figures(page))

  // What cannot be opened says so and takes nothing away; the page it is pasted into keeps its runs.
  const cut = link.slice(link.indexOf('#'), -20)
  const edited = `#${comparisonFragment([
    { name: 'A', scenario: THREE_PERCENT },
    { name: 'B', scenario: { ...THREE_PERCENT, days: 0 } },
  ])}`
  for (const [hash, problem] of [
    [cut, 'a whole link, as it was copied'],
    [edited, 'a whole number from 1 to 3,660'],
  ] as const) {
    await elsewhere.evaluate((fragment) => (location.hash = fragment), hash)
    await expect(elsewhere.getByText(/The link in the address could not be opened/)).toBeVisible()
    await expect(elsewhere.getByText(problem)).toBeVisible()
    await expect(changed(elsewhere)).toBeVisible()
  }
  await picked.first().uncheck()
  await page.reload()
  await expect(picked).toHaveCount(1)

  await page.goto('about:blank')
  await page.goto(`./?room=compare&compare=1a-2b`)
  await expect(page.getByRole('checkbox', { name: /^Pick / }).first()).toBeVisible()
  await expect(picked).toHaveCount(0)
  await expect(page).not.toHaveURL(/compare=/)
})

test('the spread of other seeds is beside the margin, and can be stopped', async ({ page }) => {
  await openFinished(page, { ...THREE_PERCENT, days: 60, population: { size: 100 } })
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByText(/^\d+ of 30 seeds/)).toBeVisible()
  await page.getByRole('button', { name: 'Run the others' }).click()
  await expect(page.getByText(/^Running other seeds: \d+ of 30, about .* left/)).toBeVisible()
  await expect(page.getByText(/ in \d+ seeds/)).toBeVisible({ timeout: 60_000 })
})

test('what checks find under other seeds is said, and such a seed is a click away', async ({
  page,
}) => {
  await openFinished(page, {
    version: 1,
    seed: 'payout-lab',
    days: 14,
    population: { size: 20 },
    protections: { idempotencyKeys: false },
    faults: { calls: { answerLostBasisPoints: 200 } },
  })
  await expect(page.getByText(/^Under \d+ of 30 seeds, checks found violations\.$/)).toBeVisible({
    timeout: 60_000,
  })
  await expect(page.getByText(/The books agree/)).toBeVisible()
  await page
    .getByRole('button', { name: /^Run seed / })
    .first()
    .click()
  await expect(page.locator('.answer').getByText(/^The books do not agree/)).toBeVisible()
})

test('runs of different days are not compared figure by figure', async ({ page }) => {
  await stopOtherSeeds(page)
  await openFinished(page, THREE_PERCENT)
  await form(page).getByRole('heading', { name: 'Period' }).click()
  await page.getByLabel('Length', { exact: true }).fill('10')
  await page.getByLabel('Length', { exact: true }).press('Tab')
  await runWithFee(page, '1.5')
  await page.getByRole('tab', { name: 'Compare' }).click()
  for (const pick of await page.getByRole('checkbox', { name: /^Pick / }).all()) await pick.check()
  await expect(page.getByText(/the figures cannot be compared/)).toBeVisible()
  await expect(page.getByText(/^The runs cover different days: A: /)).toBeVisible()
  const figures = page.getByRole('region', { name: 'Headline figures' })
  await expect(figures.getByRole('columnheader')).toHaveText([/Figure/, /^A/, /^B/])
  await expect(
    page.getByRole('tabpanel').getByRole('heading', { name: 'Creators', exact: true }),
  ).toHaveCount(0)

  await page.getByRole('button', { name: 'Run all of them over the days of A' }).click()
  await expect(figures.getByRole('columnheader')).toHaveCount(5)
  await expect(page.getByText(/the figures cannot be compared/)).toHaveCount(0)
})

test('runs on two files are called by their files, and the sentence names both', async ({
  page,
}) => {
  await stopOtherSeeds(page)
  await openFinished(page, THREE_PERCENT)
  await page.getByRole('heading', { name: 'Sales data' }).click()
  for (const [name, amount] of [
    ['may.csv', '12.50'],
    ['june.csv', '99.00'],
  ] as const) {
    await salesFilePicker(page).setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(`creator_id,sold_at,amount_usd\nfonts,2026-02-03,${amount}\n`),
    })
    await page.getByRole('dialog').getByRole('button', { name: 'Use this file' }).click()
    await expect(page.getByRole('checkbox', { name: new RegExp(`${name}:`) })).toBeVisible()
  }
  await page.getByRole('tab', { name: 'Compare' }).click()
  for (const name of ['may', 'june']) {
    await page.getByRole('checkbox', { name: new RegExp(`${name}\\.csv:`) }).check()
  }
  await expect(
    page.getByText('“B · june.csv” instead of “A · may.csv”: the figures cannot be compared.'),
  ).toBeVisible()
  await expect(page.getByText('What changed: Sales june.csv instead of may.csv.')).toBeVisible()
})

test('no column is cut on a phone, a tablet or a desk', async ({ page }) => {
  await openFinished(page, THREE_PERCENT)
  await runWithFee(page, '1.5')
  await page.getByRole('tab', { name: 'Compare' }).click()
  for (const pick of await page.getByRole('checkbox', { name: /^Pick / }).all()) await pick.check()
  await expectAllInSight(page, 390, 'Headline figures')
  await page.getByRole('tab', { name: 'Creators' }).click()
  for (const width of [390, 700, 820]) await expectAllInSight(page, width, 'Creators')
  await page.getByRole('tab', { name: 'Payouts' }).click()
  const payouts = page.getByRole('region', { name: 'Payouts of all creators' })
  for (const width of [1280, 820, 700, 390]) {
    await expectAllInSight(page, width, 'Payouts of all creators')
    // What has no column on a narrow page is below each payout.
    const named = payouts.locator('thead th, tbody tr:nth-child(2) dt')
    await expect(named, `columns at ${width}`).toHaveCount(13)
  }
  await page.getByLabel('Sort by').selectOption({ label: 'Cost' })
  const firstCost = payouts
    .locator('tbody tr:nth-child(2) div')
    .filter({ hasText: 'Cost' })
    .locator('dd')
  const cents = async (): Promise<number> =>
    Number((await firstCost.innerText()).replace(/[$.,]/g, ''))
  await expect.poll(cents).toBeGreaterThan(100)
  await page.getByRole('button', { name: 'Descending' }).click()
  await expect.poll(cents).toBeLessThan(100)
  await page.getByRole('tab', { name: 'Books' }).click()
  await expectAllInSight(page, 390, 'Movements')

  for (const [tab, name] of [
    ['Creators', 'Creators'],
    ['Payouts', 'Payouts of all creators'],
  ] as const) {
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('tab', { name: tab }).click()
    await page.emulateMedia({ media: 'print' })
    await expectAllInSight(page, A4, name)
  }
})

/** As wide as a sheet of A4 within margins of a centimetre, in pixels. */
const A4 = 718

const hiddenWidth = ({ scrollWidth, clientWidth }: Element): number => scrollWidth - clientWidth

async function expectAllInSight(page: Page, width: number, name: string): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  const region = page.getByRole('region', { name, exact: true })
  await expect(region.getByRole('cell').first()).toBeVisible()
  await expect.poll(() => region.evaluate(hiddenWidth)).toBe(0)
}
