/** Where the changes of state of payouts are: in a ledger of an earlier version, among those of their balances. */
import type { Database } from './database'
import type { TimedTable } from './rows-by-time'

const TABLE = 'ledger_payout_changes'

export function payoutChanges(database: Database): TimedTable {
  const [isThere] = database
    .statement(`SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '${TABLE}')`)
    .row([])!
  return {
    table: isThere === 1 ? TABLE : '(SELECT * FROM ledger_state_changes WHERE balance_id IS NULL)',
    key: 'change_id',
    instant: 'occurred_at',
  }
}
