/** For how long a processor knows a request again by its key. */
import { expect, it } from 'vitest'
import { SECONDS_IN_HOUR } from '../../src/core/calendar'
import { KeptKeys } from '../../src/processors/kept-keys'

const HOURS = 24
const KEPT = HOURS * SECONDS_IN_HOUR

it.each([
  ['as it is used', 0, true],
  ['in its last second', KEPT - 1, true],
  ['after that', KEPT, false],
])('a key is known %s', (_when, seconds, isKept) => {
  let now = 1_000
  const keys = new KeptKeys(HOURS, () => now)
  expect(keys.has('payout-1')).toBe(false)
  keys.use('payout-1')
  now += seconds
  expect(keys.has('payout-1')).toBe(isKept)
  expect(keys.has('payout-2')).toBe(false)
})

it('a key that was forgotten is new when it is used again, and kept as long', () => {
  let now = 1_000
  const keys = new KeptKeys(HOURS, () => now)
  keys.use('payout-1')
  now += KEPT
  keys.use('payout-1')
  now += KEPT - 1
  expect(keys.has('payout-1')).toBe(true)
  keys.forget('payout-1')
  expect(keys.has('payout-1')).toBe(false)
})

it('every key is known where they are kept for ever', () => {
  expect(new KeptKeys(null, () => 0).has('payout-1')).toBe(true)
})
