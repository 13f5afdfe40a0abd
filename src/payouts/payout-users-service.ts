/**
 * Pays a list of creators, one after another. The payout type decides how: daily creators come here with type instant,
 * everyone else with type standard, and nothing else differs between them (domain facts F7).
 */
import type { Day } from '../core/calendar'
import { lastDayOf, type DayBalance } from '../core/instant-payouts'
import type { PayoutType } from '../core/vocabulary'
import { createPayout } from './create-payout'
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

export class PayoutUsersService {
  readonly #context: PayoutContext
  readonly #run: PayoutRun

  constructor(context: PayoutContext, run: PayoutRun) {
    this.#context = context
    this.#run = run
  }

  *process(): Workflow {
    for (const creatorId of this.#run.creatorIds) {
      if (this.#run.payoutType === 'instant') yield* this.#payInstantly(creatorId)
      else yield* this.#payStandard(creatorId)
    }
  }

  *#payStandard(creatorId: number): Workflow {
    const verdict = standardVerdict(this.#context, creatorId, this.#run.periodEnd)
    if (verdict.pay) {
      yield* this.#pay(creatorId, this.#run.periodEnd, verdict.balances)
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
    yield* this.#pay(creatorId, lastDayOf(verdict.balances), verdict.balances)
  }

  *#pay(creatorId: number, periodEnd: Day, balances: readonly DayBalance[]): Workflow {
    const payout = createPayout(this.#context, creatorId, this.#run.payoutType, periodEnd, balances)
    if (payout) yield* performPayout(this.#context, payout, balances)
  }
}
