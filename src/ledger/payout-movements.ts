/** How payouts move money between accounts: what is posted when one is claimed, sent, completed, returned or released. */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { payingHolder } from '../core/vocabulary'
import type { Accounts, SharedAccount } from './accounts'
import type { Payout } from './payout'
import type { Postings, TransferReason } from './postings'

type Movement = [
  debit: SharedAccount | 'creator',
  credit: SharedAccount | 'creator',
  amountCents: Cents,
]

type Posted = Pick<Payout, 'payoutId' | 'creatorId'>

export class PayoutMovements {
  readonly #accounts: Accounts
  readonly #postings: Postings

  constructor(accounts: Accounts, postings: Postings) {
    this.#accounts = accounts
    this.#postings = postings
  }

  claim(payout: Posted, grossCents: Cents, at: Instant): void {
    this.#post(payout, 'payout_claimed', at, [['creator', 'payouts_in_transit', grossCents]])
  }

  release(payout: Payout, at: Instant): void {
    this.#post(payout, 'payout_released', at, [
      ['payouts_in_transit', 'creator', payout.grossCents],
    ])
  }

  transfer(payout: Payout, amountCents: Cents, at: Instant): void {
    this.#post(payout, 'internal_transfer', at, [
      ['funds_at_processor', 'funds_at_platform', amountCents],
    ])
  }

  reverseTransfer(payout: Payout, at: Instant): void {
    this.#post(payout, 'internal_transfer_reversed', at, [
      ['funds_at_platform', 'funds_at_processor', payout.transferCents],
    ])
  }

  charge(payout: Payout, costCents: Cents, at: Instant): void {
    this.#post(payout, 'payout_cost', at, [['payout_costs', 'funds_at_platform', costCents]])
  }

  complete(payout: Payout, at: Instant): void {
    this.#post(payout, 'payout_completed', at, this.#settlement(payout))
  }

  /** Reverses all that completion moved. */
  return(payout: Payout, at: Instant): void {
    const reversed = this.#settlement(payout).map(([debit, credit, amountCents]): Movement => [
      credit,
      debit,
      amountCents,
    ])
    this.#post(payout, 'payout_returned', at, reversed)
  }

  feeAfterFailure(payout: Payout, at: Instant): void {
    this.#post(payout, 'paid_after_failure', at, [
      ['funds_at_platform', feeAccountOf(payout), payout.feeCents],
    ])
  }

  /** Reverses the fee of a payout that was paid after it had been given up. */
  feeReturnedAfterFailure(payout: Payout, at: Instant): void {
    this.#post(payout, 'returned_after_failure', at, [
      [feeAccountOf(payout), 'funds_at_platform', payout.feeCents],
    ])
  }

  /** How a completed payout moves money: the net leaves, the fee becomes the platform's. */
  #settlement(payout: Payout): Movement[] {
    const feeAccount = feeAccountOf(payout)
    if (isPaidByPlatform(payout)) {
      return [
        ['payouts_in_transit', 'funds_at_platform', payout.netCents],
        ['payouts_in_transit', feeAccount, payout.feeCents],
      ]
    }
    return [
      ['payouts_in_transit', 'funds_at_processor', payout.netCents],
      ['payouts_in_transit', feeAccount, payout.feeCents],
      ['funds_at_platform', 'funds_at_processor', payout.feeCents],
    ]
  }

  #post(
    { payoutId, creatorId }: Posted,
    reason: TransferReason,
    at: Instant,
    movements: readonly Movement[],
  ): void {
    this.#postings.post(
      at,
      reason,
      movements.map(([debit, credit, amountCents]) => ({
        debit: this.#accountId(debit, creatorId),
        credit: this.#accountId(credit, creatorId),
        amountCents,
      })),
      { payoutId },
    )
  }

  #accountId(name: SharedAccount | 'creator', creatorId: number): number {
    return name === 'creator' ? this.#accounts.ofCreator(creatorId) : this.#accounts.shared(name)
  }
}

const isPaidByPlatform = ({ rail }: Payout): boolean => payingHolder(rail) === 'platform'

const feeAccountOf = (payout: Payout): SharedAccount =>
  isPaidByPlatform(payout) && payout.payoutType === 'standard'
    ? 'paypal_payout_fees'
    : 'instant_payout_fees'
