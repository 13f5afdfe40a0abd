/** The job that was to send a claimed payout is given up with its worker: the money goes out or is unpaid again, or a check says so. */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'

type SingleFaults = NonNullable<NonNullable<ScenarioInput['faults']>['single']>

const killed = (job: 'send-payout' | 'send-paypal-batch', ...times: number[]): SingleFaults =>
  times.map((nth) => ({ fault: 'worker-killed', job, step: 'begin', when: 'before', nth }))

const BASE = {
  version: 1,
  startDay: '2026-08-31',
  population: { size: 0 },
  jobs: { standardRetriesMax: 0 },
  processor: CALM_PROCESSOR,
} as const satisfies Partial<ScenarioInput>

/** A Thai creator whose $500 are claimed on Tuesday the first, to be sent a day later. */
const crossBorder = (policy: ScenarioInput['policy'], days = 40): ScenarioInput => ({
  ...BASE,
  name: 'cross-border',
  days,
  policy,
  creators: [
    {
      handle: 'a',
      country: 'TH',
      rail: 'cross_border',
      schedule: 'weekly',
      openingBalances: [{ day: '2026-08-10', amountCents: 500_00, holder: 'processor' }],
    },
  ],
  faults: { single: killed('send-payout', 1) },
})

const payoutsOf = (done: Run): unknown[][] =>
  done.rows(
    `SELECT substr(created_at, 1, 16), gross_cents, state, failure_reason FROM payouts ORDER BY payout_id`,
  )

const PAID_A_WEEK_LATER = [
  ['2026-09-01T10:00', 500_00, 'failed', 'never_sent'],
  ['2026-09-08T10:00', 500_00, 'completed', null],
]

describe('a cross-border payout whose sending is given up', () => {
  it.each(['gumroad-2026-03', 'gumroad-2026-07-31', 'gumroad-2026-09-03', 'payout-lab'] as const)(
    'is given up by the sync of Friday, and paid by the next run: %s',
    (policy) => {
      const done = run(crossBorder(policy))
      expect(payoutsOf(done)).toEqual(PAID_A_WEEK_LATER)
      expect(brokenChecks(done.report)).toEqual([])
      expect(
        done.value(
          `SELECT substr(occurred_at, 1, 16) FROM payout_state_changes WHERE to_state = 'failed'`,
        ),
      ).toBe('2026-09-04T14:00')
    },
  )

  it('is given up after four deaths too, and its transfer comes back', () => {
    const scenario = crossBorder('gumroad-2026-09-03')
    const done = run({
      ...scenario,
      jobs: {},
      creators: [
        {
          ...scenario.creators![0]!,
          openingBalances: [{ day: '2026-08-10', amountCents: 500_00, holder: 'platform' }],
        },
      ],
      faults: { single: killed('send-payout', 1, 2, 3, 4) },
    })
    expect(payoutsOf(done).map(([at, , state]) => [at, state])).toEqual([
      ['2026-09-01T10:00', 'failed'],
      ['2026-09-08T10:00', 'completed'],
    ])
    expect(brokenChecks(done.report)).toEqual([])
  })

  it('is stuck where the policy never looks, which a check says from the fifth day on', () => {
    const stuck = (days: number): string[] =>
      brokenChecks(run(crossBorder('gumroad-2025-04', days)).report)
    expect(stuck(5)).toEqual([])
    expect(stuck(7)).toEqual([
      'payouts_are_sent: payout 1 of creator 1 was made 5 days ago, and 50000 cents of it were never sent',
    ])
  })
})

/** A creator whose $200 are claimed on Thursday the third. */
const american = (
  holder: 'platform' | 'processor',
  single: SingleFaults,
  changes: Partial<ScenarioInput> = {},
): ScenarioInput => ({
  ...BASE,
  name: 'american',
  days: 14,
  policy: 'payout-lab',
  creators: [
    {
      handle: 'a',
      schedule: 'weekly',
      openingBalances: [{ day: '2026-08-20', amountCents: 200_00, holder }],
    },
  ],
  faults: { single },
  ...changes,
})

describe('a payout whose request was written down, and whose worker was lost before it was made', () => {
  const unmade: SingleFaults = [
    { fault: 'worker-killed', creator: 'a', step: 'call-create-payout', when: 'before' },
  ]
  const NEVER_SENT =
    'payouts_are_sent: payout 1 of creator 1 was made 5 days ago, and 20000 cents of it were never sent'

  it('is sent once more by the sync, where there is one', () => {
    const done = run(american('processor', unmade))
    expect(brokenChecks(done.report)).toEqual([])
    expect(payoutsOf(done)).toEqual([['2026-09-03T10:00', 200_00, 'completed', null]])
  })

  it.each([
    ['is switched off', { protections: { reconciliation: false } }],
    ['is none in the policy', { policy: 'gumroad-2025-04' }],
  ] as const)('is stuck where there %s, which a check says from the fifth day on', (_, changes) => {
    const stuck = (days: number): string[] =>
      brokenChecks(run(american('processor', unmade, { ...changes, days })).report)
    expect(stuck(8)).toEqual([])
    expect(stuck(9)).toEqual([NEVER_SENT])
  })
})

describe('a payout that was refused, and whose transfer is to come back', () => {
  const lostAt = (when: 'before' | 'after'): SingleFaults => [
    { fault: 'payout-refused', creator: 'a', code: 'bank_account_restricted' },
    { fault: 'worker-killed', creator: 'a', step: 'call-reverse-transfer', when },
  ]
  const OFF = { protections: { reconciliation: false } }

  it.each(['before', 'after'] as const)('ends with the sync: %s', (when) => {
    const done = run(american('platform', lostAt(when)))
    expect(brokenChecks(done.report)).toEqual([])
    expect(payoutsOf(done)[0]).toEqual([
      '2026-09-03T10:00',
      200_00,
      'failed',
      'bank_account_restricted',
    ])
  })

  it.each([
    [
      'nobody asked for it',
      'before',
      'payouts_are_sent: payout 1 of creator 1 was made 5 days ago, has failed, and 20000 cents that were moved for it did not come back',
    ],
    [
      'nobody heard that it is back',
      'after',
      'outcomes_become_known: payout 1: the 20000 cents of tr_00000001 were moved back, and after 5 days the platform has not been notified',
    ],
  ] as const)('is stuck where nobody asks again, which a check says: %s', (_, when, words) => {
    const done = run(american('platform', lostAt(when), OFF))
    expect(brokenChecks(done.report)).toEqual([words])
    expect(done.report.checks.find(({ ok }) => !ok)!.centsAtRisk).toBe(200_00)
    expect(done.report.stuck.payouts).toMatchObject([
      { atProcessor: 'transfer_not_back', failureReason: 'bank_account_restricted', payouts: 1 },
    ])
  })
})

describe('a PayPal payout in parts of which the second is never begun', () => {
  const inParts = (days: number): ScenarioInput => ({
    ...BASE,
    name: 'in parts',
    days,
    policy: 'payout-lab',
    platform: { openingBalanceCents: 100_000_00 },
    creators: [
      {
        handle: 'a',
        country: 'TR',
        rail: 'paypal',
        paypalSplits: true,
        schedule: 'weekly',
        openingBalances: [{ day: '2026-08-10', amountCents: 52_000_00 }],
      },
    ],
    faults: { single: killed('send-paypal-batch', 2) },
  })

  it('is stuck where nobody asks for the part whose request was lost, which a check says', () => {
    const done = run({
      ...inParts(40),
      protections: { reconciliation: false },
      faults: {
        single: [
          {
            fault: 'worker-killed',
            creator: 'a',
            step: 'call-create-payout-batch',
            when: 'before',
            nth: 2,
          },
        ],
      },
    })
    expect(brokenChecks(done.report)).toEqual([
      expect.stringMatching(/^payouts_are_sent: payout 1 of creator 1 was made 12 days ago/),
    ])
    expect(done.report.checks.find(({ ok }) => !ok)!.centsAtRisk).toBe(30_960_00)
  })

  it('has the others sent the day after Thursday’s sync, each once', () => {
    const done = run(inParts(40))
    expect(brokenChecks(done.report)).toEqual([])
    expect(payoutsOf(done)).toEqual([['2026-09-04T10:00', 52_000_00, 'completed', null]])
    expect(
      done.rows(
        `SELECT substr(created_at, 1, 13), amount_cents FROM processor_payouts ORDER BY 1, 2`,
      ),
    ).toEqual([
      ['2026-09-04T10', 20_000_00],
      ['2026-09-11T15', 10_960_00],
      ['2026-09-11T15', 20_000_00],
    ])
  })
})
