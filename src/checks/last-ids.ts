/**
 * Up to where a check has followed a table: the last row that there is, not the last one that concerned the check. Otherwise
 * a check that few rows concern, or none, reads all of the others again at each look.
 */
import type { Database } from '../ledger/database'
import { LAST_CHANGE_SQL } from '../ledger/histories-schema'

/** Of the payouts that have claimed balances. */
export const lastClaimingPayoutId = (database: Database): number =>
  numberOf(database, 'SELECT COALESCE(MAX(payout_id), 0) FROM ledger_payout_balances')

/** Of the changes of state, of payouts and of balances. */
export const lastChangeId = (database: Database): number =>
  numberOf(database, `SELECT ${LAST_CHANGE_SQL}`)

const numberOf = (database: Database, sql: string): number =>
  database.statement(sql).row([])![0] as number
