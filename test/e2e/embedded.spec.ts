/** A run inside a page of somebody else: the same numbers, nothing stored, nothing to change, and the way to the page itself. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FrameLocator } from '@playwright/test'
import { embeddedFragment, type EmbeddedView } from '../../src/scenario/embedded-link'
import { linkFragment } from '../../src/scenario/link'
import { expectNothingFound } from './axe'
import { expect, stopOtherSeeds, test, type Page } from './fixtures'
import {
  digestOnPage,
  expectNoOverflow,
  expectPhase,
  openFinished,
  salesFilePicker,
  SHORT_RUN,
} from './support'

// Runs of other seeds are stopped by what a page finds in its storage, which an embedded view neither reads nor writes.
test.use({ otherSeeds: 'running' })

declare global {
  interface Window {
    /** The stores of a frame, taken before its scripts. */
    stores?: { local: Storage; session: Storage; databases: IDBFactory }
  }
}

const OVERVIEW: EmbeddedView = { tab: 'overview', digest: null }

const fragmentOf = (view: Partial<EmbeddedView> = {}, scenario = SHORT_RUN): string =>
  `#${embeddedFragment(scenario, { ...OVERVIEW, ...view })}`

const frameOf = (src: string, sandbox = ''): string =>
  `<iframe src="${src}" title="A run" loading="lazy" width="100%" height="720" style="width: 100%; height: 45rem; border: 0" ${sandbox}></iframe>`

/** A page of somebody else, of this origin. */
async function openHost(page: Page, body: string): Promise<FrameLocator> {
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('./host.html')
  return page.frameLocator('iframe')
}

/** Another site: a page that shows a frame, and beside it the files of the lab, which everybody may read there. */
class OtherSite {
  frame = ''
  readonly #server: Server

  constructor(lab: string, policies = { host: '', lab: '' }) {
    const answer = async (url = '/'): Promise<[Headers, Buffer | string]> => {
      if (url === '/host.html') return [new Headers({ 'content-type': 'text/html' }), this.frame]
      const file = await fetch(new URL(url, lab))
      return [file.headers, Buffer.from(await file.arrayBuffer())]
    }
    this.#server = createServer((request, response) => {
      void answer(request.url).then(([headers, body]) => {
        response.setHeader('content-type', headers.get('content-type') ?? '')
        response.setHeader('access-control-allow-origin', '*')
        const policy = request.url === '/host.html' ? policies.host : policies.lab
        if (policy !== '') response.setHeader('content-security-policy', policy)
        response.end(body)
      })
    }).listen(0)
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  async open(page: Page, frame: string): Promise<FrameLocator> {
    this.frame = frame
    await page.goto(`${this.address}host.html`)
    return page.frameLocator('iframe')
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const answer = (place: Page | FrameLocator): Promise<string> =>
  place.locator('.finding .answer').innerText()

const digestIn = (frame: Page | FrameLocator) => frame.getByText(/^Digest/).locator('code')

const watchStores = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    try {
      window.stores = { local: localStorage, session: sessionStorage, databases: indexedDB }
    } catch {
      // The browser stores nothing of a frame of another site.
    }
  })

const stored = (page: Page): Promise<unknown[]> =>
  page.frames()[1]!.evaluate(async () => {
    if (!window.stores) return []
    const { local, session, databases } = window.stores
    return [
      ...Object.keys(local),
      ...Object.keys(session),
      ...(await databases.databases()).map(({ name }) => name),
      ...(await caches.keys()),
      ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ]
  })

test.describe('with its service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('pages of another site and of the same origin show the same run, and the frame stores nothing', async ({
    page,
    elsewhere,
    baseURL,
  }) => {
    await stopOtherSeeds(elsewhere)
    await openFinished(elsewhere)
    const headline = await answer(elsewhere)
    const digest = await digestOnPage(elsewhere)

    await watchStores(page)
    const other = new OtherSite(baseURL!)
    const code = frameOf(`${baseURL}${fragmentOf({ digest })}`)
    for (const open of [() => other.open(page, code), () => openHost(page, code)]) {
      const frame = await open()
      await expect(frame.getByText('Reproduced exactly: the digest is the same.')).toBeVisible()
      await expect(digestIn(frame)).toHaveAttribute('title', digest)
      expect(await answer(frame)).toBe(headline)
      await expect(frame.getByRole('heading', { level: 1 })).toHaveText('A short run')
      await expect(frame.getByText('Seed end-to-end', { exact: true })).toBeVisible()
      await expect(frame.getByText('1 of 30 seeds')).toBeVisible()
      await expect(frame.locator('form, input:not([type="radio"]), [role="tab"]')).toHaveCount(0)
      // What is written once a page is idle is written by now.
      await expect(frame.getByText('What is assumed')).toBeVisible()
      expect(await stored(page)).toEqual([])
    }
    other.stop()

    // The page itself registers no service worker inside a frame either.
    const whole = await openHost(page, frameOf(`${baseURL}#${linkFragment(SHORT_RUN)}`))
    await expect(whole.getByText('Finished', { exact: true })).toBeVisible()
    // In the words of the form, whose fields are read beside the service worker.
    await expect(whole.getByText('What is assumed')).toBeVisible()
    const kept = await stored(page)
    expect(kept).not.toEqual([])
    expect(kept).not.toContain(baseURL)
  })
})

test('strict policies of both hosts leave the run to be seen, as wide as the page around it', async ({
  page,
  baseURL,
}) => {
  // As docs/decisions/0032 has them: no style of the code is applied.
  const other = new OtherSite(baseURL!, {
    host: "default-src 'self'; frame-src 'self'",
    lab: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'",
  })
  const frame = await other.open(page, frameOf(`${other.address}${fragmentOf()}`))
  await expect(digestIn(frame)).toBeVisible()
  const { width, height } = (await page.locator('iframe').boundingBox())!
  expect(width).toBeGreaterThan(page.viewportSize()!.width - 30)
  expect(height).toBeGreaterThanOrEqual(720)
  other.stop()
})

test('a frame without an origin says why it does not run', async ({ page, baseURL }) => {
  const other = new OtherSite(baseURL!)
  const code = frameOf(`${other.address}${fragmentOf()}`, 'sandbox="allow-scripts"')
  const frame = await other.open(page, code)
  await expect(frame.getByText(/must have both allow-scripts and allow-same-origin/)).toBeVisible()
  expect(page.workers()).toEqual([])
  other.stop()
})

test('a frame with the link of a newer lab shows no other run', async ({ page, baseURL }) => {
  const newer = fragmentOf().replace('#s4.', '#s5.')
  const frame = await openHost(page, frameOf(`${baseURL}${newer}`))
  await expect(frame.getByText('This run cannot be shown.')).toBeVisible()
  await expect(frame.getByText(/made by a newer lab/)).toBeVisible()
  expect(page.workers()).toEqual([])
})

test('a frame without a run says so, and how to get one', async ({ page, baseURL }) => {
  for (const fragment of ['', '#results']) {
    const around = `<html lang="en"><title>A page</title><main><h1>A page</h1>`
    const frame = await openHost(page, around + frameOf(`${baseURL}${fragment}`))
    await expect(frame.getByText(/^This frame shows no run of Payout Lab/)).toBeVisible()
    await expect(frame.getByText(/choose “Embed”/)).toBeVisible()
    await expect(frame.getByRole('link', { name: 'Open in Payout Lab' })).toHaveAttribute(
      'target',
      '_blank',
    )
    await expect(frame.getByRole('tab')).toHaveCount(0)
    expect(page.workers()).toEqual([])
  }
  await expectNothingFound(page, 'a frame without a run')
})

test('of three frames of a long page, those that are not seen do not run', async ({
  page,
  baseURL,
}) => {
  const frames = ['one', 'two', 'three'].map((seed) =>
    frameOf(`${baseURL}${fragmentOf({}, { ...SHORT_RUN, seed })}`).replace('loading="lazy"', ''),
  )
  await openHost(page, frames.join('<p style="height: 60rem">'))
  const frame = (index: number): FrameLocator => page.frameLocator('iframe').nth(index)
  await expect(digestIn(frame(0))).toBeVisible()
  await expect(frame(2).getByText('Seed three', { exact: true })).toBeVisible()
  await expect(frame(2).getByText('Starting', { exact: true })).toBeVisible()
  expect(page.workers().length).toBe(1)
  await page.locator('iframe').nth(2).scrollIntoViewIfNeeded()
  await expect(digestIn(frame(2))).toBeVisible()
})

test('axe finds nothing in an embedded run, and what leads to another tab, and the link, open the page itself in a new tab', async ({
  page,
  context,
}) => {
  // It is run 32 times.
  const few = { ...SHORT_RUN, days: 14, population: { ...SHORT_RUN.population, size: 15 } }
  await page.goto(`./${fragmentOf({}, few)}`)
  await expect(digestIn(page)).toBeVisible()
  await expect(page.getByText('What is assumed')).toBeVisible()
  await expectNothingFound(page, 'embedded overview')
  const size = page.viewportSize()!
  for (const width of [1_200, 768, 390, 320, 200]) {
    await page.setViewportSize({ width, height: 720 })
    await expectNoOverflow(page, width)
  }
  await page.setViewportSize(size)

  const expectOpened = async (tab: string, act: Promise<void>): Promise<void> => {
    const [popup] = await Promise.all([context.waitForEvent('page'), act])
    await expectPhase(popup, 'Finished')
    await expect(popup.getByLabel('Seed', { exact: true })).toHaveValue('end-to-end')
    await expect(popup.getByRole('tab', { name: tab, selected: true })).toBeVisible()
    expect(await popup.evaluate(() => window.opener === null)).toBe(true)
    // It would go on with its other seeds.
    await popup.close()
  }
  await expectOpened('Overview', page.getByRole('link', { name: 'Open in Payout Lab' }).click())
  await expectOpened('Fees', page.getByRole('button', { name: 'Fees', exact: true }).click())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A short run')
  await page.getByRole('button', { name: 'Run the others' }).click()
  await expect(page.getByText(/in 30 seeds/)).toBeVisible({ timeout: 100_000 })
})

test('Fees answers without a form, and runs its fees when it is asked', async ({ page }) => {
  await page.goto(`./?room=fees&seeds=2${fragmentOf({ tab: 'fees', digest: 'ab'.repeat(32) })}`)
  await expect(page.getByText(/^Not reproduced: the digest is not the one/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What should daily payouts cost?' })).toBeVisible()
  await expect(page.getByText('This is a rough estimate', { exact: false })).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Let creators decide by the model' })).toHaveCount(
    0,
  )
  await page.getByRole('button', { name: /^Run \d+ simulations/ }).click()
  await expect(page.getByText('Everything is run, with 2 seeds each.')).toBeVisible({
    timeout: 100_000,
  })
  expect(new URL(page.url()).hash).toMatch(/^#s4\./)
  await expectNothingFound(page, 'embedded fees')
})

test('a link that cannot be read, and a scenario that cannot run, are said and not replaced', async ({
  page,
}) => {
  await page.goto(`./${fragmentOf()}x`)
  await expect(page.getByText('This run cannot be shown.')).toBeVisible()
  await expect(page.getByText(/a whole link, as it was copied/)).toBeVisible()
  await expectNothingFound(page, 'embedded link that was changed')
  await page.goto(`./${fragmentOf({}, { version: 1, days: -1 })}`)
  await expect(page.getByText(/^days: got -1/)).toBeVisible()
  await expect(page.getByText(/^Digest/)).toHaveCount(0)
})

test('the code to embed is copied beside the link, and there is none of a sales file', async ({
  page,
  context,
}) => {
  await stopOtherSeeds(page)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openFinished(page)
  const digest = await digestOnPage(page)
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Fees' }).check()
  await expect(dialog.getByText(/^A reader of Fees sees a rough estimate/)).toBeVisible()
  await expect(dialog.getByText(/this computer’s/)).toBeVisible()
  await expectNothingFound(page, 'the code to embed')
  await dialog.getByRole('button', { name: 'Copy embed code' }).click()
  const code = await page.evaluate(() => navigator.clipboard.readText())
  expect(code).toContain(fragmentOf({ tab: 'fees', digest }))
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('button', { name: /^Embed code/ }).click()
  await expect(dialog.getByText(/^<iframe/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()

  await page.setViewportSize({ width: 1_200, height: 800 })
  await page.getByRole('heading', { name: 'Sales data' }).click()
  await salesFilePicker(page).setInputFiles({
    name: 'sales.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('creator_id,sold_at,amount_usd\nfonts,2026-02-03,12.50\n'),
  })
  await dialog.getByRole('button', { name: 'Use this file' }).click()
  await expectPhase(page, 'Finished')
  await page.getByRole('button', { name: 'Embed', exact: true }).click()
  await expect(dialog.getByText(/^It runs on sales.csv, an imported file/)).toBeVisible()
})
