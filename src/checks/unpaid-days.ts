/**
 * Whether what each creator has unpaid at the end of the run is of the days of which it is by the auditor's own books. How much
 * it is together is compared elsewhere.
 */
import type { Day } from '../core/calendar'
import { BALANCE_STATES } from '../core/balance-state'
import type { Cents } from '../core/money'
import { sentence } from '../core/sentence'
import { HOLDERS, type Holder } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Check, Look } from './moments'

const ROWS_SQL = `SELECT creator_id, holder, day, amount_cents FROM ledger_balances
  WHERE state = ${BALANCE_STATES.indexOf('unpaid')}`

/** By the day: what there is by the rows, less what there is by the auditor’s books. */
type Differences = Map<Day, Cents>

export class UnpaidDays implements Check {
  readonly #database: Database
  readonly #money: UnpaidMoney

  constructor(database: Database, money: UnpaidMoney) {
    this.#database = database
    this.#money = money
  }

  /** Once all that happened has been gone through. */
  runEnds({ violations }: Look): void {
    for (const [key, differences] of this.#differences()) {
      const together = [...differences.values()].reduce((sum, cents) => sum + cents, 0)
      if (together !== 0) continue
      const [creatorId, holder] = partsOf(key)
      for (const [day, cents] of differences) {
        if (cents === 0) continue
        const there = this.#money.ofDay(creatorId, holder, day)?.cents ?? 0
        violations.add(
          'rows_say_what_happened',
          `unpaid ${key} ${day}`,
          sentence`the ${holder} has ${{ cents: there + cents }} unpaid of ${{ creatorId }} of ${{ day }} by the rows, it should be ${{ cents: there }}`,
          { cents, creatorId },
        )
      }
    }
  }

  #differences(): Map<string, Differences> {
    const all = new Map<string, Differences>()
    const add = (creatorId: number, holder: Holder, day: Day, cents: Cents): void => {
      const key = keyOf(creatorId, holder)
      const days: Differences = all.get(key) ?? new Map()
      all.set(key, days.set(day, (days.get(day) ?? 0) + cents))
    }
    for (const { creatorId, holder, day, cents } of this.#money.all()) {
      add(creatorId, holder, day, -cents)
    }
    this.#database.statement(ROWS_SQL).forEach([], (row) => {
      const [creatorId, holder, day, cents] = row as [number, number, Day, Cents]
      add(creatorId, HOLDERS[holder]!, day, cents)
    })
    return all
  }
}

const keyOf = (creatorId: number, holder: Holder): string => `${creatorId} ${holder}`
function partsOf(key: string): [number, Holder] {
  const [creatorId, holder] = key.split(' ')
  return [Number(creatorId), holder as Holder]
}
