/**
 * The random numbers of the service's requests to its processors. A request is identified by its
 * creator, the day on which its idempotency key was first used, and its place among that creator's
 * requests of the day. It is not identified by ids that count through the whole run, because one
 * payout more or less would shift those for everybody.
 */
import type { Day } from '../core/calendar'
import type { DrawConcern } from '../core/draw-concerns'
import type { Uniform } from '../core/random'
import type { ProcessorCallKind, ProcessorRequest } from '../payouts/ports'
import type { KeyedRequest } from '../processors/processor'
import type { Draws, Subject } from '../core/draws'

/** How often one kind of call has been made for a request, as one concern counts it. */
interface Attempts {
  readonly concern: DrawConcern
  readonly kind: ProcessorCallKind
  count: number
  readonly others: Attempts | null
}

/** Each payout leaves one, with hardly ever more than two counts: a list of them would take three times the memory. */
interface KnownRequest {
  readonly subject: Subject
  attempts: Attempts | null
}

const known = (...subject: Subject): KnownRequest => ({ subject, attempts: null })

function nextAttempt(request: KnownRequest, concern: DrawConcern, kind: ProcessorCallKind): number {
  let made = request.attempts
  while (made && (made.concern !== concern || made.kind !== kind)) made = made.others
  if (!made) {
    made = { concern, kind, count: 0, others: request.attempts }
    request.attempts = made
  }
  made.count += 1
  return made.count
}

export class RequestDraws {
  readonly #draws: Draws
  readonly #handleOf: (creatorId: number) => string
  readonly #today: () => Day
  readonly #byKey = new Map<string, KnownRequest>()
  readonly #ofNobody = known()
  #countedDay: Day | null = null
  /** How many keys each creator has used today for the first time: of refunds, and of all else. */
  readonly #newToday = { refund: new Map<string, number>(), payment: new Map<string, number>() }
  /** Questions of today for available money, by creator. */
  readonly #questionsToday = new Map<string, KnownRequest>()

  constructor(draws: Draws, handleOf: (creatorId: number) => string, today: () => Day) {
    this.#draws = draws
    this.#handleOf = handleOf
    this.#today = today
  }

  /** The numbers of a request: the same ones, however often and whenever they are asked for. */
  of(concern: DrawConcern, { creatorId, idempotencyKey }: KeyedRequest, detail = ''): Uniform {
    const { subject } = this.#keyed(idempotencyKey, this.#handleOf(creatorId))
    return this.#draws.of(concern, ...subject, detail)
  }

  /** The numbers of the next attempt of a request. */
  ofNextAttempt(concern: DrawConcern, request: ProcessorRequest): Uniform {
    const { kind } = request
    const asked = this.#requestOf(request)
    return this.#draws.of(concern, ...asked.subject, kind, nextAttempt(asked, concern, kind))
  }

  /** Nobody will ask for these again. */
  forget(idempotencyKeys: Iterable<string>): void {
    for (const key of idempotencyKeys) this.#byKey.delete(key)
  }

  #requestOf(request: ProcessorRequest): KnownRequest {
    switch (request.kind) {
      case 'instantly_available':
        return this.#questionOf(this.#handleOf(request.creatorId))
      case 'create_payout_batch': {
        // Known by the creator whom it pays first: how many other batches there are depends on everybody.
        const [first] = request.items
        return first
          ? this.#keyed(first.idempotencyKey, this.#handleOf(first.creatorId))
          : this.#ofNobody
      }
      case 'refund':
        return this.#keyed(request.idempotencyKey, this.#handleOf(request.creatorId), 'refund')
      default:
        return this.#keyed(request.idempotencyKey, this.#handleOf(request.creatorId))
    }
  }

  #questionOf(owner: string): KnownRequest {
    const day = this.#beginDay()
    const asked = this.#questionsToday.get(owner)
    if (asked) return asked
    const question = known(owner, day)
    this.#questionsToday.set(owner, question)
    return question
  }

  #keyed(
    idempotencyKey: string,
    owner: string,
    kind: 'refund' | 'payment' = 'payment',
  ): KnownRequest {
    const sent = this.#byKey.get(idempotencyKey)
    if (sent) return sent
    const day = this.#beginDay()
    const newToday = this.#newToday[kind]
    const place = (newToday.get(owner) ?? 0) + 1
    newToday.set(owner, place)
    const request = kind === 'refund' ? known(owner, kind, day, place) : known(owner, day, place)
    this.#byKey.set(idempotencyKey, request)
    return request
  }

  #beginDay(): Day {
    const day = this.#today()
    if (day === this.#countedDay) return day
    this.#newToday.refund.clear()
    this.#newToday.payment.clear()
    this.#questionsToday.clear()
    this.#countedDay = day
    return day
  }
}
