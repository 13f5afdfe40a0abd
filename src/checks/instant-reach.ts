/**
 * How much of a creator's money an instant payout can take with what the processor has just said that it can pay at once:
 * whole days, the oldest first, or balance by balance, as the policy has it. By the auditor's own books of unpaid money,
 * which know days: where balances count, it is certain only if each day's money is in one.
 */
import type { Day, Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { Holder, Rail } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Happening } from './auditor/happenings'
import { endsAbroad, payerOf } from './auditor/own-words'
import type { MoneyOfDay, UnpaidMoney } from './auditor/unpaid-money'
import type { Check } from './moments'
import { isOneBalance } from './one-balance'
import type { Standings } from './standing'

interface Owed {
  creatorId: number
  rail: Rail
  /** Money of later days is left out. */
  lastDay: Day
}

export class InstantReach implements Check {
  readonly #database: Database
  readonly #money: UnpaidMoney
  readonly #standings: Standings
  readonly #available = new Map<number, { at: Instant; cents: Cents }>()

  constructor(database: Database, money: UnpaidMoney, standings: Standings) {
    this.#database = database
    this.#money = money
    this.#standings = standings
  }

  afterHappening(happening: Happening): void {
    if (happening.what !== 'availability') return
    const { creatorId, at, cents } = happening
    this.#available.set(creatorId, { at, cents })
  }

  /** `null` unless the processor said it in this very second: it may be more or less since. */
  of(owed: Owed, at: Instant, policy: PayoutPolicy): Cents | null {
    const available = this.#available.get(owed.creatorId)
    if (available?.at !== at) return null
    const payer = payerOf(owed.rail)
    const days = this.#daysOf(owed).sort((one, other) => one.day - other.day)
    return policy.availabilityCut === 'by_day'
      ? reachOfDays(days, available.cents, payer)
      : reachOfBalances(days, available.cents, payer)
  }

  /** Whether what there is counts as it is, without a reserve, and nothing of it stays behind at a border. */
  isCertain(owed: Owed, at: Instant, policy: PayoutPolicy): boolean {
    const { creatorId, rail } = owed
    if (endsAbroad(rail) || this.#standings.paidThereSince(creatorId, at) === at) return false
    if (this.#standings.pausesAround(creatorId, at).includes('chargeback_rate')) return false
    return policy.availabilityCut === 'by_day' || this.#areSingleBalances(owed)
  }

  /** Whether a payout of more than so much could be made of it: debts, which a balance may leave out, are not taken off. */
  isAbove(owed: Owed, cents: Cents): boolean {
    const earned = this.#daysOf(owed).reduce((sum, one) => sum + Math.max(0, one.cents), 0)
    return earned > cents || !this.#areSingleBalances(owed)
  }

  #areSingleBalances(owed: Owed): boolean {
    return this.#daysOf(owed).every((one) => isOneBalance(this.#database, owed.creatorId, one))
  }

  #daysOf({ creatorId, rail, lastDay }: Owed): MoneyOfDay[] {
    return this.#money.daysUpTo(creatorId, rail, lastDay)
  }
}

/** The first day on which the payer's money would be more than there is ends it, for everybody's money. In order of days. */
function reachOfDays(money: readonly MoneyOfDay[], availableCents: Cents, payer: Holder): Cents {
  let ofPayer = 0
  let all = 0
  let reach = 0
  for (const [index, { holder, day, cents }] of money.entries()) {
    all += cents
    if (holder === payer) ofPayer += cents
    if (money[index + 1]?.day === day) continue
    if (ofPayer > availableCents) return reach
    reach = all
  }
  return reach
}

/** What does not fit is skipped; what others hold is always payable. */
function reachOfBalances(days: readonly MoneyOfDay[], availableCents: Cents, payer: Holder): Cents {
  let ofPayer = 0
  let ofOthers = 0
  for (const { holder, cents } of days) {
    if (holder !== payer) ofOthers += cents
    else if (cents <= 0 || ofPayer + cents <= availableCents) ofPayer += cents
  }
  return ofPayer + ofOthers
}
