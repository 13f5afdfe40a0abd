/** What axe finds on the page as it is; it must find nothing in any state. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

export async function expectNothingFound(page: Page, state: string): Promise<void> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } }
    const results = await axe.run()
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  })
  expect(violations, state).toEqual([])
}
