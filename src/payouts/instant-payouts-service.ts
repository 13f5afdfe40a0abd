/**
 * Makes a payout on request, for a creator or an admin. It pays everything instantly payable up to
 * and including the day of the request, in batches of at most the instant maximum, each as a payout
 * of its own. The policy says which balances each payout takes, and when it claims them (quirk G6).
 */
import { lastCreatedDayOf, lastDayOf, type DayBalance } from '../core/instant-payouts'
import { LIVE_PAYOUT_STATES } from '../core/payout-state'
import type { NoEffectReason } from '../core/no-effect'
import type { Requester } from '../core/vocabulary'
import type { Payout } from '../ledger/payout'
import { createPlannedPayout, payPlan, payPlans, separatePieces } from './create-payout'
import { instantBatches, type InstantBatches } from './instant-batches'
import { instantVerdict } from './instant-verdict'
import { noteRequestFailed, noteSkip } from './notes'
import { requestMinimumOf } from './minimums'
import { payableBalances } from './payable'
import { pauseOfInstant } from './standing'
import type { ClaimedPayout } from './perform-payout'
import type { PayoutContext, Workflow } from './ports'
import { onDay } from './run-day'

type Batch = readonly DayBalance[]

export class InstantPayoutsService {
  readonly #requestedOn: PayoutContext
  readonly #creatorId: number
  readonly #requester: Requester

  constructor(context: PayoutContext, creatorId: number, requester: Requester = 'creator') {
    this.#requestedOn = onDay(context, context.today())
    this.#creatorId = creatorId
    this.#requester = requester
  }

  /** Returns why nothing was paid; `null` where a payout was made. */
  *process(): Workflow<NoEffectReason | null> {
    const context = this.#requestedOn
    const verdict = yield* instantVerdict(context, this.#creatorId, {
      periodEnd: context.today(),
      requester: this.#requester,
    })
    if (!verdict.pay) {
      if (verdict.notableReasons)
        noteSkip(context, this.#creatorId, verdict.notableReasons, 'request')
      return verdict.reasons[0].code
    }
    const { batches, leftOut } = requestBatches(
      context,
      this.#creatorId,
      verdict.balances,
      this.#requester,
    )
    if (leftOut) noteSkip(context, this.#creatorId, leftOut, 'request', batches.length > 0)
    const payouts =
      context.policy.batchClaim === 'batch_only'
        ? yield* this.#payBatches(batches)
        : yield* this.#payOneByOne(batches)
    return payouts > 0 ? null : (leftOut?.[0].code ?? 'nothing_to_pay')
  }

  /**
   * Claims all batches in one transaction, so that nothing comes between, and only then sends the
   * first. Returns how many payouts were made.
   */
  *#payBatches(batches: readonly Batch[]): Workflow<number> {
    const context = this.#requestedOn
    const plans = payPlans(
      context,
      this.#creatorId,
      'instant',
      batches.map((balances) => ({ periodEndDay: lastDayOf(balances), balances })),
    )
    const claimed: ClaimedPayout[] = []
    for (const plan of separatePieces(context, plans)) {
      if (plan.action !== 'pay') continue
      const payout = yield* createPlannedPayout(context, this.#creatorId, plan)
      claimed.push({ payout, balances: plan.balances })
    }
    yield* context.service.performPayouts(context, claimed)
    return claimed.length
  }

  /**
   * Claims, creates and sends each payout before the next. A payout takes everything unpaid up to
   * the day of its batch's last-created balance, also what other batches have and what a refused
   * one has put back (quirk G6). A pause that begins with one of them ends the request, since no
   * batch is ever skipped (quirk G12).
   */
  *#payOneByOne(batches: readonly Batch[]): Workflow<number> {
    const context = this.#requestedOn
    const made: Payout[] = []
    for (const batch of batches) {
      const pause = pauseOfInstant(context, this.#creatorId)
      if (pause) {
        noteSkip(context, this.#creatorId, [pause], 'request')
        break
      }
      const periodEndDay = lastCreatedDayOf(batch)
      // What a reserve keeps is a share of all that was unpaid on the day of the request.
      const balances = payableBalances(context, this.#creatorId, context.today()).filter(
        (balance) => balance.day <= periodEndDay,
      )
      const plan = payPlan(context, this.#creatorId, 'instant', { periodEndDay, balances })
      if (plan.action !== 'pay') continue
      const payout = yield* createPlannedPayout(context, this.#creatorId, plan)
      made.push(payout)
      yield* context.service.performPayouts(context, [{ payout, balances }])
    }
    if (made.length < batches.length) {
      noteRequestFailed(
        context,
        this.#creatorId,
        made.filter(({ payoutId }) => this.#moved(payoutId)),
      )
    }
    return made.length
  }

  #moved(payoutId: number): boolean {
    const { state } = this.#requestedOn.ledger.payouts.get(payoutId)
    return LIVE_PAYOUT_STATES.includes(state)
  }
}

/** The batches of a request; in the eras a small one is paid too, since it is never paid alone. */
export const requestBatches = (
  context: PayoutContext,
  creatorId: number,
  balances: readonly DayBalance[],
  requester: Requester,
): InstantBatches =>
  instantBatches(context, creatorId, balances, {
    minimumCents: requestMinimumOf(context, creatorId, requester),
    each: context.policy.batchClaim === 'batch_only' ? 'paid alone' : 'paid with others',
  })
