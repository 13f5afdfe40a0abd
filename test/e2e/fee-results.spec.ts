/** What the room of fees says once its fees have been run. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { expect, onePage, test, type Locator, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import { memo, memoInMenu, memoOf, seeds, SMALL_LAUNCH, sweepTheFee } from './small-launch'
import { expectPhase, openFinished, SHORT_RUN } from './support'

const section = (page: Page, name: string): Locator =>
  page.getByRole('region', { name, exact: true }).first()

const swept = onePage(async (page) => {
  await openFinished(page, SMALL_LAUNCH)
  await page.getByRole('tab', { name: 'Fees' }).click()
  // There is no memo on what was not run.
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('button', { name: /^scenario\.json/ })).toBeVisible()
  await expect(memoInMenu(page)).toBeHidden()
  await page.keyboard.press('Escape')
  await seeds(page).fill('2')
  await seeds(page).press('Enter')
  await sweepTheFee(page)
})

test('the memo on a fee has what was run, on one page and as Markdown', async () => {
  const page = swept()
  // The same advice on the page and in the memo; and the page has where to follow it.
  await expect(seeds(page)).toBeVisible()
  await expect(
    page.getByRole('tabpanel').getByText('Cannot tell yet: 2 seeds were run'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  await memoInMenu(page).click()
  await expect(memo(page)).toContainText('2 seeds, the first is end-to-end')
  await expect(memo(page)).toContainText('Cannot tell yet: 2 seeds were run')
  await expect(memo(page)).toContainText(
    'What takers pay, as a share of their daily payouts before the fee',
  )
  await expect(memo(page)).toContainText('Violations found by the daily checks in')
  await expect(memo(page)).toContainText('alternatives were not run.')
  await expect(memo(page)).toContainText('If 0.1% of daily payouts were paid twice')
  await expect(memo(page)).toContainText('By a rough estimate the margin moves furthest', {
    timeout: 60_000,
  })
  const digest = await memo(page)
    .getByText(/^SHA-256 [0-9a-f]{64}$/)
    .textContent()
  await expectNothingFound(page, 'the memo on a fee')

  await page.emulateMedia({ media: 'print' })
  const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm' } })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'screen' })

  const saving = page.waitForEvent('download')
  await memo(page).getByRole('button', { name: 'Save as Markdown' }).click()
  const text = readFileSync(await (await saving).path(), 'utf8')
  expect(text).toContain('# What daily payouts should cost: A small launch\n')
  expect(text).toContain(digest!.replace('SHA-256 ', ''))
  expect(text).toContain('By a rough estimate the margin moves furthest')
  expect(text).toContain('The share is an assumption')
  await memo(page).getByRole('button', { name: 'Close' }).click()
})

test('who pays, what a goal leaves and what explains a difference follow from the fees that were run', async () => {
  const page = swept()

  const groups = section(page, 'Who pays, and who gains')
  await expect(groups.getByText(/those on daily pay .* of their daily payouts/)).toBeVisible()
  await groups.getByRole('radio', { name: 'Country' }).check()
  await groups.getByRole('button', { name: /^Table of What takers pay of their daily/ }).click()
  await expect(groups.getByRole('rowheader', { name: 'United States' })).toBeVisible()

  const goal = section(page, 'Reach a goal')
  await goal.getByLabel('Smallest margin').fill('1000000')
  await goal.getByLabel('Smallest margin').blur()
  await expect(
    goal.getByText(/^None of \d+ reaches the goal\. The nearest is Fee/).first(),
  ).toBeVisible()
  await goal.getByLabel('Highest fee for any group').fill('many')
  await goal.getByLabel('Highest fee for any group').blur()
  await expect(goal.getByRole('alert')).toHaveText('Enter a number from 0 to 100.')

  const twice = section(page, 'What paying twice would cost')
  const share = twice.getByLabel('Daily payouts that are paid twice, in percent')
  await share.fill('0')
  await share.blur()
  await expect(twice.getByRole('alert')).toHaveText('Enter a percentage from 0.01 to 100.')
  await share.fill('1')
  await share.blur()
  await expect(
    twice.getByText(/^If 1\.0% of daily payouts were paid twice and nothing came back, that would/),
  ).toBeVisible()

  // The goal and the share are part of the link.
  await expect(page).toHaveURL(/[?&]goal=100000000_500/)
  await expect(page).toHaveURL(/[?&]twice=100(&|#|$)/)
  await page.reload()
  await expect(goal.getByLabel('Smallest margin')).toHaveValue('1000000', { timeout: 60_000 })
  await expect(share).toHaveValue('1')

  const matters = section(page, 'What matters most')
  await matters.getByRole('heading', { name: 'What matters most' }).click()
  await expect(matters.getByText(/^By a rough estimate .* moves the margin furthest/)).toBeVisible({
    timeout: 60_000,
  })

  const difference = section(page, 'What explains a difference')
  await difference.getByLabel('to', { exact: true }).selectOption({ label: 'Fee 10%' })
  await expect(
    difference.getByText(/^From “As on the form” to “Fee 10%”: .* \(95% interval: /),
  ).toBeVisible()
  await expectNothingFound(page, 'fees that were run')
})

test('results that are saved show elsewhere what they showed, without a run', async ({
  elsewhere,
}) => {
  const page = swept()
  const saveResults = async (): Promise<string> => {
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save results' }).click()
    return (await saved).path()
  }
  const path = await saveResults()

  await openFinished(elsewhere, SHORT_RUN)
  await elsewhere.getByRole('tab', { name: 'Fees' }).click()
  const picker = elsewhere.locator('input[type="file"][accept*="gzip"]')
  await picker.setInputFiles({ name: 'notes.gz', mimeType: '', buffer: Buffer.from('no results') })
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'notes.gz' })).toContainText(
    'Expected: a file that was saved here',
  )
  await picker.setInputFiles(path)
  await expect(elsewhere.getByText('Everything is run, with 2 seeds each.').first()).toBeVisible()
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'notes.gz' })).toBeHidden()
  await expect(elsewhere.getByText(/Its runs were made elsewhere/)).toBeVisible()
  await expectPhase(elsewhere, 'Finished')
  expect(await memoOf(elsewhere)).toEqual(await memoOf(page))

  // They are of the scenario that was swept, whatever the form has become since.
  await memo(page).getByRole('button', { name: 'Close' }).click()
  await page.getByLabel('Seed', { exact: true }).fill('another seed')
  await expect(page.getByText('The runs on the curve are from before your changes')).toBeVisible()
  const unpacked = async (file: string): Promise<string> =>
    gunzipSync(await readFile(file)).toString()
  expect(await unpacked(await saveResults())).toBe(await unpacked(path))
  await expect(
    page.getByText('The saved file opens the scenario that these results are of'),
  ).toBeVisible()
})

test('the preset is compared with what is published, and stays so', async () => {
  test.slow()
  const page = swept()
  const facts = page.getByRole('region', { name: 'Is this marketplace like the real one?' })
  await expect(facts.getByText(/^5 simulations of the preset, about/)).toBeVisible()
  await facts.getByRole('heading').click()
  const fresh = facts.getByRole('row', { name: /^Instant payouts with a balance younger/ })
  await expect(fresh).toContainText('98.1%')
  await expect(fresh).toContainText('Not run')
  await page.getByRole('button', { name: 'Run the preset under 5 seeds' }).click()
  await expect(page.getByRole('button', { name: 'Run it again' })).toBeVisible({ timeout: 180_000 })
  await expect(page.getByText(/^4 of 7 tests fail \(/).first()).toBeVisible()
  await expect(fresh).not.toContainText('Not run')
  const simulated = await fresh.textContent()

  await page.reload()
  await expect(fresh).toHaveText(simulated!)
})
