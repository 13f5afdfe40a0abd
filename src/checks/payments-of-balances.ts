/**
 * Whether the processors have paid a balance twice, by their own books and whatever our payouts' states are: two payments
 * in the world at the same time, of two payouts that claimed the same balance. A payment that came back has left it again.
 */
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor/auditor'
import type { AuditedProcessorPayout } from './auditor/payments'
import type { Findings } from './findings'

export class PaymentsOfBalances {
  readonly #database: Database
  readonly #auditor: Auditor
  /** How many payments of each payout have been looked at. */
  readonly #looked = new Map<number, number>()

  constructor(database: Database, auditor: Auditor) {
    this.#database = database
    this.#auditor = auditor
  }

  /** From now on every payout is looked at once more. */
  lookAgain(): void {
    this.#looked.clear()
  }

  /** Looks at a payout for which a processor has made a payment since the last time. */
  look(payoutId: number, findings: Findings): void {
    const made = this.#auditor.payoutsMadeFor(payoutId)
    if (made.length === (this.#looked.get(payoutId) ?? 0)) return
    this.#looked.set(payoutId, made.length)
    const others = this.#database
      .statement(
        `SELECT other.payout_id, MIN(other.balance_id) FROM ledger_payout_balances mine
         JOIN ledger_payout_balances other USING (balance_id)
         WHERE mine.payout_id = ?1 AND other.payout_id <> ?1 GROUP BY 1`,
      )
      .rows([payoutId]) as [number, number][]
    for (const [otherId, balanceId] of others) {
      const twice = twoAtOnce(made, this.#auditor.payoutsMadeFor(otherId))
      if (!twice) continue
      const [one, other] = twice
      findings.add(
        'processors_pay_balances_once',
        balanceId,
        `balance ${balanceId} was paid by ${one.processorPayoutId} of payout ${one.payoutId} and ` +
          `by ${other.processorPayoutId} of payout ${other.payoutId}`,
      )
    }
  }
}

/** Two payments of which neither had come back when the other was made. */
function twoAtOnce(
  ones: readonly AuditedProcessorPayout[],
  others: readonly AuditedProcessorPayout[],
): [AuditedProcessorPayout, AuditedProcessorPayout] | null {
  for (const one of ones) {
    const other = others.find(({ madeAt, backAt }) => one.madeAt < backAt && madeAt < one.backAt)
    if (other) return [one, other]
  }
  return null
}
