/**
 * The payouts that a creator can expect from what is unpaid today: several dates ahead, each with its amount. It foresees
 * no sales, refunds or failures, and amounts are gross: an instant payout's fee comes off them.
 */
import type { Day } from './calendar'
import type { Cents } from './money'
import {
  cycleDayAfter,
  nextShownCycle,
  shownDayOfCycle,
  smallestDatedCents,
  type ScheduleFacts,
} from './payout-schedule'
import type { PayoutPolicy } from './policy'

export interface UpcomingPayout {
  day: Day
  amountCents: Cents
}

export interface UpcomingPayouts {
  payouts: readonly UpcomingPayout[]
  /** Where there is no minimum, payouts of nothing follow each other for ever (quirk G19); here they were cut off. */
  endless: boolean
}

/**
 * At most `countMax` upcoming payouts. The amount at a date is the unpaid money that will be old enough for its cycle,
 * less what the payouts before it take; the list ends with the first cycle for which less than the minimum is left.
 * A policy that looks for the first cycle with enough old money looks for it here too, and ends when none will have it.
 */
export function upcomingPayouts(
  facts: ScheduleFacts,
  policy: PayoutPolicy,
  countMax: number,
): UpcomingPayouts {
  const minimumCents = smallestDatedCents(facts, policy)
  const payouts: UpcomingPayout[] = []
  let next = nextShownCycle(facts, policy)
  let takenCents = 0
  while (next !== null) {
    const amountCents = facts.unpaidUpTo(periodEndOf(next, policy)) - takenCents
    if (amountCents < minimumCents) break
    if (payouts.length >= countMax) return { payouts, endless: minimumCents <= 0 }
    payouts.push({ day: dayOf(next, facts, policy), amountCents })
    takenCents += amountCents
    next = cycleAfter(next, facts, policy, takenCents)
  }
  return { payouts, endless: false }
}

type ShownCycle = NonNullable<ReturnType<typeof nextShownCycle>>

/** A daily run pays up to the day before it, a standard run what is past the holding period. */
const periodEndOf = ({ cycleDay, daily }: ShownCycle, policy: PayoutPolicy): Day =>
  daily ? cycleDay - 1 : cycleDay - policy.holdDays

const dayOf = ({ cycleDay, daily }: ShownCycle, facts: ScheduleFacts, policy: PayoutPolicy): Day =>
  daily ? cycleDay : shownDayOfCycle(cycleDay, facts.rail, policy)

function cycleAfter(
  cycle: ShownCycle,
  facts: ScheduleFacts,
  policy: PayoutPolicy,
  takenCents: Cents,
): ShownCycle {
  if (cycle.daily) return { cycleDay: cycle.cycleDay + 1, daily: true }
  const minimumCents = smallestDatedCents(facts, policy)
  const tooLittleIsOld = (cycleDay: Day): boolean => {
    const periodEnd = cycleDay - policy.holdDays
    return periodEnd < facts.today && facts.unpaidUpTo(periodEnd) - takenCents < minimumCents
  }
  let cycleDay = cycleDayAfter(facts, cycle.cycleDay, policy)
  if (policy.cycleAdvance === 'until_old_enough') {
    while (tooLittleIsOld(cycleDay)) cycleDay = cycleDayAfter(facts, cycleDay, policy)
  }
  return { cycleDay, daily: false }
}
