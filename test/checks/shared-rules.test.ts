/** A rule that the service and a check both take from one place is wrong in both at once, and no check says so. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as ofChecks from '../../src/checks/state-sets'
import * as ofService from '../../src/core/payout-state'

/** Rules that the service goes by, and that the checks have in their own words. */
const RULES_OF_THE_SERVICE = [
  'fridayOnOrAfter',
  'IS_CREATING_OR_PROCESSING_SQL',
  'LIVE_STATES_SQL',
  'COUNTED_STATES_SQL',
  'isUnpaidState',
]

const textOf = (file: string): string => readFileSync(`src/checks/${file}`, 'utf8')

const FILES = readdirSync('src/checks', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)

it.each(RULES_OF_THE_SERVICE)('no check goes by the service’s %s', (rule) => {
  expect(FILES.length).toBeGreaterThan(50)
  expect(FILES.filter((file) => textOf(file).includes(rule))).toEqual([])
})

it('no check goes by the service’s sets of states of payouts: it has the same in a list of its own', () => {
  const taken = FILES.flatMap((file) =>
    [
      ...textOf(file).matchAll(/import (?:type )?\{([^}]*)\} from '[./]*core\/payout-state'/g),
    ].flatMap(([, names]) => names!.split(',').map((name) => name.replace('type ', '').trim())),
  )
  expect(new Set(taken)).toEqual(new Set(['PAYOUT_STATES', 'PayoutState']))
  expect(ofService).toMatchObject(ofChecks)
})
