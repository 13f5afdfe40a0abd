/**
 * What the ledger has kept of closed days, compared with what is known of them elsewhere: sales and payments with the
 * auditor's sums, payouts and balances with what the closings said that they took. That the postings that are left and the
 * sums make up each account is looked at with the accounts.
 */
import { PAYOUT_STATES } from '../core/payout-state'
import { sentence, type SentencePart } from '../core/sentence'
import { PAYOUT_FREQUENCIES, PAYOUT_TYPES, PROCESSORS, SALE_KINDS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { SHARED_ACCOUNTS } from '../ledger/accounts'
import { TRANSFER_REASONS } from '../ledger/postings'
import type { Auditor } from './auditor/auditor'
import { ClosedBooks } from './auditor/closed-books'
import type { ClosedDays } from './closed-ids'
import {
  groupOf,
  type ClosedOfCreator,
  type ClosedOfGroup,
  type ClosedPayouts,
} from './closed-payouts'
import type { Check, Look } from './moments'
import { RowsById } from './rows-by-id'
import type { Violations } from './violations'
import type { WorkInProgress } from './work-in-progress'

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
  (SELECT COALESCE(SUM(sales), 0) FROM ledger_closed_creators),
  (SELECT COALESCE(SUM(fee_cents), 0) FROM ledger_closed_sales WHERE kind = ${SALE}),
  (SELECT COALESCE(SUM(below_cost), 0) FROM ledger_closed_payouts),
  (SELECT COALESCE(SUM(with_fresh_balance), 0) FROM ledger_closed_payouts),
  (SELECT COALESCE(SUM(earned_cents), 0) FROM ledger_closed_creators)
    - (SELECT COALESCE(SUM(net_cents), 0) FROM ledger_closed_sales),
  (SELECT COALESCE(SUM(charged_cents), 0) FROM ledger_closed_creators),
  (SELECT COALESCE(SUM(waited_cents), 0) FROM ledger_closed_creators),
  (SELECT COALESCE(SUM(waited_cent_seconds), 0) FROM ledger_closed_creators),
  (SELECT COALESCE(SUM(unsettled_cent_seconds), 0) FROM ledger_closed_payouts)`

const OF_GROUPS_SQL = `SELECT payout_type, frequency, processor, state, payouts, gross_cents, fee_cents, net_cents
  FROM ledger_closed_payouts`

const ofCreators = (ids: string): string =>
  `SELECT creator_id, payouts, paid_cents, fee_cents, instant_payouts, instant_fee_cents, instant_gross_cents,
     first_instant_at FROM ledger_closed_creators WHERE creator_id IN (${ids})`

interface ClosedSumsAgreeOptions extends Pick<WorkInProgress, 'oldestWorkAt'> {
  database: Database
  auditor: Auditor
  closed: ClosedPayouts
}

export class ClosedSumsAgree implements Check {
  readonly #database: Database
  readonly #books: ClosedBooks
  readonly #closed: ClosedPayouts
  readonly #ofCreators: RowsById<number>
  readonly #oldestWorkAt: WorkInProgress['oldestWorkAt']
  #balances = 0

  constructor({ database, auditor, closed, oldestWorkAt }: ClosedSumsAgreeOptions) {
    this.#oldestWorkAt = oldestWorkAt
    this.#database = database
    this.#books = new ClosedBooks(auditor.closable)
    this.#closed = closed
    this.#ofCreators = new RowsById(database, ofCreators)
  }

  daysClosed(said: ClosedDays, { now, violations }: Look): void {
    const span = { now, oldestWorkAt: this.#oldestWorkAt() ?? now }
    this.#balances += said.balanceIds.size
    const counted = this.#closed.count(said, span)
    const books = this.#books.close(said)
    this.#closed.wait(counted.completed, books.sales)
    this.#closed.unsettled.count(counted.paid, books.sales)
    const problems = [...books.problems, ...counted.problems]
    for (const { subject, problem, cents, payoutId } of problems) {
      violations.add(
        NAME,
        subject,
        sentence`${payoutId === undefined ? subject : { payoutId }} was closed: ${problem}`,
        { cents, payoutId },
      )
    }
    const kept = this.#database.statement(KEPT_SQL).row([]) as number[]
    for (const [index, [what, expected, most = expected]] of this.#expected().entries()) {
      const actual = kept[index]!
      if (actual >= expected && actual <= most) continue
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
    this.#compareGroups(violations)
    for (const [creatorId, row] of this.#ofCreators.of(counted.creatorIds)) {
      const kept = row.slice(1)
      const expected = valuesOf(this.#closed.ofCreators.get(creatorId)!)
      if (kept.every((value, index) => value === expected[index])) continue
      violations.add(
        NAME,
        `creator ${creatorId}`,
        sentence`closed payouts of ${{ creatorId }}: kept are ${kept.join(', ')}, it should be ${expected.join(', ')}`,
        { cents: Number(kept[2]) - expected[2]!, creatorId },
      )
    }
  }

  /** What was closed of each type, schedule, processor and state; of a group that only one side has, the other has nothing. */
  #compareGroups(violations: Violations): void {
    const rows = this.#database.statement(OF_GROUPS_SQL).rows([]) as number[][]
    const kept = new Map(
      rows.map(([type, frequency, processor, state, ...sums]) => [
        groupOf({
          payoutType: PAYOUT_TYPES[type!]!,
          frequency: PAYOUT_FREQUENCIES[frequency!]!,
          processor: PROCESSORS[processor!]!,
          state: PAYOUT_STATES[state!]!,
        }),
        sums,
      ]),
    )
    for (const group of new Set([...kept.keys(), ...this.#closed.ofGroups.keys()])) {
      const actual = kept.get(group) ?? [0, 0, 0, 0]
      const expected = sumsOf(this.#closed.ofGroups.get(group))
      if (actual.every((value, index) => value === expected[index])) continue
      violations.add(
        NAME,
        group,
        `closed payouts that are ${group}: kept are ${actual.join(', ')}, it should be ${expected.join(', ')}`,
        { cents: actual[1]! - expected[1]! },
      )
    }
  }

  /** In the order of the query. */
  #expected(): [what: string, expected: number, most?: number][] {
    const { totals } = this.#books
    const { totals: paid, unsettled } = this.#closed
    return [
      ['sales', totals.sales],
      ['sales gross cents', totals.salesGrossCents],
      ['sales net cents', totals.salesNetCents],
      ['posted sales cents', totals.salesGrossCents],
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
      ['sale fees cents', totals.salesGrossCents - totals.salesNetCents],
      ['payouts that cost more than their fee', paid.belowCost],
      ['payouts of fresh money', paid.fresh],
      ['earned by creators less all sales cents', 0],
      ['charged for creators cents', totals.chargedCents],
      ['waited for cents', totals.salesNetCents],
      ['waits in seconds of a cent', paid.leastCentSeconds, paid.mostCentSeconds],
      [
        'paid before it had settled, in seconds of a cent',
        unsettled.leastCentSeconds,
        unsettled.mostCentSeconds,
      ],
    ]
  }
}

/** In the order of the query. */
const sumsOf = (of: ClosedOfGroup | undefined): number[] =>
  of ? [of.payouts, of.grossCents, of.feeCents, of.netCents] : [0, 0, 0, 0]

/** In the order of the query. */
const valuesOf = (of: ClosedOfCreator): (number | null)[] => [
  of.payouts,
  of.paidCents,
  of.feeCents,
  of.instantPayouts,
  of.instantFeeCents,
  of.instantGrossCents,
  of.firstInstantAt,
]
