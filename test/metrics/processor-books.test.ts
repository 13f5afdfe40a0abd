/** What processors charged and the platform was not notified of. */
import { expect, it } from 'vitest'
import { PROCESSOR_PAYOUT_STATES, type ProcessorPayoutState } from '../../src/core/vocabulary'
import { processorBooksOf } from '../../src/metrics/processor-books'
import { ledgerWith } from '../support/ledgers'

const { database } = ledgerWith({})
const [STRIPE, PAYPAL] = [0, 1]
const [STANDARD, INSTANT] = [0, 1]

const payout = (
  id: number,
  processor: number,
  type: number,
  processorPayoutId: string | null,
  bookedCents = 0,
) =>
  database
    .statement(
      `INSERT INTO ledger_payouts VALUES (?, 1, 0, NULL, ?, ?, 0, 20000, 10300, 300, 10000, 0, ?, 3, NULL, ?, NULL)`,
    )
    .run([id, processor, type, bookedCents, processorPayoutId])

const payment = (
  id: string,
  payoutId: number,
  processor: number,
  costCents: number,
  state: ProcessorPayoutState,
) =>
  database
    .statement(
      'INSERT INTO books_payouts VALUES (?, ?, ?, 1, 10000, 0, ?, 0, ?, 0, NULL, NULL, NULL)',
    )
    .run([id, processor, payoutId, costCents, PROCESSOR_PAYOUT_STATES.indexOf(state)])

payout(1, STRIPE, INSTANT, 'po_1', 1_00)
payment('po_1', 1, STRIPE, 1_00, 'paid')
payout(2, STRIPE, INSTANT, null)
payment('po_2', 2, STRIPE, 1_50, 'paid')
payout(3, STRIPE, INSTANT, null)
payment('po_3', 3, STRIPE, 2_00, 'failed')
payout(4, STRIPE, STANDARD, null)
payment('po_4', 4, STRIPE, 40, 'pending')
// Nothing was charged: there is nothing to hear of.
payout(5, STRIPE, INSTANT, null)
payment('po_5', 5, STRIPE, 0, 'paid')
// Two parts, of which the platform was not notified of the second.
payout(6, PAYPAL, STANDARD, 'pp_1', 20)
payment('pp_1', 6, PAYPAL, 20, 'paid')
payment('pp_2', 6, PAYPAL, 30, 'paid')
database.script(`INSERT INTO ledger_payout_parts VALUES
  (6, 1, 1, 5000, 1, 'pp_1', NULL), (6, 2, 1, 5000, 1, NULL, NULL)`)
// PayPal stated $1.15, of which a cent was lost when it was read.
payout(8, PAYPAL, STANDARD, 'pp_3', 1_14)
payment('pp_3', 8, PAYPAL, 1_15, 'paid')
// Never asked for.
payout(7, STRIPE, INSTANT, null)

it('counts payments that arrived, charges that were not heard of, and what was lost in reading', () => {
  expect(processorBooksOf(database)).toEqual({
    paidPayments: 6,
    paidCents: 600_00,
    costCents: 1_00 + 1_50 + 2_00 + 40 + 20 + 30 + 1_15,
    unheardPayments: 4,
    unheardCostCents: 1_50 + 2_00 + 40 + 30,
    unheardInstantPayments: 2,
    unheardInstantCostCents: 1_50 + 2_00,
    misreadCostCents: 1,
    // Of po_1: these books have no fee.
    uncollectedFeeCents: 3_00,
    // Each part of payout 6 is as large as all of it.
    paidTwiceNotBackCents: 100_00,
    owedAgainCents: 0,
  })
})
