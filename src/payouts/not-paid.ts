/**
 * Says why a creator's money is unpaid at a moment: the reason that the service would give now, or
 * why the money is in no payout although nothing is in the way. It is for reports only and pays
 * nobody.
 */
import { DAYS_IN_MONTH_MAX, DAYS_IN_WEEK, type Day } from '../core/calendar'
import { instantObstacle, payoutRefusal } from '../core/eligibility'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import type { NotPaidReason, WhyNotPaid } from '../core/not-paid-reason'
import type { CycleFrequency } from '../core/vocabulary'
import type { Creator } from '../ledger/creators'
import { leastOf } from './minimums'
import { payableBalances } from './payable'
import { standardPayoutFacts } from './payout-facts'
import { standingOf } from './standing'
import type { PayoutContext } from './ports'

/** The one reason for a creator whose unpaid balances do not sum to zero: the first that holds. */
export function whyNotPaid(
  context: PayoutContext,
  creatorId: number,
  unpaidCents: Cents,
): WhyNotPaid {
  if (unpaidCents < 0) return withoutMinimum('in_debt')
  const minimumCents = leastFor(context, creatorId)
  const refusal = payoutRefusal(
    { ...standardPayoutFacts(context, creatorId, context.today()), minimumCents },
    context.policy,
  )
  if (refusal) {
    const [{ code }] = refusal
    return code === 'below_minimum' ? { reason: code, minimumCents } : withoutMinimum(code)
  }
  const payable = payableBalances(context, creatorId, context.today())
  if (hasFailedLast(context, creatorId)) return withoutMinimum('latest_payout_failed')
  const isOverdue = sumOf(passedOver(context, creatorId, payable)) >= minimumCents
  return withoutMinimum(isOverdue ? 'overdue' : 'next_run')
}

const withoutMinimum = (reason: NotPaidReason): WhyNotPaid => ({ reason, minimumCents: null })

/** The least that is paid to a creator at once, as they would be paid now. Nothing is never a payout. */
function leastFor(context: PayoutContext, creatorId: number): Cents {
  const { frequency, flexible } = context.ledger.creators.get(creatorId)
  const payoutType = flexible?.payoutType ?? (frequency === 'daily' ? 'instant' : 'standard')
  const isInstant =
    payoutType === 'instant' &&
    instantObstacle(standingOf(context, creatorId), context.today(), context.policy) === null
  return Math.max(1, leastOf(context, creatorId, isInstant ? 'instant' : 'standard', flexible))
}

const hasFailedLast = ({ ledger }: PayoutContext, creatorId: number): boolean => {
  const [latest] = ledger.payoutHistory.outcomesNewestFirst(creatorId, 1)
  return latest !== undefined && latest.state !== 'completed'
}

/** Balances that had their turn and were in no payout; one that came back has its turn again. */
function passedOver(
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
): DayBalance[] {
  const oldestInOrder = oldestDayInOrder(context, creatorId)
  return balances.filter(
    ({ balanceId, day }) =>
      day < oldestInOrder && !context.ledger.payoutHistory.hasClaimed(balanceId),
  )
}

/** From one payout to the next at the most; where a daily payout fails, a weekly run pays. */
const CYCLE_DAYS_MAX: Readonly<Record<CycleFrequency, number>> = {
  daily: 7,
  weekly: 7,
  monthly: 35,
  quarterly: 98,
}

/** Balances before this day had their turn, whichever day of the cycle it is: a cycle ago, the holding period, and a day for a late run. */
function oldestDayInOrder(context: PayoutContext, creatorId: number): Day {
  const waitDays = cycleDays(context.ledger.creators.get(creatorId), context.today())
  return context.today() - waitDays - context.policy.holdDays - 1
}

function cycleDays({ frequency, flexible }: Readonly<Creator>, today: Day): number {
  switch (flexible?.frequency) {
    case undefined:
      return CYCLE_DAYS_MAX[frequency as CycleFrequency]
    case 'every_days':
      return flexible.from > today ? Infinity : flexible.days
    case 'chosen_weekdays':
      return DAYS_IN_WEEK
    case 'twice_a_month':
      return DAYS_IN_MONTH_MAX
    case 'threshold':
      return 1
  }
}
