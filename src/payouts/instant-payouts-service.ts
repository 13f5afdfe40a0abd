/**
 * A payout that a creator asks for by hand: everything instantly payable up to and including today, in batches of at
 * most the instant maximum, each paid as a payout of its own (domain facts F4).
 */
import type { SkipReason } from '../core/eligibility'
import { batchBalances, type DayBalance } from '../core/instant-payouts'
import type { Payout } from '../ledger/payouts'
import { createPayout } from './create-payout'
import { instantVerdict } from './instant-verdict'
import { noteSkip } from './notes'
import { performPayout } from './perform-payout'
import type { PayoutContext, Workflow } from './ports'

export class InstantPayoutsService {
  readonly #context: PayoutContext
  readonly #creatorId: number

  constructor(context: PayoutContext, creatorId: number) {
    this.#context = context
    this.#creatorId = creatorId
  }

  *process(): Workflow {
    const context = this.#context
    const verdict = yield* instantVerdict(context, this.#creatorId, context.today(), 'batches')
    if (!verdict.pay) return this.#refuse(verdict.reason)

    const batched = batchBalances(verdict.balances, context.policy.instantMaximumCents)
    if (!batched.ok) {
      return this.#refuse({
        code: 'above_instant_maximum',
        amountCents: batched.oversized.amountCents,
        maximumCents: context.policy.instantMaximumCents,
      })
    }
    // All batches are claimed in this one transaction; only then does the first of them go out.
    const claimed: { payout: Payout; balances: DayBalance[] }[] = []
    for (const balances of batched.batches) {
      const periodEnd = balances.at(-1)!.day
      const payout = createPayout(context, this.#creatorId, 'instant', periodEnd, balances)
      if (payout) claimed.push({ payout, balances })
    }
    for (const { payout, balances } of claimed) yield* performPayout(context, payout, balances)
  }

  #refuse(reason: SkipReason): void {
    noteSkip(this.#context, this.#creatorId, reason)
  }
}
