/** The coming payouts that a creator is shown, by the facts of this moment. */
import { secondOfDay, type Day } from '../core/calendar'
import { standingRefusal } from '../core/eligibility'
import {
  FLEXIBLE_RUN_SECOND,
  nextFlexiblePayoutDay,
  upcomingFlexiblePayouts,
  type FlexibleFacts,
} from '../core/flexible-schedule'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { nextPayoutDay, type ScheduleFacts } from '../core/payout-schedule'
import { upcomingPayouts, type UpcomingPayouts } from '../core/upcoming-payouts'
import { isFlexibleFrequency, type CycleFrequency } from '../core/vocabulary'
import type { Creator } from '../ledger/creators'
import { instantMinimumOf } from './minimums'
import { payableBalances } from './payable'
import { scheduleFacts } from './payout-facts'
import { standingOf } from './standing'
import type { PayoutContext } from './ports'

/** The date that the creator is shown as their next payout; `null` where there is too little to pay, or none is paid. */
export function nextPayoutDayOf(context: PayoutContext, creatorId: number): Day | null {
  const { ledger, policy } = context
  if (standingRefusal(standingOf(context, creatorId), policy)) return null
  const facts = scheduleFacts(context, creatorId)
  const creator = ledger.creators.get(creatorId)
  if (creator.flexible) {
    const { flexible } = creator
    return nextFlexiblePayoutDay(flexible, flexibleFacts(context, creator, facts), policy)
  }
  return nextPayoutDay({ frequency: cycleFrequency(creator), ...facts }, policy)
}

/**
 * The payouts that the creator can expect from what is unpaid now, at most `countMax`, with their dates and gross
 * amounts; none where the creator is not paid at all. `settled`: those balances, oldest first, that the processor can
 * pay at once.
 */
export function upcomingPayoutsOf(
  context: PayoutContext,
  creatorId: number,
  countMax: number,
  settled: (balances: readonly DayBalance[]) => readonly DayBalance[],
): UpcomingPayouts {
  const { ledger, policy } = context
  if (standingRefusal(standingOf(context, creatorId), policy))
    return { payouts: [], endless: false }
  const facts = scheduleFacts(context, creatorId)
  const creator = ledger.creators.get(creatorId)
  if (creator.flexible) {
    const known = flexibleFacts(context, creator, facts)
    const payouts = upcomingFlexiblePayouts(creator.flexible, known, policy, countMax)
    return { payouts, endless: false }
  }
  const settledUpTo = (day: Day): Cents =>
    sumOf(settled(payableBalances(context, creatorId, Math.min(day, facts.today))))
  const frequency = cycleFrequency(creator)
  return upcomingPayouts({ frequency, settledUpTo, ...facts }, policy, countMax)
}

function cycleFrequency({ creatorId, frequency }: Readonly<Creator>): CycleFrequency {
  if (isFlexibleFrequency(frequency)) throw new Error(`Creator ${creatorId} lacks its schedule`)
  return frequency
}

/**
 * An instant schedule that instant payouts are not open to is paid by standard payout, in the same run. Today's run is
 * ahead until its hour, unless a payout created today has spent the date.
 */
function flexibleFacts(
  context: PayoutContext,
  { creatorId, flexible }: Readonly<Creator>,
  facts: Omit<ScheduleFacts, 'frequency'>,
): FlexibleFacts {
  const payoutType = flexible?.payoutType ?? 'standard'
  const isInstant = payoutType === 'instant' && facts.instantlyPayable
  const isRunOver = secondOfDay(context.workerNow()) > FLEXIBLE_RUN_SECOND[payoutType]
  const isSpent = isRunOver || facts.payoutCreatedToday
  return {
    from: isSpent ? facts.today + 1 : facts.today,
    payoutType: isInstant ? 'instant' : 'standard',
    minimumCents: isInstant ? instantMinimumOf(context, creatorId) : facts.minimumCents,
    unpaidCents: facts.unpaidCents,
    unpaidUpTo: facts.unpaidUpTo,
  }
}
