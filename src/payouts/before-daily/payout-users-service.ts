/** Pays a list of creators as before daily payouts: always by standard payout. */
import type { Day } from '../../core/calendar'
import type { PayPlan } from '../../core/payout-plan'
import type { Payout } from '../../ledger/payout'
import { createPlannedPayout } from '../create-payout'
import type { RunService } from '../hand-out'
import { noteSkip } from '../notes'
import { payPaypalFirst } from '../paypal/paypal-payouts'
import { performPayout } from '../perform-payout'
import type { PayoutContext, Workflow } from '../ports'
import { onDay } from '../run-day'
import { planBeforeDaily } from './plan'

class PayoutUsersServiceBeforeDaily {
  readonly #context: PayoutContext
  readonly #periodEnd: Day
  readonly #creatorIds: readonly number[]
  /** Claimed, and not yet handed out to mass payments. */
  readonly #paypalPayoutIds: number[] = []

  constructor(context: PayoutContext, periodEnd: Day, creatorIds: readonly number[]) {
    this.#context = context
    this.#periodEnd = periodEnd
    this.#creatorIds = creatorIds
  }

  process(): Workflow {
    return payPaypalFirst(
      this.#context,
      this.#creatorIds,
      (creatorId) => this.#payCreator(creatorId),
      this.#paypalPayoutIds,
    )
  }

  *#payCreator(creatorId: number): Workflow {
    const paid = yield* this.#claim(creatorId)
    if (!paid) return
    const { payout, plan } = paid
    if (payout.processor === 'paypal') this.#paypalPayoutIds.push(payout.payoutId)
    else yield* performPayout(this.#context, payout, plan.balances)
  }

  *#claim(creatorId: number): Workflow<{ payout: Payout; plan: PayPlan } | null> {
    const plan = planBeforeDaily(this.#context, creatorId, this.#periodEnd)
    if (plan.action === 'skip') noteSkip(this.#context, creatorId, plan.reasons, 'standard')
    if (plan.action !== 'pay') return null
    return { payout: yield* createPlannedPayout(this.#context, creatorId, plan), plan }
  }
}

/** The runs that there were: the standard ones, with this service. */
export const serviceBeforeDaily = (context: PayoutContext): RunService => ({
  hasDailyRun: false,
  pay: ({ day, periodEnd, creatorIds }) =>
    new PayoutUsersServiceBeforeDaily(onDay(context, day), periodEnd, creatorIds).process(),
})
