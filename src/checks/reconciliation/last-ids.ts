/**
 * Up to where a check has followed a table: the last row that there is, not the last one that concerned the check. Otherwise
 * a check that few rows concern, or none, reads all of the others again at each look.
 */
import type { Database } from '../../ledger/database'

/** Of the payouts that have claimed balances. */
export const lastClaimingPayoutId = (database: Database): number =>
  database
    .statement('SELECT COALESCE(MAX(payout_id), 0) FROM ledger_payout_balances')
    .row([])![0] as number
