import { expect, test, type Locator, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import {
  expectPhase,
  form,
  LONG_RUN,
  openFinished,
  openInPlace,
  openScenario,
  runBar,
  SHORT_RUN,
} from './support'

const shelf = (page: Page): Locator => page.getByRole('region', { name: 'Runs' })
const lines = (page: Page): Locator =>
  shelf(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox') })
const digestOf = (line: Locator): Promise<string | null> =>
  line.locator('code').getAttribute('title')

const fee = (page: Page): Locator => page.getByLabel('Instant fee, percentage', { exact: true })

async function openFee(page: Page): Promise<void> {
  for (const fold of ['Fee and rules', 'Instant fee']) {
    if (await fee(page).isVisible()) break
    const name = page.getByText(fold, { exact: true })
    await form(page).locator('summary').filter({ has: name }).click()
  }
}

async function setFee(page: Page, percent: string): Promise<void> {
  await openFee(page)
  await fee(page).fill(percent)
}

/** A run at 3% and one at 1.5%, run by Enter in the field. */
async function openTwoRuns(page: Page): Promise<void> {
  await openFinished(page)
  await expect(lines(page)).toHaveCount(1)
  await setFee(page, '1.5')
  await fee(page).press('Enter')
  await expect(lines(page)).toHaveCount(2)
}

async function more(page: Page, line: number, entry: string): Promise<void> {
  await lines(page).nth(line).getByRole('button', { name: /^More/ }).click()
  await lines(page).nth(line).getByRole('button', { name: entry, exact: true }).click()
}

/** How far the names of the rooms move, frame by frame, until the page says that its run is over and is still again. */
async function moveWhileRunEnds(page: Page): Promise<number> {
  const places = page.evaluate(async () => {
    const tabs = document.querySelector('[role=tablist]')!
    const phase = document.querySelector('section.run-bar .state')!
    const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame)
    const tops = new Set<number>()
    let stillFrames = 0
    while (stillFrames < 60) {
      const count = tops.add(tabs.getBoundingClientRect().top).size
      await nextFrame()
      const isOver = phase.textContent === 'Finished'
      stillFrames = isOver && tops.size === count ? stillFrames + 1 : 0
    }
    return [...tops]
  })
  await expectPhase(page, 'Finished')
  const tops = await places
  return Math.max(...tops) - Math.min(...tops)
}

test('nothing below the shelf moves when a run ends and takes its place on it', async ({
  page,
}) => {
  test.slow()
  // Long enough to be seen under way.
  const scenario = { ...SHORT_RUN, days: 120 }
  await openFinished(page, scenario)
  await expect(lines(page)).toHaveCount(1)
  for (const count of [2, 3]) {
    await openScenario(page, { ...scenario, seed: `run ${count}` })
    await expect(shelf(page).getByText('kept here once it ends')).toBeVisible()
    expect(await moveWhileRunEnds(page)).toBeLessThan(10)
    await expect(lines(page)).toHaveCount(count)
    await expect(lines(page).first()).toContainText('Another seed')
  }
  // Four settings are changed on a wide page, and back again on a narrow one.
  const policy = {
    name: 'gumroad-2026-08-30' as const,
    ...{ instantFeeBasisPoints: 150, instantFeeFlatCents: 25 },
    ...{ instantMinimumCents: 5_00, instantMaximumCents: 5_000_00 },
  }
  for (const [width, changes] of [
    [1280, { policy }],
    [390, {}],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await openScenario(page, { ...scenario, ...changes, seed: `at ${width}` })
    await expect(shelf(page).getByText('kept here once it ends')).toBeVisible()
    expect(await moveWhileRunEnds(page)).toBeLessThan(10)
    // The list is full by now.
    await expect(lines(page)).toHaveCount(3)
    await expect(lines(page).first()).toContainText(/: .* → .*; /)
    // What is cut is whole where its line is pressed, over what is below.
    const cut = lines(page)
      .first()
      .getByRole('button', { name: /^Whole line of / })
    const whole = lines(page)
      .first()
      .locator('p', { hasText: /: .* → .*; / })
    const place = (): Promise<number> =>
      page.getByRole('tablist').evaluate((tabs) => tabs.getBoundingClientRect().top)
    const before = await place()
    await expect(whole).toBeHidden()
    await cut.focus()
    await page.keyboard.press('Enter')
    await expect(whole).toBeVisible()
    await expectNothingFound(page, `a whole line at ${width}`)
    expect(await place()).toBe(before)
    await page.keyboard.press('Escape')
    await expect(whole).toBeHidden()
    await expect(cut).toBeFocused()
  }
  // On a page as wide as the line nothing is cut, and nothing has to be opened.
  await page.setViewportSize({ width: 2_400, height: 900 })
  await expect(
    lines(page)
      .nth(2)
      .getByRole('button', { name: /^Whole line of / }),
  ).toHaveCount(0)
})

test('a change is told of, run, and beside the run before, which is named, pinned, removed, put back and opened', async ({
  page,
}) => {
  await openFinished(page)
  await setFee(page, '1.5')
  const notice = page.getByText(
    'These results are from before your changes: Instant fee, percentage: 3% → 1.5%.',
  )
  await expect(notice).toBeVisible()
  // Read out once; the words of the differences change with each key.
  const heard = page.getByRole('status').filter({ hasText: 'no longer matches these results' })
  await expect(heard).toHaveCount(1)
  await expect(page.getByRole('status').filter({ has: notice })).toHaveCount(0)
  await fee(page).press('Enter')
  await expect(notice).toBeHidden()

  // The newest is first.
  await expect(lines(page)).toHaveCount(2)
  await expect(lines(page).nth(0)).toContainText('Instant fee, percentage: 3% → 1.5%')
  await expect(lines(page).nth(1)).toContainText('First run')
  const [newer, older] = [await digestOf(lines(page).nth(0)), await digestOf(lines(page).nth(1))]
  expect(newer).toMatch(/^[0-9a-f]{64}$/)
  expect(newer).not.toBe(older)

  await more(page, 1, 'Rename')
  await page.getByLabel('Name of the run').fill('At three percent')
  await page.getByLabel('Name of the run').press('Enter')
  await expect(lines(page).nth(1)).toContainText('At three percent')
  await more(page, 1, 'Pin')
  await expect(lines(page).nth(1)).toContainText('pinned')
  await more(page, 0, 'Remove')
  await expect(lines(page)).toHaveCount(1)
  // What was pressed has gone with its line, and then with what undoes it.
  const undo = shelf(page).getByRole('button', { name: 'Undo' })
  await expect(undo).toBeFocused()
  await undo.press('Enter')
  await expect(lines(page)).toHaveCount(2)
  await expect(lines(page).first().getByRole('button', { name: /^Open/ })).toBeFocused()

  await page.reload()
  await expectPhase(page, 'Finished')
  await expect(lines(page)).toHaveCount(2)
  await expect(lines(page).nth(1)).toContainText('At three percent')
  await expect(lines(page).nth(1)).toContainText('pinned')

  // The older one shows its figures, its ledger and its creators again.
  await lines(page).nth(1).getByRole('button', { name: /^Open/ }).click()
  await expect(lines(page).nth(1)).toContainText('shown below')
  await expect(page.getByText('These results are from “At three percent”.')).toBeVisible()
  await page.getByRole('tab', { name: 'Books' }).click()
  const digest = page.getByText('Digest', { exact: true }).locator('..').locator('code')
  await expect(digest).toHaveAttribute('title', older!)
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(page.getByText('60 creators', { exact: true })).toBeVisible()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Load this run’s scenario into the form' }).click()
  await expect(page.getByText('These results are from “At three percent”.')).toBeHidden()
})

/** What the browser has stored of runs; one entry is put there before, if it is given. */
const storedKeys = (page: Page, put: string | null = null): Promise<IDBValidKey[]> =>
  page.evaluate(
    (added) =>
      new Promise<IDBValidKey[]>((resolve) => {
        const opening = indexedDB.open('payout-lab.shelf')
        opening.onsuccess = () => {
          const runs = opening.result.transaction('runs', 'readwrite').objectStore('runs')
          if (added !== null) runs.put(new Uint8Array(10), added)
          const keys = runs.getAllKeys()
          keys.onsuccess = () => {
            opening.result.close()
            resolve(keys.result)
          }
        }
      }),
    put,
  )

test('a ledger that is left of a run is removed when the page opens, and an open list shows the rows of the run that is opened', async ({
  page,
}) => {
  await openFinished(page)
  const kept = [expect.stringMatching(/^ledger:/), expect.stringMatching(/^run:/)]
  await expect.poll(() => storedKeys(page)).toEqual(kept)
  expect(await storedKeys(page, 'ledger:gone')).toContain('ledger:gone')
  await page.reload()
  await expect.poll(() => storedKeys(page)).toEqual(kept)
  await expectPhase(page, 'Finished')
  await expect(lines(page)).toHaveCount(1)

  await openInPlace(page, { ...SHORT_RUN, population: { size: 20 } })
  await expect(lines(page)).toHaveCount(2)
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(page.getByText('20 creators', { exact: true })).toBeVisible()
  await lines(page).nth(1).getByRole('button', { name: /^Open/ }).click()
  await expect(page.getByText('60 creators', { exact: true })).toBeVisible()
})

test('a run whose ledger is not kept is run again and comes out the same', async ({ page }) => {
  await openTwoRuns(page)
  for (const percent of ['2', '2.5', '4']) {
    await setFee(page, percent)
    await fee(page).press('Enter')
    await expect(lines(page).first()).toContainText(`→ ${percent}%`)
  }
  await page.getByRole('button', { name: 'Show all 5 runs' }).click()
  const first = lines(page).last()
  await expect(first).toContainText('figures only')
  // The moment of another run does not stay on the page for it.
  await page.getByRole('tab', { name: 'Time' }).click()
  const latest = page.getByText(/^The page shows .* Last: payout/).first()
  await expect(latest).toBeVisible()
  await first.getByRole('button', { name: /^Open/ }).click()
  await expect(page.getByText(/^Only the figures of this run are kept/)).toBeVisible()
  await expect(latest).toBeHidden()
  await page.getByRole('tab', { name: 'Payouts' }).click()
  await page.getByRole('button', { name: 'Run it again' }).click()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page.getByText('Reproduced exactly: the digest is the same.')).toBeVisible()
  await expect(lines(page)).toHaveCount(5)
})

test('a run that another one cuts short is kept with what it had', async ({ page }) => {
  await openScenario(page, LONG_RUN)
  await runBar(page).getByRole('button', { name: 'Pause' }).click()
  await expectPhase(page, 'Paused')
  await runBar(page).getByRole('button', { name: 'Step one day' }).click()
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('button', { name: /^Three creators/ }).click()
  await expectPhase(page, 'Finished')
  await expect(lines(page)).toHaveCount(2)
  await expect(lines(page).nth(1)).toContainText('A long run')
  await expect(lines(page).nth(1)).toContainText('cancelled on')
})

test('a step after the end begins again with the edits, and no kept run is opened over it until it has ended', async ({
  page,
}) => {
  await openFinished(page)
  await setFee(page, '1.5')
  await runBar(page).getByRole('button', { name: 'Step one day' }).click()
  await expectPhase(page, 'Paused')
  await expect(fee(page)).toHaveValue('1.5')
  await expect(lines(page)).toHaveCount(1)
  await lines(page).first().getByRole('button', { name: /^Open/ }).click()
  const refusal = lines(page)
    .first()
    .getByText('A run is in progress. Cancel it or let it finish, then open this one.')
  await expect(refusal).toBeVisible()
  await expect(lines(page).first()).not.toContainText('shown below')
  await expectPhase(page, 'Paused')
  await runBar(page).getByRole('button', { name: 'Resume' }).click()
  await expectPhase(page, 'Finished')
  await expect(lines(page)).toHaveCount(2)
  await expect(shelf(page).getByText(/cancelled on/)).toHaveCount(0)
  await expect(page.getByText('A run is in progress.')).toHaveCount(0)
  await lines(page).nth(1).getByRole('button', { name: /^Open/ }).click()
  await expect(lines(page).nth(1)).toContainText('shown below')
})

test('changes and a preset are undone and done again, by button and by key', async ({ page }) => {
  await openFinished(page)
  await setFee(page, '1.5')
  await page.getByRole('button', { name: 'Presets' }).click()
  await page.getByRole('button', { name: /^Three creators/ }).click()
  await expectPhase(page, 'Finished')
  await page.getByRole('tab', { name: 'Overview' }).press('Control+z')
  await expect(page.getByRole('textbox', { name: 'Scenario' })).toHaveValue('A short run')
  await expect(fee(page)).toHaveValue('1.5')
  await form(page).getByRole('button', { name: 'Undo' }).click()
  await expect(fee(page)).toHaveValue('3')
  await page.getByRole('tab', { name: 'Overview' }).press('Control+Shift+z')
  await expect(fee(page)).toHaveValue('1.5')
  await form(page).getByRole('button', { name: 'Redo' }).click()
  await expect(page.getByRole('textbox', { name: 'Scenario' })).not.toHaveValue('A short run')
})

test('two tabs show at once what either does to the shelf, lose nothing of their own, and keep their edits apart', async ({
  context,
  page,
}) => {
  await openTwoRuns(page)
  await lines(page).nth(1).getByRole('checkbox').check()
  await more(page, 0, 'Rename')
  const name = page.getByLabel('Name of the run')
  await name.fill('Being named')
  const other = await context.newPage()
  await openFinished(other)
  // The very same run is kept once, and is the newest again in both.
  await expect(lines(other)).toHaveCount(2)
  for (const tab of [page, other]) await expect(lines(tab).first()).toContainText('First run')
  // What is picked and typed stays, with the focus in it.
  await expect(lines(page)).toHaveCount(2)
  await expect(lines(page).first().getByRole('checkbox')).toBeChecked()
  await expect(name).toHaveValue('Being named')
  await expect(name).toBeFocused()
  await name.press('Enter')
  await expect(lines(other).nth(1)).toContainText('Being named')
  await more(page, 0, 'Pin')
  await expect(lines(other).first()).toContainText('pinned')

  // A run of the one is opened in the other, with its ledger.
  await setFee(other, '5')
  await fee(other).press('Enter')
  await expect(lines(page)).toHaveCount(3)
  await expect(lines(page).first()).not.toContainText('figures only')
  await lines(page).first().getByRole('button', { name: /^Open/ }).click()
  await expect(lines(page).first()).toContainText('shown below')
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(page.getByText('60 creators', { exact: true })).toBeVisible()
  await more(other, 0, 'Remove')
  await expect(lines(page)).toHaveCount(2)
  await expect(page.getByText('60 creators', { exact: true })).toBeVisible()
  await shelf(other).getByRole('button', { name: 'Undo' }).click()
  await expect(lines(page)).toHaveCount(3)

  // Edits that have not been run are each tab's own.
  await setFee(page, '2')
  await setFee(other, '9')
  for (const [tab, percent] of [
    [page, '2'],
    [other, '9'],
  ] as const) {
    await tab.reload()
    await expectPhase(tab, 'Finished')
    await tab.getByRole('button', { name: 'Restore them' }).click()
    await openFee(tab)
    await expect(fee(tab)).toHaveValue(percent)
  }
})
