/**
 * The pages of the end-to-end tests. The tests of a worker share one browser context, which is emptied after each: a
 * context of its own would cost each test a window, a process and everything that is compiled in it. Runs of other seeds
 * keep both cores busy, so only the tests about them let them run.
 */
import { test as base, type BrowserContext, type Page } from '@playwright/test'

export { expect, type Locator, type Page } from '@playwright/test'

interface SharedContext {
  context: BrowserContext
  /** Closes all pages of a test and deletes what they stored. */
  empty: () => Promise<void>
}

interface OfEachWorker {
  shared: SharedContext
}

interface OfEachTest {
  otherSeeds: 'running' | 'stopped'
  /** The page of another person, who has nothing of what is stored in `page`. */
  elsewhere: Page
}

/** As a stored state of its context, which Playwright has too, it would cost each test another page that stores it. */
export async function stopOtherSeeds(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (location.origin !== 'null') localStorage['payout-lab.other-seeds'] ??= 'stopped'
  })
}

declare global {
  var sqlite: WebAssembly.Module
}

/** Compiles SQLite, and keeps what is compiled as long as the page is there: pages of one process share it. */
async function compileSqlite(): Promise<void> {
  const files = await (await fetch('./service-worker.js')).text()
  globalThis.sqlite = await WebAssembly.compileStreaming(
    fetch(/assets\/[\w-]+\.wasm/.exec(files)![0]),
  )
}

/** The first page is a picture of the same origin, which stays open so that all others find its process. */
async function shareContext(context: BrowserContext): Promise<SharedContext> {
  const first = await context.newPage()
  await first.goto('./favicon.svg')
  await first.evaluate(compileSqlite)
  const session = await context.newCDPSession(first)
  const { origin } = new URL(first.url())
  const empty = async (): Promise<void> => {
    for (const page of context.pages()) if (page !== first) await page.close()
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
    await context.clearPermissions()
  }
  return { context, empty }
}

export const test = base.extend<OfEachTest, OfEachWorker>({
  otherSeeds: ['stopped', { option: true }],
  shared: [
    async ({ browser }, use, { project }) => {
      const { baseURL, serviceWorkers } = project.use
      const context = await browser.newContext({
        baseURL: baseURL!,
        serviceWorkers: serviceWorkers!,
      })
      await use(await shareContext(context))
      await context.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ browser, serviceWorkers, shared }, use) => {
    // What a service worker keeps, it keeps beyond the test.
    if (serviceWorkers === 'allow') {
      const context = await browser.newContext()
      await use(context)
      await context.close()
    } else {
      await use(shared.context)
      await shared.empty()
    }
  },
  page: async ({ context, otherSeeds }, use) => {
    const page = await context.newPage()
    if (otherSeeds === 'stopped') await stopOtherSeeds(page)
    await use(page)
  },
  elsewhere: async ({ browser, otherSeeds }, use) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    if (otherSeeds === 'stopped') await stopOtherSeeds(page)
    await use(page)
    await context.close()
  },
})

/**
 * One page for tests that only look at what it shows: it is opened once, and each begins with what the one before has
 * left. They come first in their file, as the end of a test with a page of its own closes all others.
 */
export function onePage(open: (page: Page) => Promise<void>): () => Page {
  let page: Page
  test.beforeAll(async ({ shared }) => {
    page = await shared.context.newPage()
    await stopOtherSeeds(page)
    await open(page)
  })
  test.afterAll(({ shared }) => shared.empty())
  return () => page
}
