/**
 * How a debt is repaid when sales do not make up for it: after a while Stripe debits the creator's
 * bank account, and a week later the money is credited. Cross-border accounts, and rails without an
 * account of the creator at Stripe, are not debited. How soon Stripe debits is not known, so a
 * scenario sets it, or has no debits.
 */
import { SECONDS_IN_DAY, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Rail } from '../core/vocabulary'
import type { Ledger } from '../ledger/ledger'
import type { ProcessorSettings } from '../scenario/schema'
import type { Agenda } from './agenda'

const DEBITED_RAILS: readonly Rail[] = ['us_bank', 'us_card', 'bank_abroad']

interface BankDebitOptions {
  settings: ProcessorSettings['bankDebits']
  agenda: Agenda
  ledger: Ledger
  /** The money is with Stripe, and the creator's again. */
  credit: (creatorId: number, at: Instant, amountCents: Cents) => void
}

export class BankDebits {
  readonly #options: BankDebitOptions
  /** Creators who are waited for, or whose bank account has been debited. */
  readonly #pending = new Set<number>()

  constructor(options: BankDebitOptions) {
    this.#options = options
  }

  /** To be asked whenever a balance has fallen. */
  review(creatorId: number, at: Instant): void {
    const { settings, agenda, ledger } = this.#options
    const { afterDays } = settings
    if (afterDays === null || this.#pending.has(creatorId)) return
    if (!DEBITED_RAILS.includes(ledger.creators.get(creatorId).rail)) return
    if (this.#debtCents(creatorId) <= 0) return
    this.#pending.add(creatorId)
    agenda.plan(at + afterDays * SECONDS_IN_DAY, () =>
      this.#debit(creatorId, at + afterDays * SECONDS_IN_DAY),
    )
  }

  #debit(creatorId: number, at: Instant): void {
    const { settings, agenda, credit } = this.#options
    const debtCents = this.#debtCents(creatorId)
    if (debtCents <= 0) {
      this.#pending.delete(creatorId)
      return
    }
    const creditedAt = at + settings.creditedAfterDays * SECONDS_IN_DAY
    agenda.plan(creditedAt, () => {
      this.#pending.delete(creatorId)
      credit(creatorId, creditedAt, debtCents)
      this.review(creatorId, creditedAt)
    })
  }

  /** What the creator's account at Stripe is short of. */
  #debtCents(creatorId: number): Cents {
    const { balances } = this.#options.ledger
    return -balances.unpaidCents(creatorId, Number.MAX_SAFE_INTEGER, 'processor')
  }
}
