/**
 * What the service before daily payouts would do for one creator in a standard run. It has no
 * payout types and no daily schedule. It shares the gates and the sums of unpaid money with
 * `payable`, since daily payouts did not change them. It decides on its own whose turn it is, what
 * is paid and which fee is taken.
 */
import type { Day } from '../../core/calendar'
import { payoutRefusal, standingRefusal } from '../../core/eligibility'
import { sumOf, type DayBalance } from '../../core/instant-payouts'
import { paypalPayoutFee } from '../../core/fees/payout-fee'
import { NO_PLAN, type PayoutPlan } from '../../core/payout-plan'
import { standardPeriodEnd } from '../../core/payout-schedule'
import { processorOfRail } from '../../core/vocabulary'
import { planWithoutNet } from '../create-payout'
import { minimumOf } from '../minimums'
import { unpaidBalances, withoutSmallTransfer } from '../payable'
import { standardPayoutFacts } from '../payout-facts'
import { standingOf } from '../standing'
import { notable } from '../standard-verdict'
import type { PayoutContext } from '../ports'
import { dateShownBeforeDaily, nextCycleBeforeDaily, type CycleFacts } from './schedule'

/** Payouts to be thought away, and the balances that are then unpaid: how things would be if a daily run had not paid them. */
export interface PutBack {
  balances: readonly DayBalance[]
  payoutIds: ReadonlySet<number>
  /** What those payouts add to the amount that is compared with the minimum, because they have the same period end. */
  countedForPeriodCents: number
  /** Whether one of them was created today. */
  createdToday: boolean
}

const NOTHING_PUT_BACK: PutBack = {
  balances: [],
  payoutIds: new Set(),
  countedForPeriodCents: 0,
  createdToday: false,
}

export function planBeforeDaily(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
  putBack: PutBack = NOTHING_PUT_BACK,
): PayoutPlan {
  const { policy } = context
  const gates = standardPayoutFacts(context, creatorId, periodEnd)
  const inProgress = gates.payoutInProgress
  const amountCents =
    gates.amountCents + sumOf(upTo(periodEnd, putBack.balances)) - putBack.countedForPeriodCents
  const reasons = payoutRefusal(
    {
      ...gates,
      amountCents,
      payoutInProgress:
        inProgress !== null && putBack.payoutIds.has(inProgress) ? null : inProgress,
    },
    policy,
  )
  if (reasons) {
    const told = notable(context, creatorId, periodEnd, reasons)
    return told ? { action: 'skip', reasons: told } : NO_PLAN
  }

  const facts = cycleFacts(context, creatorId, putBack)
  const cycle = nextCycleBeforeDaily(facts, policy)
  if (cycle === null || cycle > standardPeriodEnd(context.today(), policy) + policy.holdDays)
    return NO_PLAN

  // A run that goes on after midnight pays what is sold meanwhile, if that is old enough.
  const unpaid = upTo(periodEnd, unpaidAsOf(context, creatorId, periodEnd, putBack))
  const balances = withoutSmallTransfer(context, creatorId, unpaid)
  const grossCents = sumOf(balances)
  if (grossCents <= 0) return NO_PLAN
  const { rail, country, paypalFeeWaived } = context.ledger.creators.get(creatorId)
  const processor = processorOfRail(rail)
  const fee =
    processor === 'paypal'
      ? paypalPayoutFee(grossCents, country, policy, paypalFeeWaived)
      : { feeCents: 0, netCents: grossCents }
  if (fee.netCents <= 0) return planWithoutNet(grossCents, fee)
  return {
    action: 'pay',
    payoutType: 'standard',
    processor,
    periodEndDay: periodEnd,
    balances,
    grossCents,
    ...fee,
  }
}

/** The date that the creator is shown as their next payout. */
export function nextPayoutDayBeforeDaily(context: PayoutContext, creatorId: number): Day | null {
  const { policy } = context
  if (standingRefusal(standingOf(context, creatorId), policy)) return null
  return dateShownBeforeDaily(cycleFacts(context, creatorId, NOTHING_PUT_BACK), policy)
}

function cycleFacts(context: PayoutContext, creatorId: number, putBack: PutBack): CycleFacts {
  const { ledger, policy } = context
  const today = context.today()
  const { frequency, rail } = ledger.creators.get(creatorId)
  return {
    schedule: frequency,
    rail,
    today,
    minimumCents: minimumOf(context, creatorId),
    payable: (balances) => withoutSmallTransfer(context, creatorId, balances),
    unpaid: unpaidAsOf(context, creatorId, today, putBack),
    payoutCreatedToday:
      !putBack.createdToday &&
      ledger.creatorPayouts.createdOn(creatorId, today, policy.spendsToday),
  }
}

const upTo = (day: Day, balances: readonly DayBalance[]): DayBalance[] =>
  balances.filter((balance) => balance.day <= day)

/** All that was put back, and what is unpaid up to a day, oldest first. */
const unpaidAsOf = (
  context: PayoutContext,
  creatorId: number,
  day: Day,
  putBack: PutBack,
): DayBalance[] =>
  [...putBack.balances, ...unpaidBalances(context, creatorId, day)].toSorted(
    (one, other) => one.day - other.day || one.balanceId - other.balanceId,
  )
