/** Scenarios of single fates and of the wire, as they were first written down: each ends right. */
import { expect, it } from 'vitest'
import { brokenChecks, run } from '../support/runs'
import forgottenKeys from './forgotten-keys.json' with { type: 'json' }
import massPaymentRefused from './mass-payment-refused.json' with { type: 'json' }
import thisPayoutComesBack from './this-payout-comes-back.json' with { type: 'json' }
import webhooksLostOrTwice from './webhooks-lost-or-twice.json' with { type: 'json' }
import type { ScenarioInput } from '../../src/scenario/schema'

const ofFile = (file: unknown, changes: Partial<ScenarioInput> = {}) =>
  run({ ...(file as ScenarioInput), ...changes })

it.each([
  ['keys that are forgotten', forgottenKeys],
  ['webhooks that are lost or come twice', webhooksLostOrTwice],
  ['mass payments that are refused', massPaymentRefused],
])('%s: a creator without money breaks no check', (_what, file) => {
  const ended = ofFile(file)
  expect(brokenChecks(ended.report)).toEqual([])
  expect(ended.value('SELECT COUNT(*) FROM payouts')).toBe(0)
})

const PAYOUTS = `SELECT created_at, state, net_cents, failure_reason, completed_at FROM payouts ORDER BY payout_id`

it('the first payout comes back on its day, and the second does not', () => {
  const ended = ofFile(thisPayoutComesBack)
  expect(brokenChecks(ended.report)).toEqual([])
  expect(ended.rows(PAYOUTS)).toEqual([
    ['2026-09-03T10:00:00Z', 'returned', 200_00, 'account_closed', '2026-09-07T08:46:15Z'],
    ['2026-09-10T10:00:00Z', 'completed', 200_00, null, '2026-09-14T10:00:35Z'],
  ])
})
