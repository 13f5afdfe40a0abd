/** What balances add up to while they are paid, come back, and are looked at from the beginning. Sales of $100 leave $86.30. */
import { expect, it } from 'vitest'
import { NewChanges } from '../../../src/checks/new-changes'
import { OwedBalances } from '../../../src/checks/reconciliation/owed-balances'
import { BALANCE_STATES } from '../../../src/core/balance-state'
import type { Ledger } from '../../../src/ledger/ledger'
import type { Payout } from '../../../src/ledger/payout'
import { at } from '../../support/days'
import { claim, ledgerWith, sell } from '../../support/ledgers'

const DAY = 86_400
const FIRST = at('2026-09-01T08:00:00Z')
const NET = 86_30

/** Follows the changes with each look. */
function owedIn({ database }: Ledger): Pick<OwedBalances, 'follow' | 'of'> {
  const changes = new NewChanges(database)
  const owed = new OwedBalances(database, changes)
  return {
    follow: (fromTheBeginning) => {
      changes.atEachLook()
      owed.follow(fromTheBeginning)
    },
    of: (creatorIds) => owed.of(creatorIds),
  }
}

/** Everything that the first creator is owed on the day after the first. */
function payOut(ledger: Ledger): Payout {
  const payout = claim(ledger, 1, FIRST + DAY)
  ledger.payouts.markProcessing(payout, FIRST + DAY)
  ledger.payouts.complete(payout, FIRST + DAY)
  return payout
}

it('settled money is counted once, and no more when it is unpaid again', () => {
  const ledger = ledgerWith({}, {})
  const owed = owedIn(ledger)
  const sums = (fromTheBeginning = false): unknown[] => {
    owed.follow(fromTheBeginning)
    const { unpaid, owed: all, byHolder } = owed.of([1]).get(1)!
    return [unpaid, all, ...byHolder]
  }
  sell(ledger, 1, FIRST, 100_00)
  sell(ledger, 2, FIRST, 300_00)
  expect(sums()).toEqual([NET, NET, 0, NET])

  const payout = claim(ledger, 1, FIRST + DAY)
  expect(sums()).toEqual([0, NET, 0, NET])

  ledger.payouts.markProcessing(payout, FIRST + DAY)
  ledger.payouts.complete(payout, FIRST + DAY)
  sell(ledger, 1, FIRST + DAY, 100_00)
  expect(sums()).toEqual([NET, NET, 0, 2 * NET])
  expect(sums()).toEqual([NET, NET, 0, 2 * NET])

  ledger.payouts.end(payout, 'returned', 'account_closed', FIRST + 2 * DAY)
  expect(sums()).toEqual([2 * NET, 2 * NET, 0, 2 * NET])
  expect(sums(true)).toEqual([2 * NET, 2 * NET, 0, 2 * NET])
})

it('settled money that is unpaid again and taken back before the next look leaves nothing behind', () => {
  const ledger = ledgerWith({})
  const owed = owedIn(ledger)
  const { saleId, fee } = sell(ledger, 1, FIRST, 100_00)
  const payout = payOut(ledger)
  owed.follow(false)
  ledger.payouts.end(payout, 'returned', 'account_closed', FIRST + 2 * DAY)
  const reversal = { creatorId: 1, occurredAt: FIRST + 2 * DAY, holder: 'processor' } as const
  ledger.sales.recordReversal('refund', reversal, fee, saleId)
  owed.follow(false)
  expect(owed.of([1]).get(1)!).toEqual({ unpaid: -3_20, owed: -3_20, byHolder: [0, -3_20] })
})

it('from the beginning, what a settled balance has become shows', () => {
  const ledger = ledgerWith({})
  const owed = owedIn(ledger)
  sell(ledger, 1, FIRST, 100_00)
  payOut(ledger)
  owed.follow(false)
  ledger.database.script('UPDATE ledger_balances SET amount_cents = amount_cents + 7')
  owed.follow(true)
  expect(owed.of([1]).get(1)!.byHolder).toEqual([0, NET + 7])
})

it('counts a balance that was paid, came back, changed and was paid again, all since it was last looked at', () => {
  const ledger = ledgerWith({})
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, 'processor')
  claim(ledger, 1, at('2026-09-03T10:00:00Z'))
  const { database } = ledger
  const [paid, unpaid] = ['paid', 'unpaid'].map((state) =>
    BALANCE_STATES.findIndex((one) => one === state),
  ) as [number, number]
  let changeId = ledger.lastChangeId
  const become = (state: number): void => {
    database.statement('UPDATE ledger_balances SET state = ?').run([state])
    database
      .statement('INSERT INTO ledger_balance_changes VALUES (?, 1, 1, 0, 0, ?)')
      .run([++changeId, state])
  }
  const owed = owedIn(ledger)
  become(paid)
  owed.follow(false)
  const before = owed.of([1]).get(1)!.byHolder
  become(unpaid)
  database.statement('UPDATE ledger_balances SET amount_cents = amount_cents - 5000').run([])
  become(paid)
  owed.follow(false)
  expect(owed.of([1]).get(1)!).toMatchObject({ unpaid: 0, owed: 0 })
  expect(owed.of([1]).get(1)!.byHolder).toEqual(
    before.map((cents) => (cents > 0 ? cents - 50_00 : cents)),
  )
})

it('what lands on a settled balance is seen the same day', () => {
  const ledger = ledgerWith({})
  const owed = owedIn(ledger)
  sell(ledger, 1, FIRST, 100_00)
  payOut(ledger)
  owed.follow(false)
  sell(ledger, 1, FIRST + DAY, 100_00)
  ledger.database
    .script(`UPDATE ledger_balances SET amount_cents = amount_cents + ${NET} WHERE state = 2;
    UPDATE ledger_sales SET balance_id = 1; DELETE FROM ledger_balances WHERE state = 0`)
  owed.follow(false)
  expect(owed.of([1]).get(1)!).toEqual({ unpaid: 0, owed: 0, byHolder: [0, 2 * NET] })
})
