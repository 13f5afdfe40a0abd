/**
 * Whether a creator can be paid instantly now, and with which balances. The ledger is asked first, then the processor
 * what is available, and then the ledger again: the balances of the verdict are those that stand after the processor
 * has answered, so that the caller, still in the same transaction, claims what is there.
 */
import type { Day } from '../core/calendar'
import { instantRefusal, type SkipReason } from '../core/eligibility'
import { instantlyPayable, sumOf, type DayBalance } from '../core/instant-payouts'
import { payingHolder, processorOfRail } from '../core/vocabulary'
import {
  instantRefusalFromLedger,
  payoutInProgress,
  standingOf,
  unpaidBalances,
  withoutSmallTransfer,
} from './payable'
import { call, type PayoutContext, type Workflow } from './ports'

export type InstantVerdict =
  { pay: true; balances: DayBalance[] } | { pay: false; reason: SkipReason }

/**
 * `whole`: the sum goes out as one payout and must not be above the instant maximum; `batches`: the caller cuts it up.
 */
export function* instantVerdict(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
  paidAs: 'whole' | 'batches',
): Workflow<InstantVerdict> {
  const { ledger } = context
  const refusal = instantRefusalFromLedger(context, creatorId, periodEnd)
  if (refusal) return { pay: false, reason: refusal }
  const { rail } = ledger.creators.get(creatorId)
  const answer = yield* call(processorOfRail(rail), { kind: 'instantly_available', creatorId })
  if (answer.outcome !== 'done') {
    const obstacle = { code: 'processor_unreachable' } as const
    return { pay: false, reason: { code: 'instant_not_supported', obstacle } }
  }
  // The answer may have come after a midnight that changed the rules.
  const { policy } = context
  const unpaid = withoutSmallTransfer(
    context,
    creatorId,
    unpaidBalances(context, creatorId, periodEnd),
  )
  const balances = instantlyPayable(
    unpaid,
    answer.result.netCents,
    policy.instantFeeBasisPoints,
    payingHolder(rail),
  )
  const payableCents = sumOf(balances)
  const reason = instantRefusal(
    {
      standing: standingOf(context, creatorId),
      today: context.today(),
      amountCents: sumOf(unpaid),
      payableCents:
        paidAs === 'whole' ? payableCents : Math.min(payableCents, policy.instantMaximumCents),
      payoutInProgress: payoutInProgress(context, creatorId),
    },
    policy,
  )
  return reason ? { pay: false, reason } : { pay: true, balances }
}
