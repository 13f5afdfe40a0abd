/**
 * Whether the money that was moved for a payout is where it should be: as much as the platform was told of is booked, it
 * is what the platform held of the payout's balances, and none of it stays behind when the payout has come to nothing.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PayoutState } from '../core/payout-state'
import { HOLDERS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { TRANSFER_REASONS } from '../ledger/postings'
import type { AuditedTransfer } from './audited-transfers'

const MADE = TRANSFER_REASONS.indexOf('internal_transfer')
const REVERSED = TRANSFER_REASONS.indexOf('internal_transfer_reversed')
const COME_TO_NOTHING: readonly PayoutState[] = ['failed', 'cancelled', 'reversed', 'returned']

export class TransferAgreement {
  readonly #database: Database
  /** What the postings have moved for each payout and not moved back. */
  readonly #bookedCents = new Map<number, Cents>()

  constructor(database: Database) {
    this.#database = database
  }

  /** Follows the postings after a mark; answers the payouts for which money was moved. From mark 0 it begins anew. */
  follow(afterPostingId: number): number[] {
    if (afterPostingId === 0) this.#bookedCents.clear()
    const moved = this.#database
      .statement(
        `SELECT payout_id, SUM(CASE reason WHEN ${MADE} THEN amount_cents ELSE -amount_cents END)
         FROM ledger_postings WHERE posting_id > ? AND reason IN (${MADE}, ${REVERSED}) GROUP BY 1`,
      )
      .rows([afterPostingId]) as [number, number][]
    for (const [payoutId, cents] of moved) {
      this.#bookedCents.set(payoutId, this.#booked(payoutId) + cents)
    }
    return moved.map(([payoutId]) => payoutId)
  }

  /** What is wrong, in words; `null` where nothing is. What we were told after `graceFrom` may still be worked on. */
  disagreement(
    payoutId: number,
    state: PayoutState,
    transfers: readonly AuditedTransfer[],
    graceFrom: Instant,
  ): string | null {
    const standing = transfers.filter(({ told }) => told === 'made')
    const toldCents = standing.reduce((sum, { amountCents }) => sum + amountCents, 0)
    const bookedCents = this.#booked(payoutId)
    if (bookedCents !== toldCents) {
      return `our books moved ${bookedCents} cents for it, the processor told us of ${toldCents}`
    }
    if (standing.length === 0) return null
    const left = standing.find(({ isReversed, toldAt }) => !isReversed && toldAt <= graceFrom)
    if (left && COME_TO_NOTHING.includes(state)) {
      return `it is ${state}, but transfer ${left.transferId} of ${left.amountCents} cents was not reversed`
    }
    const heldCents = this.#heldByPlatform(payoutId)
    return toldCents === heldCents
      ? null
      : `${toldCents} cents were moved for it, of its balances the platform held ${heldCents}`
  }

  #booked(payoutId: number): Cents {
    return this.#bookedCents.get(payoutId) ?? 0
  }

  #heldByPlatform(payoutId: number): Cents {
    return this.#database
      .statement(
        `SELECT COALESCE(SUM(claimed_cents), 0) FROM ledger_payout_balances JOIN ledger_balances USING (balance_id)
         WHERE payout_id = ? AND holder = ${HOLDERS.indexOf('platform')}`,
      )
      .row([payoutId])![0] as Cents
  }
}
