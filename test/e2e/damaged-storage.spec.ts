/** What a browser keeps may be damaged, or of another version of the lab: the page opens, says what it left out, and works. */
import { expect, test, type Locator, type Page } from './fixtures'
import { expectPhase, openFinished, watch } from './support'

const lines = (page: Page): Locator =>
  page
    .getByRole('region', { name: 'Runs' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox') })

/** Stores a copy of the kept run in which what is named is something else. */
async function storeDamaged(page: Page, id: string, part: string, value: unknown): Promise<void> {
  await page.evaluate(
    ({ id, part, value }) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('payout-lab.shelf')
        opening.onsuccess = () => {
          const database = opening.result
          const store = database.transaction('runs', 'readwrite').objectStore('runs')
          const range = IDBKeyRange.bound('run:', 'run:\uffff')
          store.getAll(range).onsuccess = ({ target }) => {
            const [kept] = (target as IDBRequest<Record<string, unknown>[]>).result
            const copy = { ...kept!, id, name: `Run ${id}`, digest: 'f'.repeat(64), keptAt: 1 }
            const keys = part.split('.')
            const last = keys.pop()!
            let place: Record<string, unknown> = copy
            for (const key of keys) place = place[key] as Record<string, unknown>
            place[last] = value
            store.put(copy, `run:${id}`)
            store.transaction.oncomplete = () => {
              database.close()
              resolve()
            }
          }
        }
      }),
    { id, part, value },
  )
}

/** The script of a part that fails so often, as by data of which no check of what is stored has thought. */
const failing = (message: string, times: number): string => `
  let shown = 0
  export default (anchor) => {
    if ((shown += 1) <= ${times}) throw new Error('${message}')
    anchor.before('It is shown.')
  }`

test('a tab that fails once is shown all the same', async ({ page }) => {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  const body = failing('No such row', 1)
  await page.route(/\/assets\/Rules-[\w-]+\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  )
  await openFinished(page)
  await page.getByRole('tab', { name: 'Rules' }).click()
  await expect(page.getByText('It is shown.')).toBeVisible()
  expect(errors).toEqual(['No such row'])
})

test('a tab that fails says so in its place, the page goes on, and it can be tried again', async ({
  page,
}) => {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  const body = failing('No such row', 2)
  await page.route(/\/assets\/Rules-[\w-]+\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  )
  await openFinished(page)
  await page.getByRole('tab', { name: 'Rules' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'This part of the page cannot be shown' })
  await expect(alert).toContainText('No such row')
  expect(errors).toEqual(['No such row', 'No such row'])
  await page.getByRole('tab', { name: 'Payouts' }).click()
  await expect(page.locator('#panel').getByRole('table').first()).toBeVisible()
  await page.getByRole('tab', { name: 'Rules' }).click()
  await expect(alert).toHaveCount(0)
})

test('a part of a tab that is not loaded or fails says so in its place, and can be tried again', async ({
  page,
}) => {
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  const body = failing('No such figure', 2)
  await page.route(/\/assets\/FigureLedger-[\w-]+\.js/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  )
  await page.route(/\/assets\/PayoutCharts-[\w-]+\.js/, (route) => route.abort())
  await openFinished(page)
  const failed = page
    .getByRole('alert')
    .filter({ hasText: 'This part of the page cannot be shown' })
  await expect(failed).toContainText('No such figure')
  expect(errors).toEqual(['No such figure', 'No such figure'])
  await failed.getByRole('button', { name: 'Try again' }).click()
  await expect(failed).toHaveCount(0)
  const missing = page
    .getByRole('alert')
    .filter({ hasText: 'This part of the page could not be loaded.' })
  await expect(missing).toBeVisible()
  await expect(page.getByRole('heading', { name: 'When the money arrives' })).toBeVisible()
  await page.unroute(/\/assets\/PayoutCharts-[\w-]+\.js/)
  await missing.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Payouts by type' })).toBeVisible()
  await expect(missing).toHaveCount(0)
})

test.describe('with its service worker', () => {
  // What the page complains of is looked at, and a service worker that is blocked is a complaint.
  test.use({ serviceWorkers: 'allow' })

  test('damaged runs, edits, queries, alternatives, readings, sales and results are left out, and the page works', async ({
    page,
    baseURL,
  }) => {
    const { complaints } = watch(page, new URL(baseURL!).origin)
    await openFinished(page)
    await expect(lines(page)).toHaveCount(1)
    await storeDamaged(page, 'one', 'outcome.report.figures', [null])
    await storeDamaged(page, 'two', 'changed', { from: 5 })
    await storeDamaged(page, 'three', 'outcome.report.timeToCash.0.hours.0', {})
    await page.evaluate(async () => {
      const twice = { name: 'twice', sql: 'SELECT 1', changes: {}, reading: {} }
      const lists = JSON.stringify([twice, twice, null])
      localStorage['payout-lab.alternatives'] = lists
      localStorage['payout-lab.readings'] = lists
      localStorage['payout-lab.queries'] = `{"saved":${lists},"recent":["a","a"]}`
      localStorage['payout-lab.validity'] = '{"build":5,"results":{"runs":[null],"violations":0}}'
      localStorage['payout-lab.draft.1-1'] = '{"keptAt":"x","input":[]}'
      localStorage['payout-lab.theme'] = '{'
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open('keyval-store')
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('keyval', 'readwrite')
          transaction.objectStore('keyval').put({ fileName: 'x.csv' }, 'payout-lab.sales-file')
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      })
    })
    await page.reload()
    await expectPhase(page, 'Finished')
    await expect(
      page.getByText(
        'Stored runs that are damaged or of another version: Run one, Run three, Run two.',
      ),
    ).toBeVisible()
    await expect(lines(page)).toHaveCount(1)
    await expect(page.getByText(/x\.csv/)).toHaveCount(0)
    await page.getByRole('tab', { name: 'Fees' }).click()
    await expect(
      page.getByRole('button', { name: /^Run \d+ simulations, about/ }).first(),
    ).toBeVisible()
    await page.getByRole('tab', { name: 'Books' }).click()
    await page.getByRole('button', { name: 'Queries', exact: true }).click()
    await expect(page.getByRole('button', { name: /^twice/ })).toHaveCount(1)
    expect(complaints).toEqual([])
  })
})
