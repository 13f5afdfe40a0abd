/**
 * Whether the processors' books say what the processors did: each payment of which the auditor saw the making is in them
 * once, for the same payout, creator, amount, fee and cost, and in a state that fits where its money is.
 */
import type { Cents } from '../../core/money'
import { sentence, type Sentence } from '../../core/sentence'
import { PROCESSOR_PAYOUT_STATES, type ProcessorPayoutState } from '../../core/vocabulary'
import type { Database, SqlValue } from '../../ledger/database'
import type { AuditedProcessorPayout } from '../auditor/payments'
import { RowsById } from '../rows-by-id'

const STATES: Readonly<
  Record<AuditedProcessorPayout['whereabouts'], readonly ProcessorPayoutState[]>
> = {
  'in transit': ['pending', 'unclaimed'],
  'with the creator': ['paid'],
  back: ['failed', 'returned', 'cancelled'],
}

const amountsOf = (amountCents: Cents, feeCents: Cents, costCents: Cents): Sentence =>
  sentence`${{ cents: amountCents }} with a fee of ${{ cents: feeCents }} at a cost of ${{ cents: costCents }}`

/** Rows of the books, by the processor's ids. */
export type BookedPayments = ReadonlyMap<string, readonly SqlValue[]>

type BookRow = [
  processorPayoutId: string,
  payoutId: number,
  creatorId: number,
  amountCents: number,
  feeCents: number,
  costCents: number,
  state: number,
]

export class BooksAgreement {
  readonly #database: Database
  readonly #rows: RowsById<string>

  constructor(database: Database) {
    this.#database = database
    this.#rows = new RowsById(
      database,
      (ids) =>
        `SELECT processor_payout_id, payout_id, creator_id, amount_cents, fee_cents, cost_cents, state
         FROM books_payouts WHERE processor_payout_id IN (${ids})`,
    )
  }

  rowsOf(payments: readonly AuditedProcessorPayout[]): BookedPayments {
    return this.#rows.of(payments.map(({ processorPayoutId }) => processorPayoutId))
  }

  /** What is wrong, in words; `null` where nothing is. */
  disagreement(payment: AuditedProcessorPayout, rows: BookedPayments): Sentence | null {
    const id = payment.processorPayoutId
    const row = rows.get(id) as BookRow | undefined
    if (!row) return `the processor made ${id}, but does not have it in its books`
    const [, payoutId, creatorId, amountCents, feeCents, costCents, stateCode] = row
    if (payoutId !== payment.payoutId) {
      return sentence`the processor made ${id} for it, and books it for ${{ payoutId }}`
    }
    if (creatorId !== payment.creatorId) {
      return sentence`the processor paid ${id} to ${{ creatorId: payment.creatorId }}, and books it for ${{ creatorId }}`
    }
    const isBookedAsMade =
      amountCents === payment.netCents &&
      feeCents === payment.feeCents &&
      costCents === payment.costCents
    if (!isBookedAsMade) {
      const made = amountsOf(payment.netCents, payment.feeCents, payment.costCents)
      const booked = amountsOf(amountCents, feeCents, costCents)
      return sentence`the processor made ${id} of ${made}, and books ${booked}`
    }
    const state = PROCESSOR_PAYOUT_STATES[stateCode]!
    return STATES[payment.whereabouts].includes(state)
      ? null
      : `the money of ${id} is ${payment.whereabouts}, and the processor books it as ${state}`
  }

  /** With those that are closed. */
  get paymentsBooked(): number {
    return this.#database
      .statement(
        `SELECT (SELECT COUNT(*) FROM books_payouts)
           + (SELECT COALESCE(SUM(payments), 0) FROM ledger_closed_payouts)`,
      )
      .row([])![0] as number
  }
}
