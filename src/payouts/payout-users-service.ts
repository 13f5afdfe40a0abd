/**
 * Pays a list of creators, one after another. The payout type decides how: daily creators come here with type instant,
 * everyone else with type standard, and nothing else differs between them (domain facts F7).
 */
import type { Day } from '../core/calendar'
import { instantRefusal, type SkipReason } from '../core/eligibility'
import { instantlyPayable, sumOf, type DayBalance } from '../core/instant-payouts'
import { processorOfRail, type PayoutType } from '../core/vocabulary'
import { createPayout } from './create-payout'
import { noteSkip } from './notes'
import {
  instantRefusalFromLedger,
  payoutInProgress,
  standardVerdict,
  standingOf,
  unpaidBalances,
} from './payable'
import { performPayout } from './perform-payout'
import { call, type PayoutContext, type Workflow } from './ports'

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
    } else if (verdict.reason) {
      noteSkip(this.#context, creatorId, verdict.reason)
    }
  }

  *#payInstantly(creatorId: number): Workflow {
    const { periodEnd } = this.#run
    const payable = yield* payableInstantly(this.#context, creatorId, periodEnd)
    if (!payable.ok) return noteSkip(this.#context, creatorId, payable.reason)
    const refusal = instantRefusal(
      {
        standing: standingOf(this.#context, creatorId),
        today: this.#context.today(),
        amountCents: payable.unpaidCents,
        payableCents: sumOf(payable.balances),
        payoutInProgress: payoutInProgress(this.#context, creatorId),
      },
      this.#context.policy,
    )
    if (refusal) return noteSkip(this.#context, creatorId, refusal)
    yield* this.#pay(creatorId, payable.balances.at(-1)!.day, payable.balances)
  }

  *#pay(creatorId: number, periodEnd: Day, balances: readonly DayBalance[]): Workflow {
    const payout = createPayout(this.#context, creatorId, this.#run.payoutType, periodEnd, balances)
    if (payout) yield* performPayout(this.#context, payout, balances)
  }
}

type InstantlyPayable =
  { ok: true; balances: DayBalance[]; unpaidCents: number } | { ok: false; reason: SkipReason }

/**
 * What the processor could pay this creator at once. The balances are read after the processor has answered,
 * so that the caller, still in the same transaction, claims what is there now.
 */
export function* payableInstantly(
  context: PayoutContext,
  creatorId: number,
  periodEnd: Day,
): Workflow<InstantlyPayable> {
  const reason = instantRefusalFromLedger(context, creatorId, periodEnd)
  if (reason) return { ok: false, reason }
  const processor = processorOfRail(context.ledger.creators.get(creatorId).rail)
  const answer = yield* call(processor, { kind: 'instantly_available', creatorId })
  if (answer.outcome !== 'done') {
    return {
      ok: false,
      reason: { code: 'instant_not_supported', obstacle: { code: 'processor_unreachable' } },
    }
  }
  const unpaid = unpaidBalances(context, creatorId, periodEnd)
  const { netCents } = answer.result
  return {
    ok: true,
    balances: instantlyPayable(unpaid, netCents, context.policy.instantFeeBasisPoints),
    unpaidCents: sumOf(unpaid),
  }
}
