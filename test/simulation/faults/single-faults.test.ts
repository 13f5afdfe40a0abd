/** A weekly creator with $200, one fault, and what becomes of the payout: to the second, and with no check broken. */
import { expect, it } from 'vitest'
import type { Rail } from '../../../src/core/vocabulary'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run } from '../../support/runs'

type Single = NonNullable<NonNullable<ScenarioInput['faults']>['single']>[number]

const scenario: ScenarioInput = {
  version: 1,
  seed: 'calm',
  startDay: '2026-08-31',
  days: 30,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [
    {
      handle: 'a',
      schedule: 'weekly',
      openingBalances: [{ day: '2026-08-20', amountCents: 200_00 }],
    },
    {
      handle: 'd',
      schedule: 'daily',
      openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'platform' }],
    },
  ],
}

const A = { creator: 'a' } as const
const OF_CALL = { ...A, call: 'create_payout' } as const
const OF_WEBHOOK = { ...A, news: 'payout_paid' } as const
const AT_STEP = { ...A, fault: 'worker-killed', step: 'call-create-payout' } as const

const ASKED_AT = '2026-09-03T10:00:01Z'
const PAID_AT = '2026-09-07T09:06:07Z'
const FIRST = '2026-09-03T10:00:00Z'
const NEXT = [
  '2026-09-10T10:00:00Z',
  'completed',
  null,
  '2026-09-14T16:32:11Z',
  '2026-09-10T10:00:01Z',
]

/** When it was claimed, how it ended and why, when it was completed, when the processor made it. */
const PAYOUTS = `SELECT p.created_at, p.state, p.failure_reason, p.completed_at, pp.created_at
  FROM payouts p JOIN creators USING (creator_id) LEFT JOIN processor_payouts pp USING (payout_id)
  WHERE handle = 'a' ORDER BY payout_id`

const paid = (paidAt: string, madeAt: string) => [[FIRST, 'completed', null, paidAt, madeAt]]

it.each<[Single, unknown[][]]>([
  [{ ...OF_CALL, fault: 'call-lost' }, paid(PAID_AT, '2026-09-03T10:02:21Z')],
  [{ ...OF_CALL, fault: 'answer-lost' }, paid(PAID_AT, ASKED_AT)],
  [{ ...OF_CALL, fault: 'call-late', seconds: 600 }, paid(PAID_AT, '2026-09-03T10:02:21Z')],
  [{ ...OF_CALL, fault: 'answer-late', seconds: 30 }, paid(PAID_AT, ASKED_AT)],
  [
    { ...OF_CALL, fault: 'call-refused' },
    [
      [FIRST, 'failed', 'processor_unavailable', null, null],
      ['2026-09-03T14:00:00Z', 'completed', null, '2026-09-07T14:17:39Z', '2026-09-03T14:00:01Z'],
    ],
  ],
  [
    { ...A, fault: 'payout-refused', code: 'declined' },
    [[FIRST, 'failed', 'declined', null, null], NEXT],
  ],
  [
    { ...A, fault: 'payout-fails', code: 'account_closed' },
    [[FIRST, 'failed', 'account_closed', null, ASKED_AT], NEXT],
  ],
  [
    { ...A, fault: 'payout-returned', code: 'no_account', afterBusinessDays: 2 },
    [[FIRST, 'returned', 'no_account', PAID_AT, ASKED_AT], NEXT],
  ],
  [{ ...OF_WEBHOOK, fault: 'webhook-lost' }, paid('2026-09-07T14:00:02Z', ASKED_AT)],
  [
    { ...OF_WEBHOOK, fault: 'webhook-late', seconds: 3_600 },
    paid('2026-09-07T10:06:07Z', ASKED_AT),
  ],
  [{ ...OF_WEBHOOK, fault: 'webhook-twice', seconds: 60 }, paid(PAID_AT, ASKED_AT)],
  [{ ...AT_STEP, when: 'before' }, paid('2026-09-08T16:54:43Z', '2026-09-06T14:00:03Z')],
  [{ ...AT_STEP, when: 'after' }, paid(PAID_AT, ASKED_AT)],
  [
    { ...A, fault: 'worker-killed', step: 'begin', job: 'handle-webhook' },
    paid('2026-09-07T09:07:07Z', ASKED_AT),
  ],
  [
    { ...A, fault: 'worker-waits', step: 'call-create-payout', seconds: 500 },
    paid(PAID_AT, '2026-09-03T10:08:21Z'),
  ],
])('%j', (single, payouts) => {
  const done = run({ ...scenario, faults: { single: [single] } })
  expect(brokenChecks(done.report)).toEqual([])
  expect(done.rows(PAYOUTS)).toEqual(payouts)
  expect(done.simulation.questions.faultsFired()).toHaveLength(1)
  expect(done.simulation.questions.faultsWithoutEffect()).toEqual([])
})

it('a job that runs twice pays once', () => {
  const single: Single = { fault: 'job-twice', job: 'pay-creators', on: '2026-08-31', seconds: 20 }
  const done = run({ ...scenario, faults: { single: [{ ...single, creator: 'd' }] } })
  expect(brokenChecks(done.report)).toEqual([])
  expect(done.simulation.questions.faultsWithoutEffect()).toEqual([])
  expect(
    done.value(`SELECT COUNT(*) FROM payouts JOIN creators USING (creator_id) WHERE handle = 'd'`),
  ).toBe(1)
})

it('a fault at an address where nothing happens is listed as without effect', () => {
  const single: Single = { ...OF_CALL, fault: 'call-lost', on: '2026-09-02', nth: 1 }
  const { questions } = run({ ...scenario, faults: { single: [single] } }).simulation
  expect(questions.faultsFired()).toEqual([])
  expect(questions.faultsWithoutEffect()).toEqual([single])
})

it('a sale that an instant payout has paid is charged back after so many days', () => {
  const done = run({
    ...scenario,
    sales: [{ creator: 'd', at: '2026-08-31T12:00:00Z', amountCents: 100_00 }],
    faults: {
      single: [{ fault: 'chargeback-after-payout', creator: 'd', nth: 2, afterDays: 2 }],
    },
  })
  expect(brokenChecks(done.report)).toEqual([])
  expect(done.rows(`SELECT occurred_at, gross_cents FROM sales WHERE kind = 'chargeback'`)).toEqual(
    [['2026-09-03T08:05:08Z', -100_00]],
  )
})

it('lists the faults that met nothing, as the scenario has them', () => {
  const met: Single = { ...OF_CALL, fault: 'answer-lost' }
  const late = { ...OF_CALL, fault: 'call-lost', nth: 900 } as const
  const unmet = {
    fault: 'worker-killed',
    step: 'call-cancel-payout',
    when: 'after',
    nth: 1,
  } as const
  const { report } = run({ ...scenario, faults: { single: [met, late, unmet] } })
  expect(report.faultsWithoutEffect).toEqual([late, unmet])
})

const withRail = (rail: Rail, single: Single, days: number): ScenarioInput => ({
  ...scenario,
  days,
  creators: [
    {
      handle: 'a',
      schedule: 'weekly',
      rail,
      openingBalances: [{ day: '2026-08-20', amountCents: 200_00 }],
    },
  ],
  faults: { single: [single] },
})

const COMES_BACK: Single = { ...A, fault: 'payout-returned', code: null, afterBusinessDays: 5 }
const FAILS: Single = { ...A, fault: 'payout-fails', code: null }

it.each<[Rail, Single, number]>([
  ['us_bank', COMES_BACK, 4],
  ['paypal', COMES_BACK, 5],
  ['same_day_ach', COMES_BACK, 4],
  ['us_bank', FAILS, 4],
  ['paypal', FAILS, 5],
])(
  'to %s, %j is decided by day %i, and happens once the run has come to it',
  (rail, single, asked) => {
    const upTo = (days: number) => {
      const { simulation, report } = run(withRail(rail, single, days))
      return [simulation.questions.faultsFired().length, report.faultsHappened]
    }
    expect(upTo(asked)).toEqual([1, []])
    expect(upTo(16)).toEqual([1, [{ fault: single.fault, count: 1 }]])
  },
)
