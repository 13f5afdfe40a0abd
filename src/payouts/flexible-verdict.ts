/**
 * Decides whether a creator on a flexible schedule is paid on a day, how, and with which balances.
 * An instant schedule passes the gates of the daily one. If they refuse, a standard payout is tried
 * in the same run, so that a schedule with few days does not lose one of them
 * (docs/decisions/0023-flexible-schedules.md).
 */
import type { Day } from '../core/calendar'
import { payoutRefusal, type SkipReasons } from '../core/eligibility'
import { flexiblePeriodEnd, isDueOn, type FlexibleSchedule } from '../core/flexible-schedule'
import { lastDayOf, sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import type { PayoutType } from '../core/vocabulary'
import { runBatches } from './instant-batches'
import { instantVerdict, type InstantVerdict } from './instant-verdict'
import { leastOf } from './minimums'
import { payableAmount, payableBalances } from './payable'
import { payoutFacts } from './payout-facts'
import { notable } from './standard-verdict'
import type { PayoutContext, Workflow } from './ports'

type FlexibleVerdict =
  | {
      pay: true
      payoutType: PayoutType
      periodEnd: Day
      balances: DayBalance[]
      /** Why an instant schedule is paid by standard payout, if it is. */
      notInstantly: SkipReasons | null
      /** Why an instant payout leaves a part of the money behind, if it does: no weekly run pays the rest, as it does for daily creators. */
      leftBehind: SkipReasons | null
    }
  /** `reasons` null: it is not the creator's turn or there is nothing to pay, which nobody needs a note about. */
  | { pay: false; reasons: SkipReasons | null }

const NOT_DUE = { pay: false, reasons: null } as const

export function* flexibleVerdict(
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  dueDay: Day,
): Workflow<FlexibleVerdict> {
  const schedule = context.ledger.creators.get(creatorId).flexible
  if (!schedule || schedule.payoutType !== payoutType || !isDueOn(schedule, dueDay)) return NOT_DUE
  if (isSpent(context, creatorId, schedule, dueDay)) return NOT_DUE
  return payoutType === 'instant'
    ? yield* instantOrStandard(context, creatorId, schedule, dueDay)
    : standardVerdictOf(context, creatorId, schedule, standardPeriodEnd(context, dueDay))
}

const standardPeriodEnd = ({ policy }: PayoutContext, dueDay: Day): Day =>
  flexiblePeriodEnd('standard', dueDay, policy)

/** A second try of what failed is of the same type and period: whose turn it is was asked the first time. */
export function* flexibleRetryVerdict(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  { payoutType, periodEnd }: { payoutType: PayoutType; periodEnd: Day },
): Workflow<FlexibleVerdict> {
  if (payoutType === 'standard') return standardVerdictOf(context, creatorId, schedule, periodEnd)
  const verdict = yield* instantVerdictOf(context, creatorId, schedule, periodEnd)
  return asFlexible(context, creatorId, schedule, verdict)
}

/**
 * One payout a day: one that was created on it has spent the date. But where the day before
 * was due as well, a payout that pays less far may be of its run, which was still at work after midnight.
 */
function isSpent(
  { ledger, policy }: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  dueDay: Day,
): boolean {
  const { payoutType } = schedule
  const ownEnd = { [payoutType]: flexiblePeriodEnd(payoutType, dueDay, policy) }
  const reaching = isDueOn(schedule, dueDay - 1)
    ? { standard: flexiblePeriodEnd('standard', dueDay, policy), ...ownEnd }
    : {}
  return ledger.creatorPayouts.createdOn(creatorId, dueDay, policy.spendsToday, reaching)
}

function* instantOrStandard(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  dueDay: Day,
): Workflow<FlexibleVerdict> {
  const periodEnd = flexiblePeriodEnd('instant', dueDay, context.policy)
  const instant = yield* instantVerdictOf(context, creatorId, schedule, periodEnd)
  if (instant === null) return NOT_DUE
  // What is above the maximum and not cut goes out by standard payout: no weekly run pays it, as it does for daily creators.
  const { batches, leftOut: notInstantly } = instant.pay
    ? runBatches(context, creatorId, instant.balances, schedule)
    : { batches: [], leftOut: instant.reasons }
  if (notInstantly === null) return asFlexible(context, creatorId, schedule, instant)
  const end = standardPeriodEnd(context, dueDay)
  const standard = standardVerdictOf(context, creatorId, schedule, end)
  return standard.pay && sumOf(standard.balances) > sumOf(batches.flat())
    ? { ...standard, notInstantly }
    : asFlexible(context, creatorId, schedule, instant)
}

/** `null` where a threshold is not reached. */
function* instantVerdictOf(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  periodEnd: Day,
): Workflow<InstantVerdict | null> {
  const leastCents = leastOf(context, creatorId, 'instant', schedule)
  const { amountCents } = payableAmount(context, creatorId, periodEnd)
  if (isThresholdAhead(schedule, amountCents, leastCents)) return null
  const verdict = yield* instantVerdict(context, creatorId, { periodEnd, requester: null })
  return wholeOf(verdict, amountCents, leastCents)
}

function asFlexible(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  verdict: InstantVerdict | null,
): FlexibleVerdict {
  if (verdict === null) return NOT_DUE
  if (!verdict.pay) return { pay: false, reasons: verdict.notableReasons }
  const { balances, unpaidCents: amountCents } = verdict
  const payableCents = sumOf(balances)
  const minimumCents = leastOf(context, creatorId, 'instant', schedule)
  const leftBehind: SkipReasons | null =
    payableCents < amountCents
      ? [{ code: 'funds_settling', payableCents, amountCents, minimumCents }]
      : null
  const periodEnd = lastDayOf(balances)
  return { pay: true, payoutType: 'instant', periodEnd, balances, notInstantly: null, leftBehind }
}

function standardVerdictOf(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  periodEnd: Day,
): FlexibleVerdict {
  const minimumCents = leastOf(context, creatorId, 'standard', schedule)
  const { amountCents, keptBack } = payableAmount(context, creatorId, periodEnd)
  if (isThresholdAhead(schedule, amountCents, minimumCents)) return NOT_DUE
  const money = { amountCents, keptBack, minimumCents, payableCents: null, requester: null }
  const facts = payoutFacts(context, creatorId, 'standard', money)
  const reasons = payoutRefusal(facts, context.policy)
  if (reasons) return { pay: false, reasons: notable(context, creatorId, periodEnd, reasons) }
  const balances = payableBalances(context, creatorId, periodEnd)
  const how = { payoutType: 'standard', notInstantly: null, leftBehind: null } as const
  return { pay: true, ...how, periodEnd, balances }
}

/** A threshold that is not reached is nobody's fault and no news: the creator asked for just that. */
const isThresholdAhead = (
  schedule: FlexibleSchedule,
  amountCents: Cents,
  leastCents: Cents,
): boolean => schedule.frequency === 'threshold' && amountCents < leastCents

/** What can be paid at once must reach what the schedule pays at least: a threshold is not paid in part. */
function wholeOf(verdict: InstantVerdict, amountCents: Cents, minimumCents: Cents): InstantVerdict {
  if (!verdict.pay) return verdict
  const payableCents = sumOf(verdict.balances)
  if (payableCents >= minimumCents) return verdict
  const reasons: SkipReasons = [{ code: 'funds_settling', payableCents, amountCents, minimumCents }]
  return { pay: false, reasons, notableReasons: reasons }
}
