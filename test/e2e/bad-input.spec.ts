import { linkFragment } from '../../src/scenario/link'
import { expect, onePage, test } from './fixtures'
import { digestOnPage, expectPhase, openFinished, runBar, SHORT_RUN } from './support'

const finished = onePage(openFinished)

test('a setting out of range says so beside its field, and the last results stay', async () => {
  const page = finished()
  const digest = await digestOnPage(page)
  await page.getByRole('heading', { name: 'Period' }).click()
  // It is heard where it is there before there is anything to say.
  const heard = runBar(page).getByRole('status')
  await expect(heard).toHaveText('')
  await page.getByLabel('Length', { exact: true }).fill('0')
  await page.getByLabel('Length', { exact: true }).press('Tab')
  await expect(page.getByText(/Expected a whole number from 1 to 3,660/).first()).toBeVisible()
  await expect(runBar(page).getByRole('button', { name: 'Run' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await expect(heard).toHaveText('One problem in the scenario must be fixed before it can run.')
  expect(await digestOnPage(page)).toBe(digest)
  await page.getByLabel('Length', { exact: true }).fill(String(SHORT_RUN.days))
  await page.getByLabel('Length', { exact: true }).press('Tab')
  await expect(heard).toHaveText('')
})

test('a name that would turn the words around it is refused, and the last results stay', async () => {
  const page = finished()
  const digest = await digestOnPage(page)
  const name = page.getByRole('textbox', { name: 'Scenario', exact: true })
  await name.fill('safe\u202egnp.exe')
  await expect(page.getByText(/marks that turn its direction/).first()).toBeVisible()
  await expect(runBar(page).getByRole('button', { name: 'Run' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  expect(await digestOnPage(page)).toBe(digest)
  await name.fill(SHORT_RUN.name!)
  await expect(page.getByText(/marks that turn its direction/)).toHaveCount(0)
})

test('a country that there is none of says so beside its field, which the run bar leads to', async () => {
  const page = finished()
  await page.getByRole('heading', { name: 'Fee and rules' }).click()
  const fold = page.locator('summary').getByText('Instant payouts', { exact: true })
  await fold.click()
  const countries = page.getByLabel('Countries with instant payouts')
  await countries.fill('United States, Atlantis')
  await countries.press('Tab')
  await expect(countries).toHaveAttribute('aria-invalid', 'true')
  await expect(countries).toHaveValue('US, ATLANTIS')
  await fold.click()
  await expect(countries).toBeHidden()
  await runBar(page).getByRole('button', { name: 'Show it' }).click()
  await expect(countries).toBeFocused()
  await countries.fill('United States, Germany')
  await countries.press('Tab')
  await expect(page.getByText('United States and Germany')).toBeVisible()
  await expect(countries).toHaveValue('US, DE')
  await expect(runBar(page).getByRole('status')).toHaveText('')
})

test('a size that no browser could hold is refused with its estimate', async () => {
  const page = finished()
  const digest = await digestOnPage(page)
  await page.getByRole('heading', { name: 'Creators', exact: true }).click()
  await page.getByLabel('Generated creators').fill('900000')
  await page.getByLabel('Generated creators').press('Tab')
  await runBar(page).getByRole('button', { name: 'Run' }).click()
  await expect(page.getByText(/would need about .* GB/).first()).toBeVisible()
  expect(await digestOnPage(page)).toBe(digest)
})

test('broken JSON is told by line, and the last results stay', async () => {
  const page = finished()
  const digest = await digestOnPage(page)
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  const editor = page.getByRole('textbox', { name: /Scenario as JSON/ })
  await editor.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('{\n  "version": 1,\n  "population": { "size": -3 }\n}')
  await expect(page.getByText(/population\.size/).first()).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('{\n  "version": 1,,\n}')
  await expect(page.getByText(/line 2/i).first()).toBeVisible()
  expect(await digestOnPage(page)).toBe(digest)
})

/** With the checksum of the link as it was. */
const CHANGED = linkFragment(SHORT_RUN).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))

for (const [what, link] of [
  ['cannot be read', '#s1.not-a-scenario'],
  ['has a changed character', `#${CHANGED}`],
  ['was cut off before its mark', '?room=fees&link'],
] as const)
  test(`a link that ${what} is refused, and the first preset runs`, async ({ page }) => {
    await page.goto(`./${link}`)
    await expect(page.getByText(/The link in the address could not be opened/)).toBeVisible()
    await expect(page.getByText(/a whole link, as it was copied/)).toBeVisible()
    await page.getByRole('tab', { name: 'Overview' }).click()
    await expect(page.getByText(/The books agree/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByLabel('Seed', { exact: true })).not.toHaveValue(SHORT_RUN.seed!)
  })

test('a link whose first letter was percent-encoded opens, and a copied one can tell that it was cut off', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`./#%73${linkFragment(SHORT_RUN).slice(1)}`)
  await expectPhase(page, 'Finished')
  await expect(page.getByLabel('Seed', { exact: true })).toHaveValue(SHORT_RUN.seed!)
  await page.getByRole('button', { name: 'Copy link' }).click()
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
  expect(link.search).toBe('?link')
  expect(link.hash).toBe(`#${linkFragment(SHORT_RUN)}`)
  // The page’s own address is no link that was sent.
  expect(new URL(page.url()).search).toBe('')
})
