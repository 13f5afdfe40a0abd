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

it.each([
  ['on the fifth business day after its arrival', '2026-09-14T23:59:59Z', {}, 'returned'],
  ['no more a day later', '2026-09-15T00:00:00Z', {}, 'completed'],
  [
    'a day later where banks take longer',
    '2026-09-15T00:00:00Z',
    { processor: { failures: { returnedAfterBusinessDays: 6 } } },
    'returned',
  ],
])('a payout that has arrived comes back %s', (_what, on, changes, state) => {
  const [action] = thisPayoutComesBack.actions as NonNullable<ScenarioInput['actions']>
  const later = { ...action!, on }
  // Nothing else is paid in between, and the webhook is lost: the platform has to ask.
  const ended = ofFile(thisPayoutComesBack, {
    days: 40,
    actions: [later],
    faults: { single: [{ fault: 'webhook-lost', news: 'payout_failed', creator: 'a' }] },
    ...changes,
  })
  expect(brokenChecks(ended.report)).toEqual([])
  expect(ended.rows(PAYOUTS)[0]).toMatchObject({ 1: state })
  expect(ended.report.actionsWithoutEffect.map(({ reason }) => reason)).toEqual(
    state === 'completed' ? ['nothing_to_return'] : [],
  )
})

it('the first payout comes back on its day, and the second does not', () => {
  const ended = ofFile(thisPayoutComesBack)
  expect(brokenChecks(ended.report)).toEqual([])
  expect(ended.rows(PAYOUTS)).toEqual([
    ['2026-09-03T10:00:00Z', 'returned', 200_00, 'account_closed', '2026-09-07T08:46:15Z'],
    ['2026-09-10T10:00:00Z', 'completed', 200_00, null, '2026-09-14T10:00:35Z'],
  ])
})
