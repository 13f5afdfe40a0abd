import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from './fixtures'
import { expectNothingFound } from './axe'
import {
  digestOnPage,
  expectPhase,
  form,
  openFinished,
  salesFilePicker,
  SHORT_RUN,
} from './support'

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
const SCENARIO = {
  version: 1 as const,
  name: 'Imported',
  seed: SHORT_RUN.seed!,
  population: { size: 2 },
}

interface Given {
  name: string
  content: string | Buffer
}

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await salesFilePicker(page).setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(content),
  })
}

const importDialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Import / })
const useFile = (page: Page): Locator =>
  importDialog(page).getByRole('button', { name: 'Use this file' })
const answerTo = (page: Page, question: RegExp, answer: string): Locator =>
  importDialog(page)
    .getByRole('group', { name: question })
    .getByRole('radio', { name: answer, exact: true })

async function openImport(page: Page, scenario = SCENARIO): Promise<void> {
  await openFinished(page, scenario)
  await page.getByRole('heading', { name: 'Sales data' }).click()
}

/** Of the run that follows another one, which has finished, too, and is shown until this one begins. */
async function digestAfter(page: Page, earlier: string): Promise<string> {
  let digest = earlier
  await expect(async () => {
    await expectPhase(page, 'Finished')
    digest = await digestOnPage(page)
    expect(digest).not.toBe(earlier)
  }).toPass({ timeout: 60_000 })
  return digest
}

test('a sales file is previewed, the rows left out are listed, and it runs as on the command line', async ({
  page,
}) => {
  await openImport(page)
  const earlier = await digestOnPage(page)
  // The buttons that open them are the only controls.
  const filePickers = page.locator('input[type="file"]')
  await expect(filePickers).not.toHaveCount(0)
  await expect(filePickers.filter({ visible: true })).toHaveCount(0)
  await choose(page, 'sales.csv', SALES)
  const dialog = importDialog(page)
  await expect(dialog.getByText(/60 sales by 7 creators/)).toBeVisible()
  await expect(dialog.getByLabel('Read as')).toHaveValue(/\d/)
  await expect(dialog.getByText('2 rows are left out')).toBeVisible()
  await dialog.getByText('The amount cannot be read').click()
  const rows = dialog.getByRole('region', { name: /The amount cannot be read/ })
  await expect(rows.getByRole('row', { name: /^63 / })).toContainText('ten dollars')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download them as CSV' }).click()
  const csv = readFileSync(await (await download).path(), 'utf8').split('\r\n')
  expect(csv[0]).toBe('line,reason,column,value,expected')
  expect(csv.slice(1).map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
    '62,time,sold_at,2026-02-30',
    '63,amount,amount_usd,ten dollars',
    '',
  ])
  const atRandom =
    /^A run refunds 1% of the sales and charges back 0.5%, at random and in addition to any refunds/
  await expect(dialog.getByText(atRandom)).toBeVisible()
  await useFile(page).click()
  await expect(page.getByText('2 of its rows are left out.')).toBeVisible()
  const digest = await digestAfter(page, earlier)

  const folder = mkdtempSync(join(tmpdir(), 'payout-lab-'))
  writeFileSync(join(folder, 'sales.csv'), SALES)
  writeFileSync(join(folder, 'scenario.json'), JSON.stringify(SCENARIO))
  execFileSync(process.execPath, [
    'scripts/run-typescript.js',
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

  await expect(page.getByText(atRandom)).toBeVisible()
  await page.getByRole('button', { name: 'None at random' }).click()
  await expect(page.getByText(/^Only the refunds and chargebacks in the file happen/)).toBeVisible()
  await page.getByRole('button', { name: 'Switch random ones on' }).click()
  await expect(page.getByText(atRandom)).toBeVisible()
  await page.getByRole('button', { name: 'Remove the file' }).click()
  await expect(page.getByText(/^Use a CSV of real sales instead/)).toBeVisible()

  // A run of the shelf needs its file for another moment, and nothing is wrong with the moment.
  const shelf = page.getByRole('region', { name: 'Runs' })
  await shelf.getByRole('button', { name: /^Open .*sales\.csv/ }).click()
  await page.getByRole('tab', { name: 'Time' }).click()
  await page.getByLabel('Go to').fill('2026-02-05T09:00:00')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  const strip = page.getByRole('complementary', { name: 'A sales file is needed' })
  await expect(strip).toBeVisible()
  await expect(page.getByText(/^The lab keeps no snapshots/)).toBeVisible()
  await strip.getByRole('button', { name: 'Open the scenario with generated sales' }).click()
  await expect(strip).toBeHidden()
  await digestAfter(page, digest)
})

test('rows that cannot be handed over are told of, and the file can still be used', async ({
  page,
}) => {
  await openImport(page)
  await choose(page, 'sales.csv', SALES)
  const dialog = importDialog(page)
  await expect(dialog.getByText('2 rows are left out')).toBeVisible()
  for (const worker of page.workers()) {
    await worker.evaluate(() => {
      globalThis.Blob = class {
        constructor() {
          throw new Error('out of memory')
        }
      } as unknown as typeof Blob
    })
  }
  await dialog.getByRole('button', { name: 'Download them as CSV' }).click()
  await expect(dialog.getByRole('alert')).toContainText('out of memory')
  await expect(useFile(page)).toBeEnabled()
})

test('what a file leaves open is asked, and the file can be used once all is answered', async ({
  page,
}) => {
  await openImport(page)
  await choose(
    page,
    'odd.csv',
    'wer;wann;wieviel;Refunds ($)\nfonts;3/2/2026;12.50;2.50\nprints;5/2/2026;9.00;0.0\n',
  )
  const dialog = importDialog(page)
  await expect(dialog.getByRole('heading', { name: /^3 questions before/ })).toBeVisible()
  await expect(useFile(page)).toBeDisabled()
  await answerTo(page, /^Which column names the creator/, 'wer').check()
  await answerTo(page, /^Which column says when/, 'wann').check()
  await answerTo(page, /^Which column holds the amount/, 'wieviel').check()
  await expect(dialog.getByRole('heading', { name: /^2 questions before/ })).toBeVisible()
  const ofPart = /^What are the rows with anything in “Refunds/
  await answerTo(page, ofPart, 'Sales, each less this amount').check()
  await expect(dialog.getByRole('heading', { name: /^One question before/ })).toBeVisible()
  const dates = dialog.getByRole('group', { name: /^Which comes first in the dates of “wann”/ })
  await expect(dates.getByText('3/2/2026').first()).toBeVisible()
  await expect(dates.getByText('Line 2')).toBeVisible()
  await dates.getByRole('radio', { name: 'The day' }).check()
  await expect(
    dialog.getByText(/3 Feb 2026 to 5 Feb 2026, \$19.00 in total.+without the \$2.50 refunded/),
  ).toBeVisible()
  await expect(dates.getByRole('radio', { name: 'The day' })).toBeFocused()
  await dates.getByRole('radio', { name: 'The month' }).check()
  await expect(dialog.getByText(/2 sales by 2 creators, 2 Mar 2026 to 2 May 2026/)).toBeVisible()
  await useFile(page).click()
  await expectPhase(page, 'Finished')
  await expect(
    form(page).getByText(/One of its sales was partly refunded: .+ without the \$2.50 refunded/),
  ).toBeVisible()
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(page.getByRole('button', { name: 'fonts', exact: true })).toBeVisible()
})

test('one creator for the whole file, a time zone, and all of it kept for the next file', async ({
  page,
}) => {
  await openImport(page)
  const month = (number: number): string =>
    `Date,Amount\n2026-0${number}-01 23:30,12.50\n2026-0${number}-02 10:00,9.00\n`
  await choose(page, 'february.csv', month(2))
  const dialog = importDialog(page)
  const creator = dialog.getByRole('group', { name: /^Which column names the creator/ })
  await creator.getByLabel('None: the whole file is for one creator, called').fill('ink')
  await creator.getByRole('button', { name: 'Use this answer' }).click()
  const zone = dialog.getByRole('group', { name: /^In which time zone/ })
  await zone.getByLabel('This time zone').fill('Mars/Base')
  await expect(zone.getByText('There is no time zone of this name.')).toBeVisible()
  await zone.getByLabel('This time zone').fill('America/New_York')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/2 sales by 1 creator, 2 Feb 2026 to 2 Feb 2026/)).toBeVisible()
  await dialog.getByText('Keep this reading').click()
  await dialog.getByLabel('Name of the reading').fill('My shop')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog.getByText('Kept as “My shop”.')).toBeVisible()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download as JSON' }).click()
  const reading = readFileSync(await (await download).path(), 'utf8')
  expect(JSON.parse(reading)).toMatchObject({
    creator: null,
    oneCreator: 'ink',
    timeZone: 'America/New_York',
  })
  await page.keyboard.press('Escape')

  await page.reload()
  await expectPhase(page, 'Finished')
  await page.getByRole('heading', { name: 'Sales data' }).click()
  await choose(page, 'march.csv', month(3))
  await expect(dialog.getByRole('heading', { name: /questions before/ })).toBeVisible()
  await dialog.getByLabel('Use a reading').selectOption('My shop')
  await expect(dialog.getByText(/2 sales by 1 creator, 2 Mar 2026 to 2 Mar 2026/)).toBeVisible()
  await page.keyboard.press('Escape')

  await choose(page, 'april.csv', month(4))
  await dialog.getByText('Keep this reading').click()
  const file = dialog.locator('input[type="file"]')
  const given = (text: string) => ({ name: 'r.json', mimeType: '', buffer: Buffer.from(text) })
  await file.setInputFiles(given('{"unit": "cents"}'))
  await expect(dialog.getByText('This file is not a reading.')).toBeVisible()
  await expect(dialog.getByText(/reading\.unit: got .*, expected no such choice/)).toBeVisible()
  await file.setInputFiles(given(reading))
  await expect(dialog.getByText(/2 sales by 1 creator, 2 Apr 2026 to 2 Apr 2026/)).toBeVisible()
})

test('a period of the scenario’s own stays, unless the file’s days are chosen', async ({
  page,
}) => {
  await openImport(page, { ...SCENARIO, startDay: '2026-02-03', days: 10 } as typeof SCENARIO)
  await choose(page, 'sales.csv', SALES)
  const dialog = importDialog(page)
  await expect(
    dialog.getByText(/own days, 3 Feb 2026 to 12 Feb 2026\. 38 of these sales are outside/),
  ).toBeVisible()
  await useFile(page).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByText('10 days from 3 Feb 2026').first()).toBeVisible()

  await choose(page, 'sales.csv', SALES)
  await dialog.getByLabel('Run the file’s days and three more weeks instead').check()
  await useFile(page).click()
  await expectPhase(page, 'Finished')
  await expect(page.getByText('49 days from 1 Feb 2026').first()).toBeVisible()
})

async function drop(page: Page, ...files: Given[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (given) => {
      const data = new DataTransfer()
      for (const { name, content } of given) data.items.add(new File([content], name))
      return data
    },
    files.map(({ name, content }) => ({ name, content: String(content) })),
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('Drop a CSV of sales or a scenario anywhere')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

const NO_SALES = { name: 'notes.csv', content: 'creator_id,sold_at,amount_usd\n1,yesterday,5\n' }
const WRONG_DROPS: [string, Given[], RegExp][] = [
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

/** Long enough to be caught while it is read. */
function largeFile(): Buffer {
  const rows = Array.from(
    { length: 400_000 },
    (_, index) => `${index % 500},2026-02-${String(1 + (index % 28)).padStart(2, '0')},12.50`,
  )
  return Buffer.from(['creator_id,sold_at,amount_usd', ...rows].join('\n'))
}

test('a large file says how far it is read, can be cancelled, and gives way to another', async ({
  page,
}) => {
  await openImport(page)
  const chooser = page.getByRole('button', { name: 'Choose a CSV file' })
  const large = largeFile()
  const dialog = importDialog(page)
  await chooser.focus()
  await choose(page, 'large.csv', large)
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(chooser).toBeFocused()

  await choose(page, 'large.csv', large)
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await drop(page, { name: 'small.csv', content: SALES })
  await expect(page.getByRole('dialog', { name: 'Import small.csv' })).toBeVisible()
  await expect(dialog).toHaveCount(1)
  await expect(dialog.getByText(/60 sales by 7 creators/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('a link of a run on a file names the file, and asks for it where it is opened', async ({
  page,
  elsewhere,
}) => {
  await openImport(page)
  const earlier = await digestOnPage(page)
  await choose(page, 'sales.csv', SALES)
  await useFile(page).click()
  const digest = await digestAfter(page, earlier)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy link' }).click()
  const share = page.getByRole('dialog', { name: 'The link does not contain the file' })
  await expect(share.getByText('62', { exact: true })).toBeVisible()
  await share.getByRole('button', { name: 'Copy link' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).hash).toMatch(/^#s2\./)
  await page.keyboard.press('Escape')

  // Where the file is kept, a reload shows the same run.
  await page.reload()
  await expectPhase(page, 'Finished')
  expect(await digestOnPage(page)).toBe(digest)

  await elsewhere.goto(link)
  // Nothing runs that could be taken for the run of the link.
  await expectPhase(elsewhere, 'Waiting')
  const waiting = elsewhere.getByRole('region', { name: 'This link needs sales.csv' })
  await expect(waiting).toContainText('“Imported”, is on this sales file (62 rows, SHA-256')
  await expect(elsewhere.getByRole('button', { name: 'Run', exact: true })).toBeDisabled()
  const picker = waiting.locator('input[type="file"]')
  const given = (name: string, text: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await picker.setInputFiles(given('march.csv', `${SALES}\n1,2026-02-01,5.00\n`))
  const dialog = importDialog(elsewhere)
  await expect(dialog.getByText(/^This is not the file that the link names/)).toBeVisible()
  await expect(dialog.getByText('Its name is march.csv, not sales.csv.')).toBeVisible()
  await expect(dialog.getByText('It has 63 rows, not 62.')).toBeVisible()
  await elsewhere.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await picker.setInputFiles(given('sales.csv', SALES))
  await expect(dialog.getByText(/^This is the file that the link names/)).toBeVisible()
  await useFile(elsewhere).click()
  await expect(waiting).toBeHidden()
  await expectPhase(elsewhere, 'Finished')
  expect(await digestOnPage(elsewhere)).toBe(digest)
})

test('the sellers in a file stand for more of them, in the dialog, in the results and in the form', async ({
  page,
}) => {
  await openImport(page)
  const earlier = await digestOnPage(page)
  const sellers = Array.from({ length: 40 }, (_, index) => `s${index},2026-02-03,${20 + index}.00`)
  await choose(page, 'some.csv', ['creator_id,sold_at,amount_usd', ...sellers].join('\n'))
  const dialog = importDialog(page)
  const standsFor = dialog.getByLabel('The sellers in the file are a sample of')
  await standsFor.fill('39')
  await standsFor.press('Tab')
  await expect(dialog).toContainText('The file has 40 sellers, so it cannot be a sample of 39.')
  await standsFor.fill('400')
  await standsFor.press('Tab')
  await expect(dialog).toContainText('This assumes that they are a random sample')
  await useFile(page).click()
  await digestAfter(page, earlier)
  await expect(page.getByRole('note').first()).toContainText(
    'The 40 sellers in some.csv stand for 400.',
  )
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(
    page.getByRole('button', { name: /^Sales, gross: about \$15,800, \$[\d,]+ to \$[\d,]+\./ }),
  ).toBeVisible()
  await form(page).getByRole('heading', { name: 'Creators', exact: true }).click()
  await expect(form(page).getByLabel('The sellers in the file are a sample of')).toHaveValue('400')
})

test('axe finds nothing in an import, with questions, with rows left out and refused', async ({
  page,
}) => {
  await openImport(page, { ...SCENARIO, days: 10 } as typeof SCENARIO)
  const dialog = importDialog(page)
  await choose(page, 'export.csv', 'seller;date;price\na;3/2/2026;1,50\na;4/2/2026;-1,50\n')
  await expect(dialog.getByRole('heading', { name: /question/ })).toBeVisible()
  await dialog.getByText('How the file is read').click()
  await dialog.getByText('Keep this reading').click()
  await expectNothingFound(page, 'a question')
  await answerTo(page, /^Which comes first in the dates/, 'The day').check()
  await expect(dialog.getByText('One row is left out')).toBeVisible()
  await dialog.getByText(/one row$/).click()
  await expectNothingFound(page, 'a row left out')
  await page.keyboard.press('Escape')
  await choose(page, 'book.csv', 'PK\u0003\u0004')
  await expect(dialog.getByText('The file cannot be used as it is.')).toBeVisible()
  await expectNothingFound(page, 'refused')
})
