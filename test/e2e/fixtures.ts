/**
 * The pages of the end-to-end tests. Runs of other seeds keep both cores busy, so only the tests about them let them run.
 */
import { test as base, type BrowserContext, type Page } from '@playwright/test'

export { expect, type Locator, type Page } from '@playwright/test'

interface Pages {
  otherSeeds: 'running' | 'stopped'
  /** The page of another person, who has nothing of what is stored in `page`. */
  elsewhere: Page
}

/** As a stored state of its context, which Playwright has too, it would cost each test another page that stores it. */
async function stopOtherSeeds(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (location.origin !== 'null') localStorage['payout-lab.other-seeds'] ??= 'stopped'
  })
}

export const test = base.extend<Pages>({
  otherSeeds: ['stopped', { option: true }],
  context: async ({ context, otherSeeds }, use) => {
    if (otherSeeds === 'stopped') await stopOtherSeeds(context)
    await use(context)
  },
  elsewhere: async ({ browser, otherSeeds }, use) => {
    const context = await browser.newContext()
    if (otherSeeds === 'stopped') await stopOtherSeeds(context)
    await use(await context.newPage())
    await context.close()
  },
})
