import type { Day } from '../core/calendar'
import type { SaidClosing } from './auditor/closed-books'

/** What a closing has taken out of the ledger, for the checks that remember something of it. */
export interface ClosedIds {
  payoutIds: ReadonlySet<number>
  balanceIds: ReadonlySet<number>
}

export interface ClosedDays extends ClosedIds, SaidClosing {
  payoutIds: ReadonlySet<number>
  /** What was settled before this day is closed. */
  settledBefore: Day
}
