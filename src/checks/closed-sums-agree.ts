/**
 * What the ledger has kept of closed days, compared with what is known of them elsewhere: sales and payments with the
 * auditor's sums, payouts and balances with what the closings said that they took. That the postings that are left and the
 * sums make up each account is looked at with the accounts.
 */
import { PAYOUT_STATES } from '../core/payout-state'
import { sentence, type SentencePart } from '../core/sentence'
import { SALE_KINDS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { SHARED_ACCOUNTS } from '../ledger/accounts'
import { TRANSFER_REASONS } from '../ledger/postings'
import type { ClosedProblem, ClosedTotals } from './auditor/closed-books'
import type { ClosedIds } from './closed-ids'
import type { Violations } from './violations'

const NAME = 'closed_days_add_up'
const SALE = SALE_KINDS.indexOf('sale')
const COMPLETED = PAYOUT_STATES.indexOf('completed')
const IN_TRANSIT = SHARED_ACCOUNTS.indexOf('payouts_in_transit') + 1

const KEPT_SQL = `
SELECT
  (SELECT COALESCE(SUM(sales), 0) FROM ledger_closed_sales WHERE kind = ${SALE}),
  (SELECT COALESCE(SUM(gross_cents), 0) FROM ledger_closed_sales WHERE kind = ${SALE}),
  (SELECT COALESCE(SUM(net_cents), 0) FROM ledger_closed_sales WHERE kind = ${SALE}),
  (SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_closed_postings WHERE reason = ${TRANSFER_REASONS.indexOf('sale')}),
  (SELECT COALESCE(SUM(payouts), 0) FROM ledger_closed_payouts),
  (SELECT COALESCE(SUM(payments), 0) FROM ledger_closed_payouts),
  (SELECT COALESCE(SUM(payments_paid), 0) FROM ledger_closed_payouts),
  (SELECT COALESCE(SUM(paid_cents), 0) FROM ledger_closed_payouts),
  (SELECT COALESCE(SUM(net_cents), 0) FROM ledger_closed_payouts WHERE state = ${COMPLETED}),
  (SELECT COALESCE(SUM(charged_cents), 0) FROM ledger_closed_payouts),
  (SELECT COALESCE(SUM(balances), 0) FROM ledger_closed_balances),
  (SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_closed_balances)
    - (SELECT COALESCE(SUM(gross_cents), 0) FROM ledger_closed_payouts WHERE state = ${COMPLETED}),
  (SELECT COALESCE(SUM(iif(debit_account_id = ${IN_TRANSIT}, amount_cents, -amount_cents)), 0)
    FROM ledger_closed_postings WHERE ${IN_TRANSIT} IN (debit_account_id, credit_account_id)),
  (SELECT COALESCE(SUM(payouts), 0) FROM ledger_closed_creators)
    - (SELECT COALESCE(SUM(payouts), 0) FROM ledger_closed_payouts WHERE state = ${COMPLETED}),
  (SELECT COALESCE(SUM(sales), 0) FROM ledger_closed_creators)`

export class ClosedSumsAgree {
  readonly #database: Database
  #payouts = 0
  #balances = 0

  constructor(database: Database) {
    this.#database = database
  }

  look(
    { payoutIds, balanceIds }: ClosedIds,
    problems: readonly ClosedProblem[],
    totals: Readonly<ClosedTotals>,
    violations: Violations,
  ): void {
    this.#payouts += payoutIds.size
    this.#balances += balanceIds.size
    for (const { subject, problem, cents, payoutId } of problems) {
      violations.add(
        NAME,
        subject,
        sentence`${payoutId === undefined ? subject : { payoutId }} was closed: ${problem}`,
        { cents, payoutId },
      )
    }
    const kept = this.#database.statement(KEPT_SQL).row([]) as number[]
    for (const [index, [what, expected]] of this.#expected(totals).entries()) {
      const actual = kept[index]!
      if (actual === expected) continue
      const isOfMoney = what.endsWith(' cents')
      const amountOf = (amount: number): SentencePart =>
        isOfMoney ? { forPrograms: String(amount), forPeople: [{ cents: amount }] } : String(amount)
      violations.add(
        NAME,
        what,
        sentence`${isOfMoney ? { forPrograms: what, forPeople: what.slice(0, -' cents'.length) } : what} of closed days: kept are ${amountOf(actual)}, it should be ${amountOf(expected)}`,
        { cents: isOfMoney ? actual - expected : 0 },
      )
    }
  }

  /** In the order of the query. */
  #expected(totals: Readonly<ClosedTotals>): [what: string, expected: number][] {
    return [
      ['sales', totals.sales],
      ['sales gross cents', totals.salesGrossCents],
      ['sales net cents', totals.salesNetCents],
      ['posted sales cents', totals.salesGrossCents],
      ['payouts', this.#payouts],
      ['payments', totals.payments],
      ['payments that arrived', totals.paymentsPaid],
      ['paid cents', totals.paidCents],
      ['completed payouts net cents', totals.paidCents],
      ['charged cents', totals.chargedCents],
      ['balances', this.#balances],
      ['balances less completed payouts cents', 0],
      ['in transit cents', 0],
      ['completed payouts of creators less those of all', 0],
      ['sales of creators', totals.sales],
    ]
  }
}
