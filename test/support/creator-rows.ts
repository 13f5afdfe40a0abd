/**
 * Everything in a ledger that belongs to one creator, without the numbers that count rows across all creators: what two
 * runs must have in common for this creator to have noticed no difference.
 */
import type { SqlValue } from '../../src/ledger/database'
import type { Run } from './runs'

/**
 * What a processor charges the platform is no matter of the creator's: monthly prices and fractions of a cent are carried
 * from one payment to the next, whosever it is. Ids are handed out across creators, and a note may name a payout by its own.
 */
const QUERIES: Readonly<Record<string, string>> = {
  creator: 'SELECT creator_id, * FROM creators',
  sales: `SELECT creator_id, occurred_at, kind, gross_cents, fee_cents, net_cents FROM sales
    ORDER BY sale_id`,
  balances:
    'SELECT creator_id, date, amount_cents, holder, state FROM balances ORDER BY 2, 4, 3, 5',
  payouts: `SELECT creator_id, created_at, completed_at, processor, payout_type, payout_frequency,
    period_end_date, gross_cents, fee_cents, net_cents, transfer_cents, state, failure_reason
    FROM payouts ORDER BY payout_id`,
  claims: `SELECT p.creator_id, p.created_at, b.date, b.holder, b.amount_cents FROM payout_balances
    JOIN payouts p USING (payout_id) JOIN balances b USING (balance_id)
    ORDER BY payout_id, balance_id`,
  notes: 'SELECT creator_id, created_at, code, content FROM payout_notes ORDER BY note_id',
  payoutStates: `SELECT creator_id, occurred_at, from_state, to_state FROM payout_state_changes
    JOIN payouts USING (payout_id) ORDER BY change_id`,
  balanceStates: `SELECT creator_id, c.occurred_at, b.date, from_state, to_state
    FROM balance_state_changes c JOIN balances b USING (balance_id) ORDER BY change_id`,
  account: `SELECT creator_id, occurred_at, amount_cents, reason FROM entries
    JOIN accounts USING (account) WHERE creator_id IS NOT NULL ORDER BY entry_id`,
  processor: `SELECT creator_id, processor, amount_cents, method, state, created_at, fee_cents,
    arrived_at, failure_code FROM processor_payouts ORDER BY created_at, amount_cents`,
  transfers: `SELECT creator_id, processor, amount_cents, state, created_at FROM processor_transfers
    ORDER BY created_at`,
}

export type CreatorRows = Record<string, SqlValue[][]>

/** By creator. */
export function creatorRows({ simulation }: Run): Map<number, CreatorRows> {
  const { database } = simulation.ledger
  const byCreator = new Map<number, CreatorRows>()
  for (const [kind, sql] of Object.entries(QUERIES)) {
    for (const [creatorId, ...row] of database.statement(sql).rows([])) {
      const rows = byCreator.get(Number(creatorId)) ?? {}
      byCreator.set(Number(creatorId), rows)
      ;(rows[kind] ??= []).push(withoutPayoutId(row))
    }
  }
  return byCreator
}

const withoutPayoutId = (row: SqlValue[]): SqlValue[] =>
  row.map((value) =>
    typeof value === 'string' ? value.replaceAll(/\b([Pp]ayout) \d+/g, '$1 N') : value,
  )

/** The same with every instant cut to its day. */
export const byDay = (rows: CreatorRows): CreatorRows =>
  JSON.parse(
    JSON.stringify(rows).replaceAll(/(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}Z/g, '$1'),
  ) as CreatorRows
