/**
 * Whether a creator on a flexible schedule is paid on a day, how, and with which balances. An instant schedule passes the
 * gates of the daily one; where instant payouts are not open to the creator that day, a standard payout is tried in
 * the same run, so that a schedule of few days does not lose one of them (decision 0023).
 */
import type { Day } from '../core/calendar'
import { standardRefusal, type SkipReason } from '../core/eligibility'
import {
  flexiblePeriodEnd,
  isDueOn,
  leastPayable,
  type FlexibleSchedule,
} from '../core/flexible-schedule'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import type { PayoutType } from '../core/vocabulary'
import { instantVerdict } from './instant-verdict'
import { minimumOf, payoutInProgress, standingOf, unpaidBalances, unpaidCents } from './payable'
import type { PayoutContext, Workflow } from './ports'

export type FlexibleVerdict =
  | {
      pay: true
      payoutType: PayoutType
      periodEnd: Day
      balances: DayBalance[]
      /** Why an instant schedule is paid by standard payout, if it is. */
      notInstantly: SkipReason | null
    }
  /** Without a reason: it is not the creator's turn, which nobody needs a note about. */
  | { pay: false; reason: SkipReason | null }

const NOT_DUE = { pay: false, reason: null } as const

export function* flexibleVerdict(
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  dueDay: Day,
): Workflow<FlexibleVerdict> {
  const schedule = context.ledger.creators.get(creatorId).flexible
  if (!schedule || schedule.payoutType !== payoutType || !isDueOn(schedule, dueDay)) return NOT_DUE
  // One payout a day: whatever was created today has spent the date (as in domain facts F1, step 6).
  if (context.ledger.payouts.createdOn(creatorId, dueDay)) return NOT_DUE
  if (payoutType === 'instant')
    return yield* instantOrStandard(context, creatorId, schedule, dueDay)
  return standardOnly(context, creatorId, schedule, dueDay, null)
}

function* instantOrStandard(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  dueDay: Day,
): Workflow<FlexibleVerdict> {
  const periodEnd = flexiblePeriodEnd('instant', dueDay, context.policy)
  const leastCents = leastPayable(schedule, context.policy.instantMinimumCents)
  const amountCents = unpaidCents(context, creatorId, periodEnd)
  if (isThresholdAhead(schedule, amountCents, leastCents)) return NOT_DUE
  const verdict = yield* instantVerdict(context, creatorId, periodEnd, 'whole')
  const reason = verdict.pay
    ? settlingBelow(verdict.balances, amountCents, leastCents)
    : verdict.reason
  if (verdict.pay && reason === null) {
    const { balances } = verdict
    const youngest = balances.at(-1)!.day
    return { pay: true, payoutType: 'instant', periodEnd: youngest, balances, notInstantly: null }
  }
  if (reason === null || !fallsBack(reason)) return { pay: false, reason }
  const standard = standardOnly(context, creatorId, schedule, dueDay, reason)
  return standard.pay ? standard : { pay: false, reason }
}

function standardOnly(
  context: PayoutContext,
  creatorId: number,
  schedule: FlexibleSchedule,
  dueDay: Day,
  notInstantly: SkipReason | null,
): FlexibleVerdict {
  const periodEnd = flexiblePeriodEnd('standard', dueDay, context.policy)
  const minimumCents = leastPayable(schedule, minimumOf(context, creatorId))
  const amountCents = unpaidCents(context, creatorId, periodEnd)
  if (isThresholdAhead(schedule, amountCents, minimumCents)) return NOT_DUE
  const reason = standardRefusal(
    {
      standing: standingOf(context, creatorId),
      amountCents,
      minimumCents,
      payoutInProgress: payoutInProgress(context, creatorId),
    },
    context.policy,
  )
  if (reason) return { pay: false, reason }
  const balances = unpaidBalances(context, creatorId, periodEnd)
  return { pay: true, payoutType: 'standard', periodEnd, balances, notInstantly }
}

/** A threshold that is not reached is nobody's fault and no news: the creator asked for just that. */
const isThresholdAhead = (
  schedule: FlexibleSchedule,
  amountCents: Cents,
  leastCents: Cents,
): boolean => schedule.frequency === 'threshold' && amountCents < leastCents

/** What can be paid at once is less than the schedule pays: a threshold that only unsettled money reaches. */
function settlingBelow(
  payable: readonly DayBalance[],
  amountCents: Cents,
  minimumCents: Cents,
): SkipReason | null {
  const payableCents = sumOf(payable)
  return payableCents < minimumCents
    ? { code: 'funds_settling', payableCents, amountCents, minimumCents }
    : null
}

/** Reasons that are about the instant payout alone. The others would stop a standard one too. */
const fallsBack = ({ code }: SkipReason): boolean =>
  code === 'instant_not_supported' || code === 'funds_settling' || code === 'above_instant_maximum'
