/**
 * Idempotency keys that a processor still keeps. A key that it has forgotten is like a new one: the
 * same request under it is carried out again.
 */
import { SECONDS_IN_HOUR, type Instant } from '../core/calendar'

export class KeptKeys {
  readonly #keptSeconds: number
  readonly #now: () => Instant
  /** Empty where keys are kept for ever. */
  readonly #usedAt = new Map<string, Instant>()

  constructor(keptHours: number | null, now: () => Instant) {
    this.#keptSeconds = keptHours === null ? Infinity : keptHours * SECONDS_IN_HOUR
    this.#now = now
  }

  /** Kept from now on. */
  use(key: string): void {
    if (this.#keptSeconds !== Infinity) this.#usedAt.set(key, this.#now())
  }

  forget(key: string): void {
    this.#usedAt.delete(key)
  }

  has(key: string): boolean {
    if (this.#keptSeconds === Infinity) return true
    const usedAt = this.#usedAt.get(key)
    return usedAt !== undefined && this.#now() - usedAt < this.#keptSeconds
  }
}
