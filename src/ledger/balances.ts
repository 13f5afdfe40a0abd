/**
 * What each creator earned on each day, by holder: the money that payouts claim. The amount of a
 * balance changes only while it is unpaid. The rows decide each time which unpaid balance takes an
 * amount, since a failed payout makes its balances unpaid again.
 */
import { BALANCE_STATES, canBalanceBecome, type BalanceState } from '../core/balance-state'
import type { Day } from '../core/calendar'
import type { Cents } from '../core/money'
import type { DayBalance } from '../core/instant-payouts'
import { HOLDERS, type Holder } from '../core/vocabulary'
import type { Database, SqlValue } from './database'
import { IS_OPEN_SQL, IS_UNPAID_SQL } from './open-balances'
import { PROCESSING, UNPAID } from './stored-codes'

/** An unpaid balance: the one that a sale is in, the one of a day, or the oldest. */
type UnpaidBalance = { ofSale: number } | { ofDay: Day } | 'oldest'

/** Where an amount of a creator and holder goes: to the first of these unpaid balances that exists, or to a new one. */
export interface Landing {
  unpaid: readonly UnpaidBalance[]
  orNewOf: Day
}

/** What is known of one creator and holder without a look at the rows. */
interface KnownBalances {
  /** No balance is of a later day: there is nothing to look for. */
  newestDay: Day
  /** The balance that was found last for a day: most sales go where the one before went. */
  found: { balanceId: number; day: Day } | null
}

export interface ClaimedBalance {
  balanceId: number
  state: BalanceState
}

const unpaidSql = (which: string): string =>
  `SELECT balance_id FROM ledger_balances
   WHERE creator_id = ?1 AND ${IS_UNPAID_SQL} AND holder = ?2 ${which} LIMIT 1`
const UNPAID_OF_SALE = unpaidSql(
  'AND balance_id = (SELECT balance_id FROM ledger_sales WHERE sale_id = ?3)',
)
const UNPAID_OF_DAY = unpaidSql('AND day = ?3 ORDER BY balance_id')
const OLDEST_UNPAID = unpaidSql('ORDER BY day, balance_id')
/** Found first and changed then: one statement that returns what it changed takes SQLite several times as long. */
const ADD = 'UPDATE ledger_balances SET amount_cents = amount_cents + ? WHERE balance_id = ?'
/** The same for a balance that was found before: its row says whether it is unpaid still. */
const ADD_IF_UNPAID = `${ADD} AND state = ${UNPAID}`

export class Balances {
  readonly #database: Database
  /** By creator and holder. */
  readonly #known = new Map<number, KnownBalances>()
  #lastBalanceId = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** Adds an amount (below zero for a refund) to the balance that takes it, and returns that balance's id. */
  add(creatorId: number, holder: Holder, amountCents: Cents, { unpaid, orNewOf }: Landing): number {
    const holderCode = HOLDERS.indexOf(holder)
    const known = this.#knownOf(creatorId, holderCode)
    for (const which of unpaid) {
      const day = which !== 'oldest' && 'ofDay' in which ? which.ofDay : null
      if (day !== null && day > known.newestDay) continue
      const { found } = known
      if (found && found.day === day && this.#addIfUnpaid(found.balanceId, amountCents)) {
        return found.balanceId
      }
      const balanceId = this.#find(which, [creatorId, holderCode])
      if (balanceId === undefined) continue
      if (day !== null) known.found = { balanceId, day }
      this.#database.statement(ADD).run([amountCents, balanceId])
      return balanceId
    }
    const balanceId = this.#open(creatorId, holder, amountCents, orNewOf)
    known.found = { balanceId, day: orNewOf }
    return balanceId
  }

  #knownOf(creatorId: number, holderCode: number): KnownBalances {
    const key = creatorId * HOLDERS.length + holderCode
    const known = this.#known.get(key)
    if (known) return known
    const none = { newestDay: -Infinity, found: null }
    this.#known.set(key, none)
    return none
  }

  /**
   * What the processor holds of a creator's unpaid money goes to the platform, day by day: the balances stay where they
   * are, with nothing in them. Returns how much that is together, below zero a debt; `null` where there was nothing to move.
   */
  moveToPlatform(creatorId: number): Cents | null {
    const rows = this.#database
      .statement(
        `SELECT balance_id, day, amount_cents FROM ledger_balances
         WHERE creator_id = ? AND ${IS_UNPAID_SQL} AND holder = ${HOLDERS.indexOf('processor')}
           AND amount_cents <> 0 ORDER BY day, balance_id`,
      )
      .rows([creatorId]) as [number, Day, Cents][]
    if (rows.length === 0) return null
    let movedCents = 0
    for (const [balanceId, day, amountCents] of rows) {
      this.#database.statement(ADD).run([-amountCents, balanceId])
      this.add(creatorId, 'platform', amountCents, { unpaid: [{ ofDay: day }], orNewOf: day })
      movedCents += amountCents
    }
    return movedCents
  }

  #addIfUnpaid(balanceId: number, amountCents: Cents): boolean {
    this.#database.statement(ADD_IF_UNPAID).run([amountCents, balanceId])
    return this.#database.rowsChanged === 1
  }

  /** `undefined` where there is no such balance. */
  #find(which: UnpaidBalance, ofWhom: readonly SqlValue[]): number | undefined {
    const row =
      which === 'oldest'
        ? this.#database.statement(OLDEST_UNPAID).row([...ofWhom])
        : 'ofDay' in which
          ? this.#database.statement(UNPAID_OF_DAY).row([...ofWhom, which.ofDay])
          : this.#database.statement(UNPAID_OF_SALE).row([...ofWhom, which.ofSale])
    return row?.[0] as number | undefined
  }

  #open(creatorId: number, holder: Holder, amountCents: Cents, day: Day): number {
    const balanceId = ++this.#lastBalanceId
    const holderCode = HOLDERS.indexOf(holder)
    const known = this.#knownOf(creatorId, holderCode)
    known.newestDay = Math.max(known.newestDay, day)
    this.#database
      .statement('INSERT INTO ledger_balances VALUES (?, ?, ?, ?, ?, ?)')
      .run([balanceId, creatorId, day, holderCode, amountCents, UNPAID])
    return balanceId
  }

  /** Unpaid balances dated on or before `upTo`, oldest first. */
  unpaid(creatorId: number, upTo: Day): DayBalance[] {
    return this.#database
      .statement(
        `SELECT balance_id, day, amount_cents, holder FROM ledger_balances
         WHERE creator_id = ? AND ${IS_UNPAID_SQL} AND day <= ? ORDER BY day, balance_id`,
      )
      .rows([creatorId, upTo])
      .map((row) => ({
        balanceId: row[0] as number,
        day: row[1] as number,
        amountCents: row[2] as number,
        holder: HOLDERS[row[3] as number]!,
      }))
  }

  /** What unpaid balances dated on or before `upTo` make together; of one holder only, if asked. */
  unpaidCents(creatorId: number, upTo: Day, holder: Holder | null): Cents {
    const row = this.#database
      .statement(
        `SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_balances
         WHERE creator_id = ?1 AND ${IS_UNPAID_SQL} AND day <= ?2 AND (?3 IS NULL OR holder = ?3)`,
      )
      .row([creatorId, upTo, holder === null ? null : HOLDERS.indexOf(holder)])
    return row![0] as Cents
  }

  /** What a creator's balances in payouts that have not ended make together. */
  processingCents(creatorId: number): Cents {
    const row = this.#database
      .statement(
        `SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_balances
         WHERE creator_id = ? AND state = ${PROCESSING} AND ${IS_OPEN_SQL}`,
      )
      .row([creatorId])
    return row![0] as Cents
  }

  /** The balances that a payout claimed, in order of their ids. */
  ofPayout(payoutId: number): ClaimedBalance[] {
    return this.#database
      .statement(
        `SELECT balance_id, state FROM ledger_payout_balances JOIN ledger_balances USING (balance_id)
         WHERE payout_id = ? ORDER BY balance_id`,
      )
      .rows([payoutId])
      .map(([balanceId, state]) => ({
        balanceId: balanceId as number,
        state: BALANCE_STATES[state as number]!,
      }))
  }

  /** Moves a balance between states; throws where that is not legal, and where it is not in the first of them. */
  change(balanceId: number, from: BalanceState, to: BalanceState): void {
    if (!canBalanceBecome(from, to)) {
      throw new Error(`Balance ${balanceId} cannot go from ${from} to ${to}`)
    }
    this.#database
      .statement('UPDATE ledger_balances SET state = ? WHERE balance_id = ? AND state = ?')
      .run([BALANCE_STATES.indexOf(to), balanceId, BALANCE_STATES.indexOf(from)])
    if (this.#database.rowsChanged !== 1) throw new Error(`Balance ${balanceId} is not ${from}`)
    if (to === 'unpaid') this.#isUnpaidAgain(balanceId)
  }

  /** Writes a state over whatever it is: what code does that takes no notice of others. */
  overwrite(balanceId: number, to: BalanceState): void {
    this.#database
      .statement('UPDATE ledger_balances SET state = ? WHERE balance_id = ?')
      .run([BALANCE_STATES.indexOf(to), balanceId])
    if (to === 'unpaid') this.#isUnpaidAgain(balanceId)
  }

  /** It may come before the one that was found last for its day. */
  #isUnpaidAgain(balanceId: number): void {
    const [creatorId, holderCode] = this.#database
      .statement('SELECT creator_id, holder FROM ledger_balances WHERE balance_id = ?')
      .row([balanceId]) as [number, number]
    this.#knownOf(creatorId, holderCode).found = null
  }

  /**
   * Cuts an unpaid balance in two: it keeps an amount, and the rest becomes a new balance of the same creator, day and
   * holder, whose id is returned; `null` where nothing is left.
   */
  split(balanceId: number, keptCents: Cents): number | null {
    const row = this.#database
      .statement(
        `SELECT creator_id, day, holder, amount_cents FROM ledger_balances
         WHERE balance_id = ? AND state = ${UNPAID}`,
      )
      .row([balanceId])
    if (!row || keptCents <= 0 || keptCents > (row[3] as Cents)) {
      throw new Error(`Balance ${balanceId} cannot be cut at ${keptCents} cents`)
    }
    const [creatorId, day, holder, amountCents] = row as number[]
    if (keptCents === amountCents) return null
    this.#database
      .statement('UPDATE ledger_balances SET amount_cents = ? WHERE balance_id = ?')
      .run([keptCents, balanceId])
    return this.#open(creatorId!, HOLDERS[holder!]!, amountCents! - keptCents, day!)
  }
}
