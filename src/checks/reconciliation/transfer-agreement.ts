/**
 * Whether the money that was moved for a payout is where it should be: on its creator's account; as much as the platform has heard of is booked; it
 * is what the platform held of the payout's balances, for all payouts that go out from the processor's account; and none
 * of it stays there when the payout has failed.
 */
import type { Cents } from '../../core/money'
import type { PayoutState } from '../../core/payout-state'
import { sentence, type Sentence } from '../../core/sentence'
import { HOLDERS } from '../../core/vocabulary'
import type { Database } from '../../ledger/database'
import { TRANSFER_REASONS } from '../../ledger/postings'
import type { AuditedTransfer } from '../auditor/transfers'
import type { ClosedIds } from '../closed-ids'
import { lastClaimingPayoutId } from './last-ids'
import type { PostingRow, PostingWatcher } from '../new-postings'
import { UNPAID_PAYOUT_STATES } from '../state-sets'

const MADE = TRANSFER_REASONS.indexOf('internal_transfer')
const REVERSED = TRANSFER_REASONS.indexOf('internal_transfer_reversed')

interface TransferredPayout {
  payoutId: number
  creatorId: number
  state: PayoutState
  /** It goes out from the creator's account at the processor, and a payment of it is in the world. */
  isSentFromAccount: boolean
}

export interface AmountProblem {
  problem: Sentence
  cents: Cents
}

export class TransferAgreement implements PostingWatcher {
  readonly #database: Database
  /** What the postings have moved for each payout and not moved back. */
  readonly #bookedCents = new Map<number, Cents>()
  readonly #moved = new Set<number>()
  /** What the platform held of the balances of each payout. */
  readonly #heldCents = new Map<number, Cents>()
  #lastPayoutId = 0

  constructor(database: Database) {
    this.#database = database
  }

  beginAgain(): void {
    this.#bookedCents.clear()
    this.#heldCents.clear()
    this.#lastPayoutId = 0
  }

  posted(row: PostingRow): void {
    const reason = row[3]
    if (reason !== MADE && reason !== REVERSED) return
    const payoutId = row[8]!
    const cents = reason === MADE ? row[6] : -row[6]
    this.#bookedCents.set(payoutId, this.#booked(payoutId) + cents)
    this.#moved.add(payoutId)
  }

  postedAll(): void {
    this.#followClaims()
  }

  /** The payouts for which money was moved since this was last asked. */
  takeMoved(): number[] {
    const moved = [...this.#moved]
    this.#moved.clear()
    return moved
  }

  /** What is wrong with the account or the amounts; `null` where nothing is. */
  disagreement(
    { payoutId, creatorId, isSentFromAccount }: TransferredPayout,
    transfers: readonly AuditedTransfer[],
  ): AmountProblem | null {
    const stray = transfers.find((transfer) => transfer.creatorId !== creatorId)
    if (stray) {
      return {
        problem: sentence`it is ${{ creatorId }}'s, but ${stray.transferId} moved ${{ cents: stray.amountCents }} to ${{ creatorId: stray.creatorId }}`,
        cents: stray.amountCents,
      }
    }
    const toldCents = transfers.reduce(
      (sum, { told, amountCents }) => sum + (told === 'made' ? amountCents : 0),
      0,
    )
    const bookedCents = this.#booked(payoutId)
    if (bookedCents !== toldCents) {
      return {
        problem: sentence`our books moved ${{ cents: bookedCents }} for it, the processor told us of ${{ cents: toldCents }}`,
        cents: bookedCents - toldCents,
      }
    }
    if (toldCents === 0 && !isSentFromAccount) return null
    const heldCents = this.#heldCents.get(payoutId) ?? 0
    return toldCents === Math.max(0, heldCents)
      ? null
      : {
          problem: sentence`${{ cents: toldCents }} were moved for it, of its balances the platform held ${{ cents: heldCents }}`,
          cents: toldCents - Math.max(0, heldCents),
        }
  }

  /** A transfer that was left behind when its payout failed. */
  leftBehind(
    { state }: TransferredPayout,
    transfers: readonly AuditedTransfer[],
  ): AmountProblem | null {
    if (!UNPAID_PAYOUT_STATES.includes(state)) return null
    const left = transfers.find(({ told, isReversed }) => told === 'made' && !isReversed)
    return left
      ? {
          problem: sentence`it is ${state}, but transfer ${left.transferId} of ${{ cents: left.amountCents }} was not reversed`,
          cents: left.amountCents,
        }
      : null
  }

  forget({ payoutIds }: ClosedIds): void {
    for (const payoutId of payoutIds) {
      this.#bookedCents.delete(payoutId)
      this.#heldCents.delete(payoutId)
    }
  }

  #booked(payoutId: number): Cents {
    return this.#bookedCents.get(payoutId) ?? 0
  }

  /** Reads what the platform held of the payouts that are new. What a payout claims does not change. */
  #followClaims(): void {
    const rows = this.#database
      .statement(
        `SELECT payout_id, SUM(claimed_cents) FROM ledger_payout_balances JOIN ledger_balances USING (balance_id)
         WHERE payout_id > ? AND holder = ${HOLDERS.indexOf('platform')} GROUP BY 1`,
      )
      .rows([this.#lastPayoutId]) as [number, Cents][]
    for (const [payoutId, cents] of rows) this.#heldCents.set(payoutId, cents)
    this.#lastPayoutId = lastClaimingPayoutId(this.#database)
  }
}
