/**
 * Checks that the ledger's rows must pass among themselves, as queries that return what violates them. Each looks at the
 * rows after a mark, so that the end of a day costs as much as the day; from mark 0 it looks at everything.
 */
import { startOfDay, type Instant } from '../core/calendar'
import { plural } from '../core/counted'
import type { Cents } from '../core/money'
import { PAYOUT_STATES } from '../core/payout-state'
import type { PolicyStretch, PolicyTimeline } from '../core/policy-timeline'
import { sentence, type Sentence } from '../core/sentence'
import { CREATOR_SETTINGS, PAYOUT_TYPES, PROCESSORS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { LAST_CHANGE_SQL } from '../ledger/histories-schema'
import type { CheckName } from './check'
import type { Check, Look } from './moments'
import { CLAIMED_BY_BOTH_SQL, theBalances } from './reconciliation/payments-of-balances'
import { LIVE_PAYOUT_STATES } from './state-sets'

/** The last rows that have been checked. */
interface Marks {
  payoutId: number
  changeId: number
}

const FROM_THE_BEGINNING: Marks = { payoutId: 0, changeId: 0 }

interface LedgerCheck {
  name: CheckName
  /** Rows that violate the check, each with the id of its subject, what is at risk, since when, and then for its witness. */
  sql: string
  after: keyof Marks
  witness: (id: number, ...values: number[]) => Sentence
}

type ViolationRow = [
  id: number,
  cents: Cents,
  at: Instant | null,
  payoutId: number | null,
  creatorId: number,
  ...values: number[],
]

const LIVE = LIVE_PAYOUT_STATES.map((state) => PAYOUT_STATES.indexOf(state)).join(', ')

const COMPLETED = PAYOUT_STATES.indexOf('completed')

/** A payout and another live one that has a claim on the same balance. */
const OTHER_CLAIM = `JOIN ledger_payout_balances other ON other.balance_id = mine.balance_id
      JOIN ledger_payouts po ON po.payout_id = other.payout_id AND po.state IN (${LIVE})`

/**
 * Of pairs of payouts that claim one balance, each later payout with what it claims again: a sum, since a debt that is set
 * off once more lowers it.
 */
const claimedAgainSql = (pairs: string): string => `
  SELECT later, SUM(cents), MAX(at), later, creator_id, MIN(balance_id), COUNT(*), MIN(earlier) FROM (
    SELECT later, balance_id, creator_id, MIN(earlier) AS earlier, MAX(cents) AS cents, MAX(at) AS at
    FROM (${pairs}) GROUP BY later, balance_id)
  GROUP BY later`

/** Of the creator of payout `p` when it was made. The first term is for the index. */
const COUNTRY_THEN = `COALESCE((SELECT from_value FROM ledger_setting_changes s
  WHERE s.setting >= ${CREATOR_SETTINGS.indexOf('rail')} AND s.setting = ${CREATOR_SETTINGS.indexOf('country')}
    AND s.creator_id = p.creator_id AND s.changed_at > p.created_at
  ORDER BY s.changed_at, s.change_id LIMIT 1), c.country)`

/**
 * The fee of a standard payout fits its rate without the rule that made it: it is never less, and a cent less would not
 * do. The rate is that of the moment at which the payout was created. Instant payouts: `instant-fees.ts`.
 */
function feeViolationSql({ policy, fromDay, untilDay }: PolicyStretch): string {
  const created = [
    Number.isFinite(fromDay) ? `AND p.created_at >= ${startOfDay(fromDay)}` : '',
    Number.isFinite(untilDay) ? `AND p.created_at < ${startOfDay(untilDay)}` : '',
  ].join(' ')
  const exempt = policy.paypalFeeExemptCountries.map((country) => `'${country}'`).join(', ')
  const rate = policy.paypalFeeBasisPoints
  const paysFee = `p.processor = ${PROCESSORS.indexOf('paypal')} AND ${COUNTRY_THEN} NOT IN (${exempt || "''"})
      AND t.fee_waived IS NOT 1`
  return `SELECT p.payout_id, p.fee_cents - CASE WHEN ${paysFee} THEN (p.gross_cents * ${rate} + 9999) / 10000 ELSE 0 END,
      p.created_at, p.payout_id, p.creator_id, p.gross_cents, p.fee_cents, p.net_cents
    FROM ledger_payouts p JOIN ledger_creators c USING (creator_id)
      LEFT JOIN ledger_paypal_terms t USING (creator_id)
    WHERE p.payout_id > ? ${created} AND p.payout_type = ${PAYOUT_TYPES.indexOf('standard')} AND NOT CASE
      WHEN ${paysFee} THEN
        p.fee_cents * 10000 >= p.gross_cents * ${rate} AND (p.fee_cents - 1) * 10000 < p.gross_cents * ${rate}
      ELSE p.fee_cents = 0 END`
}

const claimedAgain = (later: number, balance: number, count: number, earlier: number): Sentence => {
  const payouts = {
    forPrograms: `payouts ${earlier} and ${later}`,
    forPeople: sentence`${{ payoutId: earlier }} and ${{ payoutId: later }}`,
  }
  return sentence`${theBalances(balance, count)} ${plural(count, 'is', 'are')} in ${payouts}`
}

const checksFor = (policies: PolicyTimeline): LedgerCheck[] => [
  {
    name: 'balances_paid_once',
    after: 'payoutId',
    sql: claimedAgainSql(`SELECT mine.payout_id AS later, other.payout_id AS earlier, mine.balance_id,
        ${CLAIMED_BY_BOTH_SQL} AS cents, p.created_at AS at, p.creator_id
      FROM ledger_payout_balances mine
      JOIN ledger_payouts p ON p.payout_id = mine.payout_id AND p.state IN (${LIVE})
      ${OTHER_CLAIM} AND other.payout_id < mine.payout_id
      WHERE mine.payout_id > ?`),
    witness: claimedAgain,
  },
  {
    // One that was given up comes to life again when the money has gone into another.
    name: 'balances_paid_once',
    after: 'changeId',
    sql: claimedAgainSql(`SELECT MAX(mine.payout_id, other.payout_id) AS later,
        MIN(mine.payout_id, other.payout_id) AS earlier, mine.balance_id,
        ${CLAIMED_BY_BOTH_SQL} AS cents, MAX(c.occurred_at, p.created_at, po.created_at) AS at, p.creator_id
      FROM ledger_payout_changes c
      JOIN ledger_payouts p ON p.payout_id = c.payout_id AND p.state IN (${LIVE})
      JOIN ledger_payout_balances mine ON mine.payout_id = c.payout_id
      ${OTHER_CLAIM} AND other.payout_id <> mine.payout_id
      WHERE c.change_id > ? AND c.from_state IS NOT NULL`),
    witness: claimedAgain,
  },
  {
    // Only the last completion is compared: with protections off a payout may be completed twice. Later changes are looked
    // through, for which there is no index, only where the two differ.
    name: 'histories_are_legal',
    after: 'changeId',
    sql: `SELECT c.payout_id, 0, c.occurred_at, c.payout_id, p.creator_id,
        c.occurred_at, COALESCE(p.completed_at, 0)
      FROM ledger_payout_changes c JOIN ledger_payouts p USING (payout_id)
      WHERE c.change_id > ? AND c.to_state = ${COMPLETED}
        AND CASE WHEN p.completed_at IS c.occurred_at THEN FALSE ELSE NOT EXISTS (
          SELECT 1 FROM ledger_payout_changes l
          WHERE l.change_id > c.change_id AND l.payout_id = c.payout_id AND l.to_state = ${COMPLETED}) END`,
    witness: (payout, steppedAt, completedAt) =>
      sentence`${{ payoutId: payout }} was completed at ${{ at: steppedAt }}, and its row says ${{ at: completedAt }}`,
  },
  {
    name: 'payouts_add_up',
    after: 'payoutId',
    sql: `SELECT payout_id, MAX(ABS(gross_cents - claimed), ABS(gross_cents - fee_cents - net_cents)), created_at,
        payout_id, creator_id, gross_cents, fee_cents, net_cents, claimed FROM (
        SELECT p.*, (SELECT COALESCE(SUM(pb.claimed_cents), 0) FROM ledger_payout_balances pb
          WHERE pb.payout_id = p.payout_id) AS claimed
        FROM ledger_payouts p WHERE p.payout_id > ?)
      WHERE gross_cents <> claimed OR gross_cents <> fee_cents + net_cents`,
    witness: (payout, gross, fee, net, claimed) =>
      sentence`${{ payoutId: payout }} of ${{ cents: gross }} claimed ${{ cents: claimed }}, a fee of ${{ cents: fee }} and a net of ${{ cents: net }}`,
  },
  {
    // While a payout has a claim on a balance, nothing may come to it or go from it.
    name: 'payouts_add_up',
    after: 'payoutId',
    sql: `SELECT pb.payout_id, b.amount_cents - pb.claimed_cents, NULL, pb.payout_id, p.creator_id, pb.balance_id, pb.claimed_cents, b.amount_cents
      FROM ledger_payout_balances pb
      JOIN ledger_payouts p ON p.payout_id = pb.payout_id AND p.state IN (${LIVE})
      JOIN ledger_balances b ON b.balance_id = pb.balance_id AND b.amount_cents <> pb.claimed_cents
      WHERE pb.payout_id > ?`,
    witness: (payout, balance, claimed, amount) =>
      sentence`${{ payoutId: payout }} claimed ${{ cents: claimed }} of balance ${balance}, which now has ${{ cents: amount }}`,
  },
  {
    name: 'payouts_add_up',
    after: 'payoutId',
    sql: `SELECT p.payout_id, claimed_cents, p.created_at, p.payout_id, p.creator_id,
        p.creator_id, balance_id, b.creator_id FROM ledger_payouts p
      JOIN ledger_payout_balances USING (payout_id) JOIN ledger_balances b USING (balance_id)
      WHERE p.payout_id > ? AND b.creator_id <> p.creator_id`,
    witness: (payout, creator, balance, owner) =>
      sentence`${{ payoutId: payout }} of ${{ creatorId: creator }} has balance ${balance} of ${{ creatorId: owner }}`,
  },
  ...policies.stretches.map((stretch): LedgerCheck => ({
    name: 'payout_fees_follow_policy',
    after: 'payoutId',
    sql: feeViolationSql(stretch),
    witness: (payout, gross, fee, net) =>
      sentence`${{ payoutId: payout }} of ${{ cents: gross }} took a fee of ${{ cents: fee }} and sent ${{ cents: net }}`,
  })),
]

export class LedgerChecks implements Check {
  readonly #database: Database
  readonly #checks: LedgerCheck[]
  /** Rows of the day are looked at again at each step, since a step may leave them unfinished. */
  #dayBegan = FROM_THE_BEGINNING

  constructor(database: Database, policies: PolicyTimeline) {
    this.#database = database
    this.#checks = checksFor(policies)
  }

  atEachLook({ extent, violations }: Look): void {
    const after = extent === 'run' ? FROM_THE_BEGINNING : this.#dayBegan
    for (const check of this.#checks) {
      const rows = this.#database.statement(check.sql).rows([after[check.after]])
      for (const row of rows as ViolationRow[]) {
        const [id, cents, at, payoutId, creatorId, ...values] = row
        violations.add(check.name, id, check.witness(id, ...values), {
          cents,
          at: at ?? undefined,
          payoutId: payoutId ?? undefined,
          creatorId,
        })
      }
    }
  }

  dayEnds(): void {
    this.#dayBegan = this.#latestMarks()
  }

  runEnds(): void {
    this.#dayBegan = this.#latestMarks()
  }

  #latestMarks(): Marks {
    const [payoutId, changeId] = this.#database
      .statement(
        `SELECT (SELECT COALESCE(MAX(payout_id), 0) FROM ledger_payouts), ${LAST_CHANGE_SQL}`,
      )
      .row([])! as [number, number]
    return { payoutId, changeId }
  }
}
