/**
 * Whether each balance that a payout has claimed is of the same day at the end of the run: when it was claimed, that day
 * was compared with the auditor's own books of unpaid money (see `unpaid-claims.ts`).
 */
import type { Day } from '../core/calendar'
import type { Cents } from '../core/money'
import { sentence } from '../core/sentence'
import type { Database } from '../ledger/database'
import { NumberRows } from './auditor/number-rows'
import type { ClosedIds } from './closed-ids'
import type { Check, Look } from './moments'
import type { Movement } from './money-watcher'

const DAY = 0
const COLUMNS = 1

const ROWS_SQL = 'SELECT balance_id, day, amount_cents, creator_id FROM ledger_balances'

export class ClaimedDays implements Check {
  readonly #database: Database
  /** By balance, as of its latest claim. */
  readonly #claimed = new NumberRows(COLUMNS)

  constructor(database: Database) {
    this.#database = database
  }

  beforeMovement({ isClaim, amounts }: Movement): void {
    if (isClaim) for (const { balanceId, day } of amounts) this.#claimed.add(balanceId, day)
  }

  daysClosed({ balanceIds }: ClosedIds): void {
    for (const balanceId of balanceIds) this.#claimed.delete(balanceId)
  }

  runEnds({ violations }: Look): void {
    this.#database.statement(ROWS_SQL).forEach([], (row) => {
      const [balanceId, day, cents, creatorId] = row as [number, Day, Cents, number]
      if (!this.#claimed.has(balanceId)) return
      const claimedDay = this.#claimed.number(balanceId, DAY)
      if (claimedDay === day) return
      violations.add(
        'rows_say_what_happened',
        `balance ${balanceId}`,
        sentence`balance ${balanceId} of ${{ creatorId }} is of ${{ day }}, and was of ${{ day: claimedDay }} when it was claimed`,
        { cents, creatorId },
      )
    })
  }
}
