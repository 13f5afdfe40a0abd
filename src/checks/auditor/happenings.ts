/** What happens to creators' money, as the auditor writes it down in the order in which it happens. */
import type { Day, Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { Holder, PauseSource, Requester } from '../../core/vocabulary'

/** Why the service says that it did not pay somebody, with the amounts that it gives. */
export interface SaidReason {
  code: string
  amountCents?: Cents
  minimumCents?: Cents
  payoutId?: number
  failureCode?: string
}

/** `day`: of the run that the service speaks of, which may have been at work until after midnight (quirk G21). */
export interface SaidSkip {
  creatorId: number
  reason: SaidReason
  day: Day
  at: Instant
}
/** What people do beside buying: pause somebody and let them be paid again, or ask for a payout. */
export type Order =
  | { order: 'pause'; by: PauseSource }
  /** Every pause of these sources ends. */
  | { order: 'resume'; sources: readonly PauseSource[] }
  | { order: 'payout'; by: Requester }
  /** The creator's payout that has not ended is called off. */
  | { order: 'cancel' }

/**
 * `afterChange`: the last change of state that the platform had written down before. Sales do without: they come after
 * all else that falls on their second.
 */
export type Happening = { creatorId: number; at: Instant } & (
  | { what: 'sale'; holder: Holder; cents: Cents; grossCents: Cents }
  | ({ afterChange: number } &
      /** The net of a sale goes back; the card processor keeps its fee, which the creator bears beside it. */
      (
        | {
            what: 'reversal'
            kind: 'refund' | 'chargeback'
            holder: Holder
            cents: Cents
            grossCents: Cents
            retainedFeeCents: Cents
            sale: { saleId: number; day: Day }
            /** Of a refund: the request that it was made for. */
            refundId?: number
          }
        | { what: 'refund_asked'; refundId: number }
        | { what: 'opening_balance' | 'credit'; holder: Holder; cents: Cents }
        /** What the processor holds of the creator's unpaid money goes to the platform. */
        | { what: 'moved'; cents: Cents }
        /** What a chargeback took comes back. */
        | {
            what: 'dispute_won'
            holder: Holder
            cents: Cents
            grossCents: Cents
            sale: { saleId: number; day: Day }
          }
        /** What an exchange has left of a transfer, or cost: the creator's, at the processor, once its payout is over. */
        | { what: 'residue'; cents: Cents; payoutId: number }
        | ({ what: 'skip' } & SaidSkip)
        | { what: 'order'; order: Order }
        /** Nobody is at work any more on a payout that was ordered. */
        | { what: 'request_over'; orderedAt: Instant }
        /** So much of the creator's money the processor can pay at once. */
        | { what: 'availability'; cents: Cents }
      ))
)
