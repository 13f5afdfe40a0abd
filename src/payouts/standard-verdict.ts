/** Whether a standard run pays a creator, and the reasons worth a note where it does not. */
import type { Day } from '../core/calendar'
import { notableReasons, payoutRefusal, type SkipReasons } from '../core/eligibility'
import type { DayBalance } from '../core/instant-payouts'
import { isTurn } from '../core/payout-schedule'
import { isFlexibleFrequency } from '../core/vocabulary'
import { onlyHolder, payableBalances } from './payable'
import { scheduleFacts, standardPayoutFacts } from './payout-facts'
import type { PayoutContext } from './ports'

/** `reasons` null: it is not the creator's turn, or there is nothing to pay. */
export type Verdict =
  { pay: true; balances: DayBalance[] } | { pay: false; reasons: SkipReasons | null }

/** What of the reasons not to pay what is unpaid up to a day is worth a note. */
export const notable = (
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
  reasons: SkipReasons,
): SkipReasons | null =>
  notableReasons(reasons, () =>
    context.ledger.balances.unpaidCents(creatorId, upTo, onlyHolder(context, creatorId)),
  )

/**
 * Whether a standard run of today with this period end pays the creator. A refusal without a reason is one that nobody
 * needs a note about: it is not the creator's turn, or there is nothing to pay.
 */
export function standardVerdict(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
  isAnyTurn = false,
): Verdict {
  const { policy } = context
  const { frequency } = context.ledger.creators.get(creatorId)
  if (isFlexibleFrequency(frequency)) return { pay: false, reasons: null }
  const facts = standardPayoutFacts(context, creatorId, periodEnd)
  const reasons = payoutRefusal(facts, policy)
  if (reasons) return { pay: false, reasons: notable(context, creatorId, periodEnd, reasons) }
  const isTheirTurn = (): boolean =>
    isTurn({ frequency, ...scheduleFacts(context, creatorId) }, policy)
  return isAnyTurn || isTheirTurn()
    ? { pay: true, balances: payableBalances(context, creatorId, periodEnd) }
    : { pay: false, reasons: null }
}
