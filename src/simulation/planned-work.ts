/**
 * The work that each day of a run is expected to bring, from its scenario alone. Estimates of the
 * time left are made from it. It decides nothing in the run.
 */
import exp from '@stdlib/math-base-special-exp'
import { lastWeekdayOfMonth, lastWeekdayOfQuarter, weekdayOf, type Day } from '../core/calendar'
import { flexiblePeriodEnd, isDueOn } from '../core/flexible-schedule'
import { dailyPeriodEnd, standardPeriodEnd } from '../core/payout-schedule'
import type { PayoutPolicy } from '../core/policy'
import type { PayoutFrequency } from '../core/vocabulary'
import type { Creator } from '../ledger/creators'

/** What steps of a run are spent on: sales, payouts with all that becomes of them, the checks at the end of a day. */
export const WORKS = ['sales', 'payouts', 'days'] as const
export type Work = (typeof WORKS)[number]

/** How much of each is expected on a day: sales, payouts that are due, and the day itself. */
export type PlannedDay = Readonly<Record<Work, number>>

interface Plan {
  startDay: Day
  salesByDay: readonly number[]
  /** On an average day, by creator. */
  salesPerDay: ReadonlyMap<number, number>
  creators: readonly Creator[]
  policyOn: (day: Day) => PayoutPolicy
  hasDailyRun: boolean
}

/** The last day whose money a run of a day pays out, or `null` where the day is not their turn. */
type PaidUpTo = (day: Day, policy: PayoutPolicy) => Day | null

/** Creators whose turn is on the same days. */
interface Group {
  paidUpTo: PaidUpTo
  salesPerDay: number[]
  lastPaidUpTo: Day
}

export function plannedWork(plan: Plan): PlannedDay[] {
  const groups = groupsOf(plan)
  return plan.salesByDay.map((sales, index) => {
    const day = plan.startDay + index
    return { sales, payouts: payoutsDue(groups, day, plan.policyOn(day)), days: 1 }
  })
}

/** Who has sold since their last turn has a payout; that is as likely as one event of a Poisson process. */
function payoutsDue(groups: readonly Group[], day: Day, policy: PayoutPolicy): number {
  let payouts = 0
  for (const group of groups) {
    const upTo = group.paidUpTo(day, policy)
    if (upTo === null || upTo <= group.lastPaidUpTo) continue
    const days = upTo - group.lastPaidUpTo
    for (const perDay of group.salesPerDay) payouts += 1 - exp(-perDay * days)
    group.lastPaidUpTo = upTo
  }
  return payouts
}

function groupsOf({ creators, salesPerDay, startDay, hasDailyRun }: Plan): Group[] {
  const groups = new Map<string, Group>()
  for (const creator of creators) {
    const perDay = salesPerDay.get(creator.creatorId) ?? 0
    if (perDay === 0) continue
    const { frequency, flexible, rail } = creator
    const key = JSON.stringify(flexible ?? [frequency, rail])
    const known = groups.get(key)
    if (known) known.salesPerDay.push(perDay)
    else {
      const paidUpTo = turnsOf(creator, hasDailyRun)
      groups.set(key, { paidUpTo, salesPerDay: [perDay], lastPaidUpTo: startDay - 1 })
    }
  }
  return [...groups.values()]
}

function turnsOf({ frequency, flexible, rail }: Creator, hasDailyRun: boolean): PaidUpTo {
  if (flexible) {
    return (day, policy) =>
      hasDailyRun && isDueOn(flexible, day)
        ? flexiblePeriodEnd(flexible.payoutType, day, policy)
        : null
  }
  if (frequency === 'daily' && hasDailyRun) return dailyPeriodEnd
  return (day, policy) =>
    weekdayOf(day) === policy.runWeekday[rail] && isLastOfPeriod(frequency, day, policy)
      ? standardPeriodEnd(day, policy)
      : null
}

/** Whether the cycle that a standard run pays ends a period of the schedule. */
function isLastOfPeriod(frequency: PayoutFrequency, runDay: Day, policy: PayoutPolicy): boolean {
  const cycleDay = standardPeriodEnd(runDay, policy) + policy.holdDays
  if (frequency === 'monthly') return cycleDay === lastWeekdayOfMonth(cycleDay, weekdayOf(cycleDay))
  if (frequency !== 'quarterly') return true
  return cycleDay === lastWeekdayOfQuarter(cycleDay, weekdayOf(cycleDay))
}
