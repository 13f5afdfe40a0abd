/**
 * The payouts that a creator can expect from what is unpaid today: several dates ahead, each with its amount. It foresees
 * no sales, refunds or failures, and amounts are gross: an instant payout's fee comes off them.
 */
import type { Day } from './calendar'
import type { Cents } from './money'
import {
  cycleDayAfter,
  dailyPeriodEnd,
  nextShownCycle,
  shownDayOfCycle,
  smallestDailyCents,
  smallestDatedCents,
  type ScheduleFacts,
  type ShownCycle,
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

export interface UpcomingFacts extends ScheduleFacts {
  /** What the processor can pay at once of the unpaid balances dated on or before a day; only asked of daily creators. */
  settledUpTo: (day: Day) => Cents
}

/**
 * At most `countMax` upcoming payouts. The amount at a date is the unpaid money that will be old enough for its cycle, or
 * settled enough for its daily run (quirk G20), less what the payouts before it take; the list ends with the first for
 * which less than the minimum is left. A policy that looks for the first cycle with enough old money looks for it here
 * too, and ends when none will have it.
 */
export function upcomingPayouts(
  facts: UpcomingFacts,
  policy: PayoutPolicy,
  countMax: number,
): UpcomingPayouts {
  const payouts: UpcomingPayout[] = []
  let next = nextShownCycle(facts, policy)
  let takenCents = 0
  while (next !== null) {
    const minimumCents = (next.daily ? smallestDailyCents : smallestDatedCents)(facts, policy)
    const amountCents = payableIn(next, facts, policy) - takenCents
    if (amountCents >= minimumCents) {
      if (payouts.length >= countMax) return { payouts, endless: minimumCents <= 0 }
      payouts.push({ day: dayOf(next, facts, policy), amountCents })
      takenCents += amountCents
    } else if (!isThisMorning(next, facts)) {
      break
    }
    next = cycleAfter(next, facts, policy, takenCents)
  }
  return { payouts, endless: false }
}

/** This morning's daily run takes what was sold up to yesterday; tomorrow's may find enough where it does not. */
const isThisMorning = ({ cycleDay, daily }: ShownCycle, { today }: ScheduleFacts): boolean =>
  daily && cycleDay === today

/** A daily run pays what has settled up to the day before it, a standard run what is past the holding period. */
const payableIn = (
  { cycleDay, daily }: ShownCycle,
  facts: UpcomingFacts,
  policy: PayoutPolicy,
): Cents =>
  daily ? facts.settledUpTo(dailyPeriodEnd(cycleDay)) : facts.unpaidUpTo(cycleDay - policy.holdDays)

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
