import { readFileSync } from 'node:fs'
import { expect, onePage, test, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import { openFinished } from './support'

const sheet = (page: Page) => page.getByRole('dialog', { name: 'A short run' })

async function openSummary(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: /^Summary One page/ }).click()
}

const finished = onePage(openFinished)

test('the summary of a run says what the page says, and is alone on paper', async () => {
  const page = finished()
  const margin = page.getByRole('button', { name: /^Margin on all instant payouts/ }).first()
  const value = (await margin.locator('.value').textContent())!
  await openSummary(page)
  await expect(sheet(page).getByRole('heading', { name: 'A short run' })).toBeFocused()
  await expect(sheet(page)).toContainText('31 Aug 2026 to 29 Sep 2026, seed end-to-end')
  await expect(
    sheet(page)
      .getByRole('listitem')
      .filter({ hasText: `Margin on all instant payouts, after processor cost ${value}` }),
  ).toBeVisible()
  await expect(sheet(page).getByText(/^SHA-256 [0-9a-f]{64}$/)).toBeVisible()
  await expect(
    sheet(page).getByText('31 checks compared the books; all of them hold.'),
  ).toBeVisible()
  await expectNothingFound(page, 'the summary of a run')

  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeHidden()
  await expect(sheet(page).getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(sheet(page).getByRole('heading', { name: /^What is assumed/ })).toBeVisible()
  const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm' } })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  await page.emulateMedia({ media: 'screen' })

  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeHidden()
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible()
})

test('Back closes a summary and leaves the room beneath it as it is', async () => {
  const page = finished()
  await page.getByRole('tab', { name: 'Creators' }).click()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await openSummary(page)
  await expect(sheet(page)).toBeVisible()
  await page.goBack()
  await expect(sheet(page)).toBeHidden()
  await expect(page.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true')

  await openSummary(page)
  await sheet(page).getByRole('button', { name: 'Close' }).click()
  await expect(sheet(page)).toBeHidden()
  await page.goBack()
  await expect(page.getByRole('tab', { name: 'Creators' })).toHaveAttribute('aria-selected', 'true')
  await page.goForward()
  await expect(page.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true')
})

test('a summary is saved as Markdown with the same figures', async () => {
  const page = finished()
  await openSummary(page)
  const digest = (await sheet(page)
    .getByText(/^SHA-256 /)
    .textContent())!
  const saving = page.waitForEvent('download')
  await sheet(page).getByRole('button', { name: 'Save as Markdown' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe('a-short-run-end-to-end-summary.md')
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toContain('# A short run\n')
  expect(text).toContain(`\`${digest.replace('SHA-256 ', '')}\``)
  expect(text).toMatch(
    /^\| Margin on all instant payouts, after processor cost \| .*\$[\d,.]+ \|$/m,
  )
})
