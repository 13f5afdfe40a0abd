import { readFileSync } from 'node:fs'
import { expect, onePage, test } from './fixtures'
import initSqlJs from 'sql.js'
import { FIGURE_NAMES } from '../../src/metrics/headline-figure'
import { digestOnPage, expectPhase, openFinished, runBar, SHORT_RUN, watch } from './support'

const finished = onePage(openFinished)

test('a headline figure says how it was computed, and the ledger gives the same', async () => {
  const page = finished()
  for (const title of [
    'Fees of instant payouts completed',
    'Owed to creators',
    'Sooner than by the first weekly run, mean',
  ]) {
    await page
      .getByRole('button', { name: new RegExp(`^${title}: .*How it was computed$`) })
      .last()
      .click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('SELECT').first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Compute again from the ledger' }).click()
    await expect(dialog.getByText('The two agree.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
  }
})

test('the answer, six key figures and the first chart come in that order, and all figures are in one ledger', async () => {
  const page = finished()
  const top = async (name: string): Promise<number> =>
    (await page.getByRole('heading', { name, exact: true }).boundingBox())!.y
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(page.getByText(/^Over 30 days, daily payouts/)).toBeVisible()
    expect(await top('Key figures')).toBeLessThan(await top('Margin by day'))
    if (width === 1440) expect(await top('Margin by day')).toBeLessThan(900)
  }
  await page.setViewportSize({ width: 1280, height: 720 })
  const figures = (region: string) =>
    page.getByRole('region', { name: region }).getByRole('button', { name: /How it was computed$/ })
  await expect(figures('Key figures')).toHaveCount(6)
  await expect(figures('All figures')).toHaveCount(FIGURE_NAMES.length)
})

test('every chart has its table, and gives itself as SVG and CSV', async () => {
  const page = finished()
  const table = page.getByRole('button', { name: 'Table of Margin by day' })
  await table.click()
  const rows = page.getByRole('region', { name: 'Margin by day' }).getByRole('row')
  await expect(rows).toHaveCount(1 + SHORT_RUN.days!)
  for (const [kind, begins] of [
    ['SVG', '<svg'],
    ['CSV', 'Day'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: `${kind} of Margin by day` }).click()
    const content = readFileSync(await (await download).path(), 'utf8')
    expect(content.replace(/^<\?xml[^>]*>\s*/, '').slice(0, begins.length)).toBe(begins)
  }
})

test('every chart says what it measures and has a key', async () => {
  const page = finished()
  const chart = (title: string) => page.getByRole('figure', { name: title })
  for (const [title, texts] of [
    ['Margin by day', ['US dollars', /^Cost, /]],
    ['Margin since the start', ['US dollars', /^Cost, /]],
    ['Payouts by type', ['Payouts', 'Standard']],
    ['Payouts by state', ['Payouts', 'Failed']],
    [
      'From sale to cash',
      [
        'Share of the money, in percent',
        'Days from sale to cash',
        'Middle half of the money',
        '0%',
      ],
    ],
    ['Owed to creators', ['US dollars', 'In progress']],
  ] as const) {
    for (const text of texts) await expect(chart(title).getByText(text).first()).toBeVisible()
  }
  await page.getByRole('tab', { name: 'Books' }).click()
  const checks = chart('All checks together, by day')
  for (const text of ['No new violations', 'New violations'])
    await expect(checks.getByText(text, { exact: true })).toBeVisible()
})

test('a creator is found and their whole story opens', async () => {
  const page = finished()
  await page.getByRole('tab', { name: 'Creators' }).click()
  await page.getByLabel('Schedule').selectOption({ label: 'Daily' })
  await page.getByRole('columnheader', { name: 'Payouts' }).getByRole('button').click()
  await page.getByRole('columnheader', { name: 'Payouts' }).getByRole('button').click()
  await page
    .getByRole('region', { name: 'Creators', exact: true })
    .getByRole('button', { name: /^creator-/ })
    .first()
    .click()
  for (const heading of ['Sales', 'Balances', 'Payouts', 'Notes']) {
    await expect(
      page.getByRole('heading', { level: 4, name: new RegExp(`^${heading}`) }),
    ).toBeVisible()
  }
  await page.getByRole('button', { name: 'All creators' }).click()
  await page.getByLabel('Schedule').selectOption({ label: 'All' })
  await page.getByLabel('Find').fill('creator-17')
  await expect(page.getByRole('button', { name: 'creator-17', exact: true })).toBeVisible()
  await page.getByLabel('Find').fill('nobody')
  await expect(page.getByText('No creator matches.')).toBeVisible()
})

test('the downloads hold the run that is on the page', async () => {
  const page = finished()
  const digest = await digestOnPage(page)
  const take = async (file: string): Promise<Buffer> => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: `Download ${file}` }).click()
    return readFileSync(await (await download).path())
  }
  const report = JSON.parse((await take('report.json')).toString()) as {
    digest: string
    counts: { payouts: number }
  }
  expect(report.digest).toBe(digest)
  const days = (await take('daily.csv')).toString().trim().split('\n')
  expect(days).toHaveLength(1 + SHORT_RUN.days!)
  const ledger = new (await initSqlJs()).Database(await take('ledger.sqlite'))
  expect(ledger.exec('SELECT COUNT(*) FROM payouts')[0]!.values[0]![0]).toBe(report.counts.payouts)
  // The ledger is still there for questions after it was exported.
  expect(await digestOnPage(page)).toBe(digest)
})

test('a chart can be read from the keyboard, and a picked day stays picked', async () => {
  const page = finished()
  await page.getByRole('tab', { name: 'Overview' }).click()
  const chart = page
    .getByRole('figure')
    .filter({ hasText: 'Margin by day' })
    .locator('[tabindex="0"]')
  await chart.first().focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const picked = page.getByRole('complementary', { name: 'The days picked in the charts' })
  await expect(picked.getByText('1 Sep 2026')).toBeVisible()
})

test('the bars of a run of many months add up whole months where asked to, and so does their table', async ({
  page,
}) => {
  await openFinished(page, { ...SHORT_RUN, days: 130, population: { size: 10 } })
  await expect(page.getByRole('heading', { name: 'Margin by week' })).toBeVisible()
  await page.getByRole('radio', { name: 'A month' }).first().check({ force: true })
  await expect(page.getByRole('heading', { name: 'Payouts by type, by month' })).toBeVisible()
  await page.getByRole('button', { name: 'Table of Margin by month' }).click()
  const months = page.getByRole('region', { name: 'Table of Margin by month' })
  await expect(months.getByRole('columnheader').first()).toHaveText('Month')
  await expect(months.getByRole('rowheader')).toHaveText([
    ...['Aug 2026, 1 of 31 days', 'Sep 2026', 'Oct 2026', 'Nov 2026', 'Dec 2026'],
    'Jan 2027, 7 of 31 days',
  ])
})

test.describe('with its service worker', () => {
  // Whatever it asks for or complains of is heard, too.
  test.use({ serviceWorkers: 'allow' })

  test('the page opens on a finished run of the default marketplace, silently and alone', async ({
    page,
    baseURL,
  }) => {
    const { complaints, foreign } = watch(page, new URL(baseURL!).origin)
    await page.goto('./')
    await expect(page).toHaveTitle(/Payout Lab/)
    await expectPhase(page, 'Finished')
    await expect(page.getByText(/The books agree/)).toBeVisible()
    await expect(runBar(page).getByText('90 of 90 days')).toBeVisible()
    for (const title of ['Margin by week', 'Payouts by type', 'From sale to cash']) {
      await expect(page.getByRole('heading', { name: title })).toBeVisible()
    }
    expect(complaints).toEqual([])
    expect(foreign).toEqual([])
  })
})

test('what does not move is named, and leads to the payouts and creators', async ({ page }) => {
  await openFinished(page, {
    version: 1,
    name: 'Nobody claims',
    seed: 'end-to-end',
    days: 30,
    population: { size: 0 },
    creators: ['ink', 'oak', 'fir'].map((handle, index) => ({
      handle,
      rail: 'paypal' as const,
      country: 'UA',
      paused: index === 2,
      openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }],
    })),
    processor: {
      failures: { refusedBasisPoints: 0, standardFailedBasisPoints: 0 },
      paypal: { unclaimedBasisPoints: 10_000, claimedBasisPoints: 0, cancelledBasisPoints: 0 },
    },
  })
  const section = page.getByRole('region', { name: 'Stuck or paused' })
  await expect(section.getByText(/^2 PayPal payouts of \$300\.00, unclaimed since/)).toBeVisible()
  await expect(section.getByText(/^One creator paused by an admin, with \$150\.00/)).toBeVisible()
  await section.getByRole('button', { name: 'Show these payouts' }).click()
  await expect(page.getByLabel('State now')).toHaveValue('stuck')
  await expect(page.getByText('2 payouts', { exact: true })).toBeVisible()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await section.getByRole('button', { name: 'Show these creators' }).click()
  await expect(page.getByRole('button', { name: 'fir', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'ink', exact: true })).toBeHidden()
})
