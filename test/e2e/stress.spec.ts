/** The room of stress tests: a protection is switched off, a seed fails, its story is told, and its link shows it again. */
import { expect, onePage, test, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import { expectNoOverflow, openFinished, watch } from './support'
import type { ScenarioInput } from '../../src/scenario/schema'

const TINY: ScenarioInput = {
  version: 1,
  name: 'A quiet fortnight',
  seed: 'end-to-end',
  days: 14,
  population: { size: 10 },
}

async function openStress(page: Page): Promise<void> {
  await openFinished(page, TINY)
  await page.getByRole('tab', { name: 'Stress' }).click()
  await expect(page.getByRole('heading', { name: 'Would anybody be paid twice?' })).toBeVisible()
}

async function askForSeeds(page: Page, count: number): Promise<void> {
  await page.getByLabel('Seeds', { exact: true }).fill(String(count))
  await page.getByLabel('Seeds', { exact: true }).press('Tab')
}

const stress = onePage(openStress)

test('with all protections on nothing is found, and a longer run can be stopped', async () => {
  const page = stress()
  await askForSeeds(page, 3)
  await page.getByRole('button', { name: 'Run 3 seeds' }).click()
  await expect(
    page.getByText(/No check found anything\. 0 of 3 seeds: below 100% at 95%/).first(),
  ).toBeVisible({
    timeout: 120_000,
  })
  await askForSeeds(page, 500)
  await page.getByRole('button', { name: 'Run 500 seeds' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Stop' })).toBeFocused()
  await expect(page.getByText(/^Seeds: [1-9]\d* of 500/)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Stop' }).press('Enter')
  await expect(page.getByText(/0 of \d+ seeds?:/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Run 500 seeds' })).toBeFocused()
})

test('the matrix fits a phone', async () => {
  const page = stress()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Compare protections' }).click()
  await expect(page.getByRole('region', { name: 'What each protection buys' })).toBeVisible({
    timeout: 120_000,
  })
  await page.getByRole('button', { name: 'Stop' }).click()
  await expectNoOverflow(page, 'the matrix on a phone')
})

test('what a bug costs is said in money beside what a fee brings, on a phone too', async () => {
  const page = stress()
  await page.setViewportSize({ width: 390, height: 844 })
  await askForSeeds(page, 2)
  const prices = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'What a bug costs' }) })
  const share = prices.getByLabel('Share that fails, in percent')
  await share.fill('0,5')
  await share.press('Tab')
  await expect(prices.getByRole('alert').first()).toHaveText(
    '“0,5” cannot be run: a percentage from 0.05% to 100% with at most two decimals, such as 0.5. The share is still 2%.',
  )
  await expect(share).toHaveValue('2')
  await share.fill('9.5%')
  await share.press('Tab')
  await expect(share).toHaveValue('9.5')
  await prices.getByRole('button', { name: /^Run \d+ simulations, about \d+ / }).click()
  await expect(
    prices.getByText(
      /most (is|was) lost with .*: of a million payouts, the platform keeps \$[\d,]+ less/i,
    ),
  ).toBeVisible({ timeout: 240_000 })
  await expect(prices.getByRole('button', { name: /^Run \d+ simulations, about/ })).toBeVisible({
    timeout: 240_000,
  })
  await expect(prices.getByText('9.5% of calls, of webhooks and of jobs fail.')).toBeVisible()
  await prices.getByRole('button', { name: /^Table.*Kept/ }).click()
  const keys = prices.getByRole('row', { name: /^Idempotency keys \(off\) / })
  await expect(keys).toHaveText(/^Idempotency keys \(off\)−\$/)
  const higherFee = prices.getByRole('row', { name: /^Instant fee.*→ 4%\)/ })
  await expect(higherFee).toHaveText(/→ 4%\)\$/)
  await expectNoOverflow(page, 'what a bug costs on a phone')
  await prices.getByLabel('How much fails').selectOption({ label: 'As in the scenario' })
  await expect(prices.getByText(/^These prices are for different settings/)).toBeVisible()
})

test('what incidents have shown stays when the room is left', async () => {
  const page = stress()
  await page.setViewportSize({ width: 1280, height: 800 })
  const incidents = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Incidents' }) })
  const theme = incidents.locator('summary').first()
  await theme.click()
  await incidents.getByRole('button', { name: 'Run both' }).first().click()
  const asItWas = incidents.getByText('As it was', { exact: true })
  await expect(asItWas).toBeVisible({ timeout: 120_000 })
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.getByRole('tab', { name: 'Stress' }).click()
  await theme.click()
  await expect(asItWas).toBeVisible()
  await expect(incidents.getByText(/^1 of 1 incidents show the damage/)).toBeVisible()
})

test('a crash that harms nobody is run again as a scenario', async () => {
  const page = stress()
  await page.getByLabel('In which marketplace').selectOption({ label: 'The scenario on the form' })
  await page.getByLabel('What fails').selectOption({ label: 'Nothing' })
  await askForSeeds(page, 1)
  await page.getByRole('button', { name: 'Crash every step' }).click()
  await page
    .getByRole('button', { name: /^Safe in \d+ crash/ })
    .first()
    .click()
  await expect(page.getByText('Finished', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^One worker was lost in the middle of a job\./)).toBeVisible()
})

test.describe('with its service worker', () => {
  // What the page complains of is looked at, and a service worker that is blocked is a complaint.
  test.use({ serviceWorkers: 'allow' })

  test('a payout without idempotency keys is paid twice, and its link shows it in a new tab', async ({
    page,
    context,
    baseURL,
  }) => {
    test.slow()
    const { complaints, foreign } = watch(page, new URL(baseURL!).origin)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openStress(page)
    await expectNothingFound(page, 'before anything is run')

    // A turning point takes hundreds of runs: those of a quiet fortnight are short.
    await page
      .getByLabel('In which marketplace')
      .selectOption({ label: 'The scenario on the form' })
    await page.getByText('All 10 protections are on').click()
    await page.getByLabel('Idempotency keys').uncheck()
    await page.getByLabel('What fails').selectOption({ label: 'Calls' })
    await askForSeeds(page, 8)
    await page.getByRole('button', { name: 'Run 8 seeds' }).click()
    const stories = page.getByRole('button', { name: /^Story of seed / })
    await expect(stories.first()).toBeEnabled({ timeout: 120_000 })
    await expect(
      page
        .getByRole('tabpanel')
        .getByText(/A balance paid by two payouts:/)
        .first(),
    ).toBeVisible()
    await expectNothingFound(page, 'failing seeds')

    await stories.first().click()
    const story = page.getByRole('region', { name: 'The shortest story' })
    await expect(story.getByText(/^A balance paid by two payouts because /)).toBeVisible({
      timeout: 180_000,
    })
    await expect(story.getByRole('listitem').first()).toBeVisible()
    await expect(story.getByRole('img', { name: /^Sequence diagram/ })).toBeVisible()
    const witness = await story.getByText(/^The check fails/).innerText()
    await expectNothingFound(page, 'a story')

    // Without room for its lanes the diagram is a list of the same steps.
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(story.getByRole('img', { name: /^Sequence diagram/ })).toBeHidden()
    await expect(story.getByRole('list', { name: 'Steps of this story' })).toBeVisible()
    await expectNoOverflow(page, 'a story on a phone')
    await page.setViewportSize({ width: 1_280, height: 720 })

    // So it is where a policy of the host refuses pictures that are made on the page.
    const picture = story.getByRole('img', { name: /^Sequence diagram/ })
    await picture.dispatchEvent('error')
    await expect(story.getByRole('list', { name: 'Steps of this story' })).toBeVisible()
    await expect(picture).toBeHidden()
    await story.locator('img').dispatchEvent('load')
    await expect(picture).toBeVisible()

    // The run that the story is made from says when that was decided.
    await story.getByRole('button', { name: 'Find the turning point' }).click()
    await expect(story.getByText(/^Moments: \d+ of at most 32$/)).toBeVisible({ timeout: 60_000 })
    await expect(story.getByRole('button', { name: 'Find it again' })).toBeVisible({
      timeout: 180_000,
    })
    await expect(story.getByText(/futures came to the same harm, after it \d+\./)).toBeVisible()
    await expect(story.getByText(/^At .* the answer to a call .* was lost\.$/).last()).toBeVisible()
    await expectNothingFound(page, 'a turning point')

    await story.getByRole('button', { name: 'Copy link' }).click()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await context.newPage()
    await other.goto(link)
    await expect(other.getByText('Finished', { exact: true })).toBeVisible({ timeout: 60_000 })
    await expect(other.getByText(/^The books do not agree/).first()).toBeVisible()
    await other.getByRole('tab', { name: 'Books' }).click()
    const found = /: (.*?)\.( \$|$)/.exec(witness)![1]!
    await expect(other.getByRole('tabpanel')).toContainText(found)

    // Whoever opens the link has the story, too.
    await other
      .getByRole('button', { name: /^Tell its shortest story/ })
      .first()
      .click()
    await expect(other.getByRole('heading', { name: 'The shortest story' })).toBeFocused()
    const told = other.getByRole('region', { name: 'The shortest story' })
    await expect(told.getByText(/^A balance paid by two payouts because /)).toBeVisible({
      timeout: 60_000,
    })
    await expectNothingFound(other, 'a story that is told of a run')

    // Where it was decided, the whole run is paused.
    await story.getByRole('button', { name: 'Open the run just before' }).last().click()
    await expect(page.getByText('Paused', { exact: true })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/^The page shows \d+ Sep 2026, /).first()).toBeVisible()
    await page.getByRole('tab', { name: 'Stress' }).click()

    // Far down the page the same is opened here, and begins with its first sentence.
    await story.getByRole('button', { name: 'Open as a scenario' }).click()
    await expect(page.getByText('Finished', { exact: true })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/^The books do not agree/).first()).toBeInViewport()
    expect(complaints).toEqual([])
    expect(foreign).toEqual([])
  })
})
