/**
 * Pays a list of creators, one after another: plans what to do for each, then does it. The payout type decides how: daily creators come here with type instant,
 * everyone else with type standard, and nothing else differs between them (domain facts F7). A flexible schedule has a
 * payout type of its own, and is paid by the runs that name the day on which it is due.
 */
import type { Day } from '../core/calendar'
import { lastDayOf, type DayBalance } from '../core/instant-payouts'
import { NO_PLAN, type PayoutPlan, type PayPlan } from '../core/payout-plan'
import type { PayoutType } from '../core/vocabulary'
import type { Payout } from '../ledger/payouts'
import { createPlannedPayout, payPlan } from './create-payout'
import { flexibleVerdict } from './flexible-verdict'
import { instantVerdict } from './instant-verdict'
import { noteSkip, noteStandardInstead } from './notes'
import { standardVerdict } from './payable'
import { handOutPaypalPayouts } from './paypal-payouts'
import { performPayout } from './perform-payout'
import type { PayoutContext, Workflow } from './ports'

export interface PayoutRun {
  payoutType: PayoutType
  /** Balances dated up to this day are paid; of flexible schedules, those that their own rule takes. */
  periodEnd: Day
  /** The day that this run pays flexible schedules for; a run without one passes over them. */
  flexibleDueDay?: Day
  creatorIds: readonly number[]
  /** A second try of what failed: whether it is the creator's turn has been asked already. */
  isRetry?: boolean
}

/** Hears of each plan in the transaction in which it is carried out: `planned` before anything is written, then `paid`. */
export interface PlanWatcher {
  planned(creatorId: number, plan: PayoutPlan, run: PayoutRun): void
  paid(payout: Payout, plan: PayPlan): void
}

export class PayoutUsersService {
  readonly #context: PayoutContext
  readonly #run: PayoutRun
  readonly #watcher: PlanWatcher | null
  /** Claimed, and waiting for the mass payments at the end. */
  readonly #paypalPayoutIds: number[] = []

  constructor(context: PayoutContext, run: PayoutRun, watcher: PlanWatcher | null = null) {
    this.#context = context
    this.#run = run
    this.#watcher = watcher
  }

  *process(): Workflow {
    const { creatorIds } = this.#run
    // First those by PayPal, which needs no call until its batches are handed out: no claim is lost with a worker.
    const byPaypal = (creatorId: number): boolean =>
      this.#context.ledger.creators.get(creatorId).rail === 'paypal'
    for (const creatorId of creatorIds.filter(byPaypal)) yield* this.#payCreator(creatorId)
    yield* handOutPaypalPayouts(this.#context, this.#paypalPayoutIds)
    for (const creatorId of creatorIds) {
      if (!byPaypal(creatorId)) yield* this.#payCreator(creatorId)
    }
  }

  *#payCreator(creatorId: number): Workflow {
    const plan = yield* this.#plan(creatorId)
    this.#watcher?.planned(creatorId, plan, this.#run)
    if (plan.action === 'pay') yield* this.#pay(creatorId, plan)
    else if (plan.action === 'skip') noteSkip(this.#context, creatorId, plan.reasons)
  }

  *#plan(creatorId: number): Workflow<PayoutPlan> {
    if (this.#context.ledger.creators.get(creatorId).flexible) {
      return yield* this.#planFlexible(creatorId)
    }
    return this.#run.payoutType === 'instant'
      ? yield* this.#planInstant(creatorId)
      : this.#planStandard(creatorId)
  }

  #planStandard(creatorId: number): PayoutPlan {
    const { periodEnd, isRetry } = this.#run
    const verdict = standardVerdict(this.#context, creatorId, periodEnd, isRetry)
    if (verdict.pay) return this.#planPayout(creatorId, 'standard', periodEnd, verdict.balances)
    return verdict.reasons ? { action: 'skip', reasons: verdict.reasons } : NO_PLAN
  }

  *#planInstant(creatorId: number): Workflow<PayoutPlan> {
    const verdict = yield* instantVerdict(this.#context, creatorId, {
      periodEnd: this.#run.periodEnd,
      paidAs: 'whole',
      byAdmin: false,
    })
    if (!verdict.pay) return { action: 'skip', reasons: verdict.reasons }
    const { balances } = verdict
    return this.#planPayout(creatorId, 'instant', lastDayOf(balances), balances)
  }

  *#planFlexible(creatorId: number): Workflow<PayoutPlan> {
    const { payoutType, flexibleDueDay } = this.#run
    if (flexibleDueDay === undefined) return NO_PLAN
    const verdict = yield* flexibleVerdict(this.#context, creatorId, payoutType, flexibleDueDay)
    if (!verdict.pay) {
      return verdict.reasons ? { action: 'skip', reasons: verdict.reasons } : NO_PLAN
    }
    const { periodEnd, balances, notInstantly } = verdict
    const plan = this.#planPayout(creatorId, verdict.payoutType, periodEnd, balances)
    return plan.action === 'pay' && notInstantly ? { ...plan, notInstantly } : plan
  }

  #planPayout(
    creatorId: number,
    payoutType: PayoutType,
    periodEnd: Day,
    balances: readonly DayBalance[],
  ): PayoutPlan {
    return payPlan(this.#context, creatorId, payoutType, periodEnd, balances) ?? NO_PLAN
  }

  *#pay(creatorId: number, plan: PayPlan): Workflow {
    if (plan.notInstantly) noteStandardInstead(this.#context, creatorId, plan.notInstantly)
    const payout = createPlannedPayout(this.#context, creatorId, plan)
    this.#watcher?.paid(payout, plan)
    if (payout.processor === 'paypal') this.#paypalPayoutIds.push(payout.payoutId)
    else yield* performPayout(this.#context, payout, plan.balances)
  }
}
