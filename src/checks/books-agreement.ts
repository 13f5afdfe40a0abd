/**
 * Whether the processors' books say what the processors did: each payment of which the auditor saw the making stands in
 * them once, for the same payout, amount and cost, and in a state that fits where its money is.
 */
import type { Database } from '../ledger/database'
import type { AuditedProcessorPayout } from './auditor'

const STATES: Readonly<Record<AuditedProcessorPayout['whereabouts'], readonly string[]>> = {
  'on its way': ['pending', 'unclaimed'],
  'with the creator': ['paid'],
  back: ['failed', 'returned', 'cancelled'],
}

export class BooksAgreement {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** What is wrong, in words; `null` where nothing is. */
  disagreement(payment: AuditedProcessorPayout): string | null {
    const id = payment.processorPayoutId
    const row = this.#database
      .statement(
        `SELECT payout_id, amount_cents, cost_cents, state FROM books_payouts WHERE processor_payout_id = ?`,
      )
      .row([id]) as [number, number, number, string] | undefined
    if (!row) return `the processor made ${id}, and has it not in its books`
    const [payoutId, amountCents, costCents, state] = row
    if (payoutId !== payment.payoutId) {
      return `the processor made ${id} for it, and books it for payout ${payoutId}`
    }
    if (amountCents !== payment.netCents || costCents !== payment.costCents) {
      return (
        `the processor made ${id} of ${payment.netCents} cents at a cost of ${payment.costCents}, ` +
        `and books ${amountCents} at ${costCents}`
      )
    }
    return STATES[payment.whereabouts].includes(state)
      ? null
      : `the money of ${id} is ${payment.whereabouts}, and the processor books it as ${state}`
  }

  get paymentsBooked(): number {
    return this.#database.statement('SELECT COUNT(*) FROM books_payouts').row([])![0] as number
  }
}
