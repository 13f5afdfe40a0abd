/**
 * The rows that a run adds to its ledger, in order of time, as plain values, to compare two runs
 * row by row. Ids that count through a run are left out, except those of payouts, so that a row
 * means the same in both.
 */
import { BALANCE_STATES } from '../core/balance-state'
import { isoFromInstant, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { PAYOUT_STATES } from '../core/payout-state'
import { PAUSE_SOURCES, type PauseSource } from '../core/vocabulary'
import type { Database, SqlValue } from '../ledger/database'
import { TRANSFER_REASONS, type TransferReason } from '../ledger/postings'

/** Rows of one second come in this order. */
const KINDS = ['payout', 'balance', 'posting', 'note', 'pause'] as const

export type LedgerRow = { occurredAt: string } & (
  | { row: 'payout'; payoutId: number; creator: string; from: string | null; to: string }
  | {
      row: 'balance'
      payoutId: number
      creator: string
      from: string
      to: string
      amountCents: Cents
    }
  | {
      row: 'posting'
      reason: TransferReason
      debit: string
      credit: string
      amountCents: Cents
      payoutId: number | null
      /** Whose account one of the two is; no posting is between two creators. */
      creator: string | null
    }
  | { row: 'note'; creator: string; code: string }
  | { row: 'pause'; creator: string; source: PauseSource }
)

const ROWS = `
SELECT occurred_at, 0, change_id, payout_id, handle, from_state, to_state, NULL, NULL
FROM ledger_state_changes JOIN ledger_payouts USING (payout_id) JOIN ledger_creators USING (creator_id)
WHERE balance_id IS NULL AND occurred_at >= ?1
UNION ALL
SELECT occurred_at, 1, change_id, payout_id, handle, from_state, to_state, claimed_cents, NULL
FROM ledger_state_changes JOIN ledger_payout_balances USING (payout_id, balance_id)
JOIN ledger_payouts USING (payout_id) JOIN ledger_creators USING (creator_id)
WHERE occurred_at >= ?1
UNION ALL
SELECT occurred_at, 2, posting_id, payout_id, d.name, reason, c.name, amount_cents, handle
FROM ledger_postings JOIN ledger_accounts d ON d.account_id = debit_account_id
JOIN ledger_accounts c ON c.account_id = credit_account_id
LEFT JOIN ledger_creators ON ledger_creators.creator_id = COALESCE(d.creator_id, c.creator_id)
WHERE occurred_at >= ?1
UNION ALL
SELECT created_at, 3, note_id, NULL, handle, code, NULL, NULL, NULL
FROM ledger_payout_notes JOIN ledger_creators USING (creator_id) WHERE created_at >= ?1
UNION ALL
SELECT began_at, 4, pause_id, NULL, handle, source, NULL, NULL, NULL
FROM ledger_pauses JOIN ledger_creators USING (creator_id) WHERE began_at >= ?1
ORDER BY 1, 2, 3`

/** From an instant on. */
export const ledgerRowsSince = (database: Database, since: Instant): LedgerRow[] =>
  database.statement(ROWS).rows([since]).map(rowOf)

function rowOf([at, kind, , payout, name, code, other, cents, owner]: SqlValue[]): LedgerRow {
  const occurredAt = isoFromInstant(at as Instant)
  const creator = name as string
  const payoutId = payout as number
  const amountCents = cents as Cents
  switch (KINDS[kind as number]!) {
    case 'payout': {
      const from = code === null ? null : PAYOUT_STATES[code as number]!
      return {
        occurredAt,
        row: 'payout',
        payoutId,
        creator,
        from,
        to: PAYOUT_STATES[other as number]!,
      }
    }
    case 'balance': {
      const from = BALANCE_STATES[code as number]!
      const to = BALANCE_STATES[other as number]!
      return { occurredAt, row: 'balance', payoutId, creator, from, to, amountCents }
    }
    case 'posting': {
      const reason = TRANSFER_REASONS[code as number]!
      const accounts = { debit: name as string, credit: other as string }
      const owned = { creator: owner as string | null }
      return { occurredAt, row: 'posting', reason, ...accounts, ...owned, amountCents, payoutId }
    }
    case 'note':
      return { occurredAt, row: 'note', creator, code: code as string }
    case 'pause':
      return { occurredAt, row: 'pause', creator, source: PAUSE_SOURCES[code as number]! }
  }
}
