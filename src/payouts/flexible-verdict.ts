/**
 * Whether a creator on a flexible schedule is paid on a day, how, and with which balances. An instant schedule passes the
 * gates of the daily one; where they refuse it, a standard payout is tried in the same run, so that a schedule of few
 * days does not lose one of them (decision 0023).
 */
import type { Day } from '../core/calendar'
import { payoutRefusal, type SkipReasons } from '../core/eligibility'
import {
  flexiblePeriodEnd,
  isDueOn,
  leastPayable,
  type FlexibleSchedule,
} from '../core/flexible-schedule'
import { lastDayOf, sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import type { PayoutType } from '../core/vocabulary'
import { instantVerdict, type InstantVerdict } from './instant-verdict'
import {
  instantMinimumOf,
  minimumOf,
  notable,
  payableBalances,
  payableCents,
  payoutInProgress,
  standingOf,
} from './payable'
import type { PayoutContext, Workflow } from './ports'

export type FlexibleVerdict =
  | {
      pay: true
      payoutType: PayoutType
      periodEnd: Day
      balances: DayBalance[]
      /** Why an instant schedule is paid by standard payout, if it is. */
      notInstantly: SkipReasons | null
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
    : standardVerdictOn(context, creatorId, schedule, dueDay)
}

/**
 * One payout a day: one that was created on it has spent the date (as in domain facts F1, step 6). But where the day before
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
  return ledger.payouts.createdOn(creatorId, dueDay, policy.spendsToday, reaching)
}

function* instantOrStandard(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  dueDay: Day,
): Workflow<FlexibleVerdict> {
  const periodEnd = flexiblePeriodEnd('instant', dueDay, context.policy)
  const leastCents = leastPayable(schedule, instantMinimumOf(context, creatorId))
  const amountCents = payableCents(context, creatorId, periodEnd)
  if (isThresholdAhead(schedule, amountCents, leastCents)) return NOT_DUE
  const verdict = yield* instantVerdict(context, creatorId, { periodEnd, requester: null })
  const instant = wholeOf(verdict, amountCents, leastCents)
  if (instant.pay) {
    const { balances } = instant
    const last = lastDayOf(balances)
    return { pay: true, payoutType: 'instant', periodEnd: last, balances, notInstantly: null }
  }
  const standard = standardVerdictOn(context, creatorId, schedule, dueDay)
  return standard.pay
    ? { ...standard, notInstantly: instant.reasons }
    : { pay: false, reasons: instant.notableReasons }
}

function standardVerdictOn(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  dueDay: Day,
): FlexibleVerdict {
  const periodEnd = flexiblePeriodEnd('standard', dueDay, context.policy)
  const minimumCents = leastPayable(schedule, minimumOf(context, creatorId))
  const amountCents = payableCents(context, creatorId, periodEnd)
  if (isThresholdAhead(schedule, amountCents, minimumCents)) return NOT_DUE
  const reasons = payoutRefusal(
    {
      payoutType: 'standard',
      standing: standingOf(context, creatorId),
      today: context.today(),
      amountCents,
      minimumCents,
      payableCents: null,
      payoutInProgress: payoutInProgress(context, creatorId),
      requester: null,
    },
    context.policy,
  )
  if (reasons) return { pay: false, reasons: notable(context, creatorId, periodEnd, reasons) }
  // Where no gate asks for a minimum, nothing is still no payout.
  if (amountCents <= 0) return NOT_DUE
  const balances = payableBalances(context, creatorId, periodEnd)
  return { pay: true, payoutType: 'standard', periodEnd, balances, notInstantly: null }
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
