import { dayOfInstant, isoFromDay } from '../core/calendar'
import type { Database } from '../ledger/database'

/** The day before which everything that was settled has left the ledger; `null` where no day is closed. */
export function closedBefore(database: Database): string | null {
  const [instant] = database
    .statement('SELECT MAX(settled_before) FROM ledger_closed_days')
    .row([])!
  return instant === null ? null : isoFromDay(dayOfInstant(instant as number))
}
