/** The reader's own queries of the ledger: rows that lead on, refusals, an endless one, and a link that carries one. */
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from './fixtures'
import { openFinished } from './support'

const console_ = (page: Page) => page.getByRole('region', { name: 'Ask the ledger' })
const editor = (page: Page) => page.getByRole('textbox', { name: 'SQL query of the ledger' })

async function ask(page: Page, sql: string): Promise<void> {
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(sql)
  await page.keyboard.press('Control+Enter')
}

test('a query is asked, refused, stopped, saved, sent as a link and used as a check', async ({
  page,
  elsewhere,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error')
      complaints.push(message.text() + JSON.stringify(message.location()))
  })
  await openFinished(page)
  await page.getByRole('tab', { name: 'Books' }).click()
  const section = console_(page)
  await section.getByRole('button', { name: 'Run query' }).click()
  await expect(section.getByText(/^4 rows\s+in \d\.\d+ s, as of /)).toBeVisible()
  await expect(section.getByRole('columnheader')).toHaveText([
    'payout_type',
    'state',
    'payouts',
    'net_cents',
  ])

  // What is refused leaves the answer where it was, which says what it is of.
  await expect(section.getByText('These rows answer an earlier query')).toHaveCount(0)
  await ask(page, 'DELETE FROM payouts')
  await expect(section.getByRole('alert')).toHaveText(
    'This query could not be run. line 1, column 1: it has to begin with SELECT or WITH',
  )
  await expect(section.getByRole('columnheader').first()).toHaveText('payout_type')
  await expect(section.getByText('These rows answer an earlier query')).toContainText(
    'SELECT payout_type, state, COUNT(*) AS payouts',
  )

  await test.step('a query is completed as it is written', async () => {
    expect(complaints).toEqual([])
    await editor(page).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('SELECT net_cents FROM payouts WHERE ')
    await page.keyboard.press('Control+Space')
    await expect(page.getByRole('option', { name: /^net_cents/ })).toBeVisible()
    expect(complaints).toEqual([])
    await page.keyboard.type('net')
    await expect(page.getByRole('listbox').getByRole('option').first()).toHaveText(
      'net_cents payouts',
    )
    await page.keyboard.press('Tab')
    await expect(editor(page)).toHaveText('SELECT net_cents FROM payouts WHERE net_cents')
    await page.keyboard.type(' > 0 or')
    await expect(page.getByRole('option', { name: 'ORDER' })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('1')
    await expect(editor(page).locator('.cm-line')).toHaveText([
      'SELECT net_cents FROM payouts WHERE net_cents > 0 or',
      '1',
    ])
    expect(complaints).toEqual([])
  })

  await test.step('all of the box takes a click', async () => {
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('SELECT 1')
    await section.getByRole('button', { name: 'Run query' }).focus()
    const { x, y, height } = (await editor(page).boundingBox())!
    await page.mouse.click(x + 20, y + height - 4)
    await expect(editor(page)).toBeFocused()
    expect(height).toBeGreaterThan(100)
  })

  // One that never ends is stopped, and the page has gone on all the time.
  await ask(
    page,
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n WHERE i < 0',
  )
  await expect(section.getByText('Running…')).toBeVisible()
  await section.getByRole('button', { name: 'Stop query' }).press('Enter')
  const runQuery = section.getByRole('button', { name: 'Run query' })
  await expect(runQuery).toBeFocused()
  await runQuery.press('Enter')
  const stopQuery = section.getByRole('button', { name: 'Stop query' })
  await expect(stopQuery).toBeFocused()
  await stopQuery.press('Enter')
  await expect(runQuery).toBeFocused()

  const sql = 'SELECT payout_id, net_cents FROM payouts ORDER BY payout_id LIMIT 60'
  await ask(page, sql)
  await expect(section.getByText(/^60 rows\s+in /)).toBeVisible()
  await expect(section.getByText('1 to 50 of 60')).toBeVisible()
  const saved = page.waitForEvent('download')
  await section.getByRole('button', { name: 'Download CSV' }).click()
  const lines = readFileSync(await (await saved).path(), 'utf8').split('\n')
  expect(lines).toHaveLength(62)
  expect(lines[0]).toBe('payout_id,net_cents')

  await section.getByRole('button', { name: 'Save query' }).click()
  await section.getByLabel('Name').fill('The first sixty')
  await page.keyboard.press('Enter')
  await section.getByRole('button', { name: 'Queries' }).click()
  await expect(section.getByRole('button', { name: /^The first sixty/ })).toBeVisible()
  await page.keyboard.press('Escape')

  // The link has the query, and runs nothing that its reader has not seen.
  await elsewhere.goto(page.url())
  await expect(editor(elsewhere)).toHaveText(sql, { timeout: 30_000 })
  await expect(console_(elsewhere).getByRole('columnheader')).toHaveCount(0)

  // One that has lost its end on the way is said to be damaged, until another query is asked.
  await elsewhere.goto(page.url().replace(/(sql=[\w-]+)[\w-]{3}/, '$1'))
  const damaged = console_(elsewhere).getByText('damaged on its way', { exact: false })
  await expect(damaged).toBeVisible({ timeout: 30_000 })
  await console_(elsewhere).getByRole('button', { name: 'Run query' }).click()
  await expect(damaged).toHaveCount(0)

  // What is written and has not been asked stays while other rooms are open, and what was asked when the reader goes back.
  await editor(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('SELECT 1 AS unasked')
  await page.getByRole('tab', { name: 'Rules' }).click()
  await page.getByRole('tab', { name: 'Books' }).click()
  await expect(editor(page)).toHaveText('SELECT 1 AS unasked')
  await page.goBack()
  await expect(page.getByRole('tab', { name: 'Rules' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('tab', { name: 'Books' }).click()
  await expect(editor(page)).toHaveText('SELECT 1 AS unasked')
  expect(new URL(page.url()).searchParams.get('sql')).not.toBeNull()
  await ask(page, sql)
  await expect(section.getByText(/^60 rows\s+in /)).toBeVisible()

  await section.getByRole('button', { name: 'Use as a check' }).click()
  const checks = page.getByRole('region', { name: 'Checks of your own' })
  await expect(checks.getByLabel('SELECT')).toHaveValue(sql)
  await expect(checks.getByLabel('Name')).toBeFocused()

  await section.getByRole('button', { name: '2', exact: true }).click()
  await expect(page.getByRole('tab', { name: 'Payouts' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('heading', { name: 'Payout 2' })).toBeFocused()
  await page.goBack()
  await expect(page.getByRole('tabpanel')).toBeFocused()
})
