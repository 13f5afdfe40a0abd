/**
 * Pays a list of creators, one after another. The payout type decides how: daily creators come here with type instant,
 * everyone else with type standard, and nothing else differs between them (domain facts F7). A flexible schedule has a
 * payout type of its own, and is paid by the runs that name the day on which it is due.
 */
import type { Day } from '../core/calendar'
import { lastDayOf, type DayBalance } from '../core/instant-payouts'
import type { PayoutType } from '../core/vocabulary'
import { createPayout } from './create-payout'
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
}

export class PayoutUsersService {
  readonly #context: PayoutContext
  readonly #run: PayoutRun
  /** Claimed, and waiting for the mass payments at the end. */
  readonly #paypalPayoutIds: number[] = []

  constructor(context: PayoutContext, run: PayoutRun) {
    this.#context = context
    this.#run = run
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
    if (this.#context.ledger.creators.get(creatorId).flexible) yield* this.#payFlexible(creatorId)
    else if (this.#run.payoutType === 'instant') yield* this.#payInstantly(creatorId)
    else yield* this.#payStandard(creatorId)
  }

  *#payStandard(creatorId: number): Workflow {
    const verdict = standardVerdict(this.#context, creatorId, this.#run.periodEnd)
    if (verdict.pay) {
      yield* this.#pay(creatorId, 'standard', this.#run.periodEnd, verdict.balances)
    } else if (verdict.reasons) {
      noteSkip(this.#context, creatorId, verdict.reasons)
    }
  }

  *#payInstantly(creatorId: number): Workflow {
    const verdict = yield* instantVerdict(this.#context, creatorId, {
      periodEnd: this.#run.periodEnd,
      paidAs: 'whole',
      byAdmin: false,
    })
    if (!verdict.pay) return noteSkip(this.#context, creatorId, verdict.reasons)
    yield* this.#pay(creatorId, 'instant', lastDayOf(verdict.balances), verdict.balances)
  }

  *#payFlexible(creatorId: number): Workflow {
    const { payoutType, flexibleDueDay } = this.#run
    if (flexibleDueDay === undefined) return
    const context = this.#context
    const verdict = yield* flexibleVerdict(context, creatorId, payoutType, flexibleDueDay)
    if (!verdict.pay) {
      if (verdict.reasons) noteSkip(context, creatorId, verdict.reasons)
      return
    }
    if (verdict.notInstantly) noteStandardInstead(context, creatorId, verdict.notInstantly)
    yield* this.#pay(creatorId, verdict.payoutType, verdict.periodEnd, verdict.balances)
  }

  *#pay(
    creatorId: number,
    payoutType: PayoutType,
    periodEnd: Day,
    balances: readonly DayBalance[],
  ): Workflow {
    const payout = createPayout(this.#context, creatorId, payoutType, periodEnd, balances)
    if (payout?.processor === 'paypal') this.#paypalPayoutIds.push(payout.payoutId)
    else if (payout) yield* performPayout(this.#context, payout, balances)
  }
}
