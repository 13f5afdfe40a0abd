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

export class Balances {
  readonly #database: Database
  readonly #open = new Map<number, OpenBalance>()
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
    this.#open.set(key, { balanceId, day })
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

  /** Moves one balance between states; throws where that is not legal or not the state it is in. */
  change(balanceId: number, from: BalanceState, to: BalanceState): void {
    if (!canBalanceBecome(from, to)) {
      throw new Error(`Balance ${balanceId} cannot go from ${from} to ${to}`)
    }
    const row = this.#database
      .statement(
        'UPDATE ledger_balances SET state = ? WHERE balance_id = ? AND state = ? RETURNING creator_id, day, holder',
      )
      .write([BALANCE_STATES.indexOf(to), balanceId, BALANCE_STATES.indexOf(from)])
    if (!row) throw new Error(`Balance ${balanceId} is not ${from}`)
    const key = openKey(row[0] as number, HOLDERS[row[2] as number]!)
    if (this.#open.get(key)?.balanceId === balanceId) this.#open.delete(key)
  }
}

const openKey = (creatorId: number, holder: Holder): number =>
  creatorId * HOLDERS.length + HOLDERS.indexOf(holder)
