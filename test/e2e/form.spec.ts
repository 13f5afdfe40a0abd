import { expect, onePage, test, type Locator, type Page } from './fixtures'
import { INSTANT_RAILS } from '../../src/core/rails'
import { linkFromFragment } from '../../src/scenario/read-link'
import type { ScenarioInput } from '../../src/scenario/schema'
import { isValue, scenarioSettings } from '../../src/scenario/setting-list'
import { expectPhase, form, openAllFolds, openFinished, runBar, SHORT_RUN } from './support'

const RATE = { basisPoints: 100, flatCents: 25 }
const RATES_OF_EACH = {
  instantFeeTiers: [{ fromCents: 1_000_00, ...RATE }],
  instantFeeByRail: Object.fromEntries(INSTANT_RAILS.map((rail) => [rail, RATE])),
}

/** One entry of each kind, so that every field of every kind can be found. */
const ONE_OF_EACH: ScenarioInput = {
  ...SHORT_RUN,
  policy: { name: 'gumroad-2026-08-30', ...RATES_OF_EACH },
  policyChanges: [{ on: '2026-09-10', policy: { name: 'gumroad-2026-09-03', ...RATES_OF_EACH } }],
  creators: [
    {
      handle: 'maps',
      schedule: { frequency: 'every_days', days: 14 },
      openingBalances: [{ day: '2026-08-20', amountCents: 12_000 }],
    },
    { handle: 'fonts', schedule: { frequency: 'chosen_weekdays', weekdays: ['monday'] } },
    { handle: 'icons', schedule: { frequency: 'twice_a_month' } },
    { handle: 'loops', schedule: { frequency: 'threshold', thresholdCents: 50_000 } },
  ],
  sales: [{ creator: 'maps', at: '2026-09-01', amountCents: 2_900, label: 'first map' }],
  actions: [
    { action: 'change-schedule', on: '2026-09-02', creator: 'maps', schedule: 'weekly' },
    { action: 'request-payout', on: '2026-09-03', creator: 'maps' },
    { action: 'refund-sale', on: '2026-09-04', creator: 'maps', sale: 'first map' },
    { action: 'change-rail', on: '2026-09-05', creator: 'maps', rail: 'us_card' },
    { action: 'return-payout', on: '2026-09-06', creator: 'maps' },
  ],
}

const IN_TOP_BAR = 'is in the bar on top of the page'
const IN_JSON = 'many sales are pasted and searched as text: the form says how many, and opens them'
const ONE_COUNTRY = 'the rail reaches one country, every other is refused'
/** Settings without a field of their own, and why. */
const WITHOUT_FIELD: Readonly<Record<string, string>> = {
  $schema: 'is for text editors',
  version: 'has one value',
  name: IN_TOP_BAR,
  seed: IN_TOP_BAR,
  policy: 'is its name, policy.name, and its figures',
  'policyChanges[].policy': 'is its name and its figures, as policy',
  'creators[].schedule.frequency': 'is what the field of the schedule chooses',
  'sales[].creator': IN_JSON,
  'sales[].at': IN_JSON,
  'sales[].amountCents': IN_JSON,
  'sales[].holder': IN_JSON,
  'sales[].label': IN_JSON,
  'population.sample.fileStandsFor': 'has a field where a sales file is in use',
  'population.countryShareBasisPoints.us_bank': ONE_COUNTRY,
  'population.countryShareBasisPoints.us_card': ONE_COUNTRY,
  'population.countryShareBasisPoints.card_push': ONE_COUNTRY,
  'population.countryShareBasisPoints.rtp': ONE_COUNTRY,
  'population.countryShareBasisPoints.fednow': ONE_COUNTRY,
  'population.countryShareBasisPoints.same_day_ach': ONE_COUNTRY,
}

/** Lists whose entries are written as JSON. */
const LISTED_IN_JSON = [
  'faults.outages[]',
  'faults.webhookOutages[]',
  'faults.accounts[]',
  'faults.single[]',
  'faultChanges[]',
  'invariants[]',
]
const isListedInJson = (path: string): boolean =>
  LISTED_IN_JSON.some((list) => path.startsWith(`${list}.`))

const group = (page: Page, name: string): Locator =>
  form(page).getByRole('heading', { name, exact: true })

const fold = (page: Page, name: string): Locator =>
  form(page).locator('summary').getByText(name, { exact: true })

/** Opens everything there is to open and notes which settings have a field, without the positions of entries. */
async function settingsWithField(page: Page): Promise<Set<string>> {
  const found = new Set<string>()
  const visited = new Set<string>()
  for (;;) {
    await openAllFolds(page)
    const paths = await form(page)
      .locator('[data-setting]')
      .evaluateAll((fields) => fields.map((field) => field.getAttribute('data-setting')!))
    for (const path of paths) found.add(path.replaceAll(/\[\d+\]/g, '[]'))
    const entries = form(page).getByRole('button', { expanded: false })
    const names = await entries.allTextContents()
    const next = names.findIndex((name) => !visited.has(name))
    if (next === -1) return found
    visited.add(names[next]!)
    await entries.nth(next).click()
  }
}

const finished = onePage(openFinished)

test('text that is no JSON is not lost by a look at the form', async () => {
  const page = finished()
  await form(page).getByRole('button', { name: 'Edit as JSON' }).click()
  const json = page.getByRole('textbox', { name: /Scenario as JSON/ })
  await json.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('{ "version": 1, "days": 45')
  await form(page).getByRole('button', { name: 'Edit as form' }).click()
  await expect(form(page).getByText('This text cannot be read as JSON yet')).toBeVisible()
  await form(page).getByRole('button', { name: 'Stay here' }).click()
  await expect(json).toContainText('"days": 45')
  for (const field of [
    page.getByRole('textbox', { name: 'Scenario', exact: true }),
    page.getByLabel('Seed', { exact: true }),
  ]) {
    await expect(field).not.toBeEditable()
    await expect(field).toHaveAccessibleDescription(/^The JSON cannot be read yet/)
  }
  const size = page.viewportSize()!
  await page.setViewportSize({ ...size, width: 1_000 })
  await form(page).locator('summary').first().click()
  await expect(json).toContainText('"days": 45')
  await page.setViewportSize(size)
  await expect(json).toContainText('"days": 45')
  await form(page).getByRole('button', { name: 'Edit as form' }).click()
  await form(page)
    .getByRole('button', { name: /^Discard all text/ })
    .click()
  await expect(group(page, 'Creators')).toBeVisible()
  await expect(page.getByLabel('Seed', { exact: true })).toBeEditable()
})

test('a share dragged to the end and back leaves the others as they were', async () => {
  const page = finished()
  await group(page, 'Schedules').click()
  const slider = form(page).getByRole('slider', { name: 'Daily' })
  const daily = form(page).getByLabel('Daily, in percent')
  const weekly = form(page).getByLabel('Weekly, in percent')
  const box = (await slider.boundingBox())!
  const middle = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * 0.3, middle)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width, middle)
  await expect(daily).toHaveValue('100')
  await expect(weekly).toHaveValue('0')
  await page.mouse.move(box.x + 4, middle)
  await page.mouse.up()
  await expect(daily).toHaveValue('0')
  await expect(weekly).toHaveValue('78.57')
  await daily.fill('a third')
  await daily.press('Tab')
  await expect(form(page).getByText('Daily: expected a percentage, 0% to 100%.')).toBeVisible()
  await expect(form(page).getByLabel('Every so many days, in percent')).toBeHidden()

  // Out and back, of which the browser says nothing; what is typed then is not undone by the next move.
  await weekly.fill('50')
  await weekly.press('Tab')
  const another = form(page).getByRole('slider', { name: 'Weekly' })
  const { x, y, width, height } = (await another.boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.75, y + height / 2)
  await expect(weekly).not.toHaveValue('50')
  await page.mouse.move(x + width / 2, y + height / 2)
  await expect(weekly).toHaveValue('50')
  await page.mouse.up()
  await daily.fill('40')
  await daily.press('Tab')
  const before = await weekly.inputValue()
  await another.press('ArrowLeft')
  await expect(weekly).not.toHaveValue(before)
  expect(Number(await daily.inputValue())).toBeGreaterThan(39)
})

test('numbers are read as people write them, and refused in the unit of their field', async () => {
  const page = finished()
  await group(page, 'Fee and rules').click()
  await fold(page, 'Instant fee').click()
  await fold(page, 'Instant payouts').click()
  const fee = form(page).getByLabel('Instant fee, percentage')
  await fee.fill('2,5')
  await expect(
    form(page).getByText('Expected a percentage with at most two decimals, 0% to 100%.', {
      exact: true,
    }),
  ).toBeVisible()
  await fee.fill('2.5 %')
  const largest = form(page).getByLabel('Largest instant payout')
  await largest.fill('$1,234.56')
  await largest.press('Tab')
  await expect(largest).toHaveValue('1,234.56')
  await largest.fill('1.234')
  await expect(
    form(page).getByText('Expected an amount to the cent, $0 to $1,000,000,000.', { exact: true }),
  ).toBeVisible()
  await largest.fill('5000')
  await group(page, 'Fee and rules').click()
  await expect(form(page).getByText('2 changes', { exact: true })).toBeVisible()
  await group(page, 'Fee and rules').click()
  await form(page)
    .getByRole('button', { name: /Reset these 2 changes/ })
    .click()
  await expect(fee).toHaveValue('3')
  await expect(largest).toHaveValue('9,999')
})

test('undo in a field takes back what is typed, and then what was typed before as the form wrote it', async () => {
  const page = finished()
  await group(page, 'Creators').click()
  const creators = form(page).getByLabel('Generated creators')
  const before = await creators.inputValue()
  await creators.press('Control+a')
  // In one piece, as it is pasted.
  await page.keyboard.insertText(' 1 000 ')
  await creators.press('Tab')
  await expect(creators).toHaveValue('1,000')
  await creators.press('Control+z')
  await expect(creators).toHaveValue(before)
  await creators.press('Control+Shift+z')
  await expect(creators).toHaveValue('1,000')
  await creators.press('End')
  await creators.pressSequentially('x')
  await expect(creators).toHaveAttribute('aria-invalid', 'true')
  await creators.press('Control+z')
  await expect(creators).toHaveValue('1,000')
  // What was typed and taken back is a step of its own.
  await creators.press('Control+z')
  await creators.press('Control+z')
  await expect(creators).toHaveValue(before)
  await creators.press('Control+y')
  await expect(creators).toHaveValue('1,000')
  await creators.press('Control+z')
  await group(page, 'Creators').click()
})

test('what all creators sell together is one amount, with which the median moves', async () => {
  const page = finished()
  await group(page, 'Creators').click()
  const together = form(page).getByLabel('Monthly gross, all together')
  const median = form(page).getByLabel('Monthly gross, median')
  const [togetherBefore, medianBefore] = [await together.inputValue(), await median.inputValue()]
  const half = Math.round(Number(togetherBefore.replaceAll(',', '')) / 2).toLocaleString('en-US')
  await together.fill(`$${half}`)
  await together.press('Tab')
  await expect(together).toHaveValue(half)
  await expect(median).not.toHaveValue(medianBefore)
  await expect(
    form(page).getByText(/the creators of this seed sell about \$[\d,]+\./),
  ).toBeVisible()
  const refusal = form(page).getByText(/^Expected an amount to the cent/)
  await together.fill('a lot')
  await expect(refusal).toBeVisible()
  const tops = await topsOfSettings(page)
  await together.press('Tab')
  await expect(together).toHaveValue('a lot')
  await expect(refusal).toBeVisible()
  expect(await topsOfSettings(page)).toEqual(tops)
  await form(page)
    .getByRole('button', { name: 'Changed · reset Monthly gross, all together' })
    .click()
  await expect(together).toHaveValue(togetherBefore)
  await expect(median).toHaveValue(medianBefore)
  await group(page, 'Creators').click()
})

/** Where each setting of the open folds begins, in the order of the form. */
const topsOfSettings = (page: Page): Promise<number[]> =>
  form(page)
    .locator('[data-setting]:visible')
    .evaluateAll((all) => {
      const origin = all[0]!.getBoundingClientRect().top
      return all.map((one) => Math.round(one.getBoundingClientRect().top - origin))
    })

test('nothing moves and nothing is covered where a field has the focus and is changed', async ({
  page,
}) => {
  await openFinished(page)
  const largest = form(page).getByLabel('Largest instant payout')
  const honoured = form(page).locator('[data-setting="policy.instantHonoursOwnThreshold"]')
  const reset = (label: string): Locator =>
    form(page).getByRole('button', { name: `Changed · reset ${label}` })
  await page.setViewportSize({ width: 1280, height: 900 })
  await group(page, 'Fee and rules').click()
  await fold(page, 'Instant payouts').click()
  for (const width of [1280, 390]) {
    // What is open stays open where the page gets narrow.
    await page.setViewportSize({ width, height: 900 })
    await expect(largest).toBeVisible()
    const before = await topsOfSettings(page)
    await largest.fill('5000')
    await expect(reset('Largest instant payout')).toBeVisible()
    const range = form(page)
      .getByText('$0 to $1,000,000,000', { exact: true })
      .filter({ visible: true })
    const { y, height } = (await range.boundingBox())!
    const next = form(page).locator('[data-setting="policy.instantCompletedPayoutsMinimum"]')
    for (const part of await next.locator('label, input').all()) {
      expect((await part.boundingBox())!.y).toBeGreaterThanOrEqual(y + height)
    }
    await honoured.getByRole('radio').first().check()
    await expect(reset('Minimums for an instant payout')).toBeVisible()
    expect(await topsOfSettings(page)).toEqual(before)
    await form(page)
      .getByRole('button', { name: /Reset these 2 changes/ })
      .click()
  }
})

test('every setting of a scenario has a field in the form, or a reason to have none', async ({
  page,
}) => {
  await openFinished(page, ONE_OF_EACH)
  const found = await settingsWithField(page)
  const settings = scenarioSettings()
    .filter(isValue)
    .map(({ path }) => path)
  const missing = settings.filter(
    (path) => !found.has(path) && !(path in WITHOUT_FIELD) && !isListedInJson(path),
  )
  expect(
    missing,
    'give these a field in a layout of src/ui/settings, or a reason in this test',
  ).toEqual([])
  expect(Object.keys(WITHOUT_FIELD).filter((path) => found.has(path))).toEqual([])
  expect(Object.keys(WITHOUT_FIELD).filter((path) => !settings.includes(path))).toEqual([])
  const ownFigures = [...found].filter((path) => /^policy\./.test(path))
  const changed = [...found].filter((path) => path.startsWith('policyChanges[].policy.'))
  expect(changed.map((path) => path.replace('policyChanges[].', '')).toSorted()).toEqual(
    ownFigures.toSorted(),
  )
})

test('rules are changed in mid-run, with figures of their own, and the run heeds them', async ({
  page,
}) => {
  await openFinished(page)
  await group(page, 'Fee and rules').click()
  await fold(page, 'Rule changes').click()
  await form(page).getByRole('button', { name: 'Add a rule change' }).click()
  const day = form(page).getByLabel('From', { exact: true })
  await expect(day).toBeFocused()
  await expect(day).toHaveValue('2026-09-15')
  await day.fill('2027-01-01')
  await expect(
    form(page).getByText('Expected a day of the run, 2026-08-31 to 2026-09-29.').first(),
  ).toBeVisible()
  await day.fill('2026-09-05')
  await form(page).getByText('Instant fee', { exact: true }).last().click()
  const fee = form(page).getByLabel('Instant fee, percentage').last()
  await fee.fill('5%')
  await expect(
    form(page).getByRole('button', {
      name: /^From 5 Sep 2026: 3 September 2026, with changed figures/,
    }),
  ).toBeVisible()
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByText(/The books agree/)).toBeVisible()
  await form(page)
    .getByRole('button', { name: /^Remove: From 5 Sep/ })
    .click()
  await expect(form(page).getByText('The same rules from the first day to the last')).toBeVisible()
  await expect(form(page).getByRole('button', { name: 'Add a rule change' })).toBeFocused()
})

test('creators and what they do are entered in the form, and each kind asks for its details', async ({
  page,
}) => {
  await openFinished(page)
  await group(page, 'Creators').click()
  await fold(page, 'Listed creators').click()
  await form(page).getByRole('button', { name: 'Add a creator' }).click()
  const name = form(page).getByLabel('Name', { exact: true })
  await expect(name).toBeFocused()
  await name.fill('maps')
  await form(page).getByLabel('Country, as two letters').fill('us')
  await expect(form(page).getByText('United States', { exact: true }).first()).toBeVisible()
  await form(page).getByLabel('Schedule', { exact: true }).selectOption('At a threshold')
  await form(page).getByLabel('Threshold', { exact: true }).last().fill('$1,234.56')
  await form(page).getByRole('button', { name: 'Add an amount owed' }).click()
  await form(page).getByLabel('Amount', { exact: true }).fill('−12.50')
  await expect(
    form(page)
      .getByRole('button', { name: /^−\$12\.50 of/ })
      .first(),
  ).toBeVisible()

  await group(page, 'Actions').click()
  await form(page).getByRole('button', { name: 'Add an action' }).click()
  const kind = form(page).getByLabel('What happens')
  await expect(kind).toBeFocused()
  await kind.selectOption('Another payout schedule')
  await form(page).getByLabel('New schedule').selectOption('Daily')
  await form(page).getByLabel('Creator', { exact: true }).fill('nobody')
  await expect(
    form(page).getByText('Expected a handle among creators, or creator-1 to creator-60.').first(),
  ).toBeVisible()
  await form(page).getByLabel('Creator', { exact: true }).fill('maps')
  await expect(
    form(page).getByRole('button', {
      name: '31 Aug 2026, maps: changes the schedule to Daily',
      exact: true,
    }),
  ).toBeVisible()
  await form(page).getByRole('button', { name: 'Edit as JSON' }).click()
  const json = page.getByRole('textbox', { name: /Scenario as JSON/ })
  await expect(json).toContainText('"thresholdCents": 123456')
  await expect(json).toContainText('"amountCents": -1250')
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expectPhase(page, 'Finished')
})

test('a limit can be taken away by emptying its field, and each problem leads to its field', async ({
  page,
}) => {
  await openFinished(page)
  await group(page, 'Fee and rules').click()
  await fold(page, 'Standard payouts').click()
  const days = form(page).getByLabel('How long a payout in progress blocks the next')
  await expect(days).toHaveValue('5')
  await days.fill('')
  await days.press('Tab')
  await expect(days).toHaveValue('')
  await expect(runBar(page).getByText('The scenario has changed.')).toBeVisible()
  await form(page).getByRole('button', { name: 'Edit as JSON' }).click()
  const json = page.getByRole('textbox', { name: /Scenario as JSON/ })
  await expect(json).toContainText('"processingBlocksDays": null')
  await json.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(
    '{ "version": 1, "processor": { "rails": { "fednow": { "answerSecondsMaximum": 0 } } } }',
  )
  await form(page).getByRole('button', { name: 'Edit as form' }).click()
  await form(page)
    .getByRole('button', { name: /^FedNow: Rejected without answer after: got 0 seconds\./ })
    .click()
  await expect(form(page).getByLabel('Rejected without answer after')).toBeFocused()
  // A rule that binds several settings leads to one of them, and so do shares that make no whole.
  await form(page).getByRole('button', { name: 'Edit as JSON' }).click()
  await json.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(
    `{ "version": 1, "population": {
      "completedPayouts": { "atLeastOneBasisPoints": 100, "atLeastFourBasisPoints": 200 },
      "railShareBasisPoints": { "us_bank": 100 },
      "flexibleSchedules": { "chosen_weekdays": { "weekdays": [] } } } }`,
  )
  await form(page).getByRole('button', { name: 'Edit as form' }).click()
  for (const [problem, field] of [
    [/a share with at least four/, 'Paid four times or more'],
    [/^Rail: .*make 10,000/, 'US bank'],
    [/^Chosen weekdays: /, 'Monday'],
  ] as const) {
    await form(page).getByRole('button', { name: problem }).click()
    await expect(form(page).locator(':focus')).toHaveAccessibleName(field)
  }
  // What has its field above the form leads there.
  const seed = page.getByLabel('Seed', { exact: true })
  await seed.fill('')
  await form(page)
    .getByRole('button', { name: /^Seed: got ""/ })
    .click()
  await expect(seed).toBeFocused()
})

test('edits are set aside for a preset, and offered again', async ({ page }) => {
  await openFinished(page)
  await page.getByLabel('Seed', { exact: true }).fill('not to be lost')
  await page.setViewportSize({ width: 1440, height: 900 })
  const presets = page.getByRole('button', { name: 'Presets' })
  await presets.click()
  // The menu has all the height that there is below its button.
  const menu = page.locator(`[id="${await presets.getAttribute('aria-controls')}"]`)
  const { y, height } = (await menu.boundingBox())!
  expect(y + height).toBeGreaterThan(860)
  expect(y + height).toBeLessThan(900)
  await page.getByRole('button', { name: /^Three creators/ }).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByText('Your changes to “', { exact: false })).toBeVisible()
  await group(page, 'Creators').click()
  const creators = form(page).getByLabel('Generated creators', { exact: true })
  await creators.fill('77')
  await creators.press('Tab')
  await expect(form(page).getByLabel('Simulate only a sample of')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(creators).not.toHaveValue('77')
  await expect(fold(page, 'Listed sales').locator('..')).toContainText(
    '16 sales of $1,448.00 in all',
  )
  await fold(page, 'Listed sales').click()
  await form(page).getByRole('button', { name: 'Edit the sales in the JSON' }).click()
  await expect(page.getByRole('textbox', { name: /Scenario as JSON/ })).toBeFocused()
  await page.getByRole('button', { name: 'Restore them' }).click()
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('not to be lost')
})

test('a fee of several parts is built in the form, told in words and figures, and the run takes it', async ({
  page,
}) => {
  await openFinished(page)
  await group(page, 'Fee and rules').click()
  await fold(page, 'Instant fee').click()
  const examples = form(page).getByRole('listitem')
  await expect(
    examples.filter({ hasText: 'A balance of $100.00 pays out $97.08; the fee is $2.92.' }),
  ).toBeVisible()
  await form(page).getByLabel('Flat fee of each instant payout').fill('1.99')
  await form(page).getByLabel('Smallest fee').fill('3')
  await form(page).getByRole('button', { name: 'Add a rate for larger amounts' }).click()
  await form(page).getByLabel('Rate 1: Percentage').fill('1')
  await form(page).getByLabel('Rate 1: Percentage').press('Tab')
  await form(page).getByLabel('Add a rail').selectOption('RTP')
  await form(page).getByLabel('RTP: Flat fee').fill('0.50')
  await form(page).getByLabel('RTP: Flat fee').press('Tab')
  await expect(
    examples.filter({ hasText: 'A balance of $100.00 pays out $95.15; the fee is $4.85.' }),
  ).toBeVisible()
  await expect(
    examples.filter({ hasText: 'The fee would take all of $3.00 or less: such a balance waits.' }),
  ).toBeVisible()
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByText(/The books agree/)).toBeVisible()
  await form(page).getByRole('button', { name: 'Remove: Rate 1' }).click()
  await form(page).getByRole('button', { name: 'Remove: RTP' }).click()
  await expect(form(page).getByLabel('RTP: Flat fee')).toHaveCount(0)
})

test('Enter runs what is in its field, and nothing where that cannot be or adds a country', async ({
  page,
}) => {
  await openFinished(page)
  const ran = (): unknown => {
    const link = linkFromFragment(new URL(page.url()).hash)
    return link?.ok && 'content' in link ? link.content.scenario : null
  }
  await group(page, 'Schedules').click()
  await group(page, 'Fee and rules').click()
  for (const name of ['Instant fee', 'Standard payouts', 'Smallest payout by country'])
    await fold(page, name).click()
  const daily = form(page).getByLabel('Daily, in percent')
  await daily.fill('45')
  await daily.press('Enter')
  await expect
    .poll(ran)
    .toMatchObject({ population: { scheduleShareBasisPoints: { daily: 4_500 } } })
  await form(page).getByRole('button', { name: 'Add a rate for larger amounts' }).click()
  const rate = form(page).getByLabel('Rate 1: Percentage')
  await rate.fill('1')
  await rate.press('Enter')
  await expect.poll(ran).toMatchObject({ policy: { instantFeeTiers: [{ basisPoints: 100 }] } })
  await expectPhase(page, 'Finished')

  const before = page.url()
  const minimums = form(page).locator('[data-setting="policy.countryMinimumCents"]')
  const toAdd = minimums.getByLabel('Another country')
  await toAdd.fill('FR')
  await toAdd.press('Enter')
  await expect(minimums.getByLabel('France', { exact: true })).toHaveValue('0')
  await daily.fill('half')
  await daily.press('Enter')
  await expect(form(page).getByText('Daily: expected a percentage, 0% to 100%.')).toBeVisible()
  await group(page, 'Schedules').click()
  await expect(
    page.getByText('The scenario has changed. Run it to update the results.'),
  ).toBeVisible()
  expect(page.url()).toBe(before)
})

test('the presets open to the arrow keys, which go round them, and close to Escape', async ({
  page,
}) => {
  await openFinished(page)
  const presets = page.getByRole('button', { name: 'Presets' })
  const choices = presets.locator('..').locator('ul button')
  await presets.press('ArrowDown')
  await expect(choices.first()).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(choices.last()).toBeFocused()
  await page.keyboard.press('Home')
  await expect(choices.first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(presets).toBeFocused()
  await expect(presets).toHaveAttribute('aria-expanded', 'false')
})
