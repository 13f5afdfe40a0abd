/** What axe finds on the page as it is now, in both themes; it must find nothing in any state. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from './fixtures'
import type { AxeResults, RunOptions } from 'axe-core'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

interface Axe {
  run: (options: RunOptions) => Promise<AxeResults>
}

export async function expectNothingFound(page: Page, state: string): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const found = (rules: string[] | null) =>
    page.evaluate(async (runOnly) => {
      const { axe } = window as unknown as { axe: Axe }
      // Without the selectors of all that is in order, and of what nobody reads.
      const results = await axe.run({
        resultTypes: ['violations'],
        selectors: false,
        ...(runOnly ? { runOnly } : {}),
      })
      return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
    }, rules)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await found(null), `${state}, light`).toEqual([])
  // A theme is colours alone: nothing else can differ in it.
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await found(['color-contrast']), `${state}, dark`).toEqual([])
}
