/**
 * How long money took to creators' banks, counted once for each payout: what its sales waited is added when it has
 * completed, and taken off again when it comes back. The ledger is read for what completed since the last question, since
 * nothing lands on a balance that is paid; a question about a long run costs no more than one about a short one.
 */
import { dayOfInstant, DAYS_IN_WEEK, SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../core/calendar'
import type { Day, Instant } from '../core/calendar'
import { PAYOUT_STATES } from '../core/payout-state'
import { CREATOR_SETTINGS, PAYOUT_FREQUENCIES, PAYOUT_TYPES, SALE_KINDS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { TimeToCash, WaitsOfDailyMoney } from './figures'
import { HourCounts } from './hour-counts'
import { waitOf } from './time-to-cash'
import { waitsOfDailyMoney, type HourOfWeek, type WeeklyRules } from './wait-of-daily-money'

const DAILY = PAYOUT_FREQUENCIES.indexOf('daily')
const INSTANT = PAYOUT_TYPES.indexOf('instant')
const RAIL = CREATOR_SETTINGS.indexOf('rail')

/**
 * The sales of some payouts, read in the order in which they are stored: no index leads from a balance to its sales. The
 * plus keeps SQLite from trying every payout with every sale. Of a sale that was taken back while it was unpaid nothing has
 * reached the bank.
 */
const SALES_OF_PAYOUTS = `ledger_sales s CROSS JOIN ledger_payout_balances b ON b.balance_id = s.balance_id
  CROSS JOIN ledger_payouts p ON p.payout_id = b.payout_id`
const AMONG = `s.sale_id >= ? AND s.sale_id <= ? AND s.kind = ${SALE_KINDS.indexOf('sale')}
  AND +p.payout_id IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM ledger_sales r WHERE r.reversed_sale_id = s.sale_id AND r.balance_id = s.balance_id)`

const WAITS = `
SELECT p.frequency, p.payout_type, (p.completed_at - s.occurred_at) / ${SECONDS_IN_HOUR}, COUNT(*),
  SUM(s.net_cents), SUM((p.completed_at - s.occurred_at) * s.net_cents)
FROM ${SALES_OF_PAYOUTS} WHERE ${AMONG} GROUP BY 1, 2, 3`

/** By rail, weekday of the balance, and the hours of its day that were over at the sale, begun ones included. */
const DAILY_SALES = `
SELECT c.rail, d.day % ${DAYS_IN_WEEK},
  (s.occurred_at - d.day * ${SECONDS_IN_DAY} + ${SECONDS_IN_HOUR - 1}) / ${SECONDS_IN_HOUR},
  COUNT(*), SUM(s.net_cents), SUM((s.occurred_at - d.day * ${SECONDS_IN_DAY}) * s.net_cents)
FROM ${SALES_OF_PAYOUTS} CROSS JOIN ledger_balances d ON d.balance_id = s.balance_id
  CROSS JOIN ledger_creators c ON c.creator_id = s.creator_id
WHERE ${AMONG} AND p.payout_type = ${INSTANT} AND p.frequency = ${DAILY} GROUP BY 1, 2, 3`

const DAYS_OF_PAYOUTS = `
SELECT DISTINCT day FROM ledger_payout_balances JOIN ledger_balances USING (balance_id)
WHERE payout_id IN (SELECT value FROM json_each(?)) ORDER BY 1`

interface SaleIds {
  first: number
  last: number
}

interface Counted {
  byFrequency: Map<number, HourCounts>
  daily: HourCounts
  dailyByWeek: Map<string, HourOfWeek>
}

const nothingCounted = (): Counted => ({
  byFrequency: new Map(),
  daily: new HourCounts(),
  dailyByWeek: new Map(),
})

const copyOf = ({ byFrequency, daily, dailyByWeek }: Counted): Counted => ({
  byFrequency: new Map([...byFrequency].map(([key, hours]) => [key, new HourCounts(hours)])),
  daily: new HourCounts(daily),
  dailyByWeek: new Map(dailyByWeek),
})

export class WaitCounter {
  readonly #database: Database
  /** Sales land on a balance of their day: those of a payout are among those of its days. */
  readonly #salesOfDay = new Map<Day, SaleIds>()
  /** Completed and not counted yet. */
  #uncounted = new Set<number>()
  #counted = nothingCounted()
  /** Those that are in it. */
  readonly #countedIds = new Set<number>()
  /** A payout that is in it has completed once more, at another time: all are counted again. */
  #isOutdated = false
  /** The part of payouts that are closed: counted with the rails of their time, since their sales are not there any more. */
  readonly #closed = nothingCounted()
  #railChanges = 0

  constructor(database: Database) {
    this.#database = database
  }

  saleLanded({ saleId, at }: { saleId: number; at: Instant }): void {
    const known = this.#salesOfDay.get(dayOfInstant(at))
    if (known) known.last = saleId
    else this.#salesOfDay.set(dayOfInstant(at), { first: saleId, last: saleId })
  }

  payoutCompleted({ payoutId }: { payoutId: number }): void {
    if (this.#countedIds.has(payoutId)) this.#isOutdated = true
    else this.#uncounted.add(payoutId)
  }

  payoutReturned({ payoutId }: { payoutId: number }): void {
    const isCounted = !this.#uncounted.delete(payoutId) && this.#countedIds.delete(payoutId)
    if (isCounted) this.#count([payoutId], -1, this.#counted)
  }

  /** The rows of these completed payouts are about to go, with those of their sales. */
  close(completedIds: readonly number[]): void {
    this.#catchUp()
    this.#count(completedIds, 1, this.#closed)
    for (const id of completedIds) this.#countedIds.delete(id)
  }

  timeToCash(): TimeToCash[] {
    this.#catchUp()
    return [...this.#counted.byFrequency]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([frequency, hours]) => {
        const wait = waitOf(hours.ascending)
        return wait ? [{ frequency: PAYOUT_FREQUENCIES[frequency]!, ...wait }] : []
      })
  }

  waitsOfDailyMoney(rules: WeeklyRules): WaitsOfDailyMoney | null {
    this.#catchUp()
    const { daily, dailyByWeek } = this.#counted
    return waitsOfDailyMoney(daily.ascending, [...dailyByWeek.values()], rules)
  }

  #catchUp(): void {
    if (this.#haveRailsChanged() || this.#isOutdated) this.#forget()
    this.#count([...this.#uncounted], 1, this.#counted)
    for (const id of this.#uncounted) this.#countedIds.add(id)
    this.#uncounted.clear()
  }

  /** A creator's weekly run is that of their rail: with another one, all that was counted would have taken another time. */
  #haveRailsChanged(): boolean {
    const changes = this.#database
      .statement(
        `SELECT COUNT(*) FROM ledger_setting_changes WHERE setting >= ${RAIL} AND setting = ${RAIL}`,
      )
      .row([])![0] as number
    const haveChanged = changes !== this.#railChanges
    this.#railChanges = changes
    return haveChanged
  }

  /** All that is in the ledger is to be counted again. */
  #forget(): void {
    this.#isOutdated = false
    this.#counted = copyOf(this.#closed)
    this.#countedIds.clear()
    const completed = this.#database
      .statement(
        `SELECT payout_id FROM ledger_payouts WHERE state = ${PAYOUT_STATES.indexOf('completed')}`,
      )
      .rows([])
    this.#uncounted = new Set(completed.map(([payoutId]) => payoutId as number))
  }

  #count(payoutIds: readonly number[], sign: 1 | -1, into: Counted): void {
    if (payoutIds.length === 0) return
    const ids = JSON.stringify(payoutIds)
    for (const { first, last } of this.#spansOf(ids)) {
      this.#countWaits([first, last, ids], sign, into)
      this.#countDailySales([first, last, ids], sign, into)
    }
  }

  #countWaits(among: [number, number, string], sign: 1 | -1, into: Counted): void {
    const rows = this.#database.statement(WAITS).rows(among) as number[][]
    for (const [frequency, payoutType, hours, sales, netCents, weightedSeconds] of rows) {
      const part = {
        hours: hours!,
        sales: sign * sales!,
        netCents: sign * netCents!,
        weightedSeconds: sign * weightedSeconds!,
      }
      const counts = into.byFrequency.get(frequency!) ?? new HourCounts()
      into.byFrequency.set(frequency!, counts)
      counts.add(part)
      if (frequency === DAILY && payoutType === INSTANT) into.daily.add(part)
    }
  }

  #countDailySales(among: [number, number, string], sign: 1 | -1, into: Counted): void {
    const rows = this.#database.statement(DAILY_SALES).rows(among) as number[][]
    for (const [rail, weekday, hourOfDay, sales, netCents, secondsOfDay] of rows) {
      const key = [rail, weekday, hourOfDay].join()
      const known = into.dailyByWeek.get(key)
      const left = (known?.sales ?? 0) + sign * sales!
      if (left === 0) {
        into.dailyByWeek.delete(key)
        continue
      }
      into.dailyByWeek.set(key, {
        rail: rail!,
        weekday: weekday!,
        hourOfDay: hourOfDay!,
        sales: left,
        netCents: (known?.netCents ?? 0) + sign * netCents!,
        weightedSecondsOfDay: (known?.weightedSecondsOfDay ?? 0) + sign * secondsOfDay!,
      })
    }
  }

  /** The sales of all days that these payouts pay, as few spans of ids as there can be. */
  #spansOf(payoutIds: string): SaleIds[] {
    const spans: SaleIds[] = []
    for (const [day] of this.#database.statement(DAYS_OF_PAYOUTS).rows([payoutIds])) {
      const sales = this.#salesOfDay.get(day as Day)
      if (!sales) continue
      const before = spans.at(-1)
      if (before && sales.first <= before.last + 1) before.last = Math.max(before.last, sales.last)
      else spans.push({ ...sales })
    }
    return spans
  }
}
