/** Pays a list of creators as it was done before daily payouts: always by standard payout. */
import type { Day } from '../../core/calendar'
import { createPlannedPayout } from '../create-payout'
import type { RunService } from '../jobs'
import { noteSkip } from '../notes'
import { performPayout } from '../perform-payout'
import type { PayoutContext, Workflow } from '../ports'
import { planBeforeDaily } from './plan'

export class PayoutUsersServiceBeforeDaily {
  readonly #context: PayoutContext
  readonly #periodEnd: Day
  readonly #creatorIds: readonly number[]

  constructor(context: PayoutContext, periodEnd: Day, creatorIds: readonly number[]) {
    this.#context = context
    this.#periodEnd = periodEnd
    this.#creatorIds = creatorIds
  }

  *process(): Workflow {
    const context = this.#context
    for (const creatorId of this.#creatorIds) {
      const plan = planBeforeDaily(context, creatorId, this.#periodEnd)
      if (plan.action === 'skip') noteSkip(context, creatorId, plan.reasons)
      if (plan.action !== 'pay') continue
      const payout = createPlannedPayout(context, creatorId, plan)
      yield* performPayout(context, payout, plan.balances)
    }
  }
}

/** The runs that there were: the standard ones, with this service. */
export const serviceBeforeDaily = (context: PayoutContext): RunService => ({
  hasDailyRun: false,
  pay: ({ periodEnd, creatorIds }) =>
    new PayoutUsersServiceBeforeDaily(context, periodEnd, creatorIds).process(),
})
