/**
 * Decides whether a creator can be paid instantly now, and with which balances. It reads the
 * ledger, asks the processor what is available, and reads the ledger again. So the balances of the
 * verdict are those after the answer, and the caller can claim them in the same transaction.
 */
import type { Day } from '../core/calendar'
import { payoutRefusal, type SkipReasons } from '../core/eligibility'
import { instantlyPayable, sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { payingHolder, processorOfRail, type Requester } from '../core/vocabulary'
import { payableAmount, payablePart } from './payable'
import { instantPayoutFacts } from './payout-facts'
import { notable } from './standard-verdict'
import { call } from './call'
import type { PayoutContext, Workflow } from './ports'

export type InstantVerdict =
  /** `unpaidCents`: all unpaid money, also where only `balances` can be paid at once. */
  | { pay: true; balances: DayBalance[]; unpaidCents: Cents }
  /** `notableReasons`: what of them is worth a note, which there is none of where there is no money. */
  | { pay: false; reasons: SkipReasons; notableReasons: SkipReasons | null }

interface InstantRequest {
  periodEnd: Day
  /** Who asked for it; `null`: a run. */
  requester: Requester | null
}

export function* instantVerdict(
  context: PayoutContext,
  creatorId: number,
  request: InstantRequest,
): Workflow<InstantVerdict> {
  const { periodEnd, requester } = request
  const { ledger } = context
  const refused = (reasons: SkipReasons): InstantVerdict => ({
    pay: false,
    reasons,
    notableReasons: notable(context, creatorId, periodEnd, reasons),
  })
  const before = payoutRefusal(
    instantPayoutFacts(context, creatorId, {
      requester,
      ...payableAmount(context, creatorId, periodEnd),
      payableCents: null,
    }),
    context.policy,
  )
  if (before) return refused(before)
  const { rail } = ledger.creators.get(creatorId)
  const answer = yield* call(context, processorOfRail(rail), {
    kind: 'instantly_available',
    creatorId,
  })
  // They have moved meanwhile: what was available on the rail before says nothing of this one.
  if (ledger.creators.get(creatorId).rail !== rail) {
    return yield* instantVerdict(context, creatorId, request)
  }
  if (answer.outcome !== 'done') {
    const obstacle = { code: 'processor_unreachable' } as const
    return refused([{ code: 'instant_not_supported', obstacle }])
  }
  // The answer may have come after a midnight that changed the rules.
  const { policy } = context
  const unpaid = payablePart(context, creatorId, periodEnd)
  const { amountCents, keptBack } = unpaid
  const balances = instantlyPayable(
    unpaid.balances,
    answer.result.availableCents,
    payingHolder(rail),
    policy,
  )
  // What is cut into payouts of at most the maximum is not above it.
  const isCut = requester !== null || policy.instantRunAboveMaximum === 'cut'
  const mostCents = isCut ? policy.instantMaximumCents : Infinity
  const reasons = payoutRefusal(
    instantPayoutFacts(context, creatorId, {
      requester,
      amountCents,
      keptBack,
      payableCents: Math.min(sumOf(balances), mostCents),
    }),
    policy,
  )
  return reasons ? refused(reasons) : { pay: true, balances, unpaidCents: amountCents }
}
