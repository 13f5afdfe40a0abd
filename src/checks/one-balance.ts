/** What the books of the checks do not know: whether a creator's money of a day is in one balance of the ledger. */
import type { Day } from '../core/calendar'
import { HOLDERS, type Holder } from '../core/vocabulary'
import type { Database } from '../ledger/database'

export function isOneBalance(
  database: Database,
  creatorId: number,
  { holder, day }: { holder: Holder; day: Day },
): boolean {
  const row = database
    .statement(
      'SELECT COUNT(*) FROM ledger_balances WHERE creator_id = ? AND holder = ? AND day = ?',
    )
    .row([creatorId, HOLDERS.indexOf(holder), day])
  return row![0] === 1
}
