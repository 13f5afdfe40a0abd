/**
 * Pays a list of creators, one after another: plans what to do for each, then does it. The payout type decides how: daily
 * creators come here with type instant, everyone else with type standard, and nothing else differs between them. A flexible
 * schedule has a payout type of its own, and is paid by the runs that name the day on which it is due.
 */
import type { Day } from '../core/calendar'
import type { SkipReasons } from '../core/eligibility'
import { isDueOn, paysInstantly, type FlexibleSchedule } from '../core/flexible-schedule'
import { lastDayOf, type DayBalance } from '../core/instant-payouts'
import { NO_PLAN, type PayoutPlan, type PayPlan } from '../core/payout-plan'
import type { PayoutType } from '../core/vocabulary'
import type { SkippingWork } from '../ledger/notes'
import type { Payout } from '../ledger/payout'
import { createPlannedPayout, payPlan, payPlans, separatePieces } from './create-payout'
import { flexibleRetryVerdict, flexibleVerdict } from './flexible-verdict'
import { runBatches } from './instant-batches'
import { instantVerdict } from './instant-verdict'
import { noteSkip, noteStandardInstead } from './notes'
import { standardVerdict } from './standard-verdict'
import { payPaypalFirst } from './paypal/paypal-payouts'
import type { ClaimedPayout } from './perform-payout'
import type { PayoutContext, Workflow } from './ports'
import { onDay } from './run-day'

export interface PayoutRun {
  payoutType: PayoutType
  /** The day that the run belongs to, which decides whose turn it is, however late its work is done. */
  day: Day
  /** Balances dated up to this day are paid; of flexible schedules, those that their own rule takes. */
  periodEnd: Day
  /** Whether the run pays flexible schedules that name its day; others skip them. */
  paysFlexible?: boolean
  creatorIds: readonly number[]
  /** A second try of what failed: whether it is the creator's turn has been asked already, but not whether they still want to be paid so. */
  isRetry?: boolean
}

/** Notified of each plan in the transaction in which it is carried out: `planned` before it is, then `paid`. */
export interface PlanWatcher {
  planned(creatorId: number, plan: PayoutPlan, run: PayoutRun): void
  paid(payout: Payout, plan: PayPlan): void
}

export class PayoutUsersService {
  readonly #context: PayoutContext
  readonly #run: PayoutRun
  readonly #watcher: PlanWatcher | null
  /** Claimed, and not yet handed out to mass payments. */
  readonly #paypalPayoutIds: number[] = []

  constructor(context: PayoutContext, run: PayoutRun, watcher: PlanWatcher | null = null) {
    this.#context = onDay(context, run.day)
    this.#run = run
    this.#watcher = watcher
  }

  process(): Workflow {
    return payPaypalFirst(
      this.#context,
      this.#run.creatorIds,
      (creatorId) => this.#payCreator(creatorId),
      this.#paypalPayoutIds,
    )
  }

  /** All that is planned for a creator is claimed in one transaction, and only then sent, one payout after another. */
  *#payCreator(creatorId: number): Workflow {
    const plans = separatePieces(this.#context, yield* this.#plan(creatorId))
    const claimed: ClaimedPayout[] = []
    for (const plan of plans) {
      const one = yield* this.#carryOut(creatorId, plan)
      if (one) claimed.push(one)
    }
    yield* this.#context.service.performPayouts(this.#context, claimed)
  }

  /** Several payouts where money above the instant maximum is cut; none where it is not the creator's turn. */
  *#plan(creatorId: number): Workflow<PayoutPlan[]> {
    if (this.#isNotTheirs(creatorId)) return NOTHING
    const { flexible } = this.#context.ledger.creators.get(creatorId)
    const plans = flexible
      ? yield* this.#planFlexible(creatorId, flexible)
      : this.#run.payoutType === 'instant'
        ? yield* this.#planInstant(creatorId)
        : this.#planStandard(creatorId)
    // While the processor was asked what is available, they may have chosen otherwise.
    return this.#isNotTheirs(creatorId) ? NOTHING : plans
  }

  /**
   * Whether a creator is not on the schedule of this run at this moment. An instant run pays
   * creators on instant schedules; a run that names its day pays creators on flexible ones that are
   * due on it. A creator may have changed the schedule since the run found them or since the payout
   * failed that is tried again; or they only made a request, and were never on such a schedule.
   */
  #isNotTheirs(creatorId: number): boolean {
    const { payoutType, paysFlexible, day } = this.#run
    const { frequency, flexible } = this.#context.ledger.creators.get(creatorId)
    if (paysFlexible && flexible && !isDueOn(flexible, day)) return true
    return payoutType === 'instant'
      ? !paysInstantly(flexible ?? frequency)
      : paysFlexible === true && flexible === null
  }

  /**
   * Whether it is not asked whose turn it is: a second try does not ask, since the policy has
   * requeues. Before, it asked like any run, and a creator with a payout on that day, even a failed
   * one, had had their turn (quirk G3). So the retry by PayPal existed, and paid nobody.
   */
  #isAnyTurn(): boolean {
    return this.#run.isRetry === true && this.#context.policy.transientRetriesMax > 0
  }

  #planStandard(creatorId: number): PayoutPlan[] {
    const { periodEnd } = this.#run
    const verdict = standardVerdict(this.#context, creatorId, periodEnd, this.#isAnyTurn())
    if (!verdict.pay) return skip(verdict.reasons)
    return [this.#planStandardPayout(creatorId, periodEnd, verdict.balances)]
  }

  *#planInstant(creatorId: number): Workflow<PayoutPlan[]> {
    const { periodEnd } = this.#run
    const verdict = yield* instantVerdict(this.#context, creatorId, { periodEnd, requester: null })
    return verdict.pay
      ? this.#planInstantly(creatorId, verdict.balances, null)
      : skip(verdict.notableReasons)
  }

  *#planFlexible(creatorId: number, schedule: FlexibleSchedule): Workflow<PayoutPlan[]> {
    const { payoutType, day, paysFlexible, isRetry } = this.#run
    if (!paysFlexible && !isRetry) return NOTHING
    const verdict = this.#isAnyTurn()
      ? yield* flexibleRetryVerdict(this.#context, creatorId, schedule, this.#run)
      : yield* flexibleVerdict(this.#context, creatorId, payoutType, day)
    if (!verdict.pay) return skip(verdict.reasons)
    const { periodEnd, balances, notInstantly, leftBehind } = verdict
    if (verdict.payoutType === 'instant') {
      return besides(leftBehind, this.#planInstantly(creatorId, balances, schedule))
    }
    const plan = this.#planStandardPayout(creatorId, periodEnd, balances)
    return [plan.action === 'pay' && notInstantly ? { ...plan, notInstantly } : plan]
  }

  /** What may be paid instantly: as one payout, or above the maximum as several of at most that much. */
  #planInstantly(
    creatorId: number,
    balances: readonly DayBalance[],
    schedule: FlexibleSchedule | null,
  ): PayoutPlan[] {
    const { batches, leftOut } = runBatches(this.#context, creatorId, balances, schedule)
    const plans = payPlans(
      this.#context,
      creatorId,
      'instant',
      batches.map((batch) => ({ periodEndDay: lastDayOf(batch), balances: batch })),
    )
    return besides(leftOut, plans)
  }

  #planStandardPayout(
    creatorId: number,
    periodEndDay: Day,
    balances: readonly DayBalance[],
  ): PayoutPlan {
    return payPlan(this.#context, creatorId, 'standard', { periodEndDay, balances })
  }

  *#carryOut(creatorId: number, plan: PayoutPlan): Workflow<ClaimedPayout | null> {
    this.#watcher?.planned(creatorId, plan, this.#run)
    if (plan.action === 'skip') {
      noteSkip(this.#context, creatorId, plan.reasons, workOf(this.#run), plan.isOfPart)
    }
    if (plan.action !== 'pay') return null
    if (plan.notInstantly) noteStandardInstead(this.#context, creatorId, plan.notInstantly)
    const payout = yield* createPlannedPayout(this.#context, creatorId, plan)
    this.#watcher?.paid(payout, plan)
    if (payout.processor !== 'paypal') return { payout, balances: plan.balances }
    this.#paypalPayoutIds.push(payout.payoutId)
    return null
  }
}

function workOf({ payoutType, paysFlexible, isRetry }: PayoutRun): SkippingWork {
  if (isRetry) return 'retry'
  if (payoutType === 'instant') return 'daily'
  return paysFlexible ? 'flexible' : 'standard'
}

const NOTHING: PayoutPlan[] = [NO_PLAN]

const skip = (reasons: SkipReasons | null): PayoutPlan[] =>
  reasons ? [{ action: 'skip', reasons }] : NOTHING

/** Why some of the money is left, if it is, and what becomes of the rest. */
const besides = (reasons: SkipReasons | null, plans: PayoutPlan[]): PayoutPlan[] =>
  reasons ? [{ action: 'skip', reasons, isOfPart: plans.some(isPaid) }, ...plans] : plans

const isPaid = ({ action }: PayoutPlan): boolean => action === 'pay'
