/**
 * Whether debts come back from creators' bank accounts as they should, by the auditor's own books of unpaid money: so many
 * days after an account at the processor has fallen below zero, all that it is short of by then is debited, and credited
 * some days later. Until that is done a creator has no second debit.
 */
import { SECONDS_IN_DAY, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import type { Happening } from './auditor/happenings'
import { hasDebitedBank } from './auditor/own-words'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Movement } from './money-watcher'
import type { Check, Look } from './moments'
import type { Standings } from './standing'
import type { Violations } from './violations'

const NAME = 'creators_are_owed_what_they_earned'

interface BankDebitTerms {
  afterDays: number
  creditedAfterDays: number
}

interface AwaitedDebit {
  debitedAt: Instant
  creditedAt: Instant
  /** What the account was short of: one amount, or several where more happened in the second of the debit. */
  shortCents: Set<Cents>
  isKnown: boolean
}

/**
 * More happened in the second of the debit, and by one order of it the account was not short: then nothing is debited, and
 * another debit may begin before that would have been credited.
 */
const mayBeNone = ({ isKnown, shortCents }: AwaitedDebit): boolean => isKnown && shortCents.has(0)

export class BankDebits implements Check {
  readonly #terms: BankDebitTerms
  readonly #money: UnpaidMoney
  readonly #standings: Standings
  readonly #beginsAt: Instant
  readonly #awaited = new Map<number, readonly AwaitedDebit[]>()
  /** Who is owed, or owes, from before the run: looked at once all of that has landed. */
  readonly #opened = new Set<number>()

  constructor(terms: BankDebitTerms, money: UnpaidMoney, standings: Standings, beginsAt: Instant) {
    this.#terms = { ...terms }
    this.#money = money
    this.#standings = standings
    this.#beginsAt = beginsAt
  }

  beforeHappening({ what, creatorId, at }: Happening): void {
    if (what !== 'opening_balance') this.#begin()
    this.#lookBefore(creatorId, at)
  }

  beforeMovement({ creatorId, at }: Movement): void {
    this.#begin()
    this.#lookBefore(creatorId, at)
  }

  beforeDebt(creatorId: number, at: Instant): void {
    this.#begin()
    this.#lookBefore(creatorId, at)
  }

  afterHappening(happening: Happening, violations: Violations): void {
    const { what, creatorId, at } = happening
    if (what === 'opening_balance') this.#opened.add(creatorId)
    if (what === 'bank_debit') this.#credited(creatorId, at, happening.cents, violations)
    if (what === 'bank_debit' || what === 'reversal') this.#await(creatorId, at)
  }

  afterDebt(creatorId: number, at: Instant): void {
    this.#await(creatorId, at)
  }

  /** Whatever is earlier than `now` has happened. */
  atEachLook({ now, violations }: Look): void {
    this.#begin()
    for (const creatorId of this.#awaited.keys()) {
      this.#lookBefore(creatorId, now)
      this.#lookForMissing(creatorId, now, violations)
    }
  }

  #lookForMissing(creatorId: number, now: Instant, violations: Violations): void {
    const debits = this.#of(creatorId)
    const isOver = ({ creditedAt }: AwaitedDebit): boolean => creditedAt < now
    if (!debits.some(isOver)) return
    this.#keep(
      creatorId,
      debits.filter((debit) => !isOver(debit)),
    )
    for (const debit of debits.filter(isOver)) {
      if (!mayBeNone(debit)) this.#report(creatorId, debit.creditedAt, 0, debit, violations)
    }
  }

  /** In the order in which they would be credited. */
  #of(creatorId: number): readonly AwaitedDebit[] {
    return this.#awaited.get(creatorId) ?? []
  }

  #keep(creatorId: number, debits: readonly AwaitedDebit[]): void {
    if (debits.length > 0) this.#awaited.set(creatorId, debits)
    else this.#awaited.delete(creatorId)
  }

  #begin(): void {
    for (const creatorId of this.#opened) this.#await(creatorId, this.#beginsAt)
    this.#opened.clear()
  }

  #await(creatorId: number, at: Instant): void {
    const debits = this.#of(creatorId)
    if (!debits.every(mayBeNone) || this.#shortCents(creatorId) <= 0) return
    if (!hasDebitedBank(this.#standings.of(creatorId, at).rail)) return
    const debitedAt = at + this.#terms.afterDays * SECONDS_IN_DAY
    const creditedAt = debitedAt + this.#terms.creditedAfterDays * SECONDS_IN_DAY
    const debit = { debitedAt, creditedAt, shortCents: new Set<Cents>(), isKnown: false }
    this.#awaited.set(creatorId, [...debits, debit])
  }

  /** Something is about to change: until here the account was as it is. Where it is not short, nothing is debited. */
  #lookBefore(creatorId: number, at: Instant): void {
    const debits = this.#of(creatorId)
    for (const debit of debits) {
      if (debit.isKnown || at < debit.debitedAt) continue
      debit.shortCents.add(Math.max(0, this.#shortCents(creatorId)))
      debit.isKnown = at > debit.debitedAt
    }
    const isNone = ({ isKnown, shortCents }: AwaitedDebit): boolean =>
      isKnown && Math.max(...shortCents) === 0
    if (debits.some(isNone)) {
      this.#keep(
        creatorId,
        debits.filter((debit) => !isNone(debit)),
      )
    }
  }

  #credited(creatorId: number, at: Instant, cents: Cents, violations: Violations): void {
    const debits = this.#of(creatorId)
    this.#awaited.delete(creatorId)
    const isDue = (debit: AwaitedDebit): boolean =>
      debit.creditedAt === at && debit.shortCents.has(cents)
    if (!debits.some(isDue)) this.#report(creatorId, at, cents, debits[0], violations)
  }

  #report(
    creatorId: number,
    at: Instant,
    cents: Cents,
    debit: AwaitedDebit | undefined,
    violations: Violations,
  ): void {
    const expected = debit
      ? sentence`${oneOf([...debit.shortCents])} on ${{ at: debit.creditedAt }}`
      : 'nothing'
    violations.add(
      NAME,
      `${creatorId} debited ${at}`,
      sentence`${{ creatorId }} was credited ${{ cents }} of a bank debit on ${{ at }}, should have been ${expected}`,
      {
        cents: Math.max(cents, ...(debit?.shortCents ?? [])),
        // One debit that comes late is missed first, and is then one too many.
        money: creatorId,
        ...{ at, creatorId },
      },
    )
  }

  #shortCents(creatorId: number): Cents {
    return -this.#money.total(creatorId, 'processor')
  }
}

const oneOf = (amounts: readonly Cents[]): Sentence => [
  {
    forPrograms: `${amounts.join(' or ') || 0} cents`,
    forPeople: (amounts.length === 0 ? [0] : amounts).flatMap((cents, index) =>
      index === 0 ? [{ cents }] : [' or ', { cents }],
    ),
  },
]
