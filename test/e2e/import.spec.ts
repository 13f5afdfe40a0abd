import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { digestOnPage, expectPhase, openFinished, SHORT_RUN } from './support'

const SALES = [
  'creator_id,sold_at,amount_usd',
  ...Array.from({ length: 60 }, (_, index) => {
    const day = String(1 + (index % 28)).padStart(2, '0')
    return `${1 + (index % 7)},2026-02-${day},${(20 + index * 3.5).toFixed(2)}`
  }),
  '3,2026-02-30,10.00',
  '4,2026-02-11,ten dollars',
].join('\n')

/** No period of its own, so that it follows the file. */
const SCENARIO = { version: 1 as const, name: 'Imported', seed: SHORT_RUN.seed! }

async function choose(page: Page, name: string, content: string): Promise<void> {
  await page.getByLabel('Sales CSV file').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  })
}

test('a sales file is previewed, its bad rows are listed, and it runs as on the command line', async ({
  page,
}) => {
  await openFinished(page, SCENARIO)
  await page.getByRole('heading', { name: 'Sales data' }).click()
  await choose(page, 'sales.csv', SALES)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/60 sales by 7 creators/)).toBeVisible()
  await expect(dialog.getByText('2 rows were rejected and will not be used')).toBeVisible()
  const rejected = dialog.getByRole('region', { name: 'Rejected rows' })
  await expect(rejected).toContainText('62')
  await expect(rejected).toContainText('ten dollars')
  await dialog.getByRole('button', { name: 'Use this file' }).click()
  await expectPhase(page, 'Finished')
  const digest = await digestOnPage(page)

  const folder = mkdtempSync(join(tmpdir(), 'payout-lab-'))
  writeFileSync(join(folder, 'sales.csv'), SALES)
  writeFileSync(join(folder, 'scenario.json'), JSON.stringify(SCENARIO))
  execFileSync(process.execPath, [
    '--import',
    'tsx',
    'src/cli/simulate.ts',
    join(folder, 'scenario.json'),
    '--sales',
    join(folder, 'sales.csv'),
    '--out',
    join(folder, 'out'),
  ])
  const report = JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')) as {
    digest: string
    period: { startDay: string; endDay: string }
  }
  expect(report.period).toEqual({ startDay: '2026-02-01', endDay: '2026-03-21' })
  expect(digest).toBe(report.digest)

  await page.getByRole('button', { name: 'Remove the file' }).click()
  await expect(page.getByText(/^A CSV of real sales can take the place/)).toBeVisible()
})

test('columns of other names are mapped by hand', async ({ page }) => {
  await openFinished(page, SCENARIO)
  await page.getByRole('heading', { name: 'Sales data' }).click()
  await choose(
    page,
    'odd.csv',
    'wer;wann;wieviel\nfonts;2026-02-01;12.50\nprints;2026-02-03;9.00\n',
  )
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Creator').selectOption('wer')
  await dialog.getByLabel('Time of sale').selectOption('wann')
  await dialog.getByLabel('Amount').selectOption('wieviel')
  await expect(dialog.getByText(/2 sales by 2 creators/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Use this file' }).click()
  await expectPhase(page, 'Finished')
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(page.getByRole('button', { name: 'fonts', exact: true })).toBeVisible()
})

test('a file can be dropped on the page, and one that is no sales file changes nothing', async ({
  page,
}) => {
  await openFinished(page, SCENARIO)
  const before = await digestOnPage(page)
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(
      new File(['creator_id,sold_at,amount_usd\n1,yesterday,5\n'], 'notes.csv', {
        type: 'text/csv',
      }),
    )
    return data
  })
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('Drop a CSV of sales anywhere')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('The file cannot be used as it is.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await digestOnPage(page)).toBe(before)
})
