/**
 * What buyers have paid by card. The card processor refunds it, as far as anything is left of it.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { ChargeRefund } from '../payouts/ports'

/** All of it has gone back, or is disputed. / Less is left of it than is to go back. */
export type ChargeRefusal = 'charge_already_refunded' | 'amount_too_large'

export interface Charges {
  /** Gives the buyer back this much of a sale at once, from whoever holds its money. */
  takeBack(
    saleId: number,
    amountCents: Cents,
    at: Instant,
  ): Omit<ChargeRefund, 'processorRefundId'> | ChargeRefusal
}
