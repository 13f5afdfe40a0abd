/**
 * Why an action in a run had no effect: it was so already, there was nothing to act on, or a rule
 * refused it. A request for a payout that pays nothing has the reason of the skip instead.
 */
import type { SkipCode } from './eligibility'

export type NoEffectReason =
  /** The schedule, rail, country or bank account is the one that was asked for. */
  | 'nothing_to_change'
  | 'already_paused'
  | 'not_paused'
  | 'no_such_sale'
  /** All of it was refunded or charged back before. */
  | 'sale_is_reversed'
  /** A refund of a part that is larger than what is left of the sale. */
  | 'more_than_is_left'
  /** The creator owes too much to refund anything. */
  | 'refunds_are_stopped'
  /** An earlier refund of the sale has not been answered yet. */
  | 'refund_is_open'
  /** The processor turns it down for good: the buyer's card is closed, say. */
  | 'refund_was_refused'
  /** The sale is not charged back, or its dispute has been won before. */
  | 'no_open_dispute'
  /** A dispute that was won is closed for good. */
  | 'dispute_was_won'
  | 'nothing_to_pay'
  | 'nothing_to_cancel'
  /** No payout of the creator is with a processor, or the newest cannot come back. */
  | 'nothing_to_return'
  /** Its money is being moved for it, or it waits for its mass payment. */
  | 'payout_is_being_made'
  /** The processor has been asked for it and has not answered. */
  | 'payout_is_being_sent'
  /** It is known to have failed, and its transfer is on the way back. */
  | 'payout_has_failed'
  /** The processor takes it back no more: an instant one, one that has arrived, one in parts. */
  | 'payout_cannot_be_cancelled'
  | 'processor_did_not_answer'
  /** Its worker died each time before it had begun. */
  | 'service_did_not_answer'
  | 'rail_does_not_reach_country'
  | SkipCode
