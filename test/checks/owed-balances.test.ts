import { expect, it } from 'vitest'
import { OwedBalances } from '../../src/checks/owed-balances'
import { BALANCE_STATES } from '../../src/core/balance-state'
import { at } from '../support/days'
import { claim, ledgerWith, sell } from '../support/ledgers'

it('counts a balance that was paid, came back, changed and was paid again, all since it was last looked at', () => {
  const ledger = ledgerWith({})
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, 'processor')
  claim(ledger, 1, at('2026-09-03T10:00:00Z'))
  const { database } = ledger
  const [paid, unpaid] = ['paid', 'unpaid'].map((state) =>
    BALANCE_STATES.findIndex((one) => one === state),
  ) as [number, number]
  const become = (state: number): void => {
    database.statement('UPDATE ledger_balances SET state = ?').run([state])
    database
      .statement('INSERT INTO ledger_state_changes VALUES (NULL, 1, 1, 0, NULL, ?)')
      .run([state])
  }
  const owed = new OwedBalances(database)
  become(paid)
  owed.follow(false)
  const before = owed.of(1).byHolder
  become(unpaid)
  database.statement('UPDATE ledger_balances SET amount_cents = amount_cents - 5000').run([])
  become(paid)
  owed.follow(false)
  expect(owed.of(1)).toMatchObject({ unpaid: 0, owed: 0 })
  expect(owed.of(1).byHolder).toEqual(before.map((cents) => (cents > 0 ? cents - 50_00 : cents)))
})
