/**
 * Gathers from the ledger what the service must know before it pays a creator. Facts are read again at each attempt;
 * nothing here is remembered across a yield.
 */
import { SECONDS_IN_DAY, secondOfDay, type Day } from '../core/calendar'
import type { PayoutFacts } from '../core/eligibility'
import { sumOf } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { DAILY_RUN_SECOND, type ScheduleFacts } from '../core/payout-schedule'
import type { PayoutType } from '../core/vocabulary'
import { instantMinimumOf, minimumOf, requestMinimumOf } from './minimums'
import { balancesOfRail, payableAmount, withoutSmallTransfer } from './payable'
import { releasedBalances } from './reserve'
import type { PayoutContext } from './ports'
import { mayBePaidInstantly, standingOf } from './standing'

/** The payout, if any, that must end before this creator can have another. */
function payoutInProgress(context: PayoutContext, creatorId: number): number | null {
  const { processingBlocksDays } = context.policy
  const since =
    processingBlocksDays === null ? 0 : context.now() - processingBlocksDays * SECONDS_IN_DAY
  return context.ledger.payouts.oldestCreatingOrProcessing(creatorId, since)
}

/** What decides when a creator is next paid, as of now. */
export function scheduleFacts(
  context: PayoutContext,
  creatorId: number,
): Omit<ScheduleFacts, 'frequency'> {
  const { ledger, policy } = context
  const today = context.today()
  const unpaid = balancesOfRail(context, creatorId, today)
  const unpaidUpTo = (day: Day): Cents => {
    const ofPeriod = unpaid.filter((balance) => balance.day <= day)
    const mayLeave = releasedBalances(context, creatorId, ofPeriod)
    return sumOf(withoutSmallTransfer(context, creatorId, mayLeave))
  }
  return {
    rail: ledger.creators.get(creatorId).rail,
    today,
    minimumCents: minimumOf(context, creatorId),
    unpaidCents: unpaidUpTo(today),
    unpaidUpTo,
    instantMinimumCents: instantMinimumOf(context, creatorId),
    dailyRunAhead: secondOfDay(context.workerNow()) <= DAILY_RUN_SECOND,
    instantlyPayable: mayBePaidInstantly(context, creatorId, today, policy),
    payoutCreatedToday: ledger.creatorPayouts.createdOn(creatorId, today, policy.spendsToday),
  }
}

/** What the gates of a standard run are compared with; the same before and since daily payouts. */
export function standardPayoutFacts(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
): PayoutFacts {
  const ofPeriodCents =
    context.policy.minimumBasis === 'unpaid_and_period'
      ? context.ledger.creatorPayouts.grossForPeriod(creatorId, periodEnd)
      : 0
  const { amountCents, keptBack } = payableAmount(context, creatorId, periodEnd)
  return payoutFacts(context, creatorId, 'standard', {
    amountCents: amountCents + ofPeriodCents,
    keptBack,
    minimumCents: minimumOf(context, creatorId),
    payableCents: null,
    requester: null,
  })
}

export const instantPayoutFacts = (
  context: PayoutContext,
  creatorId: number,
  money: Omit<MoneyFacts, 'minimumCents'>,
): PayoutFacts =>
  payoutFacts(context, creatorId, 'instant', {
    minimumCents: requestMinimumOf(context, creatorId, money.requester),
    ...money,
  })

type MoneyFacts = Pick<
  PayoutFacts,
  'amountCents' | 'keptBack' | 'minimumCents' | 'payableCents' | 'requester'
>

/** What the gates are compared with: what is known of the money, and what the ledger knows beside it. */
export const payoutFacts = (
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  money: MoneyFacts,
): PayoutFacts => ({
  payoutType,
  standing: standingOf(context, creatorId),
  today: context.today(),
  ...money,
  payoutInProgress: payoutInProgress(context, creatorId),
})
