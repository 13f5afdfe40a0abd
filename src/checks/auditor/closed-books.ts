/**
 * What the auditor keeps of sales and payments whose days were closed: sums by its own books, and whether each of them was
 * settled when it went. A thing that it does not know was never there, or has been closed before.
 */
import type { Cents } from '../../core/money'
import type { Sentence } from '../../core/sentence'
import type { AuditedSale } from './audited-sales'
import type { Earnings } from './earnings'
import type { PartTries } from './part-tries'
import type { AuditedPayments, AuditedProcessorPayout, Told } from './payments'
import type { AuditedTransfer, AuditedTransfers } from './transfers'

/** What the auditor has of the days that are kept. */
export interface ClosableBooks {
  earnings: Earnings
  payments: AuditedPayments
  transfers: AuditedTransfers
  partTries: PartTries
}

/** What is said to be closed. */
export interface SaidClosing {
  payoutIds: Iterable<number>
  /** Of sales, not of what was taken back or credited. */
  saleIds: Iterable<number>
}

export interface ClosedProblem {
  subject: string
  problem: Sentence
  cents: Cents
  payoutId?: number
}

/** Of all that was closed so far. */
interface ClosedTotals {
  sales: number
  salesGrossCents: Cents
  salesNetCents: Cents
  /** Payments of processors, and those of them that reached a creator. */
  payments: number
  paymentsPaid: number
  paidCents: Cents
  chargedCents: Cents
}

const ENDED_UNPAID: readonly Told[] = ['failed', 'returned', 'cancelled']

export class ClosedBooks {
  readonly #books: ClosableBooks
  readonly totals: ClosedTotals = {
    sales: 0,
    salesGrossCents: 0,
    salesNetCents: 0,
    payments: 0,
    paymentsPaid: 0,
    paidCents: 0,
    chargedCents: 0,
  }

  constructor(books: ClosableBooks) {
    this.#books = books
  }

  /** Takes what is closed out of the other books. Returns what was wrong with it, and the sales in it. */
  close({ payoutIds, saleIds }: SaidClosing): { problems: ClosedProblem[]; sales: AuditedSale[] } {
    const books = this.#books
    const problems: ClosedProblem[] = []
    const sales: AuditedSale[] = []
    for (const payoutId of payoutIds) {
      books.partTries.forget(payoutId)
      const made = books.payments.take(payoutId)
      const problem = unsettled(made, books.transfers.take(payoutId))
      const cents = made.reduce((sum, { netCents }) => sum + netCents, 0)
      if (problem !== null)
        problems.push({ subject: `payout ${payoutId}`, problem, cents, payoutId })
      for (const payment of made) this.#countPayment(payment)
    }
    for (const saleId of saleIds) {
      const sale = books.earnings.take(saleId)
      if (sale) {
        sales.push(sale)
        this.totals.sales += 1
        this.totals.salesGrossCents += sale.grossCents
        this.totals.salesNetCents += sale.netCents
      } else {
        problems.push({
          subject: `sale ${saleId}`,
          problem: 'there is no such sale left',
          cents: 0,
        })
      }
    }
    return { problems, sales }
  }

  #countPayment({ whereabouts, netCents, costCents }: AuditedProcessorPayout): void {
    this.totals.payments += 1
    this.totals.chargedCents += costCents
    if (whereabouts !== 'with the creator') return
    this.totals.paymentsPaid += 1
    this.totals.paidCents += netCents
  }
}

/** Why a payout is not settled, in words; `null` where it is. */
function unsettled(
  made: readonly AuditedProcessorPayout[],
  transfers: readonly AuditedTransfer[],
): string | null {
  for (const { processorPayoutId, whereabouts, told, toldCostCents, costCents } of made) {
    const isTold =
      whereabouts === 'with the creator'
        ? told === 'paid'
        : whereabouts === 'back' && ENDED_UNPAID.includes(told)
    if (!isTold)
      return `the money of ${processorPayoutId} is ${whereabouts}, and we were told ${told}`
    if (costCents > 0 && toldCostCents === null) {
      return `nobody has told us what ${processorPayoutId} costs`
    }
  }
  const untold = transfers.find(
    ({ told, isReversed }) => told !== (isReversed ? 'reversed' : 'made'),
  )
  return untold ? `we were told ${untold.told} of transfer ${untold.transferId}` : null
}
