/** The row of what an exchange has left is compared with what was posted for it: when it is booked only the service knows. */
import { expect, it } from 'vitest'
import { TRANSFER_REASONS } from '../../src/ledger/postings'
import { caseNamed } from '../support/faults'
import { brokenChecks, conclude, simulationOf } from '../support/runs'
import { stepToEnd } from '../support/stepping'

const RESIDUE = `(SELECT sale_id FROM ledger_single_postings
  WHERE reason = ${TRANSFER_REASONS.indexOf('foreign_exchange_residue')})`

function brokenAfter(change: string): string[] {
  const simulation = simulationOf(caseNamed('exchange-loss-of-a-failed-payout'))
  stepToEnd(simulation)
  const { database } = simulation.ledger
  database.statement(`UPDATE ledger_sales SET ${change} WHERE sale_id = ${RESIDUE}`).run([])
  expect(database.rowsChanged).toBe(1)
  return brokenChecks(conclude(simulation).report)
}

it.each([
  'gross_cents = gross_cents - 1, net_cents = net_cents - 1',
  'fee_cents = 1, net_cents = net_cents - 1',
  'occurred_at = occurred_at - 60',
])('a row whose %s is found', (change) => {
  expect(brokenAfter(change)).toContainEqual(
    expect.stringMatching(
      /^rows_say_what_happened: row \d+ of creator 1 is one of -\d+ cents at \S+, and \d+ cents were posted for it at \S+$/,
    ),
  )
})

it('a right row is none', () => {
  expect(brokenAfter('gross_cents = gross_cents')).toEqual([])
})
