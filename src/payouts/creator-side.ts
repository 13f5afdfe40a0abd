/**
 * A creator's own view of the service at this moment: balance, schedule and its choices, coming
 * payouts, and what a payout on request would pay. It only reads, and it judges by the same rules
 * that pay.
 */
import type { Day } from '../core/calendar'
import { instantObstacle, standingRefusal, type SkipReason } from '../core/eligibility'
import { paysInstantly, type FlexibleSchedule } from '../core/flexible-schedule'
import { instantlyPayable, lastCreatedDayOf, sumOf, type DayBalance } from '../core/instant-payouts'
import { dependsOnSales, type FeeStructure } from '../core/fees/fee-structure'
import { BASIS_POINTS_IN_WHOLE, type BasisPoints, type Cents } from '../core/money'
import { smallestDailyCents } from '../core/payout-schedule'
import {
  CYCLE_FREQUENCIES,
  payingHolder,
  processorOfRail,
  type CycleFrequency,
  type PayoutFrequency,
  type PayoutType,
  type Rail,
} from '../core/vocabulary'
import { requestBatches } from './instant-payouts-service'
import { feeTermsOf } from './instant-fees'
import { instantVerdict, type InstantVerdict } from './instant-verdict'
import { upcomingPayoutsOf } from './forecast'
import { instantMinimumOf, leastOf, minimumOf } from './minimums'
import { allUnpaidCents, payableBalances, reserveOf, unpaidBalances } from './payable'
import { scheduleFacts } from './payout-facts'
import { standingOf } from './standing'
import { instantAmounts, standardAmounts, type PayoutAmounts } from './payout-amounts'
import type { AskAvailability, Effect, PayoutContext, ProcessorAnswer } from './ports'

export interface CreatorBalance {
  /** All of it, a reserve included. */
  unpaidCents: Cents
  /**
   * Kept back while too much is charged back. It is at least the reserve, since whole balances are
   * paid.
   */
  keptBackCents: Cents
  reserveCents: Cents
  /** Claimed by payouts that have not arrived yet. */
  onItsWayCents: Cents
  /** The part that an instant payout could take now; `null` for a creator who can have none. */
  instantCents: Cents | null
  /** The rest of what is unpaid and not kept back, which is still settling; `null` for the same creators. */
  settlingCents: Cents | null
}

type ScheduleOption =
  | { frequency: CycleFrequency; available: true }
  | { frequency: CycleFrequency; available: false; reason: SkipReason }

export interface ScheduleSettings {
  frequency: PayoutFrequency
  /** The details of a flexible schedule that is in force. */
  flexible: FlexibleSchedule | null
  /** The schedules of the real service; the flexible ones can always be chosen, paid by standard payout. */
  options: ScheduleOption[]
  /** Why no schedule that pays instantly can be chosen: neither daily nor a flexible one. */
  instantRefusal: SkipReason | null
  /** They are on a schedule that pays instantly and cannot be paid by it now: why. */
  lostInstant: SkipReason | null
  /** The least that the schedule in force pays at once, by the payout type that it would be. */
  leastCents: Cents
  /** The least for which a date is shown, which can be more: eras show daily creators none below the standard minimum. */
  datedFromCents: Cents
  /**
   * The fee of an instant payout on their rail: its rules, and in cents what it takes of all that
   * is unpaid and not kept back, if anything.
   */
  instantFee: FeeStructure
  /** What they sold before today that decides their rate, as in `FeeFacts`; `null` where it decides nothing. */
  soldCents: Cents | null
  instantFeeOnBalance: PayoutAmounts | null
  /** Some of the balance is kept back, so that this is of a part of it. */
  instantFeeIsOnPart: boolean
  /** What a schedule costs that pays by standard payout: nothing but on PayPal. */
  standardFeeBasisPoints: BasisPoints
  /** PayPal's fee, which this creator need not pay. */
  standardFeeIsWaived: boolean
}

/** What says why a creator who has money is shown no date. */
export interface WhyNoDate {
  standing: SkipReason | null
  schedule: Pick<ScheduleSettings, 'frequency' | 'lostInstant' | 'leastCents' | 'datedFromCents'>
}

export interface UpcomingPayout extends PayoutAmounts {
  day: Day
  payoutType: PayoutType
}

/** What a payout on request would do now. */
export type InstantPreview =
  { available: true; batches: PayoutAmounts[] } | { available: false; reason: SkipReason }

export interface CreatorFacts {
  rail: Rail
  /** Why they are paid nothing at all at the moment. */
  standing: SkipReason | null
  /** By themselves; they alone can lift that. Other pauses show in `standing`. */
  pausedByCreator: boolean
  /** Below this a standard payout is not made. */
  minimumCents: Cents
  /** And below this no instant one. */
  instantMinimumCents: Cents
  balance: CreatorBalance
  schedule: ScheduleSettings
  upcoming: UpcomingPayout[]
  /** Whether payouts go on beyond the last of them. */
  upcomingIsCut: boolean
  instantPayout: InstantPreview
}

const UPCOMING_MAX = 6

export function creatorFactsOf(
  context: PayoutContext,
  creatorId: number,
  ask: AskAvailability,
): CreatorFacts {
  const creator = context.ledger.creators.get(creatorId)
  const { policy } = context
  const unpaidCents = allUnpaidCents(context, creatorId)
  const mayLeaveCents = sumOf(unpaidBalances(context, creatorId, context.today()))
  const refusal = instantRefusal(context, creatorId)
  const isInstant = paysInstantly(creator.flexible ?? creator.frequency)
  const payoutType = isInstant && !refusal ? 'instant' : 'standard'
  const leastCents = leastOf(context, creatorId, payoutType, creator.flexible)
  const settled = (balances: readonly DayBalance[]): readonly DayBalance[] =>
    settledOf(context, creatorId, balances, ask) ?? []
  const upcoming = upcomingPayoutsOf(context, creatorId, UPCOMING_MAX, settled)
  const { structure, facts } = feeTermsOf(context, creatorId)
  const amountsUpcoming = (payoutType === 'instant' ? instantAmounts : standardAmounts)(
    context,
    creatorId,
  )
  return {
    rail: creator.rail,
    standing: standingRefusal(standingOf(context, creatorId), policy)?.[0] ?? null,
    pausedByCreator: pausesOwnPayouts(context, creatorId),
    minimumCents: minimumOf(context, creatorId),
    instantMinimumCents: instantMinimumOf(context, creatorId),
    balance: {
      unpaidCents,
      keptBackCents: Math.max(0, unpaidCents - mayLeaveCents),
      reserveCents: reserveOf(context, creatorId),
      onItsWayCents: context.ledger.balances.processingCents(creatorId),
      ...instantParts(context, creatorId, mayLeaveCents, refusal === null, ask),
    },
    schedule: {
      frequency: creator.frequency,
      flexible: creator.flexible,
      options: CYCLE_FREQUENCIES.map((frequency) => scheduleOption(frequency, refusal)),
      instantRefusal: refusal,
      lostInstant: isInstant ? refusal : null,
      leastCents,
      datedFromCents:
        creator.frequency === 'daily' && !refusal
          ? smallestDailyCents({ frequency: 'daily', ...scheduleFacts(context, creatorId) }, policy)
          : leastCents,
      instantFee: structure,
      soldCents: dependsOnSales(structure) ? facts.soldCents : null,
      instantFeeOnBalance:
        mayLeaveCents > 0 ? instantAmounts(context, creatorId)(mayLeaveCents) : null,
      instantFeeIsOnPart: mayLeaveCents < unpaidCents,
      standardFeeBasisPoints: standardAmounts(context, creatorId)(BASIS_POINTS_IN_WHOLE).feeCents,
      standardFeeIsWaived: creator.rail === 'paypal' && creator.paypalFeeWaived === true,
    },
    upcoming: upcoming.payouts.map(({ day, amountCents }) => ({
      day,
      payoutType,
      ...amountsUpcoming(amountCents, day),
    })),
    upcomingIsCut: upcoming.endless,
    instantPayout: instantPreview(context, creatorId, ask),
  }
}

/**
 * Why a creator cannot choose the daily schedule or a flexible one that pays instantly, or `null` if they can: both take
 * what any instant payout takes.
 */
export function instantRefusal(context: PayoutContext, creatorId: number): SkipReason | null {
  const { policy } = context
  const standing = standingOf(context, creatorId)
  const refusal = standingRefusal(standing, policy)
  if (refusal) return refusal[0]
  const obstacle = instantObstacle(standing, context.today(), policy)
  return obstacle ? { code: 'instant_not_supported', obstacle } : null
}

/** What the service would do if the creator requested a payout at this moment. */
export function instantPreview(
  context: PayoutContext,
  creatorId: number,
  ask: AskAvailability,
): InstantPreview {
  const verdict = verdictAtOnce(context, creatorId, ask)
  if (!verdict.pay) return { available: false, reason: verdict.reasons[0] }
  const { batches, leftOut } = requestBatches(context, creatorId, verdict.balances, 'creator')
  if (leftOut && batches.length === 0) return { available: false, reason: leftOut[0] }
  const amountsOf = instantAmounts(context, creatorId)
  return {
    available: true,
    batches: claimedByBatches(context, creatorId, batches).map((grossCents) =>
      amountsOf(grossCents),
    ),
  }
}

/** What each batch would claim, by the policy's way of it: its own balances, or all up to a day (quirk G6). */
function claimedByBatches(
  context: PayoutContext,
  creatorId: number,
  batches: readonly (readonly DayBalance[])[],
): Cents[] {
  if (context.policy.batchClaim === 'batch_only') return batches.map(sumOf)
  let left: readonly DayBalance[] = payableBalances(context, creatorId, context.today())
  return batches
    .map((batch) => {
      const lastDay = lastCreatedDayOf(batch)
      const claimed = left.filter(({ day }) => day <= lastDay)
      left = left.filter(({ day }) => day > lastDay)
      return sumOf(claimed)
    })
    .filter((claimedCents) => claimedCents > 0)
}

/** Whether a creator has paused their own payouts. */
export const pausesOwnPayouts = (context: PayoutContext, creatorId: number): boolean =>
  context.ledger.pauses.of(creatorId).some(({ source }) => source === 'creator')

const scheduleOption = (frequency: CycleFrequency, refusal: SkipReason | null): ScheduleOption =>
  frequency === 'daily' && refusal
    ? { frequency, available: false, reason: refusal }
    : { frequency, available: true }

/** The workflow that pays on request only asks, again if need be; here it is answered at once. */
function verdictAtOnce(
  context: PayoutContext,
  creatorId: number,
  ask: AskAvailability,
): InstantVerdict {
  const workflow = instantVerdict(context, creatorId, {
    periodEnd: context.today(),
    requester: 'creator',
  })
  let step = workflow.next()
  while (!step.done) step = workflow.next(answerAtOnce(step.value, ask))
  return step.value
}

function answerAtOnce(effect: Effect, ask: AskAvailability): ProcessorAnswer | undefined {
  if (effect.effect === 'sleep') return undefined
  if (effect.effect === 'call' && effect.request.kind === 'instantly_available') {
    return ask(effect.processor, effect.request)
  }
  throw new Error(`A verdict that does more than ask: ${effect.effect}`)
}

function instantParts(
  context: PayoutContext,
  creatorId: number,
  mayLeaveCents: Cents,
  isEligible: boolean,
  ask: AskAvailability,
): Pick<CreatorBalance, 'instantCents' | 'settlingCents'> {
  const balances = payableBalances(context, creatorId, context.today())
  const settled = isEligible ? settledOf(context, creatorId, balances, ask) : null
  if (!settled) return { instantCents: null, settlingCents: null }
  const instantCents = Math.max(0, sumOf(settled))
  return { instantCents, settlingCents: Math.max(0, mayLeaveCents - instantCents) }
}

/** Those of the balances that the processor can pay at once; `null` where it cannot be asked. */
function settledOf(
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
  ask: AskAvailability,
): DayBalance[] | null {
  const { rail } = context.ledger.creators.get(creatorId)
  const answer = ask(processorOfRail(rail), { kind: 'instantly_available', creatorId })
  if (answer.outcome !== 'done' || !('availableCents' in answer.result)) return null
  const { availableCents } = answer.result
  return instantlyPayable(balances, availableCents, payingHolder(rail), context.policy)
}
