/** Payouts that have not ended for long, by what the processor's own books say of them; and who is paused. */
import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY } from '../../src/core/calendar'
import { POLICIES } from '../../src/core/policy'
import type { PayoutState } from '../../src/core/payout-state'
import { PROCESSOR_PAYOUT_STATES, type ProcessorPayoutState } from '../../src/core/vocabulary'
import { payoutPage } from '../../src/metrics/lists/row-queries'
import {
  creatorsFailingFor,
  failingCreators,
  pausedCreators,
  stuckDays,
  stuckPayouts,
} from '../../src/metrics/stuck-payouts'
import { ledgerWith } from '../support/ledgers'
import { payoutQuery } from '../support/list-queries'
import { at } from '../support/days'

const CREATED_AT = at('2026-09-04T10:00:00Z')
const AFTER_TEN_DAYS = CREATED_AT + 10 * SECONDS_IN_DAY

/** A payout of $103.00 gross and $100.00 net in a state, and what the processor has booked for it. */
function ledgerWithPayout(state: PayoutState, booked: [ProcessorPayoutState, number][]) {
  const ledger = ledgerWith({ rail: 'paypal' })
  const { database } = ledger
  const paypal = 1
  const states = ['creating', 'processing', 'unclaimed', 'completed', 'failed', 'cancelled']
  const code = [...states, 'reversed', 'returned'].indexOf(state)
  database.script(`INSERT INTO ledger_payouts VALUES
    (1, 1, ${CREATED_AT}, NULL, ${paypal}, 0, 1, 20000, 10300, 300, 10000, 0, 0, ${code}, NULL, NULL, NULL)`)
  booked.forEach(([bookedState, amountCents], index) => {
    database.script(`INSERT INTO books_payouts VALUES ('pp_${index}', ${paypal}, 1, 1, ${amountCents}, 0, 0,
      0, ${PROCESSOR_PAYOUT_STATES.indexOf(bookedState)}, ${CREATED_AT}, NULL, NULL, 'key-${index}')`)
  })
  return ledger
}

describe('after ten days', () => {
  it.each([
    ['creating', [], 'no_record', 0],
    ['processing', [], 'no_record', 0],
    ['processing', [['pending', 100_00]], 'in_transit', 0],
    ['processing', [['paid', 100_00]], 'arrived', 100_00],
    ['processing', [['failed', 100_00]], 'ended', 0],
    ['unclaimed', [['unclaimed', 100_00]], 'unclaimed', 0],
    [
      'processing',
      [
        ['paid', 60_00],
        ['cancelled', 40_00],
      ],
      'arrived_in_part',
      60_00,
    ],
    [
      'processing',
      [
        ['paid', 60_00],
        ['failed', 40_00],
        ['paid', 40_00],
      ],
      'arrived',
      100_00,
    ],
    [
      'processing',
      [
        ['unclaimed', 60_00],
        ['pending', 40_00],
      ],
      'in_transit',
      0,
    ],
    [
      'processing',
      [
        ['paid', 60_00],
        ['pending', 40_00],
      ],
      'arrived_in_part',
      60_00,
    ],
    // Its balances were never set free: they stay in it for good.
    ['returned', [['returned', 100_00]], 'ended', 0],
  ] as [PayoutState, [ProcessorPayoutState, number][], string, number][])(
    'a payout in %s of which the processor has %j is stuck: %s',
    (state, booked, atProcessor, arrivedCents) => {
      const { database } = ledgerWithPayout(state, booked)
      expect(stuckPayouts(database, AFTER_TEN_DAYS, [])).toEqual([
        {
          processor: 'paypal',
          state,
          atProcessor,
          failureReason: null,
          payouts: 1,
          creators: 1,
          grossCents: 103_00,
          arrivedCents,
          oldestPayoutId: 1,
          oldestCreatedAt: '2026-09-04T10:00:00Z',
          violating: [],
        },
      ])
      expect(stuckPayouts(database, AFTER_TEN_DAYS - 1, [])).toEqual([])
    },
  )

  it('one that has failed, and whose transfer is not known to be back, is stuck for its reason', () => {
    const { database } = ledgerWithPayout('processing', [])
    database.script(`UPDATE ledger_payouts SET failure_reason = 'bank_account_restricted'`)
    expect(stuckPayouts(database, AFTER_TEN_DAYS, [])).toMatchObject([
      { atProcessor: 'transfer_not_back', failureReason: 'bank_account_restricted', payouts: 1 },
    ])
  })

  it.each(['completed', 'failed', 'cancelled', 'reversed'] as const)(
    'a payout that is %s is not',
    (state) => {
      const { database } = ledgerWithPayout(state, [])
      expect(stuckPayouts(database, AFTER_TEN_DAYS, [])).toEqual([])
    },
  )

  it('a payout that came back and set its balances free is not', () => {
    const { database } = ledgerWithPayout('returned', [['returned', 100_00]])
    database.script(`INSERT INTO ledger_balances VALUES (1, 1, 20000, 0, 10300, 0);
      INSERT INTO ledger_balance_changes VALUES (1, 1, 1, ${CREATED_AT}, 1, 0)`)
    expect(stuckPayouts(database, AFTER_TEN_DAYS, [])).toEqual([])
  })

  it('says which of them a check finds', () => {
    const { database } = ledgerWithPayout('processing', [])
    const found = { payoutIds: new Set([1]), creatorIds: new Set([1]) }
    const others = { payoutIds: new Set([2]), creatorIds: new Set([1]) }
    const late = [
      { check: 'outcomes_become_known', ...found },
      { check: 'payouts_are_sent', ...others },
    ] as const
    expect(stuckPayouts(database, AFTER_TEN_DAYS, late)).toMatchObject([
      { payouts: 1, violating: [{ check: 'outcomes_become_known', count: 1 }] },
    ])
  })

  it.each([
    [AFTER_TEN_DAYS - 1, 0],
    [AFTER_TEN_DAYS, 10],
    [AFTER_TEN_DAYS + SECONDS_IN_DAY - 1, 10],
    [AFTER_TEN_DAYS + SECONDS_IN_DAY, 11],
  ])('at %i it has been stuck for %i whole days', (now, days) => {
    expect(stuckDays(ledgerWithPayout('processing', []).database, now)).toBe(days)
  })

  it('those of one creator count that creator once', () => {
    const { database } = ledgerWithPayout('processing', [])
    database.script(`INSERT INTO ledger_payouts VALUES
      (2, 1, ${CREATED_AT + 60}, NULL, 1, 0, 1, 20000, 10300, 300, 10000, 0, 0, 1, NULL, NULL, NULL)`)
    expect(stuckPayouts(database, AFTER_TEN_DAYS + 60, [])).toMatchObject([
      { payouts: 2, creators: 1, grossCents: 206_00, oldestPayoutId: 1 },
    ])
  })

  it('the list of payouts can be narrowed to them', () => {
    const { database } = ledgerWithPayout('processing', [])
    const totalAt = (now: number): number =>
      payoutPage(database, payoutQuery({ now: 'stuck' }), { now, days: [] }).total
    expect(totalAt(AFTER_TEN_DAYS)).toBe(1)
    expect(totalAt(AFTER_TEN_DAYS - 1)).toBe(0)
  })
})

describe('paused creators', () => {
  const ledger = ledgerWith({}, {}, {})
  ledger.pauses.pause(1, 'chargeback_rate', at('2026-09-03T00:00:00Z'))
  ledger.pauses.pause(2, 'unaccounted_money', at('2026-09-02T00:00:00Z'))
  ledger.pauses.pause(3, 'unaccounted_money', at('2026-09-01T00:00:00Z'))
  ledger.pauses.pause(3, 'admin', at('2026-09-01T00:00:00Z'))
  ledger.pauses.lift(3, 'admin', at('2026-09-05T00:00:00Z'))
  ledger.database.script(`INSERT INTO ledger_balances VALUES
    (1, 1, 20000, 0, 5000, 0), (2, 2, 20000, 0, 700, 0), (3, 2, 20001, 0, 80, 0), (4, 3, 20000, 0, -900, 0)`)

  const PROCESSING = 1
  ledger.database.script(`INSERT INTO ledger_payouts VALUES
    (1, 3, ${CREATED_AT}, NULL, 1, 0, 1, 20000, 10300, 300, 10000, 0, 0, ${PROCESSING}, NULL, NULL, NULL)`)

  it('count under what pauses them, with the unpaid money of those who are owed some', () => {
    expect(pausedCreators(ledger.database, POLICIES['gumroad-2026-08-30'], [])).toEqual([
      {
        source: 'unaccounted_money',
        creators: 2,
        unpaidCents: 7_80,
        since: '2026-09-01T00:00:00Z',
        isReviewedDaily: false,
        outcomeKnown: 1,
        violating: [],
      },
      {
        source: 'chargeback_rate',
        creators: 1,
        unpaidCents: 50_00,
        since: '2026-09-03T00:00:00Z',
        isReviewedDaily: true,
        outcomeKnown: null,
        violating: [],
      },
    ])
  })

  it('have an outcome that is not known while a request about one of their payouts is unanswered', () => {
    const one = ledgerWith({})
    one.pauses.pause(1, 'unaccounted_money', at('2026-09-02T00:00:00Z'))
    const FAILED = 4
    one.database.script(`INSERT INTO ledger_payouts VALUES
      (1, 1, ${CREATED_AT}, NULL, 1, 0, 1, 20000, 10300, 300, 10000, 0, 0, ${FAILED}, NULL, NULL, NULL)`)
    const known = () =>
      pausedCreators(one.database, POLICIES['gumroad-2026-08-30'], [])[0]!.outcomeKnown
    expect(known()).toBe(1)
    one.database.script(`INSERT INTO ledger_requests VALUES ('payout-1', 1, 0, ${CREATED_AT}, 3)`)
    expect(known()).toBe(0)
  })

  it('say which of them are paused without a cause, whatever else a check finds of them', () => {
    const about = (...creatorIds: number[]) => ({
      payoutIds: new Set<number>(),
      creatorIds: new Set(creatorIds),
    })
    const late = [
      { check: 'pauses_have_a_cause', ...about(3) },
      { check: 'old_money_has_a_reason', ...about(1, 2) },
    ] as const
    const paused = pausedCreators(ledger.database, POLICIES['gumroad-2026-08-30'], late)
    expect(paused.map(({ violating }) => violating)).toEqual([
      [{ check: 'pauses_have_a_cause', count: 1 }],
      [],
    ])
  })

  it('a hold for chargebacks is reviewed only where the policy lifts it by itself', () => {
    const policy = { ...POLICIES['gumroad-2026-08-30'], chargebackHoldLiftsItself: false }
    const paused = pausedCreators(ledger.database, policy, [])
    expect(paused.filter(({ isReviewedDaily }) => isReviewedDaily)).toEqual([])
  })
})

describe('creators whose payouts fail again and again', () => {
  const FAILED = 4
  const COMPLETED = 3
  const RETURNED = 7
  const PROCESSING = 1
  const DAY = SECONDS_IN_DAY

  /** Payouts of one creator with $50 unpaid, a day apart: the state of each, in order, from so many days ago. */
  function ledgerOf(states: readonly number[], daysAgo: number) {
    const ledger = ledgerWith({})
    const { database } = ledger
    database.script(`INSERT INTO ledger_balances VALUES (1, 1, 20000, 0, 5000, 0)`)
    const first = AFTER_TEN_DAYS - daysAgo * DAY
    states.forEach((state, index) => {
      const reason = state === FAILED || state === RETURNED ? `'account_closed'` : 'NULL'
      database.script(`INSERT INTO ledger_payouts VALUES
        (${index + 1}, 1, ${first + index * DAY}, NULL, 0, 0, 1, 20000, 5000, 0, 5000, 0, 0, ${state}, ${reason}, NULL, NULL)`)
    })
    return ledger
  }

  it.each([
    ['for ten days', [FAILED, FAILED], 10, 2],
    ['for less', [FAILED, FAILED], 9, null],
    ['or come back', [RETURNED, FAILED], 10, 2],
    ['since one that was completed', [COMPLETED, FAILED, FAILED], 11, 2],
    ['since one that was completed, for less', [COMPLETED, FAILED, FAILED], 10, null],
    ['until one was completed', [FAILED, FAILED, COMPLETED], 20, null],
    ['while one is on its way', [FAILED, FAILED, PROCESSING], 20, null],
    ['while an older one is on its way', [PROCESSING, FAILED, FAILED], 20, null],
  ])('%s', (_what, states, daysAgo, payouts) => {
    const { database } = ledgerOf(states, daysAgo)
    const found = failingCreators(database, AFTER_TEN_DAYS, [])
    expect(found.map((one) => one.payouts)).toEqual(payouts === null ? [] : [payouts])
    expect(creatorsFailingFor(database, AFTER_TEN_DAYS, 'account_closed')).toEqual(
      payouts === null ? [] : [1],
    )
  })

  it('are said with what they have unpaid, since when and why, and in violation of what', () => {
    const { database } = ledgerOf([FAILED, FAILED, FAILED], 12)
    const late = [
      {
        check: 'failures_are_tried_again' as const,
        payoutIds: new Set<number>(),
        creatorIds: new Set([1]),
      },
    ]
    expect(failingCreators(database, AFTER_TEN_DAYS, late)).toEqual([
      {
        failureReason: 'account_closed',
        creators: 1,
        payouts: 3,
        unpaidCents: 50_00,
        since: '2026-09-02T10:00:00Z',
        violating: [{ check: 'failures_are_tried_again', count: 1 }],
      },
    ])
    expect(creatorsFailingFor(database, AFTER_TEN_DAYS, 'no_account')).toEqual([])
  })

  it('are not among them while they are paused', () => {
    const ledger = ledgerOf([FAILED, FAILED], 12)
    ledger.pauses.pause(1, 'repeated_failures', CREATED_AT)
    expect(failingCreators(ledger.database, AFTER_TEN_DAYS, [])).toEqual([])
  })
})
