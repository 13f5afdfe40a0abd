/** The room of fees: what a fee would earn, from the estimate to the runs, and what a reload keeps of them. */
import { expect, onePage, test, type Locator, type Page } from './fixtures'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectNothingFound } from './axe'
import { expectNoOverflow, expectPhase, form, openFinished, openInPlace, watch } from './support'

const TINY: ScenarioInput = {
  version: 1,
  name: 'A tiny sweep',
  seed: 'end-to-end',
  days: 14,
  population: { size: 15, monthlyGross: { maximumCents: 5_000_00 } },
}

/** Two creators who sell alike, one of them on daily payouts, with nothing left to chance. */
const CALM: ScenarioInput = {
  version: 1,
  name: 'A calm market',
  seed: 'end-to-end',
  startDay: '2026-09-01',
  days: 15,
  policy: 'gumroad-2026-08-30',
  population: { size: 0 },
  creators: [
    { handle: 'maps', schedule: 'daily' },
    { handle: 'books', schedule: 'weekly' },
  ],
  sales: ['maps', 'books'].flatMap((creator) =>
    Array.from({ length: 14 }, (_, day) => ({
      creator,
      at: `2026-09-${String(day + 1).padStart(2, '0')}`,
      amountCents: 100_00,
    })),
  ),
  processor: {
    failures: {
      refusedBasisPoints: 0,
      instantFailedBasisPoints: 0,
      standardFailedBasisPoints: 0,
      returnedBasisPoints: 0,
    },
  },
}

/** A sweep that is long enough to be stopped. */
const LONGER: ScenarioInput = {
  ...TINY,
  name: 'A longer sweep',
  days: 30,
  population: { size: 60 },
}

async function openFees(page: Page, scenario: ScenarioInput): Promise<void> {
  await openFinished(page, scenario)
  await page.getByRole('tab', { name: 'Fees' }).click()
  await expect(page.getByRole('heading', { name: 'What should daily payouts cost?' })).toBeVisible()
}

/** The room stays, and another scenario takes the place of the one on the form. */
async function openNext(page: Page, scenario: ScenarioInput): Promise<void> {
  await openInPlace(page, scenario)
  await expect(page.getByRole('textbox', { name: 'Scenario' })).toHaveValue(scenario.name!)
  await expectPhase(page, 'Finished')
}

const finding = (page: Page): Locator => page.getByRole('tabpanel').getByText(/^At \d/)
const rough = (page: Page): Locator => page.getByText('This is a rough estimate')
const runButton = (page: Page): Locator =>
  page.getByRole('button', { name: /^Run \d+ simulations, about/ }).first()

async function askForSeeds(page: Page, count: number): Promise<void> {
  await page.getByLabel('Seeds of each').fill(String(count))
  await page.getByLabel('Seeds of each').press('Tab')
}

async function runTheCurve(page: Page): Promise<void> {
  await askForSeeds(page, 2)
  await runButton(page).click()
  await expect(page.getByText('Everything is run, with 2 seeds each.')).toBeVisible({
    timeout: 90_000,
  })
}

const fees = onePage((page) => openFees(page, TINY))

test('where a fixed share is on daily, the answer says what is assumed', async () => {
  await expect(fees().getByText('Assumed: how many creators are on daily payouts.')).toBeVisible()
})

test('a number of seeds that cannot be is refused beside its field, and the last one stays', async () => {
  const page = fees()
  const seeds = page.getByLabel('Seeds of each')
  const before = await seeds.inputValue()
  for (const text of ['0', '2,5', '1e1', '1 0', '１０', '']) {
    await seeds.fill(text)
    await seeds.press('Tab')
    await expect(page.getByText(`“${text}” is not a number of seeds`)).toBeVisible()
    await expect(seeds).toHaveValue(before)
  }
  await seeds.fill(' 10 ')
  await seeds.press('Tab')
  await expect(page.getByText('is not a number of seeds')).toBeHidden()
  await expect(seeds).toHaveValue('10')
  await seeds.fill(before)
  await seeds.press('Tab')
})

test('the slider shows what another fee would do and sets it, and the change can be undone', async () => {
  const page = fees()
  const slider = page.getByRole('slider', { name: 'Instant fee' })
  await expect(slider).toHaveAttribute('aria-valuetext', /^3%: /)
  await slider.focus()
  await slider.press('ArrowRight')
  await expect(finding(page)).toContainText('At 3.1%')
  await slider.evaluate((input: HTMLInputElement) => {
    input.value = '500'
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect(finding(page)).toContainText('At 5%')
  await expect(page.getByText('3.1% of the net', { exact: true })).toBeHidden()
  await slider.dispatchEvent('change')
  await expect(page.getByText('5% of the net', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(finding(page)).toContainText('At 3%')

  // Dragged out and back: the browser says nothing of it, and the form's fee is in force as before.
  await slider.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await slider.boundingBox())!
  const thumb = x + 4 + (width - 8) * 0.3
  await page.mouse.move(thumb, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width / 2, y + height / 2)
  await expect(finding(page)).not.toContainText('At 3%')
  await page.mouse.move(thumb, y + height / 2)
  await expect(finding(page)).toContainText('At 3%')
  await page.mouse.up()
  await page.getByLabel('A published fee').selectOption('stripe-us')
  await expect(finding(page)).toContainText('At 1.5%')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(finding(page)).toContainText('At 3%')
})

test('the estimate is of the scenario on the form, and gone where that cannot be run', async () => {
  const page = fees()
  await expect(rough(page)).toBeVisible()
  await form(page).getByRole('heading', { name: 'Creators', exact: true }).click()
  const creators = form(page).getByLabel('Generated creators', { exact: true })
  await creators.fill('100000')
  await creators.press('Tab')
  await expect(page.getByText('This cannot be run').first()).toBeVisible()
  await expect(rough(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Simulate a sample of 2,000', exact: true }).click()
  await expect(page.getByText('2,000 of 100,000 creators')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rough(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rough(page)).toBeVisible()

  // Nor is anything simulated of the scenario before.
  await creators.fill('-3')
  await creators.press('Tab')
  await expect(
    page.getByText('The scenario on the form cannot run as it is.').first(),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /^Run \d+ simulations/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
})

test('an estimate keeps the words of the settings that it is of until the next one is there', async () => {
  const page = fees()
  const form = page.getByRole('region', { name: 'Table of alternatives' }).getByRole('row', {
    name: /^As on the form/,
  })
  await expect(form).toContainText('about')
  const before = await finding(page).first().innerText()
  await page.evaluate(() => {
    const { prototype } = Worker
    const send = Object.getOwnPropertyDescriptor(prototype, 'postMessage')!
    const held: (() => void)[] = []
    prototype.postMessage = function (this: Worker, ...message: [unknown]) {
      held.push(() => this.postMessage(...message))
    }
    addEventListener('release', () => {
      Object.defineProperty(prototype, 'postMessage', send)
      for (const one of held) one()
    })
  })
  await page.getByText('Change the fee').click()
  const flat = page.getByRole('tabpanel').getByLabel('Flat fee of each instant payout')
  await flat.fill('4')
  await flat.press('Tab')
  const again = page.getByText('Estimating again. This is for the old settings.')
  await expect(again).toBeVisible()
  await expect(finding(page).first()).toHaveText(before)
  await expect(form).toContainText('Not run yet')
  await page.evaluate(() => dispatchEvent(new Event('release')))
  await expect(again).toBeHidden()
  await expect(finding(page).first()).toContainText('At 3% of the net and $4')
  await expect(form).toContainText('about')
  await page.getByRole('button', { name: 'Undo' }).click()
})

test('the button of the tab is above the charts and stands out, and that of a single run does not', async () => {
  const page = fees()
  const single = page.getByRole('button', { name: 'Run', exact: true }).first()
  const primary = /(^| )button-primary( |$)/
  await expect(runButton(page)).toHaveClass(primary)
  await expect(single).not.toHaveClass(primary)
  const [button, chart] = await Promise.all([
    runButton(page).boundingBox(),
    page.getByRole('heading', { name: 'Margin a month by fee' }).boundingBox(),
  ])
  expect(button!.y + button!.height).toBeLessThanOrEqual(chart!.y)

  await page.getByRole('tab', { name: 'Stress' }).click()
  await expect(page.getByRole('button', { name: 'Run 50 seeds' })).toHaveClass(primary)
  await expect(single).not.toHaveClass(primary)
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(single).toHaveClass(primary)
  await page.getByRole('tab', { name: 'Fees' }).click()
})

/** By how many pixels it is wider than its place beside the form. */
const tooWide = (table: Locator): Promise<number> =>
  table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)

test('of alternatives that were not run, the table has no columns that only runs fill, and all others are in sight', async () => {
  const table = fees().getByRole('region', { name: 'Table of alternatives' })
  await expect(table).toContainText('about')
  await expect(table.getByRole('columnheader', { name: 'Difference' })).toBeVisible()
  for (const name of ['Sales to match', 'Sooner', 'No gain']) {
    await expect(table.getByRole('columnheader', { name })).toHaveCount(0)
  }
  expect(await tooWide(table)).toBe(0)
})

test('an alternative and its buttons are one line', async () => {
  const page = fees()
  const name = page
    .getByRole('region', { name: 'Table of alternatives' })
    .getByRole('rowheader', { name: /^1% of the gross/ })
  await expect(name).toBeVisible()
  const [row, open] = await Promise.all([
    name.boundingBox(),
    name.getByRole('button', { name: /^Open/ }).boundingBox(),
  ])
  expect(open!.y).toBeLessThan(row!.y + row!.height / 2)
})

test('fits a page of any width', async () => {
  const page = fees()
  await expect(finding(page)).toBeVisible()
  for (const width of [320, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await expectNoOverflow(page, width)
  }
  // As wide as a sheet of A4 within its margins.
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 718, height: 800 })
  const table = page.getByRole('region', { name: 'Table of alternatives' })
  await expect(table).toContainText('about')
  await expect.poll(() => tooWide(table)).toBe(0)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('a published fee takes the place of the one on the form, with its source', async () => {
  const page = fees()
  await page.getByLabel('A published fee').selectOption('skipcart')
  await expect(page.getByText('support.skipcart.com')).toBeVisible()
  const examples = page.getByRole('table', { name: 'Instant payouts to a bank account' })
  await expect(examples.getByRole('row').nth(1)).toContainText('$1.99')
  await expect(
    page.getByText('Of payouts up to $1.99 the fee would take everything.'),
  ).toBeVisible()
  await page.getByLabel('Amount of payout 1, in dollars').fill('1.50')
  await page.getByLabel('Amount of payout 1, in dollars').press('Tab')
  await expect(examples.getByRole('row').nth(1)).toContainText('waits')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(finding(page)).toContainText('At 3%')
})

test('a fee by sales is set beside its figures, and its examples are of creators of either size', async () => {
  const page = fees()
  const room = page.getByRole('tabpanel')
  await room.getByText('Change the fee').click()
  await expect(room.getByLabel('The other rates are for')).toBeVisible()
  await room.getByLabel('The rate depends on').selectOption('sales')
  await expect(room.getByLabel('The other rates are for')).toBeHidden()
  await room.getByRole('button', { name: 'Add a rate for larger amounts' }).click()
  await expect(room.getByLabel('Rate 1: From')).toHaveValue('10,000')
  await expect(
    room.getByText(/^Creators by their average sales of 30 days: [\d.]+% sell \$10,000 or more\.$/),
  ).toBeVisible()
  await room.getByLabel('Rate 1: Percentage').fill('2')
  await room.getByLabel('Rate 1: Percentage').press('Tab')
  const words = '3% of the net; 2% of the net from sales of $10,000 in 30 days'
  await expect(room.getByText(words, { exact: true })).toBeVisible()
  await expect(
    room.getByText('Instant fee, in percent, for creators with sales below $10,000 in 30 days'),
  ).toBeVisible()

  const fee = room
    .getByRole('region', { name: 'Single payouts worked out' })
    .getByRole('row')
    .last()
    .getByRole('cell')
    .nth(1)
  await expect(fee).toHaveText('$29.13')
  await room.getByLabel('Creator’s sales in the 30 days before').selectOption('from $10,000')
  await expect(fee).toHaveText('$19.61')
  await expect(
    room.getByRole('row').filter({ hasText: '2% from sales of $1,000 in 30 days' }),
  ).toBeVisible()
  await page.setViewportSize({ width: 320, height: 700 })
  await expectNoOverflow(page, 'beside a fee by sales')
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('alternatives are run one by one, the reader’s own among them, and opened', async () => {
  const page = fees()
  await askForSeeds(page, 2)
  await page.getByLabel('A published fee').selectOption('uber')
  await page.getByRole('button', { name: 'Add the fee on the form' }).click()
  const table = page.getByRole('region', { name: 'Table of alternatives' })
  const row = table.getByRole('row', { name: /^\$1\.25 a payout, payouts from/ })
  await expect(row).toContainText(/about −?\$/)
  await page.getByLabel('A published fee').selectOption('gumroad')
  await expect(
    page
      .getByRole('region', { name: 'What each alternative is to this creator' })
      .getByRole('rowheader', { name: /^\$1\.25 a payout, payouts from/ }),
  ).toBeVisible()
  await row.getByRole('button', { name: /^Run/ }).click()
  // The estimate gives way to what was simulated, with its interval.
  await expect(row).not.toContainText('about', { timeout: 60_000 })
  await expect(row).toContainText(/\$.* to /)
  await expect(table.getByRole('columnheader', { name: 'No gain' })).toBeVisible()
  expect(await tooWide(table)).toBe(0)
  await expect(page.getByText(/alternatives that were run.*“\$1\.25 a payout/)).toBeVisible()
  // With more seeds there is more of it to run.
  await expect(row.getByRole('button', { name: /^Run/ })).toHaveCount(0)
  await askForSeeds(page, 3)
  await expect(row.getByRole('button', { name: /^Run the rest/ })).toBeVisible()
  await askForSeeds(page, 2)
  // What is estimated still differs from the estimate of the form, whose row has its simulated margin now.
  const estimated = table.getByRole('row', { name: /^Instant minimum \$100/ })
  await expect(estimated).toContainText(/the form: about −?\$/)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the table of alternatives as CSV' }).click()
  expect((await saving).suggestedFilename()).toBe('alternatives.csv')
  await expectNothingFound(page, 'alternatives')
  await page.getByRole('button', { name: 'How “sooner” was computed' }).first().click()
  const how = page.getByRole('dialog', { name: 'Sooner than on their other schedule' })
  await expect(how).toContainText('The time on the Overview is of one run')
  await how.getByRole('button', { name: 'Close' }).click()
  await row.getByRole('button', { name: /^Open/ }).click()
  await expect(page.getByLabel('A published fee')).toHaveValue('uber')
  await row.getByRole('button', { name: /^Remove/ }).click()
  await expect(row).toBeHidden()
})

test('a lower fee says what sales would make up for it', async () => {
  const page = fees()
  await openNext(page, CALM)
  await runTheCurve(page)
  await page.getByRole('slider', { name: 'Instant fee' }).fill('150')
  // $35.51 less, of which a sale brings 10.5%: 14 payouts with $1.24 less of fee, a month of 15 days.
  const found = page.getByText(
    'At 1.5%, daily payouts earn $35.51 a month less than at 3%, the fee of the latest run.',
  )
  await expect(found).toContainText(
    /Sales would have to rise by roughly \$338\.\d\d a month to make up for it: 6% of all sales, or 12% of the sales of those on daily payouts\. The marketplace keeps 10\.5% of its sales\./,
  )
  await found.getByRole('button', { name: /^Sales that would make up for it/ }).click()
  await expect(page.getByText('In the simulation sales do not depend on the fee.')).toBeVisible()
})

test('payouts that cost more than they bring are seen on the first chart', async () => {
  const page = fees()
  await openNext(page, {
    ...TINY,
    name: 'Dear payouts',
    processor: { costs: { instantMinimumCents: 50 } },
  })
  await expect(page.getByText('Payouts up to $16.82 cost more than they bring.')).toBeVisible()
})

test('leads to the settings of the model that decides who takes daily, on a phone too', async () => {
  const page = fees()
  await openNext(page, {
    ...TINY,
    name: 'A dear fee',
    policy: { name: 'payout-lab', instantFeeBasisPoints: 5_000 },
    population: { ...TINY.population, adoption: { mode: 'model' } },
  })
  await page.setViewportSize({ width: 390, height: 900 })
  const long = page.getByRole('button', { name: /nobody is expected to take daily payouts/ })
  await expect(long).toBeVisible()
  // A figure in words takes several lines where one is too short.
  const right = async (): Promise<number> => {
    const box = await long.boundingBox()
    return box!.x + box!.width
  }
  await expect.poll(right).toBeLessThan(390)
  const setting = page.locator('[data-setting="population.adoption.mode"]')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(setting.locator(':focus')).toHaveCount(0)
    await page.getByRole('button', { name: 'Show the model’s settings' }).click()
    await expect(setting.locator(':focus')).toBeInViewport()
  }
})

test('a sweep that is stopped keeps what it has, and goes on after a run that it gives way to', async ({
  elsewhere,
}) => {
  const page = fees()
  await openNext(page, LONGER)
  await page.getByRole('slider', { name: 'Instant fee' }).press('ArrowRight')
  await expect(finding(page)).toContainText('At 3.1%')
  await askForSeeds(page, 3)
  await runButton(page).press('Enter')
  const stop = page.getByRole('tabpanel').getByRole('button', { name: 'Stop' })
  await expect(stop).toBeFocused()
  // The first results are in by then.
  await expect(page.getByText(/^[2-9]\d% done/)).toBeVisible({ timeout: 60_000 })
  await stop.press('Enter')
  const others = page.getByRole('button', { name: /^Run the other \d+, about/ }).first()
  await expect(others).toBeFocused()
  // The address has what was swept, though it has not been run.
  await elsewhere.goto(page.url())
  await expect(finding(elsewhere)).toContainText('At 3.1%', { timeout: 60_000 })
  await others.click()
  await expect(page.getByText(/^\d+% done/)).toBeVisible()
  await page.getByRole('button', { name: 'Run', exact: true }).first().click()
  await expectPhase(page, 'Finished')
  await expect(
    page.getByText(/^\d+% done|Everything is run, with 3 seeds each\./).first(),
  ).toBeVisible()
})

test.describe('with its service worker', () => {
  // Whatever it asks for or complains of is heard, too.
  test.use({ serviceWorkers: 'allow' })

  test('says what a fee would earn: at first an estimate, then from runs, which a reload keeps', async ({
    page,
    baseURL,
  }) => {
    const { complaints, foreign } = watch(page, new URL(baseURL!).origin)
    await openFees(page, TINY)
    await expect(rough(page)).toBeVisible()
    await expect(page.getByText(/in a year of 365 days\./)).toBeVisible()
    await expectNothingFound(page, 'before anything is run')
    await runTheCurve(page)
    await expect(finding(page)).toContainText(
      /a month with [\d.]+% of eligible creators on them \(95% interval:? .* to .*, 2 seeds\)\./,
    )
    await expect(
      page.getByText(
        /The loss of a month comes from \$.* for instant payouts.*, against \$.* in fees/,
      ),
    ).toBeVisible()
    await expect(page.getByText(/The comparison is with paying everybody/)).toBeVisible()
    const said = await finding(page).innerText()

    await page.getByRole('button', { name: /^Margin a month: .*How it was computed$/ }).click()
    const rows = page.getByRole('dialog').getByRole('region', { name: 'Margin by seed' })
    await expect(rows.getByRole('row')).toHaveCount(3)
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

    await page.getByLabel('Show its parts at each fee').check()
    const curve = page.getByRole('figure', { name: 'Margin a month by fee' })
    await expect(curve.getByText('Saved on standard payouts')).toBeVisible()
    await page.getByRole('button', { name: 'Table of Margin a month by fee' }).click()
    await expectNothingFound(page, 'a curve with its parts and table')

    await page.reload()
    await askForSeeds(page, 2)
    await expect(finding(page)).toHaveText(said, { timeout: 60_000 })

    await page.getByRole('radio', { name: 'Year' }).check({ force: true })
    await expect(finding(page)).toContainText(
      /a year with [\d.]+% of eligible creators on them \(95% interval/,
    )
    await expect(page.getByRole('heading', { name: 'Margin a year by fee' })).toBeVisible()
    const alternatives = page.getByRole('region', { name: 'Table of alternatives' })
    await expect(alternatives.getByRole('columnheader', { name: 'Margin a year' })).toBeVisible()
    expect(page.url()).toContain('per=year')
    expect(complaints).toEqual([])
    expect(foreign).toEqual([])
  })
})
