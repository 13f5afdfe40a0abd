/**
 * Counts how long money took to reach creators' banks, once for each payout: the waits of its sales
 * are added when it has completed, and subtracted if it comes back. It reads from the ledger only
 * the payouts that have completed since the last question, since a paid balance gets no new sales.
 * So a question costs no more in a long run than in a short one.
 */
import { dayOfInstant, DAYS_IN_WEEK, SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../core/calendar'
import type { Day, Instant } from '../core/calendar'
import { CREATOR_SETTINGS, PAYOUT_FREQUENCIES } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { TimeToCash, WaitsOfDailyMoney } from './figures'
import { HourCounts } from './hour-counts'
import { waitOf } from './time-to-cash'
import { waitsOfDailyMoney, type HourOfRun, type WeeklyRules } from './wait-of-daily-money'
import { PAID_CENTS } from '../ledger/paid-sales'
import { COMPLETED, INSTANT, SALE } from '../ledger/stored-codes'

const DAILY = PAYOUT_FREQUENCIES.indexOf('daily')
const RAIL = CREATOR_SETTINGS.indexOf('rail')

/**
 * The sales of some payouts by the hours that they took, and those of daily money also by rail, day of the balance (`dayKey`), and
 * the hours of its day that were over at the sale, begun ones included. They are read in the order in which they are stored: no
 * index leads from a balance to its sales. The plus keeps SQLite from trying every payout with every sale, and the limit from
 * working out once for each sum what was paid. What was taken back of a sale while it was unpaid has not reached the bank.
 */
const waitsSql = (dayKey: string): string => `
SELECT frequency, seconds / ${SECONDS_IN_HOUR}, COUNT(*), SUM(paid_cents), SUM(seconds * paid_cents),
  iif(is_daily_money, (SELECT rail FROM ledger_creators c WHERE c.creator_id = paid.creator_id), NULL),
  iif(is_daily_money, ${dayKey}, NULL),
  iif(is_daily_money, (seconds_of_day + ${SECONDS_IN_HOUR - 1}) / ${SECONDS_IN_HOUR}, NULL),
  SUM(seconds_of_day * paid_cents)
FROM (
  SELECT s.creator_id, d.day, p.frequency, p.payout_type = ${INSTANT} AND p.frequency = ${DAILY} AS is_daily_money,
    p.completed_at - s.occurred_at AS seconds, s.occurred_at - d.day * ${SECONDS_IN_DAY} AS seconds_of_day,
    ${PAID_CENTS} AS paid_cents
  FROM ledger_sales s CROSS JOIN ledger_payout_balances b ON b.balance_id = s.balance_id
    CROSS JOIN ledger_payouts p ON p.payout_id = b.payout_id
    CROSS JOIN ledger_balances d ON d.balance_id = s.balance_id
  WHERE s.sale_id >= ? AND s.sale_id <= ? AND s.kind = ${SALE}
    AND +p.payout_id IN (SELECT value FROM json_each(?))
  LIMIT -1
) paid
WHERE paid_cents > 0
GROUP BY 1, 2, 6, 7, 8`

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
  dailyByRun: Map<string, HourOfRun>
}

const nothingCounted = (): Counted => ({
  byFrequency: new Map(),
  daily: new HourCounts(),
  dailyByRun: new Map(),
})

const copyOf = ({ byFrequency, daily, dailyByRun }: Counted): Counted => ({
  byFrequency: new Map([...byFrequency].map(([key, hours]) => [key, new HourCounts(hours)])),
  daily: new HourCounts(daily),
  dailyByRun: new Map(dailyByRun),
})

/** Those beyond the fifth are of daily money. */
type WaitRow = [
  frequency: number,
  hours: number,
  sales: number,
  netCents: number,
  weightedSeconds: number,
  rail: number | null,
  day: Day,
  hourOfDay: number,
  weightedSecondsOfDay: number,
]

function add(
  [frequency, hours, sales, netCents, weightedSeconds, rail, ...ofRun]: WaitRow,
  sign: 1 | -1,
  { byFrequency, daily, dailyByRun }: Counted,
): void {
  const part = {
    hours,
    sales: sign * sales,
    netCents: sign * netCents,
    weightedSeconds: sign * weightedSeconds,
  }
  const counts = byFrequency.get(frequency) ?? new HourCounts()
  byFrequency.set(frequency, counts)
  counts.add(part)
  if (rail === null) return
  daily.add(part)
  const [day, hourOfDay, weightedSecondsOfDay] = ofRun
  const key = [rail, day, hourOfDay].join()
  const known = dailyByRun.get(key)
  const left = (known?.sales ?? 0) + part.sales
  if (left === 0) {
    dailyByRun.delete(key)
    return
  }
  dailyByRun.set(key, {
    rail,
    day,
    hourOfDay,
    sales: left,
    netCents: (known?.netCents ?? 0) + part.netCents,
    weightedSecondsOfDay: (known?.weightedSecondsOfDay ?? 0) + sign * weightedSecondsOfDay,
  })
}

export class WaitCounter {
  readonly #database: Database
  readonly #waitsSql: string
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

  /** `areWeeksAlike`: the weekday of a sale says all about when the weekly run would have paid it. */
  constructor(database: Database, areWeeksAlike: boolean) {
    this.#database = database
    this.#waitsSql = waitsSql(areWeeksAlike ? `day % ${DAYS_IN_WEEK}` : 'day')
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

  /**
   * The rows of these completed payouts are about to go, with those of their sales. What nobody has asked for since it
   * completed is counted here for the first time.
   */
  close(completedIds: readonly number[]): void {
    const known = completedIds.filter((id) => this.#countedIds.delete(id))
    const fresh = completedIds.filter((id) => this.#uncounted.delete(id))
    this.#count(known, 1, this.#closed)
    this.#count(fresh, 1, this.#closed, this.#counted)
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
    const { daily, dailyByRun } = this.#counted
    return waitsOfDailyMoney(daily.ascending, [...dailyByRun.values()], rules)
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
      .statement(`SELECT payout_id FROM ledger_payouts WHERE state = ${COMPLETED}`)
      .rows([])
    this.#uncounted = new Set(completed.map(([payoutId]) => payoutId as number))
  }

  #count(payoutIds: readonly number[], sign: 1 | -1, ...into: Counted[]): void {
    if (payoutIds.length === 0) return
    const ids = JSON.stringify(payoutIds)
    const waits = this.#database.statement(this.#waitsSql)
    for (const { first, last } of this.#spansOf(ids)) {
      for (const row of waits.rows([first, last, ids])) {
        for (const counted of into) add(row as WaitRow, sign, counted)
      }
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
