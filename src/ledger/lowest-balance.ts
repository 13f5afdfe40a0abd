/**
 * The lowest balance that one account has had, and when. It counts the balance at the end of a
 * second, since within one second money may leave before the money arrives that belongs to it.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'

export interface Low {
  cents: Cents
  /** The first time that the account had so little. */
  at: Instant
}

export class LowestBalance {
  #lowest: Low | null = null
  /** What the latest second has left so far. */
  #latest: Low | null = null

  /** What the account has after something was posted. */
  hear(cents: Cents, at: Instant): void {
    if (this.#latest?.at === at) {
      this.#latest.cents = cents
      return
    }
    this.#lowest = this.low
    this.#latest = { cents, at }
  }

  /** `null` before anything was posted. */
  get low(): Low | null {
    const [lowest, latest] = [this.#lowest, this.#latest]
    return lowest && latest && latest.cents >= lowest.cents ? lowest : latest && { ...latest }
  }
}
