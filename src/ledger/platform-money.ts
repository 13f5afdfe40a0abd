/**
 * The platform's own money from outside the marketplace: what it starts with, and sweeps to its
 * bank.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Accounts } from './accounts'
import type { Low } from './lowest-balance'
import type { Postings } from './postings'

export class PlatformMoney {
  readonly #accounts: Accounts
  readonly #postings: Postings

  constructor(accounts: Accounts, postings: Postings) {
    this.#accounts = accounts
    this.#postings = postings
  }

  /** The least that its account has had, with what it holds for creators; `null` before anything was posted. */
  get lowest(): Low | null {
    return this.#postings.lowestAtPlatform.low
  }

  /** The platform brings money of its own. */
  recordOpening(amountCents: Cents, at: Instant): void {
    const debit = this.#accounts.shared('funds_at_platform')
    const credit = this.#accounts.added('platform_capital')
    this.#postings.post(at, 'platform_opening', [{ debit, credit, amountCents }], {})
  }

  /** Money of the platform's account goes to its bank. */
  recordSweep(amountCents: Cents, at: Instant): void {
    const debit = this.#accounts.added('platform_bank')
    const credit = this.#accounts.shared('funds_at_platform')
    this.#postings.post(at, 'platform_sweep', [{ debit, credit, amountCents }], {})
  }
}
