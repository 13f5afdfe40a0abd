import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { expectNothingFound } from './axe'
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
  await expect(page.getByText('2 of its rows could not be read and are left out.')).toBeVisible()
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
  await dialog.getByLabel('Amount', { exact: true }).selectOption('wieviel')
  await expect(dialog.getByText(/2 sales by 2 creators/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Use this file' }).click()
  await expectPhase(page, 'Finished')
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(page.getByRole('button', { name: 'fonts', exact: true })).toBeVisible()
})

test('dates that could be either of two days are asked about, and read as answered', async ({
  page,
}) => {
  await openFinished(page, SCENARIO)
  await page.getByRole('heading', { name: 'Sales data' }).click()
  await choose(
    page,
    'export.csv',
    'sep=;\r\nSeller;Date;Price;Price\r\nfonts;3/2/2026;1.250,50;1\r\nprints;5/2/2026;9,00;2\r\n',
  )
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Choose the columns of creator, time and amount')).toBeVisible()
  await dialog.getByLabel('Amount', { exact: true }).selectOption('Price (column 3)')
  await expect(dialog.getByText('Say which comes first in the dates')).toBeVisible()
  await dialog.getByLabel('In 3/2/2026 comes first').selectOption('the day')
  await expect(dialog.getByText(/2 sales by 2 creators, 3 Feb 2026 to 5 Feb 2026/)).toBeVisible()
  await expect(dialog.getByRole('cell', { name: '$1,250.50' })).toBeVisible()
  await dialog.getByLabel('Cents come after').selectOption('a point, as in 1,250.50')
  await expect(dialog.getByText('The file cannot be used as it is.')).toBeVisible()
})

test('a period of the scenario’s own stays, unless the file’s days are chosen', async ({
  page,
}) => {
  await openFinished(page, { ...SCENARIO, startDay: '2026-02-03', days: 10 })
  await page.getByRole('heading', { name: 'Sales data' }).click()
  await choose(page, 'sales.csv', SALES)
  const dialog = page.getByRole('dialog')
  await expect(
    dialog.getByText(/runs from 3 Feb 2026 to 12 Feb 2026.*; 38 of these sales lie outside/),
  ).toBeVisible()
  await dialog.getByRole('button', { name: 'Use this file' }).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByText('10 days from 3 Feb 2026').first()).toBeVisible()

  await choose(page, 'sales.csv', SALES)
  await dialog.getByLabel('Run over the file’s days and three weeks more instead').check()
  await dialog.getByRole('button', { name: 'Use this file' }).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByText('49 days from 1 Feb 2026').first()).toBeVisible()
})

interface Dropped {
  name: string
  content: string
}

async function drop(page: Page, ...files: Dropped[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, content } of given) data.items.add(new File([content], name))
    return data
  }, files)
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('Drop a CSV of sales or a scenario anywhere')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

const NO_SALES = { name: 'notes.csv', content: 'creator_id,sold_at,amount_usd\n1,yesterday,5\n' }
const WRONG_DROPS: [string, Dropped[], RegExp][] = [
  ['a file without sales', [NO_SALES], /line 2, sold_at: got "yesterday"/],
  [
    'a workbook',
    [{ name: 'book.csv', content: 'PK\u0003\u0004' }],
    /this one is an Excel workbook/,
  ],
  ['an empty file', [{ name: 'empty.csv', content: '' }], /expected a header and rows of sales/],
  ['two files', [NO_SALES, { ...NO_SALES, name: 'more.csv' }], /expected one file at a time/],
  [
    'a broken scenario',
    [{ name: 'mine.json', content: '{"version": 1, "day": 3}' }],
    /day: got 3, expected no such setting; did you mean days\?/,
  ],
]

test('what is dropped by mistake is refused with its reason, and changes nothing', async ({
  page,
}) => {
  await openFinished(page, SCENARIO)
  const before = await digestOnPage(page)
  const dialog = page.getByRole('dialog')
  for (const [what, files, reason] of WRONG_DROPS) {
    await drop(page, ...files)
    await expect(dialog.getByText(reason), what).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }
  expect(await digestOnPage(page)).toBe(before)
})

test('a scenario file opens and runs, chosen or dropped', async ({ page }) => {
  await openFinished(page)
  const named = (name: string): string => `\uFEFF${JSON.stringify({ ...SCENARIO, name, days: 5 })}`
  const name = page.getByRole('textbox', { name: 'Scenario', exact: true })
  await page.getByRole('button', { name: 'Presets' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Open a scenario file/ }).click()
  await (
    await chooser
  ).setFiles({ name: 'mine.json', mimeType: '', buffer: Buffer.from(named('Chosen')) })
  await expect(name).toHaveValue('Chosen')
  await expectPhase(page, 'Finished')
  await drop(page, { name: 'scenario.json', content: named('Dropped') })
  await expect(name).toHaveValue('Dropped')
  await expectPhase(page, 'Finished')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('in an import, with questions, with rejected rows and refused', async ({ page }) => {
      await openFinished(page, { ...SCENARIO, days: 10 })
      await page.getByRole('heading', { name: 'Sales data' }).click()
      const dialog = page.getByRole('dialog')
      await choose(page, 'export.csv', 'seller;date;price\na;3/2/2026;1,50\na;4/2/2026;-1,50\n')
      await expect(dialog.getByText('Say which comes first in the dates')).toBeVisible()
      await expectNothingFound(page, 'a question')
      await dialog.getByLabel('In 3/2/2026 comes first').selectOption('the day')
      await expect(dialog.getByText('One row was rejected')).toBeVisible()
      await expectNothingFound(page, 'a rejected row')
      await page.keyboard.press('Escape')
      await choose(page, 'book.csv', 'PK\u0003\u0004')
      await expect(dialog.getByText('The file cannot be used as it is.')).toBeVisible()
      await expectNothingFound(page, 'refused')
    })
  })
}
