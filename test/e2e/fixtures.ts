/**
 * The page of the end-to-end tests. Runs of other seeds keep both cores busy, so only the tests about them let them run.
 */
import { test as base } from '@playwright/test'

export {
  expect,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test'

export const test = base.extend<{ otherSeeds: 'running' | 'stopped' }>({
  otherSeeds: ['stopped', { option: true }],
  context: async ({ context, otherSeeds }, use) => {
    // As a stored state of the context it would cost each test another page, opened only to store it.
    if (otherSeeds === 'stopped') {
      await context.addInitScript(() => {
        if (location.origin !== 'null') localStorage['payout-lab.other-seeds'] ??= 'stopped'
      })
    }
    await use(context)
  },
})
