/**
 * What was taken back of each sale: refunded in parts or as a whole, charged back, and won again.
 */
import type { Cents } from '../core/money'
import type { NoEffectReason } from '../core/no-effect'
import type { SaleFee } from '../core/fees/payout-fee'
import { shareOfSale } from '../core/fees/refund-share'
import type { LandedSale, SaleReversal } from './market-events'

/** A chargeback that may be won: what it took, and its row in the ledger. */
interface Dispute {
  share: SaleFee
  chargebackId: number
}

interface History {
  refundedCents: Cents
  dispute: Dispute | null
  hasBeenWon: boolean
}

export class TakenBack {
  readonly #bySale = new Map<number, History>()

  isWhole({ saleId, fee }: LandedSale): boolean {
    const history = this.#bySale.get(saleId)
    return (
      history !== undefined && (isDisputed(history) || history.refundedCents === fee.grossCents)
    )
  }

  disputeOf({ saleId }: LandedSale): Dispute | null {
    return this.#bySale.get(saleId)?.dispute ?? null
  }

  /** What a reversal takes, without an amount all that is left of the sale; or why it takes nothing. */
  shareOf(sale: LandedSale, kind: SaleReversal, amountCents?: Cents): SaleFee | NoEffectReason {
    const { refundedCents = 0, hasBeenWon = false } = this.#bySale.get(sale.saleId) ?? {}
    if (this.isWhole(sale)) return 'sale_is_reversed'
    if (kind === 'chargeback' && hasBeenWon) return 'dispute_was_won'
    const leftCents = sale.fee.grossCents - refundedCents
    if (amountCents !== undefined && amountCents > leftCents) return 'more_than_is_left'
    return shareOfSale(sale.fee, refundedCents, amountCents ?? leftCents)
  }

  /** Returns what all refunds of the sale have taken so far. */
  refunded(sale: LandedSale, share: SaleFee): SaleFee {
    const history = this.#historyOf(sale)
    history.refundedCents += share.grossCents
    return shareOfSale(sale.fee, 0, history.refundedCents)
  }

  chargedBack(sale: LandedSale, dispute: Dispute): void {
    this.#historyOf(sale).dispute = dispute
  }

  won({ saleId }: LandedSale): void {
    Object.assign(this.#bySale.get(saleId)!, { dispute: null, hasBeenWon: true })
  }

  /** Nothing can be taken back of these sales any more. */
  forget(saleIds: Iterable<number>): void {
    for (const saleId of saleIds) this.#bySale.delete(saleId)
  }

  #historyOf({ saleId }: LandedSale): History {
    const known = this.#bySale.get(saleId)
    if (known) return known
    const history: History = { refundedCents: 0, dispute: null, hasBeenWon: false }
    this.#bySale.set(saleId, history)
    return history
  }
}

const isDisputed = ({ dispute }: History): boolean => dispute !== null
