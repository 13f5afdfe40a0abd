/** Who has left an instant schedule, or was never on one, is not paid instantly by a run, and pays no fee. */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { at } from '../support/days'
import { ledgerWith, sell } from '../support/ledgers'
import { brokenChecks, run } from '../support/runs'
import { answer, Service } from '../support/service'

type Schedule = NonNullable<
  Extract<NonNullable<ScenarioInput['actions']>[number], { action: 'change-schedule' }>['schedule']
>

const BASE = {
  version: 1,
  startDay: '2026-09-21',
  days: 4,
  policy: 'gumroad-2026-09-03',
  population: { size: 0 },
} as const satisfies Partial<ScenarioInput>

const $500 = [{ day: '2026-09-20', amountCents: 500_00 }]

/** Payouts as creator, type, gross, fee and state. */
function payoutsOf(scenario: ScenarioInput): unknown[][] {
  const done = run(scenario)
  expect(brokenChecks(done.report)).toEqual([])
  return done.rows(
    `SELECT handle, payout_type, gross_cents, fee_cents, payouts.state
     FROM payouts JOIN creators USING (creator_id) ORDER BY payout_id`,
  )
}

describe('a creator whose slice of the daily run comes an hour later', () => {
  const FIRST_PAYOUT = ['first', 'instant', 500_00, 14_57, 'completed']
  const THRESHOLD = {
    frequency: 'threshold',
    thresholdCents: 400_00,
    payoutType: 'instant',
  } as const

  /** Payouts where a second creator chooses another schedule between the two slices. */
  const payoutsWhenChanging = (
    from: 'daily' | typeof THRESHOLD,
    schedule: 'daily' | 'weekly',
  ): unknown[][] =>
    payoutsOf({
      ...BASE,
      name: 'changed',
      jobs: { sliceCreators: 1, staggerSeconds: 3600 },
      creators: [
        { handle: 'first', schedule: 'daily', openingBalances: $500 },
        { handle: 'second', schedule: from, openingBalances: $500 },
      ],
      actions: [
        { action: 'change-schedule', on: '2026-09-21T08:30:00Z', creator: 'second', schedule },
      ],
    })

  it('and who goes weekly meanwhile is not paid instantly', () => {
    expect(payoutsWhenChanging('daily', 'weekly')).toEqual([FIRST_PAYOUT])
  })

  it('and who leaves an instant threshold for the weekly schedule is not either', () => {
    expect(payoutsWhenChanging(THRESHOLD, 'weekly')).toEqual([FIRST_PAYOUT])
  })

  it('and who goes from that to daily is', () => {
    expect(payoutsWhenChanging(THRESHOLD, 'daily')).toEqual([
      FIRST_PAYOUT,
      ['second', 'instant', 500_00, 14_57, 'completed'],
    ])
  })
})

it('a creator who leaves while the processor is asked what is available is not paid instantly', () => {
  const ledger = ledgerWith({ frequency: 'daily' })
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00)
  const service = new Service(ledger, at('2026-09-03T08:00:00Z'))
  const payment = service.payment('instant', '2026-09-02')
  expect(payment.next().value).toMatchObject({ request: { kind: 'instantly_available' } })
  ledger.creators.changeSchedule(1, 'weekly', service.now)
  expect(payment.next(answer.available(1_000_00)).done).toBe(true)
  ledger.commit()
  expect(service.payouts).toEqual([])
})

describe('a payout that failed for a passing reason', () => {
  const refused = (creator: string): ScenarioInput['faults'] => ({
    single: [{ fault: 'payout-refused', creator, code: 'processor_unavailable' }],
  })

  it.each([
    ['daily', [['a', 'instant', 500_00, 14_57, 'completed']]],
    ['weekly', []],
  ] as const)('in the morning of a creator who is %s at 14:00 UTC', (schedule, secondTries) => {
    expect(
      payoutsOf({
        ...BASE,
        name: 'second try',
        creators: [{ handle: 'a', schedule: 'daily', openingBalances: $500 }],
        faults: refused('a'),
        actions: [
          {
            action: 'change-schedule',
            on: '2026-09-21T12:30:00Z',
            creator: 'a',
            schedule: 'monthly',
          },
          { action: 'change-schedule', on: '2026-09-21T12:40:00Z', creator: 'a', schedule },
        ],
      }),
    ).toEqual([['a', 'instant', 500_00, 14_57, 'failed'], ...secondTries])
  })

  it('and was requested by a quarterly creator is not made again out of what was sold since', () => {
    expect(
      payoutsOf({
        ...BASE,
        name: 'asked once',
        creators: [{ handle: 'a', schedule: 'quarterly', openingBalances: $500 }],
        faults: refused('a'),
        actions: [{ action: 'request-payout', on: '2026-09-21T15:00:00Z', creator: 'a' }],
        sales: [
          { creator: 'a', at: '2026-09-21T20:00:00Z', amountCents: 1_000_00, holder: 'processor' },
        ],
      }),
    ).toEqual([['a', 'instant', 500_00, 14_57, 'failed']])
  })
})

it('what was available where a creator was paid before says nothing of where they are paid now', () => {
  const ledger = ledgerWith({ frequency: 'daily', rail: 'us_bank' })
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, 'platform')
  const service = new Service(ledger, at('2026-09-03T08:00:00Z'))
  const payment = service.payment('instant', '2026-09-02')
  expect(payment.next().value).toMatchObject({ processor: 'stripe' })
  const elsewhere = { rail: 'card_push', country: 'US', bankAccount: 'linked' } as const
  ledger.creators.changeDestination(1, { ...elsewhere, instantCapable: true }, service.now)
  expect(payment.next(answer.available(1_000_00)).value).toMatchObject({
    processor: 'card_push',
    request: { kind: 'instantly_available' },
  })
})

it.each<[what: string, schedule: Schedule]>([
  ['for a weekly one', 'weekly'],
  ['for one that does not name the day', { frequency: 'twice_a_month', daysOfMonth: [1, 15] }],
])(
  'a creator who leaves a flexible schedule between two slices of its run is not paid by it: %s',
  (_what, schedule) => {
    const threshold = { frequency: 'threshold', thresholdCents: 400_00 } as const
    const done = run({
      ...BASE,
      name: 'left',
      days: 1,
      jobs: { sliceCreators: 1, staggerSeconds: 3600 },
      creators: ['first', 'second'].map((handle) => ({
        handle,
        schedule: threshold,
        openingBalances: [{ day: '2026-09-01', amountCents: 500_00 }],
      })),
      actions: [
        {
          action: 'change-schedule',
          on: '2026-09-21T10:30:00Z',
          creator: 'second',
          schedule,
        },
      ],
    })
    expect(brokenChecks(done.report)).toEqual([])
    expect(done.rows('SELECT handle FROM payouts JOIN creators USING (creator_id)')).toEqual([
      ['first'],
    ])
  },
)
