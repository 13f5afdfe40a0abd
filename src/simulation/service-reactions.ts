/** What happens at the same moment in response to the market or to the payout service. */
import type { Instant } from '../core/calendar'
import { holdIfChargedBackTooOften } from '../payouts/chargeback-hold'
import { noteDisputeWon } from '../payouts/notes'
import type { PayoutContext, PayoutObserver } from '../payouts/ports'
import { reviewStoppedRefunds } from '../payouts/refund-eligibility'
import type { MarketListener } from './market-events'

/** Money that comes in may allow a creator's refunds again; a chargeback may hold their payouts. */
export function reviewsOfTheService(context: PayoutContext): Partial<MarketListener> {
  const earned = (creatorId: number, at: Instant): void =>
    reviewStoppedRefunds(context, creatorId, at)
  return {
    saleLanded: ({ creatorId, at }) => earned(creatorId, at),
    creditLanded: ({ creatorId, at }) => earned(creatorId, at),
    disputeWon: (sale, at) => {
      noteDisputeWon(context, sale.creatorId, sale.fee, at)
      earned(sale.creatorId, at)
    },
    saleChargedBack: ({ creatorId }, at) => holdIfChargedBackTooOften(context, creatorId, at),
  }
}

/** Money that has come back to the processor's account of a creator whom the platform pays by now. */
export function emptyingOfAccounts(
  emptyAccount: (creatorId: number, at: Instant) => void,
): Partial<PayoutObserver> {
  const empty = ({ creatorId }: { creatorId: number }, at: Instant): void =>
    emptyAccount(creatorId, at)
  return {
    saleRefunded: (refunded, at) => {
      if (refunded.holder === 'processor') empty(refunded, at)
    },
    payoutFailed: empty,
    payoutReturned: empty,
    payoutPaidAfterFailure: empty,
    payoutReturnedAfterFailure: empty,
    exchangeResidueBooked: (creatorId, _amountCents, at) => emptyAccount(creatorId, at),
  }
}
