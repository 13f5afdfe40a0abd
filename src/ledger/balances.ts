/**
 * What each creator earned on each day, by holder: the money that payouts claim. The amount of a balance changes only
 * while it is unpaid; later sales of the same day then open a new one.
 */
import { BALANCE_STATES, canBalanceBecome, type BalanceState } from '../core/balance-state'
import type { Day } from '../core/calendar'
import type { Cents } from '../core/money'
import type { DayBalance } from '../core/instant-payouts'
import { HOLDERS, type Holder } from '../core/vocabulary'
import type { Database } from './database'

const UNPAID = BALANCE_STATES.indexOf('unpaid')

/** The newest balance of a creator and holder, while it can still take amounts. */
interface OpenBalance {
  balanceId: number
  day: Day
}

/** Something is not in the state that a step begins from: the whole step is refused. */
export class StepRefused extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'StepRefused'
  }
}

export class Balances {
  readonly #database: Database
  readonly #open = new Map<number, OpenBalance>()
  /** The keys of `#open` by balance id. */
  readonly #openKeys = new Map<number, number>()
  #lastBalanceId = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** Adds an amount (below zero for a refund) to the day's balance and returns its id. */
  add(creatorId: number, day: Day, holder: Holder, amountCents: Cents): number {
    const key = openKey(creatorId, holder)
    const open = this.#open.get(key)
    if (open?.day === day) {
      this.#database
        .statement(
          'UPDATE ledger_balances SET amount_cents = amount_cents + ? WHERE balance_id = ?',
        )
        .run([amountCents, open.balanceId])
      return open.balanceId
    }
    const balanceId = ++this.#lastBalanceId
    this.#database
      .statement('INSERT INTO ledger_balances VALUES (?, ?, ?, ?, ?, ?)')
      .run([balanceId, creatorId, day, HOLDERS.indexOf(holder), amountCents, UNPAID])
    if (open) this.#close(key, open.balanceId)
    this.#open.set(key, { balanceId, day })
    this.#openKeys.set(balanceId, key)
    return balanceId
  }

  /** Unpaid balances dated on or before `upTo`, oldest first. */
  unpaid(creatorId: number, upTo: Day): DayBalance[] {
    return this.#database
      .statement(
        `SELECT balance_id, day, amount_cents, holder FROM ledger_balances
         WHERE creator_id = ? AND state = 0 AND day <= ? ORDER BY day, balance_id`,
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
         WHERE creator_id = ?1 AND state = 0 AND day <= ?2 AND (?3 IS NULL OR holder = ?3)`,
      )
      .row([creatorId, upTo, holder === null ? null : HOLDERS.indexOf(holder)])
    return row![0] as Cents
  }

  /** What a creator's balances in one state make together. */
  centsIn(creatorId: number, state: BalanceState): Cents {
    const row = this.#database
      .statement(
        `SELECT COALESCE(SUM(amount_cents), 0) FROM ledger_balances
         WHERE creator_id = ? AND state = ?`,
      )
      .row([creatorId, BALANCE_STATES.indexOf(state)])
    return row![0] as Cents
  }

  /**
   * Moves all balances of a payout between states; throws where that is not legal, and throws `StepRefused`
   * where one of them is not in the state that it should be in.
   */
  changeOfPayout(payoutId: number, from: BalanceState, to: BalanceState, count: number): void {
    if (!canBalanceBecome(from, to)) {
      throw new Error(`Balances of payout ${payoutId} cannot go from ${from} to ${to}`)
    }
    const fromCode = BALANCE_STATES.indexOf(from)
    this.#database
      .statement(
        `UPDATE ledger_balances SET state = ? WHERE state = ? AND balance_id IN
         (SELECT balance_id FROM ledger_payout_balances WHERE payout_id = ?)`,
      )
      .run([BALANCE_STATES.indexOf(to), fromCode, payoutId])
    if (this.#database.rowsChanged !== count) {
      throw new StepRefused(`a balance of it is not ${from}`)
    }
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
    const restId = ++this.#lastBalanceId
    this.#database
      .statement('INSERT INTO ledger_balances VALUES (?, ?, ?, ?, ?, ?)')
      .run([restId, creatorId!, day!, holder!, amountCents! - keptCents, UNPAID])
    const key = this.#openKeys.get(balanceId)
    if (key !== undefined) {
      this.#close(key, balanceId)
      this.#open.set(key, { balanceId: restId, day: day! })
      this.#openKeys.set(restId, key)
    }
    return restId
  }

  /** These balances take no more amounts: what is earned from now on goes to new ones. */
  close(balanceIds: readonly number[]): void {
    for (const balanceId of balanceIds) {
      const key = this.#openKeys.get(balanceId)
      if (key !== undefined) this.#close(key, balanceId)
    }
  }

  #close(key: number, balanceId: number): void {
    this.#open.delete(key)
    this.#openKeys.delete(balanceId)
  }
}

const openKey = (creatorId: number, holder: Holder): number =>
  creatorId * HOLDERS.length + HOLDERS.indexOf(holder)
