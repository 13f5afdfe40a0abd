/**
 * What creators were owed from month to month, and why it changed: as a statement of account has it. Of one creator, or of
 * the whole marketplace.
 */
import type { Database } from '../ledger/database'
import { balanceSteps } from './balance-steps'
import { closedBefore } from './closed-before'

/** Amounts in cents. Each month begins with what the one before ended with. */
export interface StatementMonth {
  /** YYYY-MM. */
  month: string
  /** Unpaid, and in payouts that have not ended. Debts count against it. */
  owedAtStartCents: number
  /** Net of the sales. */
  salesCents: number
  /** What refunds and chargebacks took: zero or below. */
  takenBackCents: number
  /** Credits and debits without a sale: opening balances, bank debits, disputes that were won. */
  otherCents: number
  /** Gross of payouts that completed, which leaves what is owed: zero or below. */
  paidOutCents: number
  /** Gross of payouts that came back after they had completed. */
  cameBackCents: number
  /**
   * What by the payouts was paid out, less what came back, and by the balances was not: two payouts had the same balances,
   * or the payout was written and its balances were not. Zero where the service has all its protections.
   */
  notInBalancesCents: number
  owedAtEndCents: number
  /** The part of what was paid out, less what came back, that was kept as fees. */
  feesCents: number
  /** Gross of payouts each time that they were completed again: in the accounts, and in no other amount of the month. */
  bookedTwiceCents: number
}

export interface Statement {
  /** In order of time: those months that have rows, all of which are still in the ledger. */
  months: StatementMonth[]
  /** Months that began before this day, YYYY-MM-DD, are left out, since rows of theirs have left; `null` where all are there. */
  keptFrom: string | null
  /** The query that gives the same, over the readable views. */
  sql: string
}

/**
 * Counts back from what is owed now by the balances. So the first month begins with what was owed before there were any
 * rows, and with zero where the rows and the balances agree.
 */
function statementSql(creatorId: number | null, keptFrom: string | null): string {
  const ofCreator = creatorId === null ? '' : ` AND creator_id = ${creatorId}`
  const kept = keptFrom === null ? '' : `\nWHERE month || '-01' >= '${keptFrom}'`
  return `WITH moved AS (
  SELECT substr(occurred_at, 1, 7) AS month,
    iif(kind = 'sale', net_cents, 0) AS sales,
    iif(kind IN ('refund', 'chargeback'), net_cents, 0) AS taken_back,
    iif(kind = 'credit', net_cents, 0) AS other,
    0 AS paid_out, 0 AS came_back, 0 AS not_in_balances, 0 AS fees, 0 AS booked_twice
  FROM sales WHERE TRUE${ofCreator}
  UNION ALL
  SELECT substr(occurred_at, 1, 7), 0, 0, 0,
    iif(from_state <> 'completed', -gross_cents, 0),
    iif(to_state <> 'completed', gross_cents, 0),
    gross_cents * ((from_state <> 'completed') - (to_state <> 'completed')),
    fee_cents * ((from_state <> 'completed') - (to_state <> 'completed')),
    iif(from_state = to_state, gross_cents, 0)
  FROM payout_state_changes JOIN payouts USING (payout_id)
  WHERE 'completed' IN (from_state, to_state)${ofCreator}
  UNION ALL
  SELECT substr(occurred_at, 1, 7), 0, 0, 0, 0, 0, -paid_cents, 0, 0
  FROM ${balanceSteps(ofCreator && `\n    WHERE TRUE${ofCreator}`)}
  WHERE paid_cents <> 0
), months AS (
  SELECT month, SUM(sales) AS sales, SUM(taken_back) AS taken_back, SUM(other) AS other,
    SUM(paid_out) AS paid_out, SUM(came_back) AS came_back, SUM(not_in_balances) AS not_in_balances,
    SUM(fees) AS fees, SUM(booked_twice) AS booked_twice
  FROM moved GROUP BY month
), now AS (
  SELECT COALESCE(SUM(amount_cents), 0) AS owed FROM balances
  WHERE state IN ('unpaid', 'processing')${ofCreator}
), steps AS (
  SELECT *, sales + taken_back + other + paid_out + came_back + not_in_balances AS change FROM months
)
SELECT * FROM (
  SELECT month,
    owed - SUM(change) OVER (ORDER BY month DESC) AS owed_at_start_cents,
    sales AS sales_cents, taken_back AS taken_back_cents, other AS other_cents,
    paid_out AS paid_out_cents, came_back AS came_back_cents, not_in_balances AS not_in_balances_cents,
    owed - SUM(change) OVER (ORDER BY month DESC) + change AS owed_at_end_cents,
    fees AS fees_cents, booked_twice AS booked_twice_cents
  FROM steps, now
)${kept}
ORDER BY month`
}

type StatementCells = [
  month: string,
  ...cents: [number, number, number, number, number, number, number, number, number, number],
]

export function statementOf(database: Database, creatorId: number | null): Statement {
  const keptFrom = isAllOf(database, creatorId) ? null : closedBefore(database)
  const sql = statementSql(creatorId, keptFrom)
  const rows = database.statement(sql).rows([]) as StatementCells[]
  const months = rows.map(
    ([
      month,
      owedAtStart,
      sales,
      takenBack,
      other,
      paidOut,
      cameBack,
      notInBalances,
      owedAtEnd,
      fees,
      bookedTwice,
    ]) => ({
      month,
      owedAtStartCents: owedAtStart,
      salesCents: sales,
      takenBackCents: takenBack,
      otherCents: other,
      paidOutCents: paidOut,
      cameBackCents: cameBack,
      notInBalancesCents: notInBalances,
      owedAtEndCents: owedAtEnd,
      feesCents: fees,
      bookedTwiceCents: bookedTwice,
    }),
  )
  return { months, keptFrom, sql }
}

/** Whether nothing of one creator has left: every sale and payout leaves with its balances. */
const isAllOf = (database: Database, creatorId: number | null): boolean =>
  creatorId !== null &&
  database
    .statement('SELECT EXISTS (SELECT 1 FROM ledger_closed_balances WHERE creator_id = ?1)')
    .row([creatorId])![0] === 0
