/** Each webhook of a run has an id, and is handled once, however often it is delivered. */
import { expect, it } from 'vitest'
import { PAID_ONCE } from '../../support/paid-once'
import { brokenChecks, run } from '../../support/runs'

const TWICE = {
  fault: 'webhook-twice',
  creator: 'ink',
  news: 'payout_failed',
  seconds: 3_600,
} as const
const FAILS = { fault: 'payout-fails', creator: 'ink', code: 'account_closed' } as const
const HANDLED = 'SELECT webhook_id, handled_at FROM handled_webhooks'

it('a second delivery does nothing', () => {
  const once = run({ ...PAID_ONCE, faults: { single: [FAILS] } })
  const twice = run({ ...PAID_ONCE, faults: { single: [FAILS, TWICE] } })
  expect(once.rows(HANDLED)[0]![0]).toBe('evt_00000001')
  expect(twice.rows(HANDLED)).toEqual(once.rows(HANDLED))
  expect(twice.report.digest).toBe(once.report.digest)
  expect(twice.report.faultsWithoutEffect).toEqual([])
})

it.each(['before', 'after'] as const)(
  'one whose worker dies %s the call in it is delivered again, and handled then',
  (when) => {
    const ended = run({
      ...PAID_ONCE,
      faults: {
        single: [
          FAILS,
          {
            fault: 'worker-killed',
            creator: 'ink',
            step: 'call-reverse-transfer',
            job: 'handle-webhook',
            when,
          },
        ],
      },
    })
    expect(brokenChecks(ended.report)).toEqual([])
    expect(ended.rows('SELECT state FROM payouts')[0]).toEqual(['failed'])
    const [[failedAt]] = ended.rows(
      `SELECT occurred_at FROM payout_state_changes WHERE to_state = 'failed'`,
    ) as [[string]]
    expect(ended.rows(HANDLED)[0]).toEqual(['evt_00000001', failedAt])
    expect(ended.report.faultsWithoutEffect).toEqual([])
  },
)

it('one whose reversal was turned down is not done: its second delivery ends the payout', () => {
  const refused = {
    fault: 'call-refused',
    creator: 'ink',
    call: 'reverse_transfer',
    code: 'processor_unavailable',
  } as const
  const ended = run({ ...PAID_ONCE, faults: { single: [FAILS, TWICE, refused] } })
  expect(brokenChecks(ended.report)).toEqual([])
  const [[failedAt]] = ended.rows(
    `SELECT occurred_at FROM payout_state_changes WHERE to_state = 'failed'`,
  ) as [[string]]
  expect(ended.rows(HANDLED)[0]).toEqual(['evt_00000001', failedAt])
  expect(ended.report.faultsWithoutEffect).toEqual([])
})
