/**
 * A payout that a creator, or an admin for them, asks for by hand: everything instantly payable up to and including today,
 * in batches of at most the instant maximum, each paid as a payout of its own (domain facts F4). What each payout takes
 * of the ledger is the policy's: its batch, or everything unpaid up to the batch's last day (quirk G6).
 */
import type { Day } from '../core/calendar'
import type { SkipReason, SkipReasons } from '../core/eligibility'
import { batchBalances, lastDayOf, sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import type { Requester } from '../core/vocabulary'
import type { Payout } from '../ledger/payouts'
import { createPayout } from './create-payout'
import { instantVerdict } from './instant-verdict'
import { noteRequestFailed, noteSkip } from './notes'
import { instantMinimumOf, unpaidBalances } from './payable'
import { performPayout } from './perform-payout'
import type { PayoutContext, Workflow } from './ports'

interface ClaimedPayout {
  payout: Payout
  balances: readonly DayBalance[]
}

export class InstantPayoutsService {
  readonly #context: PayoutContext
  readonly #creatorId: number
  readonly #requester: Requester

  constructor(context: PayoutContext, creatorId: number, requester: Requester = 'creator') {
    this.#context = context
    this.#creatorId = creatorId
    this.#requester = requester
  }

  *process(): Workflow {
    const context = this.#context
    const verdict = yield* instantVerdict(context, this.#creatorId, {
      periodEnd: context.today(),
      paidAs: 'batches',
      byAdmin: this.#requester === 'admin',
    })
    if (!verdict.pay) return this.#refuse(verdict.reasons)

    const { batches, oversized } = batchBalances(verdict.balances, context.policy)
    if (oversized.length > 0) {
      this.#refuse([this.#tooLarge(oversized[0]!.amountCents)])
      if (this.#isTooLittle(batches)) return
    }

    // All batches are claimed in this one transaction; only then does the first of them go out.
    const claimed = batches.flatMap((batch) => this.#claim(batch) ?? [])
    if (claimed.length < batches.length) {
      noteRequestFailed(
        context,
        this.#creatorId,
        claimed.map(({ payout }) => payout),
      )
    }
    for (const { payout, balances } of claimed) yield* performPayout(context, payout, balances)
  }

  #claim(batch: readonly DayBalance[]): ClaimedPayout | null {
    const periodEnd = lastDayOf(batch)
    const balances = this.#taken(batch, periodEnd)
    const payout = createPayout(this.#context, this.#creatorId, 'instant', periodEnd, balances)
    return payout && { payout, balances }
  }

  #taken(batch: readonly DayBalance[], lastDay: Day): readonly DayBalance[] {
    switch (this.#context.policy.batchClaim) {
      case 'batch_only':
        return batch
      case 'up_to_last_day':
        return unpaidBalances(this.#context, this.#creatorId, lastDay)
    }
  }

  /** Without the balances that were left out the rest may fall short; the note about those has been written. */
  #isTooLittle(batches: readonly (readonly DayBalance[])[]): boolean {
    return sumOf(batches.flat()) < instantMinimumOf(this.#context, this.#creatorId)
  }

  #tooLarge(amountCents: Cents): SkipReason {
    const maximumCents = this.#context.policy.instantMaximumCents
    return { code: 'above_instant_maximum', amountCents, maximumCents }
  }

  #refuse(reasons: SkipReasons): void {
    noteSkip(this.#context, this.#creatorId, reasons)
  }
}
