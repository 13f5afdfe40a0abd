/** What buyers have paid by card: the card processor gives it back, as far as anything is left of it. */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { ChargeRefund } from '../payouts/ports'

/** All of it has gone back, or is disputed. / Less is left of it than is to go back. */
export type ChargeRefusal = 'charge_already_refunded' | 'amount_too_large'

export interface Charges {
  /** The buyer has so much of a sale back at once, and whoever held it has given it. */
  takeBack(
    saleId: number,
    amountCents: Cents,
    at: Instant,
  ): Omit<ChargeRefund, 'processorRefundId'> | ChargeRefusal
}
