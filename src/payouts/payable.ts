/**
 * What the service must know of a creator before it pays them, gathered from the ledger, and the verdict of the rules
 * on it. Facts are read again at each attempt; nothing here is remembered across a yield.
 */
import { SECONDS_IN_DAY, secondOfDay, type Day } from '../core/calendar'
import {
  instantObstacle,
  notableReasons,
  payoutRefusal,
  standingRefusal,
  type CreatorStanding,
  type PayoutFacts,
  type SkipReasons,
} from '../core/eligibility'
import {
  FLEXIBLE_RUN_SECOND,
  nextFlexiblePayoutDay,
  upcomingFlexiblePayouts,
  type FlexibleFacts,
} from '../core/flexible-schedule'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import { instantMinimum, smallestInstantPayout, standardMinimum } from '../core/payout-minimum'
import { isTerminalPaypalCode } from '../core/paypal-codes'
import {
  DAILY_RUN_SECOND,
  isTurn,
  nextPayoutDay,
  type ScheduleFacts,
} from '../core/payout-schedule'
import { BASIS_POINTS_IN_WHOLE, type Cents } from '../core/money'
import { upcomingPayouts, type UpcomingPayouts } from '../core/upcoming-payouts'
import { endsInForeignCurrency } from '../core/rails'
import {
  isFlexibleFrequency,
  payingHolder,
  type CycleFrequency,
  type Holder,
  type Requester,
} from '../core/vocabulary'
import type { Creator } from '../ledger/creators'
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
    bankAccount: payingHolder(creator.rail) === 'processor' ? creator.bankAccount : 'linked',
    refusedForGood: refusedForGood(context, creatorId),
    accountOpenedDay: creator.accountOpenedDay,
    completedPayouts:
      creator.completedPayoutsBefore + context.ledger.payouts.completedCount(creatorId),
  }
}

/** The terminal code of this creator's latest PayPal payout, where the policy heeds it. */
function refusedForGood({ ledger, policy }: PayoutContext, creatorId: number): string | null {
  const isAsked = policy.terminalPaypalCodeStops && ledger.payouts.hasAny(creatorId)
  if (!isAsked || ledger.creators.get(creatorId).rail !== 'paypal') return null
  const reason = ledger.payoutHistory.outcomesNewestFirst(creatorId, 1)[0]?.failureReason ?? null
  return isTerminalPaypalCode(reason) ? reason : null
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

/**
 * What is unpaid up to a day and may leave, oldest first: by a rail that pays from the platform only its own money, and
 * of a creator under a reserve only what that lets out.
 */
export function unpaidBalances(context: PayoutContext, creatorId: number, upTo: Day): DayBalance[] {
  const unpaid = context.ledger.balances.unpaid(creatorId, upTo)
  const holder = onlyHolder(context, creatorId)
  const mayLeave = holder === null ? unpaid : unpaid.filter((balance) => balance.holder === holder)
  return releasedBalances(context, creatorId, mayLeave, () =>
    allUnpaidCents(context, creatorId),
  ).slice()
}

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

/** The sum of the same, which most creators' turn ends with: it is too little. */
export function payableCents(context: PayoutContext, creatorId: number, upTo: Day): Cents {
  const isWhole =
    context.ledger.pauses.of(creatorId).length === 0 && !mayLeaveOut(context, creatorId)
  return isWhole
    ? context.ledger.balances.unpaidCents(creatorId, upTo, onlyHolder(context, creatorId))
    : sumOf(payableBalances(context, creatorId, upTo))
}

/** All that could leave by the creator's rail, a reserve included. */
export const allUnpaidCents = (context: PayoutContext, creatorId: number): Cents =>
  context.ledger.balances.unpaidCents(creatorId, context.today(), onlyHolder(context, creatorId))

/** What a reserve keeps back of it. */
export const reserveOf = (context: PayoutContext, creatorId: number): Cents =>
  keptBackCents(context, creatorId, () => allUnpaidCents(context, creatorId))

const onlyHolder = (context: PayoutContext, creatorId: number): Holder | null =>
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
export function payoutInProgress(context: PayoutContext, creatorId: number): number | null {
  const { processingBlocksDays } = context.policy
  const since =
    processingBlocksDays === null ? 0 : context.now() - processingBlocksDays * SECONDS_IN_DAY
  return context.ledger.payouts.inProgress(creatorId, since)
}

/** `reasons` null: it is not the creator's turn, or there is nothing to pay. */
export type Verdict =
  { pay: true; balances: DayBalance[] } | { pay: false; reasons: SkipReasons | null }

/** What of the reasons not to pay what is unpaid up to a day is worth a note. */
export const notable = (
  context: PayoutContext,
  creatorId: number,
  upTo: Day,
  reasons: SkipReasons,
): SkipReasons | null =>
  notableReasons(reasons, () =>
    context.ledger.balances.unpaidCents(creatorId, upTo, onlyHolder(context, creatorId)),
  )

/** The smallest standard payout of this creator: the platform's, the country's or their own threshold. */
export function minimumOf(context: PayoutContext, creatorId: number): Cents {
  const { country, minimumCents } = context.ledger.creators.get(creatorId)
  return standardMinimum({ country, ownMinimumCents: minimumCents }, context.policy)
}

/** The smallest instant payout of this creator. */
export function instantMinimumOf(context: PayoutContext, creatorId: number): Cents {
  const { country, minimumCents } = context.ledger.creators.get(creatorId)
  return instantMinimum({ country, ownMinimumCents: minimumCents }, context.policy)
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
    ? smallestInstantPayout({ ...context.policy, instantMinimumCents: 0 })
    : instantMinimumOf(context, creatorId)
}

/** What decides when a creator is next paid, as of now. */
function scheduleFacts(
  context: PayoutContext,
  creatorId: number,
): Omit<ScheduleFacts, 'frequency'> {
  const { ledger, policy } = context
  const today = context.today()
  const standing = standingOf(context, creatorId)
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
    dailyRunAhead: secondOfDay(context.now()) <= DAILY_RUN_SECOND,
    instantlyPayable:
      standingRefusal(standing, policy) === null &&
      instantObstacle(standing, today, policy) === null,
    payoutCreatedToday: ledger.payouts.createdOn(creatorId, today, policy.spendsToday),
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
      ? context.ledger.payouts.grossForPeriod(creatorId, periodEnd)
      : 0
  return {
    payoutType: 'standard',
    standing: standingOf(context, creatorId),
    today: context.today(),
    amountCents: payableCents(context, creatorId, periodEnd) + ofPeriodCents,
    minimumCents: minimumOf(context, creatorId),
    payableCents: null,
    requester: null,
    // Looked up only where a gate asks: most creators do not get so far.
    get payoutInProgress() {
      return payoutInProgress(context, creatorId)
    },
  }
}

/**
 * Whether a standard run of today with this period end pays the creator. A refusal without a reason is one that nobody
 * needs a note about: it is not the creator's turn, or there is nothing to pay; of a second try their turn is not asked
 * again.
 */
export function standardVerdict(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
  isRetry = false,
): Verdict {
  const { policy } = context
  const { frequency } = context.ledger.creators.get(creatorId)
  if (isFlexibleFrequency(frequency)) return { pay: false, reasons: null }
  const facts = standardPayoutFacts(context, creatorId, periodEnd)
  const reasons = payoutRefusal(facts, policy)
  if (reasons) return { pay: false, reasons: notable(context, creatorId, periodEnd, reasons) }
  const isTheirTurn = (): boolean =>
    isTurn({ frequency, ...scheduleFacts(context, creatorId) }, policy)
  return isRetry || isTheirTurn()
    ? { pay: true, balances: payableBalances(context, creatorId, periodEnd) }
    : { pay: false, reasons: null }
}

/** The date that the creator is shown as their next payout; `null` where there is too little to pay, or none is paid. */
export function nextPayoutDayOf(context: PayoutContext, creatorId: number): Day | null {
  const { ledger, policy } = context
  if (standingRefusal(standingOf(context, creatorId), policy)) return null
  const facts = scheduleFacts(context, creatorId)
  const creator = ledger.creators.get(creatorId)
  if (creator.flexible) {
    const { flexible } = creator
    return nextFlexiblePayoutDay(flexible, flexibleFacts(context, creator, facts), policy)
  }
  return nextPayoutDay({ frequency: cycleFrequency(creator), ...facts }, policy)
}

/**
 * The payouts that the creator can expect from what is unpaid now, at most `countMax`, with their dates and gross
 * amounts; none where the creator is not paid at all. `settled`: those balances, oldest first, that the processor can
 * pay at once.
 */
export function upcomingPayoutsOf(
  context: PayoutContext,
  creatorId: number,
  countMax: number,
  settled: (balances: readonly DayBalance[]) => readonly DayBalance[],
): UpcomingPayouts {
  const { ledger, policy } = context
  if (standingRefusal(standingOf(context, creatorId), policy))
    return { payouts: [], endless: false }
  const facts = scheduleFacts(context, creatorId)
  const creator = ledger.creators.get(creatorId)
  if (creator.flexible) {
    const known = flexibleFacts(context, creator, facts)
    const payouts = upcomingFlexiblePayouts(creator.flexible, known, policy, countMax)
    return { payouts, endless: false }
  }
  const settledUpTo = (day: Day): Cents =>
    sumOf(settled(payableBalances(context, creatorId, Math.min(day, facts.today))))
  const frequency = cycleFrequency(creator)
  return upcomingPayouts({ frequency, settledUpTo, ...facts }, policy, countMax)
}

function cycleFrequency({ creatorId, frequency }: Readonly<Creator>): CycleFrequency {
  if (isFlexibleFrequency(frequency)) throw new Error(`Creator ${creatorId} lacks its schedule`)
  return frequency
}

/**
 * An instant schedule that instant payouts are not open to is paid by standard payout, in the same run. Today's run is
 * ahead until its hour, unless a payout created today has spent the date.
 */
function flexibleFacts(
  context: PayoutContext,
  { creatorId, flexible }: Readonly<Creator>,
  facts: Omit<ScheduleFacts, 'frequency'>,
): FlexibleFacts {
  const payoutType = flexible?.payoutType ?? 'standard'
  const isInstant = payoutType === 'instant' && facts.instantlyPayable
  const isRunOver = secondOfDay(context.now()) > FLEXIBLE_RUN_SECOND[payoutType]
  const isSpent = isRunOver || facts.payoutCreatedToday
  return {
    from: isSpent ? facts.today + 1 : facts.today,
    payoutType: isInstant ? 'instant' : 'standard',
    minimumCents: isInstant ? instantMinimumOf(context, creatorId) : facts.minimumCents,
    unpaidCents: facts.unpaidCents,
    unpaidUpTo: facts.unpaidUpTo,
  }
}

/** What the gates of an instant payout are compared with: what is known of the money, and what the ledger knows beside it. */
export const instantPayoutFacts = (
  context: PayoutContext,
  creatorId: number,
  money: Pick<PayoutFacts, 'amountCents' | 'payableCents' | 'requester'>,
): PayoutFacts => ({
  payoutType: 'instant',
  standing: standingOf(context, creatorId),
  today: context.today(),
  minimumCents: requestMinimumOf(context, creatorId, money.requester),
  ...money,
  // Looked up only where a gate asks: most creators do not get so far.
  get payoutInProgress() {
    return payoutInProgress(context, creatorId)
  },
})
