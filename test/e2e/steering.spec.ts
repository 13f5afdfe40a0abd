import { expect, onePage, test } from './fixtures'
import { digestOnPage, expectPhase, LONG_RUN, openFinished, openScenario, runBar } from './support'

const daysDone = async (bar: ReturnType<typeof runBar>): Promise<number> => {
  const text = await bar.getByText(/ of .* days$/).innerText()
  return Number(text.split(' of ')[0]!.replaceAll(',', ''))
}

const finished = onePage(openFinished)

test('a changed share of daily creators is marked, runs, and can be reset', async () => {
  const page = finished()
  const digest = await digestOnPage(page)
  await page.getByRole('heading', { name: 'Schedules' }).click()
  const daily = page.getByLabel('Daily, in percent')
  await daily.fill('80')
  await daily.press('Tab')
  await expect(
    page.getByText('The scenario has changed. Run it to update the results.'),
  ).toBeVisible()
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expectPhase(page, 'Finished')
  expect(await digestOnPage(page)).not.toBe(digest)

  await page
    .getByRole('button', { name: /\breset\b/i })
    .first()
    .click()
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expectPhase(page, 'Finished')
  expect(await digestOnPage(page)).toBe(digest)
})

test('a reload shows the scenario of the last run again', async () => {
  const page = finished()
  const before = await digestOnPage(page)
  await page.getByLabel('Seed', { exact: true }).fill('after a while')
  await page.getByLabel('Seed', { exact: true }).press('Tab')
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expectPhase(page, 'Finished')
  const digest = await digestOnPage(page)
  expect(digest).not.toBe(before)
  await page.reload()
  await expectPhase(page, 'Finished')
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('after a while')
  expect(await digestOnPage(page)).toBe(digest)
})

test('edits that were not run are offered after a reload, not forced', async () => {
  const page = finished()
  const seed = await page.getByLabel('Seed', { exact: true }).inputValue()
  await page.getByLabel('Seed', { exact: true }).fill('unfinished thought')
  await page.getByLabel('Seed', { exact: true }).press('Tab')
  await page.reload()
  await expectPhase(page, 'Finished')
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue(seed)
  await page.getByRole('button', { name: 'Restore them' }).click()
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('unfinished thought')
})

test('a run is paused, stepped by a day, resumed and cancelled, keeps what it has, and the page answers meanwhile', async ({
  page,
}) => {
  await openScenario(page, LONG_RUN)
  const bar = runBar(page)
  await bar.getByRole('button', { name: 'Pause' }).click()
  await expectPhase(page, 'Paused')
  const before = await daysDone(bar)
  await bar.getByRole('button', { name: 'Step one day' }).click()
  await expect.poll(() => daysDone(bar)).toBe(before + 1)
  await expectPhase(page, 'Paused')
  // Nothing has been changed: the run stays where it is.
  await page.getByLabel('Seed', { exact: true }).press('Enter')
  await bar.getByRole('button', { name: 'Step one day' }).click()
  await expect.poll(() => daysDone(bar)).toBe(before + 2)
  await expectPhase(page, 'Paused')
  await bar.getByRole('button', { name: 'Resume' }).click()
  await expect.poll(() => daysDone(bar)).toBeGreaterThan(before + 2)

  // The page answers while it goes on.
  await page.getByRole('tab', { name: 'Creators' }).click()
  await page.getByLabel('Find').fill('creator-17')
  await expect(page.getByRole('button', { name: 'creator-17', exact: true })).toBeVisible()
  await expect(runBar(page).getByText('Running', { exact: true })).toBeVisible()

  // A chart that was out of sight is up to date once it is seen, and once the run stops.
  await page.getByRole('tab', { name: 'Overview' }).click()
  const plotOf = (title: string) =>
    page.getByRole('figure', { name: title }).getByRole('application')
  const dayOf = async (title: string) =>
    /\d+ \w{3} \d{4}/.exec((await plotOf(title).getAttribute('aria-label')) ?? '')?.[0]
  const lowest = 'Owed to creators'
  await plotOf(lowest).waitFor()
  const drawn = await dayOf(lowest)
  await plotOf(lowest).scrollIntoViewIfNeeded()
  await expect.poll(() => dayOf(lowest)).not.toBe(drawn)

  await page.evaluate(() => window.scrollTo(0, 0))
  const days = await daysDone(bar)
  await expect.poll(() => daysDone(bar)).toBeGreaterThan(days + 10)
  await bar.getByRole('button', { name: 'Pause' }).click()
  await expectPhase(page, 'Paused')
  await expect
    .poll(async () => (await dayOf(lowest)) === (await dayOf('Margin since the start')))
    .toBe(true)

  await bar.getByRole('button', { name: 'Resume' }).click()
  await expectPhase(page, 'Running')
  await bar.getByRole('button', { name: 'Cancel' }).click()
  await expectPhase(page, 'Cancelled')
  expect(await daysDone(bar)).toBeLessThan(LONG_RUN.days!)
  await expect(page.getByText(/^Cancelled on .*\. Everything up to then is here\.$/)).toBeVisible()
  await expect(page.getByText(/The books agree/)).toBeVisible()
  await page.getByRole('tab', { name: 'Creators' }).click()
  await page.getByLabel('Find').fill('')
  await expect(page.getByText('300 creators', { exact: true })).toBeVisible()
})

test('edits that were run are not offered again, after a reload or beside a preset', async ({
  page,
}) => {
  await openFinished(page)
  const seed = page.getByLabel('Seed', { exact: true })
  const offer = page.getByRole('button', { name: 'Restore them' })
  const notRunYet = page.getByText(/^These results are from before your changes/)
  for (const text of ['run first', 'run second']) {
    const before = page.url()
    await seed.fill(text)
    await seed.press('Enter')
    // The run before has finished, too: this one is in the address once it has begun.
    await expect(page).not.toHaveURL(before)
    await expect(notRunYet).toBeHidden()
    await expectPhase(page, 'Finished')
    await page.reload()
    await expectPhase(page, 'Finished')
    await expect(seed).toHaveValue(text)
    await expect(offer).toBeHidden()
  }
  await seed.fill('left, restored and run')
  await seed.press('Tab')
  await page.reload()
  await offer.click()
  await expectPhase(page, 'Finished')
  await seed.press('Enter')
  await expect(notRunYet).toBeHidden()
  await expectPhase(page, 'Finished')
  await seed.fill('run third')
  await seed.press('Enter')
  // A preset that is chosen before it has begun takes its place.
  await expectPhase(page, 'Finished')
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('button', { name: /^Three creators/ }).click()
  await expect(seed).not.toHaveValue('run third')
  await expectPhase(page, 'Finished')
  await expect(offer).toBeHidden()
  await page.reload()
  await expectPhase(page, 'Finished')
  await expect(offer).toBeHidden()
})
