/**
 * What the service must know of a creator before it pays them, gathered from the ledger, and the verdict of the rules
 * on it. Facts are read anew at each attempt; nothing here is remembered across a yield.
 */
import { SECONDS_IN_DAY, type Day } from '../core/calendar'
import {
  instantObstacle,
  instantRefusalBeforeAvailability,
  standingRefusal,
  standardRefusal,
  type CreatorStanding,
  type SkipReason,
} from '../core/eligibility'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import { isDue, nextCycleDay } from '../core/payout-schedule'
import type { Cents } from '../core/money'
import { payingHolder, type Holder } from '../core/vocabulary'
import type { PayoutContext } from './ports'

export function standingOf(context: PayoutContext, creatorId: number): CreatorStanding {
  const creator = context.ledger.creators.get(creatorId)
  return {
    ...creator,
    completedPayouts:
      creator.completedPayoutsBefore + context.ledger.payouts.completedCount(creatorId),
  }
}

/** What is unpaid up to a day and may leave by the creator's rail: one that pays from the platform pays only its money. */
export function unpaidBalances(context: PayoutContext, creatorId: number, upTo: Day): DayBalance[] {
  const unpaid = context.ledger.balances.unpaid(creatorId, upTo)
  const holder = onlyHolder(context, creatorId)
  return holder === null ? unpaid : unpaid.filter((balance) => balance.holder === holder)
}

/** The sum of the same, which most creators' turn ends with: it is too little. */
function unpaidCents(context: PayoutContext, creatorId: number, upTo: Day): Cents {
  return context.ledger.balances.unpaidCents(creatorId, upTo, onlyHolder(context, creatorId))
}

const onlyHolder = (context: PayoutContext, creatorId: number): Holder | null =>
  payingHolder(context.ledger.creators.get(creatorId).rail) === 'platform' ? 'platform' : null

/** The payout, if any, that must end before this creator can have another. */
export function payoutInProgress(context: PayoutContext, creatorId: number): number | null {
  const { processingBlocksDays } = context.policy
  const since =
    processingBlocksDays === null ? 0 : context.now() - processingBlocksDays * SECONDS_IN_DAY
  return context.ledger.payouts.inProgress(creatorId, since)
}

export type Verdict =
  { pay: true; balances: DayBalance[] } | { pay: false; reason: SkipReason | null }

/**
 * Whether a standard run with this period end pays the creator. A refusal without a reason means that it is not the
 * creator's turn, which nobody needs a note about.
 */
export function standardVerdict(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
): Verdict {
  const { ledger, policy } = context
  const creator = ledger.creators.get(creatorId)
  const minimumCents = Math.max(policy.minimumCents, creator.minimumCents)
  const standing = standingOf(context, creatorId)
  const reason = standardRefusal(
    {
      standing,
      amountCents:
        unpaidCents(context, creatorId, periodEnd) +
        ledger.payouts.grossForPeriod(creatorId, periodEnd),
      minimumCents,
      payoutInProgress: payoutInProgress(context, creatorId),
    },
    policy,
  )
  if (reason) return { pay: false, reason }

  const today = context.today()
  const unpaid = unpaidBalances(context, creatorId, today)
  const upTo = (day: Day): DayBalance[] => unpaid.filter((balance) => balance.day <= day)
  const due = nextCycleDay(
    {
      frequency: creator.frequency,
      today,
      minimumCents,
      unpaidCents: sumOf(unpaid),
      unpaidUpTo: (day) => sumOf(upTo(day)),
      instantlyPayable:
        standingRefusal(standing, policy) === null &&
        instantObstacle(standing, today, policy) === null,
      payoutCreatedToday: ledger.payouts.createdOn(creatorId, today),
    },
    policy,
  )
  return isDue(due, periodEnd, policy)
    ? { pay: true, balances: upTo(periodEnd) }
    : { pay: false, reason: null }
}

/** The refusal of an instant payout that the ledger alone can tell, before the processor is asked what is available. */
export function instantRefusalFromLedger(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
): SkipReason | null {
  return instantRefusalBeforeAvailability(
    {
      standing: standingOf(context, creatorId),
      today: context.today(),
      amountCents: unpaidCents(context, creatorId, periodEnd),
    },
    context.policy,
  )
}
