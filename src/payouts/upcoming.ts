/** What a creator is shown as their payouts to come, as far as the money that they have already earned reaches. */
import type { Day } from '../core/calendar'
import { instantObstacle, standingRefusal } from '../core/eligibility'
import { sumOf } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { dailyPeriodEnd, standardPeriodEnd } from '../core/payout-schedule'
import { nextPayoutDayOf, standingOf, unpaidBalances } from './payable'
import type { PayoutContext } from './ports'

export interface UpcomingPayouts {
  payouts: { day: Day; amountCents: Cents }[]
  endless: boolean
}

export function upcomingOf(context: PayoutContext, creatorId: number): UpcomingPayouts {
  const day = nextPayoutDayOf(context, creatorId)
  if (day === null) return { payouts: [], endless: false }
  const { policy } = context
  const standing = standingOf(context, creatorId)
  const isInstant =
    context.ledger.creators.get(creatorId).frequency === 'daily' &&
    standingRefusal(standing, policy) === null &&
    instantObstacle(standing, context.today(), policy) === null
  const periodEnd = isInstant ? dailyPeriodEnd(day) : standardPeriodEnd(day, policy)
  const amountCents = sumOf(unpaidBalances(context, creatorId, periodEnd))
  return { payouts: [{ day, amountCents }], endless: false }
}
