/**
 * The random numbers of what the service asks of its processors. A request is known by its creator, the day on which its
 * idempotency key was first used, and its place among that creator's requests of the day: not by ids that count through
 * the whole run, which one payout more or less would shift for everybody.
 */
import type { Day } from '../core/calendar'
import type { DrawConcern } from '../core/draw-concerns'
import type { Uniform } from '../core/random'
import type { ProcessorRequest } from '../payouts/ports'
import type { KeyedRequest } from '../processors/processor'
import type { Draws, Subject } from './draws'

export class RequestDraws {
  readonly #draws: Draws
  readonly #handleOf: (creatorId: number) => string
  readonly #today: () => Day
  readonly #subjects = new Map<string, Subject>()
  readonly #attempts = new Map<string, number>()
  /** How many keys each creator has used today for the first time: of refunds, and of all else. */
  readonly #newToday = { refund: new Map<string, number>(), payment: new Map<string, number>() }
  #countedDay: Day | null = null

  constructor(draws: Draws, handleOf: (creatorId: number) => string, today: () => Day) {
    this.#draws = draws
    this.#handleOf = handleOf
    this.#today = today
  }

  /** The numbers of a request: the same ones, however often and whenever they are asked for. */
  of(concern: DrawConcern, { creatorId, idempotencyKey }: KeyedRequest, detail = ''): Uniform {
    const subject = this.#subjectOf(idempotencyKey, this.#handleOf(creatorId))
    return this.#draws.of(concern, ...subject, detail)
  }

  /** The numbers of the next attempt of a request. */
  ofNextAttempt(concern: DrawConcern, request: ProcessorRequest): Uniform {
    const subject = this.#subjectOfRequest(request)
    const key = `${concern} ${request.kind} ${subject.join(' ')}`
    const attempt = (this.#attempts.get(key) ?? 0) + 1
    this.#attempts.set(key, attempt)
    return this.#draws.of(concern, ...subject, request.kind, attempt)
  }

  #subjectOfRequest(request: ProcessorRequest): Subject {
    switch (request.kind) {
      case 'instantly_available':
        return [this.#handleOf(request.creatorId), this.#today()]
      case 'create_payout_batch': {
        // Known by the creator whom it pays first: how many other batches there are depends on everybody.
        const [first] = request.items
        return first ? this.#subjectOf(first.idempotencyKey, this.#handleOf(first.creatorId)) : []
      }
      case 'refund': {
        const owner = this.#handleOf(request.creatorId)
        return [...this.#subjectOf(request.idempotencyKey, owner, 'refund'), 'refund']
      }
      default:
        return this.#subjectOf(request.idempotencyKey, this.#handleOf(request.creatorId))
    }
  }

  #subjectOf(
    idempotencyKey: string,
    owner: string,
    kind: 'refund' | 'payment' = 'payment',
  ): Subject {
    const known = this.#subjects.get(idempotencyKey)
    if (known) return known
    const day = this.#today()
    if (day !== this.#countedDay) {
      this.#newToday.refund.clear()
      this.#newToday.payment.clear()
      this.#countedDay = day
    }
    const newToday = this.#newToday[kind]
    const place = (newToday.get(owner) ?? 0) + 1
    newToday.set(owner, place)
    const subject = [owner, day, place]
    this.#subjects.set(idempotencyKey, subject)
    return subject
  }
}
