/**
 * Takes the pictures of the README of the built page, each in the light and in the dark theme: a finished run, and a
 * creator's own page in mid-run. `npm run build` comes before it.
 */
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { preview } from 'vite'
import { chromiumArguments, chromiumPath } from './chromium.js'

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url))
const SIZE = { width: 1_280, height: 900 }
const MINUTES_MAX = 20

const server = await preview({ preview: { port: Number(process.env['E2E_PORT'] ?? 4175) } })
const address = server.resolvedUrls!.local[0]!
const browser = await chromium.launch({
  executablePath: chromiumPath()!,
  args: chromiumArguments,
})

async function openPage(place = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(MINUTES_MAX * 60_000)
  await page.goto(`${address}${place}`)
  await page
    .getByRole('region', { name: 'Run', exact: true })
    .getByText('Finished', { exact: true })
    .waitFor()
  return page
}

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `${FOLDER}${name}-${colorScheme}.png`, animations: 'disabled' })
  }
  console.log(name)
  await page.context().close()
}

const overview = await openPage()
await overview.getByText(/ in 30 seeds/).waitFor()
await take(overview, 'overview')

const creator = await openPage('?room=creators')
await creator.getByLabel('Find').fill('creator-162')
await creator.getByRole('button', { name: 'creator-162', exact: true }).click()
await creator.getByRole('radio', { name: 'As they see it' }).check()
await creator.getByLabel('Go to a day').fill('2026-10-14')
await creator.getByRole('button', { name: 'Go', exact: true }).click()
await creator.getByText('Paused', { exact: true }).waitFor()
await creator.getByRole('heading', { name: 'creator-162' }).scrollIntoViewIfNeeded()
await take(creator, 'creator-side')

await browser.close()
await server.close()
