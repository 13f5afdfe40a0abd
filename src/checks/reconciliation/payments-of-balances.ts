/**
 * Whether the processors have paid a balance twice, by their own books and whatever our payouts' states are: two payments
 * in the world at the same time, of two payouts that claimed the same balance. A payment that came back has left it again.
 */
import { plural } from '../../core/counted'
import { sumOfCents, type Cents } from '../../core/money'
import { sentence } from '../../core/sentence'
import type { Database } from '../../ledger/database'
import type { Auditor } from '../auditor/auditor'
import { areInTheWorldAtOnce, type AuditedProcessorPayout } from '../auditor/payments'
import type { ClosedIds } from '../closed-ids'
import { lastClaimingPayoutId } from './last-ids'
import type { Violations } from '../violations'

interface SharedBalance {
  balanceId: number
  otherPayoutId: number
  cents: Cents
}

/** Of two claims on one balance, what both have: also of a debt. */
export const CLAIMED_BY_BOTH_SQL = `CASE WHEN mine.claimed_cents > 0
  THEN MIN(mine.claimed_cents, other.claimed_cents) ELSE MAX(mine.claimed_cents, other.claimed_cents) END`

interface PaidAgain {
  /** What both payouts have claimed of the balance. */
  cents: Cents
  twice: [AuditedProcessorPayout, AuditedProcessorPayout]
}

/** `balance 3`, `balance 3 and 2 more`. */
export const theBalances = (first: number, count: number): string =>
  count === 1 ? `balance ${first}` : `balance ${first} and ${count - 1} more`

export class PaymentsOfBalances {
  readonly #database: Database
  readonly #auditor: Auditor
  /** Balances that a payout shares with others, by payout. */
  readonly #shared = new Map<number, SharedBalance[]>()
  #lastPayoutId = 0

  constructor(database: Database, auditor: Auditor) {
    this.#database = database
    this.#auditor = auditor
  }

  /** Follows the claims of the payouts that are new; from the beginning, if asked. */
  follow(fromTheBeginning: boolean): void {
    if (fromTheBeginning) {
      this.#shared.clear()
      this.#lastPayoutId = 0
    }
    const rows = this.#database
      .statement(
        `SELECT mine.balance_id, mine.payout_id, other.payout_id, ${CLAIMED_BY_BOTH_SQL}
         FROM ledger_payout_balances mine
         JOIN ledger_payout_balances other
           ON other.balance_id = mine.balance_id AND other.payout_id < mine.payout_id
         WHERE mine.payout_id > ?`,
      )
      .rows([this.#lastPayoutId]) as [number, number, number, Cents][]
    for (const [balanceId, one, other, cents] of rows) {
      this.#share(one, { balanceId, otherPayoutId: other, cents })
      this.#share(other, { balanceId, otherPayoutId: one, cents })
    }
    this.#lastPayoutId = lastClaimingPayoutId(this.#database)
  }

  forget({ payoutIds }: ClosedIds): void {
    for (const payoutId of payoutIds) this.#shared.delete(payoutId)
  }

  /** Looks at a payout that may have paid again what an earlier one had paid, and at those that may have paid again what it had. */
  look(payoutId: number, violations: Violations): void {
    const shared = this.#shared.get(payoutId)
    if (!shared) return
    const later = shared.map((one) => Math.max(payoutId, one.otherPayoutId))
    for (const one of new Set(later)) this.#lookAtLater(one, violations)
  }

  /** What it paid again is a sum: a debt that was set off once more lowers it. */
  #lookAtLater(payoutId: number, violations: Violations): void {
    const again = new Map<number, PaidAgain>()
    for (const { balanceId, otherPayoutId, cents } of this.#shared.get(payoutId)!) {
      if (otherPayoutId > payoutId || again.has(balanceId)) continue
      const twice = twoAtOnce(
        this.#auditor.payoutsMadeFor(payoutId),
        this.#auditor.payoutsMadeFor(otherPayoutId),
      )
      if (twice) again.set(balanceId, { cents, twice })
    }
    const [first] = again
    if (!first) return
    const [balanceId, { twice }] = first
    const [one, other] = twice
    const cents = this.#netOf(payoutId, [...again.values()])
    violations.add(
      'processors_pay_balances_once',
      payoutId,
      sentence`${theBalances(balanceId, again.size)} ${plural(again.size, 'was', 'were')} paid by ${one.processorPayoutId} of ${{ payoutId: one.payoutId }} and by ${other.processorPayoutId} of ${{ payoutId: other.payoutId }}`,
      {
        cents,
        centsPaidTwice: Math.max(0, cents),
        at: Math.max(one.madeAt, other.madeAt),
        payoutId,
        creatorId: one.creatorId,
      },
    )
  }

  /**
   * What a payout paid again: of its payments the share that these balances are of all that it claimed, to the nearest cent.
   * Its fee was not paid to anybody.
   */
  #netOf(payoutId: number, again: readonly PaidAgain[]): Cents {
    const payments = new Set(again.map(({ twice: [ofPayout] }) => ofPayout))
    const paidCents = sumOfCents([...payments].map(({ netCents }) => netCents))
    const claimedCents = this.#database
      .statement('SELECT SUM(claimed_cents) FROM ledger_payout_balances WHERE payout_id = ?')
      .row([payoutId])![0] as Cents
    return Math.round((paidCents * sumOfCents(again.map(({ cents }) => cents))) / claimedCents)
  }

  #share(payoutId: number, balance: SharedBalance): void {
    const shared = this.#shared.get(payoutId)
    if (shared) shared.push(balance)
    else this.#shared.set(payoutId, [balance])
  }
}

function twoAtOnce(
  ones: readonly AuditedProcessorPayout[],
  others: readonly AuditedProcessorPayout[],
): [AuditedProcessorPayout, AuditedProcessorPayout] | null {
  for (const one of ones) {
    const other = others.find((candidate) => areInTheWorldAtOnce(one, candidate))
    if (other) return [one, other]
  }
  return null
}
