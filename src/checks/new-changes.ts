/**
 * The changes of state that have been added since the last look, read once for every check that follows them. Each comes with
 * what its payout or balance is now, where there is such a row.
 */
import type { Day, Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Database } from '../ledger/database'
import type { Check } from './moments'

export type PayoutChangeRow = [
  changeId: number,
  payoutId: number,
  from: number | null,
  to: number,
  at: Instant,
  failureReason: string | null,
  creatorId: number | null,
  payoutType: number,
  grossCents: Cents,
  feeCents: Cents,
  netCents: Cents,
]

type BalanceChangeRow = [
  changeId: number,
  payoutId: number,
  balanceId: number,
  from: number,
  to: number,
  at: Instant,
  /** By its payout; `null` where that has no claim on it. */
  claimedCents: Cents | null,
  creatorId: number | null,
  holder: number,
  day: Day,
  amountCents: Cents,
  state: number,
]

/** Of all payouts, or of those of one type, after a mark. */
export const payoutChangesSql = (
  condition = '',
): string => `SELECT change_id, payout_id, from_state, to_state, occurred_at,
    failure_reason, creator_id, payout_type, gross_cents, fee_cents, net_cents
  FROM ledger_payout_changes LEFT JOIN ledger_payouts USING (payout_id)
  WHERE change_id > ? ${condition} ORDER BY change_id`
const PAYOUT_CHANGES_SQL = payoutChangesSql()

const BALANCE = 'claimed_cents, b.creator_id, holder, day, amount_cents, state'
/** Of balances that changed by themselves. */
const SINGLE_CHANGES_SQL = `SELECT change_id, c.payout_id, c.balance_id, from_state, to_state, occurred_at, ${BALANCE}
  FROM ledger_balance_changes c LEFT JOIN ledger_payout_balances USING (payout_id, balance_id)
    LEFT JOIN ledger_balances b ON b.balance_id = c.balance_id
  WHERE change_id > ? ORDER BY change_id`
/** Of balances that changed right after their payout, in whose row it is said. The ids are those of the payouts’ changes. */
const FOLLOWING_CHANGES_SQL = `SELECT change_id, c.payout_id, p.balance_id, balances_from_state, balances_to_state, occurred_at,
    ${BALANCE}
  FROM ledger_payout_changes c CROSS JOIN ledger_payout_balances p ON p.payout_id = c.payout_id
    LEFT JOIN ledger_balances b ON b.balance_id = p.balance_id
  WHERE change_id > ? AND balances_to_state IS NOT NULL ORDER BY change_id, p.balance_id`

export class NewChanges implements Check {
  readonly #database: Database
  #lastChangeId = 0
  #ofPayouts: readonly PayoutChangeRow[] = []
  #ofBalances: readonly BalanceChangeRow[] = []

  constructor(database: Database) {
    this.#database = database
  }

  /** In their order. */
  get ofPayouts(): readonly PayoutChangeRow[] {
    return this.#ofPayouts
  }

  /** In their order. */
  get ofBalances(): readonly BalanceChangeRow[] {
    return this.#ofBalances
  }

  atEachLook(): void {
    this.#ofPayouts = this.#rowsOf<PayoutChangeRow>(PAYOUT_CHANGES_SQL)
    this.#ofBalances = [
      ...this.#rowsOf<BalanceChangeRow>(SINGLE_CHANGES_SQL),
      ...numbered(this.#rowsOf<BalanceChangeRow>(FOLLOWING_CHANGES_SQL)),
    ].sort(([id], [otherId]) => id - otherId)
    for (const rows of [this.#ofPayouts, this.#ofBalances]) {
      this.#lastChangeId = Math.max(this.#lastChangeId, rows.at(-1)?.[0] ?? 0)
    }
  }

  /** Everybody has followed them. */
  dayOrRunEnds(): void {
    this.#ofPayouts = []
    this.#ofBalances = []
  }

  #rowsOf<Row>(sql: string): Row[] {
    return this.#database.statement(sql).rows([this.#lastChangeId]) as Row[]
  }
}

/** Changes of balances have the ids after that of their payout’s change. */
function numbered(rows: readonly BalanceChangeRow[]): readonly BalanceChangeRow[] {
  let payoutChangeId = 0
  let place = 0
  for (const row of rows) {
    place = row[0] === payoutChangeId ? place + 1 : 1
    payoutChangeId = row[0]
    row[0] += place
  }
  return rows
}
