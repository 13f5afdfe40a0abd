/**
 * Whether a creator can be paid instantly now, and with which balances. The ledger is asked first, then the processor
 * what is available, and then the ledger again: the balances of the verdict are those that stand after the processor
 * has answered, so that the caller, still in the same transaction, claims what is there.
 */
import type { Day } from '../core/calendar'
import { payoutRefusal, type SkipReasons } from '../core/eligibility'
import { instantlyPayable, sumOf, type DayBalance } from '../core/instant-payouts'
import { payingHolder, processorOfRail } from '../core/vocabulary'
import { instantPayoutFacts, unpaidBalances, unpaidCents, withoutSmallTransfer } from './payable'
import { call, type PayoutContext, type Workflow } from './ports'

export type InstantVerdict =
  { pay: true; balances: DayBalance[] } | { pay: false; reasons: SkipReasons }

export interface InstantRequest {
  periodEnd: Day
  /** `whole`: the sum goes out as one payout and must not be above the instant maximum; `batches`: the caller cuts it up. */
  paidAs: 'whole' | 'batches'
  byAdmin: boolean
}

export function* instantVerdict(
  context: PayoutContext,
  creatorId: number,
  { periodEnd, paidAs, byAdmin }: InstantRequest,
): Workflow<InstantVerdict> {
  const { ledger } = context
  const amountCents = unpaidCents(context, creatorId, periodEnd)
  const before = payoutRefusal(
    instantPayoutFacts(context, creatorId, { byAdmin, amountCents, payableCents: null }),
    context.policy,
  )
  if (before) return { pay: false, reasons: before }
  const { rail } = ledger.creators.get(creatorId)
  const answer = yield* call(processorOfRail(rail), { kind: 'instantly_available', creatorId })
  if (answer.outcome !== 'done') {
    const obstacle = { code: 'processor_unreachable' } as const
    return { pay: false, reasons: [{ code: 'instant_not_supported', obstacle }] }
  }
  // The answer may have come after a midnight that changed the rules.
  const { policy } = context
  const unpaid = withoutSmallTransfer(
    context,
    creatorId,
    unpaidBalances(context, creatorId, periodEnd),
  )
  const balances = instantlyPayable(unpaid, answer.result.netCents, payingHolder(rail), policy)
  const payableCents = sumOf(balances)
  const reasons = payoutRefusal(
    instantPayoutFacts(context, creatorId, {
      byAdmin,
      amountCents: sumOf(unpaid),
      payableCents:
        paidAs === 'whole' ? payableCents : Math.min(payableCents, policy.instantMaximumCents),
    }),
    policy,
  )
  return reasons ? { pay: false, reasons } : { pay: true, balances }
}
