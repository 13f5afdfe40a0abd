/** Stops the refunds of creators who owe too much, and lets them refund again when they owe nothing more. */
import type { Instant } from '../core/calendar'
import { mayRefundNext } from '../core/refund-eligibility'
import { noteRefunds } from './notes'
import type { PayoutContext } from './ports'

/** To be asked whenever money has come in, or come back with a payout: it may allow a creator's refunds again. */
export function reviewStoppedRefunds(context: PayoutContext, creatorId: number, at: Instant): void {
  if (!context.ledger.creators.mayRefund(creatorId)) reviewRefunds(context, creatorId, at)
}

/** To be asked whenever a balance has fallen. */
export function reviewRefunds(context: PayoutContext, creatorId: number, at: Instant): void {
  const { creators, balances } = context.ledger
  const before = creators.mayRefund(creatorId)
  const unpaidCents = balances.unpaidCents(creatorId, Number.MAX_SAFE_INTEGER, null)
  const after = mayRefundNext(before, unpaidCents)
  if (after === before) return
  creators.setMayRefund(creatorId, after, at)
  noteRefunds(context, creatorId, after, unpaidCents, at)
}
