/** A rule that the service and a check both take from one place is wrong in both at once, and no check says so. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Rules that the service goes by, and that the checks have in their own words. */
const RULES_OF_THE_SERVICE = ['fridayOnOrAfter', 'IS_IN_PROGRESS_SQL', 'LIVE_PAYOUT_STATES']

it.each(RULES_OF_THE_SERVICE)('no check goes by the service’s %s', (rule) => {
  const files = readdirSync('src/checks', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => readFileSync(`src/checks/${file}`, 'utf8').includes(rule))).toEqual(
    [],
  )
})
