/**
 * Gathers from the ledger what the service must know of a creator before it pays them. Facts are
 * read again at each attempt; nothing here is remembered across a yield.
 */
import { SECONDS_IN_DAY, secondOfDay, type Day } from '../core/calendar'
import {
  instantObstacle,
  NOTHING_KEPT_BACK,
  standingRefusal,
  type CreatorStanding,
  type ExclusionCode,
  type PayoutFacts,
} from '../core/eligibility'
import { leastPayable, type FlexibleSchedule } from '../core/flexible-schedule'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import { instantMinimum, smallestInstantPayout, standardMinimum } from '../core/payout-minimum'
import { isTerminalPaypalCode } from '../core/paypal-codes'
import type { PayoutPolicy } from '../core/policy'
import { DAILY_RUN_SECOND, type ScheduleFacts } from '../core/payout-schedule'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../core/money'
import { endsInForeignCurrency } from '../core/rails'
import {
  payableBankAccount,
  payingHolder,
  type Holder,
  type PayoutType,
  type Requester,
} from '../core/vocabulary'
import { feeTermsOf } from './instant-fees'
import type { PayoutContext } from './ports'
import { keptBackCents, releasedBalances } from './reserve'

export function standingOf(context: PayoutContext, creatorId: number): CreatorStanding {
  const creator = context.ledger.creators.get(creatorId)
  return {
    compliance: creator.compliance,
    underAgeWithoutGuardian: creator.underAgeWithoutGuardian,
    paused: isPaused(context, creatorId),
    country: creator.country,
    rail: creator.rail,
    instantCapable: creator.instantCapable,
    bankAccount: payableBankAccount(creator),
    refusedForGood: refusedForGood(context, creatorId),
    accountOpenedDay: creator.accountOpenedDay,
    completedPayouts:
      creator.completedPayoutsBefore + context.ledger.creatorPayouts.completedCount(creatorId),
  }
}

/** The first thing in the creator's standing that keeps instant payouts from them; `null` where nothing does. */
export function excludedFromInstant(
  context: PayoutContext,
  creatorId: number,
  today: Day,
  policy: PayoutPolicy,
): ExclusionCode | null {
  const standing = standingOf(context, creatorId)
  const refusal = standingRefusal(standing, policy)
  return refusal ? refusal[0].code : (instantObstacle(standing, today, policy)?.code ?? null)
}

export const mayBePaidInstantly = (
  context: PayoutContext,
  creatorId: number,
  today: Day,
  policy: PayoutPolicy,
): boolean => excludedFromInstant(context, creatorId, today, policy) === null

/** The terminal code of this creator's latest PayPal payout, where the policy heeds it; another destination has none. */
function refusedForGood({ ledger, policy }: PayoutContext, creatorId: number): string | null {
  const isAsked = policy.terminalPaypalCodeStops && ledger.creatorPayouts.hasAny(creatorId)
  if (!isAsked || ledger.creators.get(creatorId).rail !== 'paypal') return null
  const [latest] = ledger.payoutHistory.outcomesNewestFirst(creatorId, 1)
  if (!latest || !isTerminalPaypalCode(latest.failureReason)) return null
  // What people change comes before all else of its second.
  const changedAt = ledger.creators.destinationChangedAt(creatorId) ?? -Infinity
  return latest.createdAt < changedAt ? null : latest.failureReason
}

/** A chargeback hold that pays a part is no reason to pay nothing (since 2026-09-03). */
function isPaused({ ledger, policy }: PayoutContext, creatorId: number): boolean {
  return ledger.pauses
    .of(creatorId)
    .some(
      ({ source }) =>
        source !== 'chargeback_rate' ||
        policy.chargebackReserveBasisPoints === BASIS_POINTS_IN_WHOLE,
    )
}

/** The same, where the policy asks for it. */
export const isHeldByPause = (context: PayoutContext, creatorId: number): boolean =>
  context.policy.gates.includes('paused') && isPaused(context, creatorId)

/**
 * What is unpaid up to a day and may leave, oldest first: by a rail that pays from the platform only its own money, and
 * of a creator under a reserve only what that lets out.
 */
export const unpaidBalances = (
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
): DayBalance[] => released(context, creatorId, ofRail(context, creatorId, upTo)).slice()

/** What is unpaid up to a day, of those whose money the creator's rail pays out. */
function ofRail(context: PayoutContext, creatorId: number, upTo: Day): DayBalance[] {
  const unpaid = context.ledger.balances.unpaid(creatorId, upTo)
  const holder = onlyHolder(context, creatorId)
  return holder === null ? unpaid : unpaid.filter((balance) => balance.holder === holder)
}

const released = (
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
): readonly DayBalance[] =>
  releasedBalances(context, creatorId, balances, () => allUnpaidCents(context, creatorId))

/**
 * What of it a payout would take: without the platform's part where that is too small to be moved into another currency
 * (pull request 5150). What is too little by itself is compared with the minimum after that cut.
 */
export const payableBalances = (
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
): DayBalance[] =>
  withoutSmallTransfer(context, creatorId, unpaidBalances(context, creatorId, upTo))

/** The sum of the same, which most creators' turn ends with: it is too little. With what is kept back beside it. */
export function payableAmount(
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
): Pick<PayoutFacts, 'amountCents' | 'keptBack'> {
  const isWhole =
    context.ledger.pauses.of(creatorId).length === 0 && !mayLeaveOut(context, creatorId)
  if (!isWhole) {
    const { amountCents, keptBack } = payablePart(context, creatorId, upTo)
    return { amountCents, keptBack }
  }
  const holder = onlyHolder(context, creatorId)
  const amountCents = context.ledger.balances.unpaidCents(creatorId, upTo, holder)
  return { amountCents, keptBack: NOTHING_KEPT_BACK }
}

/** What a payout would take, its sum, and what is kept back of what is unpaid. */
export function payablePart(
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
): { balances: DayBalance[] } & Pick<PayoutFacts, 'amountCents' | 'keptBack'> {
  const unpaid = ofRail(context, creatorId, upTo)
  const mayLeave = released(context, creatorId, unpaid)
  const balances = withoutSmallTransfer(context, creatorId, mayLeave)
  const amountCents = sumOf(balances)
  const keptBack = {
    reserveCents: sumOf(unpaid) - sumOf(mayLeave),
    smallTransferCents: sumOf(mayLeave) - amountCents,
  }
  return { balances, amountCents, keptBack }
}

/** All that could leave by the creator's rail, a reserve included. */
export const allUnpaidCents = (context: PayoutContext, creatorId: number): Cents =>
  context.ledger.balances.unpaidCents(creatorId, context.today(), onlyHolder(context, creatorId))

/** What a reserve keeps back of it. */
export const reserveOf = (context: PayoutContext, creatorId: number): Cents =>
  keptBackCents(context, creatorId, () => allUnpaidCents(context, creatorId))

export const onlyHolder = (context: PayoutContext, creatorId: number): Holder | null =>
  payingHolder(context.ledger.creators.get(creatorId).rail) === 'platform' ? 'platform' : null

const mayLeaveOut = ({ ledger, policy }: PayoutContext, creatorId: number): boolean =>
  policy.foreignTransferMinimumCents > 0 &&
  endsInForeignCurrency(ledger.creators.get(creatorId).rail)

/** Without the platform's part where it is too small to be moved into another currency: it waits for more. */
export function withoutSmallTransfer(
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
): DayBalance[] {
  if (!mayLeaveOut(context, creatorId)) return [...balances]
  const platformHeldCents = sumOf(balances.filter(({ holder }) => holder === 'platform'))
  const waits =
    platformHeldCents > 0 && platformHeldCents < context.policy.foreignTransferMinimumCents
  return balances.filter(({ holder }) => !waits || holder !== 'platform')
}

/** The payout, if any, that must end before this creator can have another. */
function payoutInProgress(context: PayoutContext, creatorId: number): number | null {
  const { processingBlocksDays } = context.policy
  const since =
    processingBlocksDays === null ? 0 : context.now() - processingBlocksDays * SECONDS_IN_DAY
  return context.ledger.payouts.oldestCreatingOrProcessing(creatorId, since)
}

/** The smallest standard payout of this creator: the platform's, the country's or their own threshold. */
export function minimumOf(context: PayoutContext, creatorId: number): Cents {
  const { country, minimumCents } = context.ledger.creators.get(creatorId)
  return standardMinimum({ country, ownMinimumCents: minimumCents }, context.policy)
}

/** The smallest instant payout of this creator. */
export function instantMinimumOf(context: PayoutContext, creatorId: number): Cents {
  const { country, minimumCents } = context.ledger.creators.get(creatorId)
  return instantMinimum(
    { country, ownMinimumCents: minimumCents },
    context.policy,
    feeTermsOf(context, creatorId),
  )
}

/** The least that a run pays this creator at once: the minimum of the payout type, or what a flexible schedule asks for. */
export function leastOf(
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  schedule: FlexibleSchedule | null,
): Cents {
  const minimumCents = (payoutType === 'instant' ? instantMinimumOf : minimumOf)(context, creatorId)
  return schedule ? leastPayable(schedule, minimumCents) : minimumCents
}

/**
 * What a request must reach: an admin's may be of any amount where all of the money is held by the platform (quirk G12).
 */
export function requestMinimumOf(
  context: PayoutContext,
  creatorId: number,
  requester: Requester | null,
): Cents {
  const anyAmount =
    requester === 'admin' &&
    unpaidBalances(context, creatorId, context.today()).every(({ holder }) => holder === 'platform')
  return anyAmount
    ? smallestInstantPayout({ instantMinimumCents: 0 }, feeTermsOf(context, creatorId))
    : instantMinimumOf(context, creatorId)
}

/** What decides when a creator is next paid, as of now. */
export function scheduleFacts(
  context: PayoutContext,
  creatorId: number,
): Omit<ScheduleFacts, 'frequency'> {
  const { ledger, policy } = context
  const today = context.today()
  const unpaid = unpaidBalances(context, creatorId, today)
  const unpaidUpTo = (day: Day): Cents =>
    sumOf(
      withoutSmallTransfer(
        context,
        creatorId,
        unpaid.filter((balance) => balance.day <= day),
      ),
    )
  return {
    rail: ledger.creators.get(creatorId).rail,
    today,
    minimumCents: minimumOf(context, creatorId),
    unpaidCents: unpaidUpTo(today),
    unpaidUpTo,
    instantMinimumCents: instantMinimumOf(context, creatorId),
    dailyRunAhead: secondOfDay(context.workerNow()) <= DAILY_RUN_SECOND,
    instantlyPayable: mayBePaidInstantly(context, creatorId, today, policy),
    payoutCreatedToday: ledger.creatorPayouts.createdOn(creatorId, today, policy.spendsToday),
  }
}

/** What the gates of a standard run are compared with; the same before and since daily payouts. */
export function standardPayoutFacts(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
): PayoutFacts {
  const ofPeriodCents =
    context.policy.minimumBasis === 'unpaid_and_period'
      ? context.ledger.creatorPayouts.grossForPeriod(creatorId, periodEnd)
      : 0
  const { amountCents, keptBack } = payableAmount(context, creatorId, periodEnd)
  return payoutFacts(context, creatorId, 'standard', {
    amountCents: amountCents + ofPeriodCents,
    keptBack,
    minimumCents: minimumOf(context, creatorId),
    payableCents: null,
    requester: null,
  })
}

export const instantPayoutFacts = (
  context: PayoutContext,
  creatorId: number,
  money: Omit<MoneyFacts, 'minimumCents'>,
): PayoutFacts =>
  payoutFacts(context, creatorId, 'instant', {
    minimumCents: requestMinimumOf(context, creatorId, money.requester),
    ...money,
  })

type MoneyFacts = Pick<
  PayoutFacts,
  'amountCents' | 'keptBack' | 'minimumCents' | 'payableCents' | 'requester'
>

/** What the gates are compared with: what is known of the money, and what the ledger knows beside it. */
export const payoutFacts = (
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  money: MoneyFacts,
): PayoutFacts => ({
  payoutType,
  standing: standingOf(context, creatorId),
  today: context.today(),
  ...money,
  payoutInProgress: payoutInProgress(context, creatorId),
})
