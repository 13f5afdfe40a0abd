import { describe, expect, it } from 'vitest'
import { BALANCE_STATES } from '../../src/core/balance-state'
import { canPayoutBecome, PAYOUT_STATES, type PayoutState } from '../../src/core/payout-state'
import { PROCESSORS } from '../../src/core/vocabulary'
import { RAILS } from '../../src/core/vocabulary'
import type { Ledger } from '../../src/ledger/ledger'
import type { Payout } from '../../src/ledger/payout'
import { at, day } from '../support/days'
import { claim, ledgerWith, rows, sell, value } from '../support/ledgers'

const MORNING = at('2026-09-01T08:00:00Z')
const NOON = at('2026-09-01T12:00:00Z')
const PAYDAY = at('2026-09-10T10:00:00Z')

const balances = (ledger: Ledger): unknown[][] =>
  rows(ledger.database, 'SELECT date, amount_cents, holder, state FROM balances ORDER BY 1, 3')

it('a completed payout counts for its creator as long as it has not come back', () => {
  const ledger = ledgerWith({}, {})
  sell(ledger, 1, MORNING, 100_00)
  const payout = claim(ledger, 1, NOON)
  const counts = (): number[] => [1, 2].map((id) => ledger.creatorPayouts.completedCount(id))
  ledger.payouts.markProcessing(payout, NOON)
  expect(counts()).toEqual([0, 0])
  ledger.payouts.complete(payout, PAYDAY)
  expect(counts()).toEqual([1, 0])
  ledger.payouts.end(payout, 'returned', 'no_account', PAYDAY + 86_400)
  expect(counts()).toEqual([0, 0])
})

it('a payout is created on its own day, and on neither the day before nor the one after', () => {
  const ledger = ledgerWith({})
  sell(ledger, 1, MORNING, 100_00)
  claim(ledger, 1, at('2026-09-02T00:00:00Z'))
  const days = ['2026-09-01', '2026-09-02', '2026-09-03']
  const created = days.filter((one) => ledger.creatorPayouts.createdOn(1, day(one), 'any'))
  expect(created).toEqual(['2026-09-02'])
})

describe('a payout that the processor takes in parts', () => {
  it('costs what the parts cost together, and keeps the id of the first', () => {
    const ledger = ledgerWith({ rail: 'paypal' })
    sell(ledger, 1, MORNING, 100_00, 'platform')
    const payout = claim(ledger, 1, NOON, { processor: 'paypal' })
    ledger.payouts.markProcessing(payout, NOON)
    ledger.payouts.recordAcceptance(payout, 'pp_1', 12, NOON)
    ledger.payouts.recordAcceptance(payout, 'pp_2', 15, NOON + 60)
    ledger.commit()
    expect(rows(ledger.database, 'SELECT processor_payout_id, cost_cents FROM payouts')).toEqual([
      ['pp_1', 27],
    ])
    expect(ledger.payouts.get(1).processorPayoutId).toBe('pp_1')
    expect(
      value(ledger.database, `SELECT balance_cents FROM accounts WHERE account = 'payout_costs'`),
    ).toBe(27)
  })
})

describe('balances', () => {
  it('gather a creator’s sales of one day and holder', () => {
    const ledger = ledgerWith({}, {})
    sell(ledger, 1, MORNING, 100_00)
    sell(ledger, 1, NOON, 100_00)
    sell(ledger, 1, NOON, 100_00, 'platform')
    sell(ledger, 1, NOON + 86_400, 100_00)
    sell(ledger, 2, NOON, 100_00)
    expect(
      rows(ledger.database, 'SELECT creator_id, date, holder, amount_cents FROM balances'),
    ).toEqual([
      [1, '2026-09-01', 'processor', 2 * 86_30],
      [1, '2026-09-01', 'platform', 86_30],
      [1, '2026-09-02', 'processor', 86_30],
      [2, '2026-09-01', 'processor', 86_30],
    ])
  })

  it('take nothing more once claimed: a later sale of the day opens another', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, MORNING, 100_00)
    claim(ledger, 1, MORNING + 60)
    sell(ledger, 1, NOON, 50_00)
    expect(balances(ledger)).toEqual([
      ['2026-09-01', 86_30, 'processor', 'processing'],
      ['2026-09-01', 42_75, 'processor', 'unpaid'],
    ])
  })

  it('are unpaid up to a day, oldest first', () => {
    const ledger = ledgerWith({})
    for (const days of [2, 1, 0]) sell(ledger, 1, MORNING + days * 86_400, 10_00)
    const found = ledger.balances.unpaid(1, day('2026-09-02'))
    expect(found.map((balance) => balance.day)).toEqual([day('2026-09-01'), day('2026-09-02')])
  })

  it.each(BALANCE_STATES)(
    'cannot be claimed from %s, unless unpaid, and nothing is left behind',
    (state) => {
      const ledger = ledgerWith({})
      sell(ledger, 1, MORNING, 100_00)
      const stale = ledger.balances.unpaid(1, day('2026-09-01'))
      const code = BALANCE_STATES.indexOf(state)
      ledger.database.script(`UPDATE ledger_balances SET state = ${code}`)
      const digest = ledger.digest()
      const claimStale = (): Payout =>
        claim(ledger, 1, PAYDAY, { balances: stale, grossCents: 1, netCents: 1 })
      if (state === 'unpaid') {
        claimStale()
        expect(ledger.digest()).not.toBe(digest)
      } else {
        expect(claimStale).toThrow('Balance 1 is not unpaid')
        ledger.database.rollback()
        expect(ledger.digest()).toBe(digest)
      }
    },
  )

  it('refuse a step that no balance may take', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, MORNING, 100_00)
    expect(() => ledger.balances.change(1, 'unpaid', 'paid')).toThrow(
      'cannot go from unpaid to paid',
    )
  })
})

/** Every way in which the ledger changes a payout's state, and the state that it leads to. */
const CHANGES: readonly [to: PayoutState, change: (ledger: Ledger, payout: Payout) => boolean][] = [
  ['processing', (ledger, payout) => ledger.payouts.markProcessing(payout, PAYDAY)],
  ['completed', (ledger, payout) => ledger.payouts.complete(payout, PAYDAY)],
  ['failed', (ledger, payout) => ledger.payouts.end(payout, 'failed', 'declined', PAYDAY)],
  ['cancelled', (ledger, payout) => ledger.payouts.end(payout, 'cancelled', 'asked', PAYDAY)],
  ['reversed', (ledger, payout) => ledger.payouts.end(payout, 'reversed', 'asked', PAYDAY)],
  ['returned', (ledger, payout) => ledger.payouts.end(payout, 'returned', 'declined', PAYDAY)],
  ['unclaimed', (ledger, payout) => ledger.payouts.markUnclaimed(payout, PAYDAY)],
]

const illegal = PROCESSORS.flatMap((processor) =>
  PAYOUT_STATES.flatMap((from) =>
    CHANGES.filter(([to]) => !canPayoutBecome(from, to, processor)).map(
      ([to, change]) => [processor, from, to, change] as const,
    ),
  ),
)

const refusals = (ledger: Ledger): unknown[][] =>
  rows(ledger.database, 'SELECT from_state, to_state, reason FROM refused_state_changes')

describe('a payout', () => {
  it.each(illegal)(
    'by %s that is %s does not become %s: it is refused, which is recorded, and nothing else changes',
    (...example) => {
      const [processor, from, to, change] = example
      const ledger = ledgerWith({})
      sell(ledger, 1, MORNING, 100_00)
      const payout = { ...claim(ledger, 1, PAYDAY, { processor }), state: from }
      const digest = ledger.digest()
      expect(change(ledger, payout)).toBe(false)
      ledger.commit()
      expect(payout.state).toBe(from)
      expect(refusals(ledger)).toEqual([[from, to, 'not a legal step']])
      ledger.database.script('DELETE FROM ledger_refused_changes')
      expect(ledger.digest()).toBe(digest)
    },
  )

  it.each(CHANGES.filter(([to]) => to !== 'processing' && to !== 'unclaimed'))(
    'does not become %s where one of its balances cannot follow: nothing of the step is written (G14)',
    (to, change) => {
      const ledger = ledgerWith({})
      sell(ledger, 1, MORNING, 100_00)
      sell(ledger, 1, MORNING + 86_400, 100_00)
      const payout = claim(ledger, 1, PAYDAY)
      ledger.payouts.markProcessing(payout, PAYDAY)
      ledger.commit()
      ledger.database.script('UPDATE ledger_balances SET state = 0 WHERE balance_id = 2')
      const digest = ledger.digest()
      expect(change(ledger, payout)).toBe(false)
      ledger.commit()
      expect(refusals(ledger)).toEqual([['processing', to, 'a balance of it is not processing']])
      ledger.database.script('DELETE FROM ledger_refused_changes')
      expect(ledger.digest()).toBe(digest)
    },
  )

  it('refuses a step to a copy that is out of date, whatever its balances are', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, MORNING, 100_00)
    const payout = claim(ledger, 1, PAYDAY)
    ledger.payouts.markProcessing(payout, PAYDAY)
    const copy = { ...payout }
    expect(ledger.payouts.complete(payout, PAYDAY)).toBe(true)
    expect(ledger.payouts.complete(copy, PAYDAY)).toBe(false)
    ledger.payouts.end(payout, 'returned', 'declined', PAYDAY)
    expect(ledger.payouts.end(copy, 'failed', 'declined', PAYDAY)).toBe(false)
    expect(refusals(ledger)).toEqual([
      ['processing', 'completed', 'it is no longer processing'],
      ['processing', 'failed', 'it is no longer processing'],
    ])
    expect(rows(ledger.database, 'SELECT state FROM balances')).toEqual([['unpaid']])
  })

  it.each(['returned', 'reversed'] as const)(
    'that goes from processing straight to %s can leave its balances in processing for good (G13)',
    (to) => {
      for (const [balances, state] of [
        ['freed', 'unpaid'],
        ['kept', 'processing'],
      ] as const) {
        const ledger = ledgerWith({})
        sell(ledger, 1, MORNING, 100_00)
        const payout = claim(ledger, 1, PAYDAY)
        ledger.payouts.markProcessing(payout, PAYDAY)
        expect(ledger.payouts.end(payout, to, 'asked', PAYDAY, balances)).toBe(true)
        ledger.commit()
        expect(rows(ledger.database, 'SELECT state FROM balances')).toEqual([[state]])
      }
    },
  )

  it('keeps the history of its own states and of its balances’', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, MORNING, 100_00)
    const payout = claim(ledger, 1, PAYDAY)
    ledger.payouts.markProcessing(payout, PAYDAY + 1)
    ledger.payouts.complete(payout, PAYDAY + 2)
    ledger.payouts.end(payout, 'returned', 'account_closed', PAYDAY + 3)
    const steps = (view: string): unknown[][] =>
      rows(ledger.database, `SELECT from_state, to_state FROM ${view} ORDER BY change_id`)
    expect(steps('payout_state_changes')).toEqual([
      [null, 'creating'],
      ['creating', 'processing'],
      ['processing', 'completed'],
      ['completed', 'returned'],
    ])
    expect(steps('balance_state_changes')).toEqual([
      ['unpaid', 'processing'],
      ['processing', 'paid'],
      ['paid', 'unpaid'],
    ])
    expect(value(ledger.database, 'SELECT failure_reason FROM payouts')).toBe('account_closed')
  })

  it('counts for its period while it is in progress or completed, not when it failed (quirk G11)', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, MORNING, 100_00)
    const counted = (): number => ledger.creatorPayouts.grossForPeriod(1, day('2026-09-09'))
    expect(counted()).toBe(0)
    const payout = claim(ledger, 1, PAYDAY)
    expect(counted()).toBe(0)
    ledger.payouts.markProcessing(payout, PAYDAY)
    expect(counted()).toBe(86_30)
    expect(ledger.creatorPayouts.grossForPeriod(1, day('2026-09-08'))).toBe(0)
    ledger.payouts.complete(payout, PAYDAY)
    expect(counted()).toBe(86_30)
    ledger.payouts.end(payout, 'returned', 'declined', PAYDAY)
    expect(counted()).toBe(0)
  })

  it('counts for its own period only, whichever payouts were made before, after and in between', () => {
    const ledger = ledgerWith({}, {})
    const periods = ['2026-09-01', '2026-09-02', '2026-09-01', '2026-09-03', '2026-09-01']
    periods.forEach((period, index) => {
      const creatorId = 1 + (index % 2)
      sell(ledger, creatorId, NOON + index, (index + 1) * 100_00)
      const made = claim(ledger, creatorId, NOON + index, { periodEndDay: day(period) })
      ledger.payouts.markProcessing(made, NOON + index)
    })
    const counted = (creatorId: number): number[] =>
      ['2026-08-31', '2026-09-01', '2026-09-02', '2026-09-03'].map((period) =>
        ledger.creatorPayouts.grossForPeriod(creatorId, day(period)),
      )
    expect(counted(1)).toEqual([0, 86_30 + 260_50 + 434_70, 0, 0])
    expect(counted(2)).toEqual([0, 0, 173_40, 347_60])
  })

  it('is in progress from creation until it ends, if it is young enough', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, MORNING, 100_00)
    expect(ledger.payouts.oldestCreatingOrProcessing(1, 0)).toBeNull()
    const payout = claim(ledger, 1, PAYDAY)
    expect(ledger.payouts.oldestCreatingOrProcessing(1, PAYDAY)).toBe(1)
    expect(ledger.payouts.oldestCreatingOrProcessing(1, PAYDAY + 1)).toBeNull()
    ledger.payouts.markProcessing(payout, PAYDAY)
    expect(ledger.payouts.oldestCreatingOrProcessing(1, PAYDAY)).toBe(1)
    ledger.payouts.complete(payout, PAYDAY)
    expect(ledger.payouts.oldestCreatingOrProcessing(1, PAYDAY)).toBeNull()
    expect(ledger.creatorPayouts.completedCount(1)).toBe(1)
    expect(ledger.creatorPayouts.createdOn(1, day('2026-09-10'), 'any')).toBe(true)
    expect(ledger.creatorPayouts.createdOn(1, day('2026-09-11'), 'any')).toBe(false)
  })

  it('spends the day on which it was created, or only until it fails or comes back (quirk G3)', () => {
    const ledger = ledgerWith({})
    sell(ledger, 1, MORNING, 100_00)
    const payout = claim(ledger, 1, PAYDAY)
    expect(ledger.creatorPayouts.createdOn(1, day('2026-09-10'), 'live')).toBe(true)
    ledger.payouts.end(payout, 'failed', 'declined', PAYDAY)
    expect(ledger.creatorPayouts.createdOn(1, day('2026-09-10'), 'any')).toBe(true)
    expect(ledger.creatorPayouts.createdOn(1, day('2026-09-10'), 'live')).toBe(false)
  })

  it('that nobody made is a bug', () => {
    expect(() => ledgerWith({}).payouts.get(1)).toThrow('No payout 1')
    expect(() => ledgerWith({}).creators.get(2)).toThrow('No creator 2')
  })
})

describe('creators who hold a balance', () => {
  it('are found by rail and schedule, if it is positive', () => {
    const ledger = ledgerWith(
      { frequency: 'daily' },
      { rail: 'paypal' },
      { frequency: 'daily' },
      {},
    )
    for (const creatorId of [1, 2, 4]) sell(ledger, creatorId, MORNING, 100_00)
    ledger.sales.recordCredit({ creatorId: 4, occurredAt: NOON, holder: 'processor' }, -86_30)
    expect(ledger.creators.holdingBalance(RAILS, false)).toEqual([1, 2])
    expect(ledger.creators.holdingBalance(['paypal'], false)).toEqual([2])
    expect(ledger.creators.holdingBalance(RAILS, true)).toEqual([1])
  })
})
