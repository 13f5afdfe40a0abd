/**
 * What the balances of each creator add up to. Those that are settled are counted when they become so, and read again only
 * where something has landed on them, and at the end of the run: the end of a day costs the same however long the run has been.
 */
import { BALANCE_STATES } from '../../core/balance-state'
import type { Cents } from '../../core/money'
import { HOLDERS } from '../../core/vocabulary'
import { NumberRows } from '../auditor/number-rows'
import type { ClosedIds } from '../closed-ids'
import type { Database, SqlValue } from '../../ledger/database'
import type { NewChanges } from '../new-changes'
import { RowsById } from '../rows-by-id'

export interface OwedCents {
  /** Unpaid, and of that and what payouts in progress have claimed. */
  unpaid: Cents
  owed: Cents
  /** Of all balances, whatever became of them, in the order of the holders. */
  byHolder: readonly Cents[]
}

interface BalanceRow {
  balanceId: number
  creatorId: number
  holder: number
  amountCents: Cents
  isSettled: boolean
}

/** What is remembered of a settled balance. */
const HOLDER = 0
const AMOUNT_CENTS = 1
const SETTLED_COLUMNS = 2

const ofHolders = (): Cents[] => HOLDERS.map(() => 0)

const UNPAID = BALANCE_STATES.indexOf('unpaid')
/** States from this one on are settled. */
const PAID = BALANCE_STATES.indexOf('paid')

const BALANCE = `balance_id, creator_id, holder, amount_cents, state >= ${PAID}`
const ALL_SETTLED_SQL = `SELECT ${BALANCE} FROM ledger_balances WHERE state >= ${PAID}`
// Where sales and refunds have landed is looked at as well: on a settled balance nothing may land.
const LANDED_ON_SQL = `SELECT ${BALANCE} FROM ledger_balances
  WHERE balance_id IN (SELECT balance_id FROM ledger_sales WHERE sale_id > ?)`
const LAST_SALE_SQL = 'SELECT COALESCE(MAX(sale_id), 0) FROM ledger_sales'
const openSql = (
  creatorIds: string,
): string => `SELECT creator_id, COALESCE(SUM(CASE state WHEN ${UNPAID} THEN amount_cents END), 0),
    ${HOLDERS.map((_, code) => `COALESCE(SUM(CASE holder WHEN ${code} THEN amount_cents END), 0)`).join(', ')}
  FROM ledger_balances WHERE creator_id IN (${creatorIds}) AND state < ${PAID} GROUP BY creator_id`
/** Of a creator who has no such balance. */
const NOTHING_OPEN: readonly Cents[] = [0, ...ofHolders()]

export class OwedBalances {
  readonly #database: Database
  readonly #changes: NewChanges
  readonly #open: RowsById<number>
  /** By balance, as it was counted. One that was paid again since may have another amount, or another holder. */
  #settled = new NumberRows(SETTLED_COLUMNS)
  readonly #settledCents = new Map<number, Cents[]>()
  #lastSaleId = 0

  constructor(database: Database, changes: NewChanges) {
    this.#database = database
    this.#changes = changes
    this.#open = new RowsById(database, openSql)
  }

  /** Counts what has been settled since the last time, or is no longer; from the beginning, if asked. */
  follow(fromTheBeginning: boolean): void {
    if (fromTheBeginning) {
      this.#settled = new NumberRows(SETTLED_COLUMNS)
      this.#settledCents.clear()
      this.#addClosed()
      this.#countAll(this.#database.statement(ALL_SETTLED_SQL).rows([]))
    } else {
      this.#countChanged()
      this.#countAll(this.#database.statement(LANDED_ON_SQL).rows([this.#lastSaleId]))
    }
    this.#lastSaleId = this.#database.statement(LAST_SALE_SQL).row([])![0] as number
  }

  #countChanged(): void {
    for (const [, , balanceId, , , , , creatorId, holder, , amountCents, state] of this.#changes
      .ofBalances) {
      if (creatorId === null) continue
      this.#count({ balanceId, creatorId, holder, amountCents, isSettled: state >= PAID })
    }
  }

  #countAll(rows: readonly SqlValue[][]): void {
    for (const [balanceId, creatorId, holder, amountCents, isSettled] of rows as number[][]) {
      this.#count({
        ...{ balanceId: balanceId!, creatorId: creatorId!, holder: holder! },
        ...{ amountCents: amountCents!, isSettled: isSettled === 1 },
      })
    }
  }

  /** They stay in the sums. */
  forget({ balanceIds }: ClosedIds): void {
    for (const balanceId of balanceIds) this.#settled.delete(balanceId)
  }

  of(creatorIds: readonly number[]): Map<number, OwedCents> {
    const rows = this.#open.of(creatorIds)
    const owed = new Map<number, OwedCents>()
    for (const creatorId of creatorIds) {
      const open = (rows.get(creatorId)?.slice(1) ?? NOTHING_OPEN) as Cents[]
      owed.set(creatorId, this.#owedCents(creatorId, open))
    }
    return owed
  }

  #owedCents(creatorId: number, [unpaid, ...open]: readonly Cents[]): OwedCents {
    const settled = this.#settledCents.get(creatorId) ?? ofHolders()
    return {
      unpaid: unpaid!,
      owed: open.reduce((sum, cents) => sum + cents, 0),
      byHolder: open.map((cents, holder) => cents + settled[holder]!),
    }
  }

  /** What the ledger has kept of balances that are closed. */
  #addClosed(): void {
    const rows = this.#database
      .statement('SELECT creator_id, holder, amount_cents FROM ledger_closed_balances')
      .rows([]) as [number, number, Cents][]
    for (const [creatorId, holder, amountCents] of rows) {
      const cents = this.#settledCents.get(creatorId) ?? ofHolders()
      cents[holder]! += amountCents
      this.#settledCents.set(creatorId, cents)
    }
  }

  #count({ balanceId, creatorId, holder, amountCents, isSettled }: BalanceRow): void {
    const cents = this.#settledCents.get(creatorId) ?? ofHolders()
    const settled = this.#settled
    if (settled.has(balanceId)) {
      cents[settled.number(balanceId, HOLDER)]! -= settled.number(balanceId, AMOUNT_CENTS)
    }
    if (isSettled) cents[holder]! += amountCents
    this.#settledCents.set(creatorId, cents)
    if (isSettled) settled.add(balanceId, holder, amountCents)
    else settled.delete(balanceId)
  }
}
