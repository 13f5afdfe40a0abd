/**
 * Money that is in no payout, creator by creator. A creator whose balances sum to less than zero
 * owes the platform; that does not reduce what the platform owes to the others.
 */
import type { Cents } from '../core/money'

export class UnpaidMoney {
  readonly #byCreator = new Map<number, Cents>()
  #netCents: Cents = 0
  #debtsCents: Cents = 0

  /** What creators are owed, less what creators owe. */
  get netCents(): Cents {
    return this.#netCents
  }

  /** What creators owe. */
  get debtsCents(): Cents {
    return this.#debtsCents
  }

  add(creatorId: number, cents: Cents): void {
    const before = this.#byCreator.get(creatorId) ?? 0
    const after = before + cents
    this.#byCreator.set(creatorId, after)
    this.#netCents += cents
    if (before < 0) this.#debtsCents += before
    if (after < 0) this.#debtsCents -= after
  }
}
