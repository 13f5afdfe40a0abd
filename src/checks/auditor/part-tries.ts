/**
 * Tries of the parts of a payout, as the auditor hears of them: what PayPal has turned down is asked for again under
 * another key, and not before a day has passed.
 */
import { SECONDS_IN_DAY, type Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'

interface PartTry {
  payoutId: number
  creatorId: number
  part: number
  netCents: Cents
  /** The same however often this try is sent. */
  key: string
}

/** A part was asked for again too soon. */
export interface EarlyTry extends PartTry {
  at: Instant
  refusedAt: Instant
}

export class PartTries {
  /** By payout: the tries that were turned down, by key, and when the platform first heard so. */
  readonly #refused = new Map<number, Map<string, { part: number; at: Instant }>>()
  #early: EarlyTry[] = []

  /** What was turned down before and is sent once more is no new try. */
  asked(one: PartTry, at: Instant): void {
    const refused = this.#refused.get(one.payoutId)
    if (!refused || refused.has(one.key)) return
    for (const { part, at: refusedAt } of refused.values()) {
      const isEarly = part === one.part && at - refusedAt < SECONDS_IN_DAY
      if (isEarly) this.#early.push({ ...one, at, refusedAt })
    }
  }

  refused({ payoutId, part, key }: PartTry, at: Instant): void {
    const refused = this.#refused.get(payoutId) ?? new Map<string, { part: number; at: Instant }>()
    if (!refused.has(key)) refused.set(key, { part, at })
    this.#refused.set(payoutId, refused)
  }

  /** Since this was last asked. */
  takeEarly(): EarlyTry[] {
    const early = this.#early
    this.#early = []
    return early
  }

  forget(payoutId: number): void {
    this.#refused.delete(payoutId)
  }
}
