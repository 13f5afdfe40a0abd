/**
 * Whether whoever asks for a payout, and has money by the auditor's own books, has a payout or is told why not. Where
 * something has taken of the money while somebody was at work on it, there may have been nothing to tell.
 */
import { dayOfInstant, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import type { Happening } from './auditor/happenings'
import type { KnownCreators } from './known-creators'
import type { Check } from './moments'
import type { Movement } from './money-watcher'
import type { PayableMoney } from './payable-money'
import type { Violations } from './violations'

interface WaitingRequest {
  at: Instant
  /** What the creator had up to the day on which they asked. */
  cents: Cents
}

const TAKES_MONEY: ReadonlySet<string> = new Set(['reversal', 'moved', 'residue'])

interface AnsweredRequestsOptions {
  database: Database
  creators: KnownCreators
  payable: PayableMoney
}

export class AnsweredRequests implements Check {
  readonly #database: Database
  readonly #creators: KnownCreators
  readonly #payable: PayableMoney
  /** By creator: those without an answer. */
  readonly #waiting = new Map<number, WaitingRequest[]>()

  constructor({ database, creators, payable }: AnsweredRequestsOptions) {
    this.#database = database
    this.#creators = creators
    this.#payable = payable
  }

  afterHappening(happening: Happening, violations: Violations): void {
    const { what, creatorId, at } = happening
    if (what === 'order') {
      if (happening.order.order === 'payout') this.#asked(creatorId, at)
    } else if (what === 'request_over') {
      this.#over(happening, violations)
    } else if (TAKES_MONEY.has(what) || (what === 'skip' && happening.work === 'request')) {
      this.#waiting.delete(creatorId)
    }
  }

  /** A payout is the answer; one of a run takes the money. */
  beforeMovement({ creatorId, isClaim }: Movement): void {
    if (isClaim) this.#waiting.delete(creatorId)
  }

  afterDebt(creatorId: number): void {
    this.#waiting.delete(creatorId)
  }

  #asked(creatorId: number, at: Instant): void {
    this.#creators.follow(at)
    const creator = this.#creators.get(creatorId)
    const cents = creator ? this.#payable.wholeUpTo(creator, dayOfInstant(at)) : 0
    if (cents <= 0) return
    this.#waiting.set(creatorId, [...(this.#waiting.get(creatorId) ?? []), { at, cents }])
  }

  #over(
    { creatorId, orderedAt, isDone, at }: Happening & { what: 'request_over' },
    violations: Violations,
  ): void {
    const waiting = this.#waiting.get(creatorId) ?? []
    const request = waiting.find((one) => one.at === orderedAt)
    if (!request) return
    this.#waiting.set(
      creatorId,
      waiting.filter((one) => one !== request),
    )
    if (!isDone || this.#creators.changedBetween(creatorId, orderedAt, at)) return
    if (this.#isAnsweredAsFailed(creatorId, orderedAt, at)) return
    violations.add(
      'due_creators_are_paid_or_told',
      `${creatorId} asked ${orderedAt}`,
      sentence`${{ creatorId }} had ${{ cents: request.cents }} and asked for a payout at ${{ at: orderedAt }}, and has neither one nor a reason`,
      { cents: request.cents, money: creatorId, at: orderedAt, creatorId },
    )
  }

  /** Where a batch finds nothing left to take (quirk G6). */
  #isAnsweredAsFailed(creatorId: number, from: Instant, to: Instant): boolean {
    const row = this.#database
      .statement(
        `SELECT 1 FROM ledger_payout_notes
         WHERE creator_id = ? AND created_at BETWEEN ? AND ? AND code = 'payout_request_failed'`,
      )
      .row([creatorId, from, to])
    return row !== undefined
  }
}
