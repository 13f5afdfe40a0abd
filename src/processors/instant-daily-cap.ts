/**
 * A daily limit on instant payouts for the whole platform, all creators together. A payout counts
 * when the processor accepts it, whatever becomes of it later.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { ProcessorSettings } from '../scenario/schema'

export class InstantDailyCap {
  readonly #capCents: Cents | null
  readonly #resetSecond: number
  #day = -Infinity
  #usedCents = 0

  constructor(
    settings: Pick<ProcessorSettings, 'instantDailyCapCents' | 'instantDailyCapResetHour'>,
  ) {
    this.#capCents = settings.instantDailyCapCents
    this.#resetSecond = settings.instantDailyCapResetHour * SECONDS_IN_HOUR
  }

  /** Whether there is room for a payout now. Instants must not go back. */
  hasRoomFor(netCents: Cents, at: Instant): boolean {
    if (this.#capCents === null) return true
    const day = Math.floor((at - this.#resetSecond) / SECONDS_IN_DAY)
    if (day > this.#day) {
      this.#day = day
      this.#usedCents = 0
    }
    return this.#usedCents + netCents <= this.#capCents
  }

  count(netCents: Cents): void {
    this.#usedCents += netCents
  }
}
