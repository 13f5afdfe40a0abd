/**
 * Pays a list of creators, one after another: plans what to do for each, then does it. The payout type decides how:
 * daily creators come here with type instant, everyone else with type standard, and nothing else differs (domain facts F7).
 */
import type { Day } from '../core/calendar'
import { lastDayOf, type DayBalance } from '../core/instant-payouts'
import { NO_PLAN, type PayoutPlan, type PayPlan } from '../core/payout-plan'
import type { PayoutType } from '../core/vocabulary'
import type { Payout } from '../ledger/payouts'
import { createPlannedPayout, payPlan } from './create-payout'
import { instantVerdict } from './instant-verdict'
import { noteSkip } from './notes'
import { standardVerdict } from './payable'
import { performPayout } from './perform-payout'
import type { PayoutContext, Workflow } from './ports'

export interface PayoutRun {
  payoutType: PayoutType
  /** Balances dated up to this day are paid. */
  periodEnd: Day
  creatorIds: readonly number[]
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

  constructor(context: PayoutContext, run: PayoutRun, watcher: PlanWatcher | null = null) {
    this.#context = context
    this.#run = run
    this.#watcher = watcher
  }

  *process(): Workflow {
    for (const creatorId of this.#run.creatorIds) {
      const plan =
        this.#run.payoutType === 'instant'
          ? yield* this.#planInstant(creatorId)
          : this.#planStandard(creatorId)
      this.#watcher?.planned(creatorId, plan, this.#run)
      if (plan.action === 'pay') yield* this.#pay(creatorId, plan)
      else if (plan.action === 'skip') noteSkip(this.#context, creatorId, plan.reasons)
    }
  }

  #planStandard(creatorId: number): PayoutPlan {
    const verdict = standardVerdict(this.#context, creatorId, this.#run.periodEnd)
    if (verdict.pay) return this.#planPayout(creatorId, this.#run.periodEnd, verdict.balances)
    return verdict.reasons ? { action: 'skip', reasons: verdict.reasons } : NO_PLAN
  }

  *#planInstant(creatorId: number): Workflow<PayoutPlan> {
    const verdict = yield* instantVerdict(this.#context, creatorId, {
      periodEnd: this.#run.periodEnd,
      paidAs: 'whole',
      byAdmin: false,
    })
    if (!verdict.pay) return { action: 'skip', reasons: verdict.reasons }
    return this.#planPayout(creatorId, lastDayOf(verdict.balances), verdict.balances)
  }

  #planPayout(creatorId: number, periodEnd: Day, balances: readonly DayBalance[]): PayoutPlan {
    return payPlan(this.#context, creatorId, this.#run.payoutType, periodEnd, balances) ?? NO_PLAN
  }

  *#pay(creatorId: number, plan: PayPlan): Workflow {
    const payout = createPlannedPayout(this.#context, creatorId, plan)
    this.#watcher?.paid(payout, plan)
    yield* performPayout(this.#context, payout, plan.balances)
  }
}
