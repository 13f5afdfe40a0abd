/**
 * Who has heard of something and is still at work on it. News that a worker has heard need not show in the ledger as long
 * as that worker goes on; news that was lost with its worker need not show until somebody has had time to ask again.
 */
import { SECONDS_IN_DAY, type Instant } from '../../core/calendar'

/** What hears news: a workflow, at work until it is over, perhaps because its worker was lost. */
export interface Listener {
  readonly over: boolean
  readonly dropped: boolean
  /** A call that it made was turned down unseen, or not answered: what it has not done is asked for again later. */
  readonly unanswered?: boolean
}

/** Whoever asks again does so daily, PayPal weekly; a day more for the answer. */
export const ASKED_AGAIN_WITHIN_SECONDS = 8 * SECONDS_IN_DAY
/** What was not answered, PayPal's too, is asked for again a day later; a day more for the answer. */
const UNANSWERED_ASKED_AGAIN_WITHIN_SECONDS = 2 * SECONDS_IN_DAY

export class Hearing {
  #listeners: readonly Listener[] = []
  #lastAt: Instant = -Infinity

  get lastAt(): Instant {
    return this.#lastAt
  }

  heard(at: Instant, listener: Listener): void {
    // `concat` makes a list of that length; one that is added to keeps room for sixteen more, and each payout has one.
    this.#listeners = this.#listeners.filter((one) => !one.over).concat(listener)
    this.#lastAt = at
  }

  /** Whether the news may not show yet. `askedAt`: when somebody last asked for more, and was not answered. */
  isBeingWorkedOn(now: Instant, askedAt: Instant = -Infinity): boolean {
    if (this.#listeners.some(({ over }) => !over)) return true
    if (!this.#listeners.some(({ dropped, unanswered }) => dropped || unanswered)) return false
    return (
      now - this.#lastAt < ASKED_AGAIN_WITHIN_SECONDS ||
      now - askedAt < UNANSWERED_ASKED_AGAIN_WITHIN_SECONDS
    )
  }
}
