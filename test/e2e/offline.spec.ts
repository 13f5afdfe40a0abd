/** The page in a folder of a static host: it opens without the host, and a new version waits until it is asked for. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from './fixtures'
import { startStaticHost, type StaticHost } from '../tools/static-host'
import { linkFragment } from '../../src/scenario/link'
import { digestOnPage, expectPhase, SHORT_RUN } from './support'

test.use({ serviceWorkers: 'allow' })

let host: StaticHost

test.beforeEach(async () => {
  host = await startStaticHost()
})
test.afterEach(() => host.stop())

async function openKept(page: Page): Promise<void> {
  await page.goto(`${host.address}#${linkFragment(SHORT_RUN)}`)
  await expectPhase(page, 'Finished')
  await page.evaluate(() => navigator.serviceWorker.ready)
}

/** The same build under another title, as a host has it after a release. */
function release(title: string): void {
  const change = (file: string, from: string | RegExp, to: string): void => {
    const path = join(host.folder, file)
    const before = readFileSync(path, 'utf8')
    const after = before.replace(from, to)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
  }
  change('index.html', /<title>.*<\/title>/, `<title>${title}</title>`)
  change('service-worker.js', /(url:\s*.index\.html.,\s*revision:\s*.)\w+/, `$1${title.length}`)
}

const notice = (page: Page) => page.getByText('A new version of the lab is ready.')
const openNew = (page: Page) => page.getByRole('button', { name: 'Open the new version' })

test('on the very first visit what was not loaded yet is there without a network, and opened again it runs, in any room, with the same digest', async ({
  page,
}) => {
  await openKept(page)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const digest = await digestOnPage(page)
  await host.stop()
  const json = page.getByRole('textbox', { name: /Scenario as JSON/ })
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await expect(json).toBeVisible()
  await page.getByRole('tab', { name: 'Creators' }).click()
  await expect(
    page.getByText(`${SHORT_RUN.population!.size} creators`, { exact: true }),
  ).toBeVisible()

  await page.getByRole('tab', { name: 'Books' }).click()
  await page.reload()
  await expectPhase(page, 'Finished')
  expect(page.url()).toContain('room=books')
  expect(await digestOnPage(page)).toBe(digest)
  // What is loaded only when it is asked for: the editor, its schema, the reader of sales files.
  await page.getByRole('button', { name: 'Edit as JSON' }).click()
  await json.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('{ "version": 1,  }')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('"see')
  await expect(page.getByRole('option', { name: 'seed' })).toBeVisible()
})

test('a new version is offered, waits for the other tabs, and opens when it is asked for, never by itself', async ({
  context,
  page,
}) => {
  await openKept(page)
  // Other tabs keep the files they were built with.
  const other = await context.newPage()
  await openKept(other)
  release('The new lab')
  await page.reload()
  await expect(notice(page)).toBeVisible({ timeout: 60_000 })
  await expect(page).toHaveTitle('Payout Lab')
  await openNew(page).click()
  await expect(page.getByText('Other tabs still use the old version.')).toBeVisible()
  await expect(page).toHaveTitle('Payout Lab')
  await other.close()
  await openNew(page).click()
  await expect(page).toHaveTitle('The new lab')
  await expectPhase(page, 'Finished')
  await expect(notice(page)).toBeHidden()
})
