/**
 * When creators sell and at what price. A creator's sales are a Poisson process whose intensity
 * depends on the weekday and on the creator's launches. Exponential gaps are placed along that
 * intensity, so that the work is in proportion to the sales, however rare they are.
 */
import {
  DAYS_IN_MONTH,
  SECONDS_IN_DAY,
  startOfDay,
  weekdayOf,
  WEEKDAYS,
  type Day,
  type Instant,
} from '../core/calendar'
import type { Cents } from '../core/money'
import { coveredShare, exponential, logNormalAround, type Uniform } from '../core/random'
import type { ScenarioPopulation } from '../scenario/schema'
import { CENTS_SETTING_MAX } from '../scenario/settings/largest-amount'
import { meanPriceCents } from '../scenario/usual-sales'
import type { SalesHabit } from './population'
import type { Draws } from '../core/draws'

export interface DrawnSale {
  creatorId: number
  at: Instant
  grossCents: Cents
  /** Which of the creator's sales it is, counted from 1. */
  number: number
  /** Like any sale of a real buyer. */
  mayBeReversed: true
}

/** The scenario's weekday weights, scaled so that an average day is 1. */
function weekdayFactors(shape: ScenarioPopulation['weekdayShape']): Record<string, number> {
  const total = WEEKDAYS.reduce((sum, weekday) => sum + shape[weekday], 0)
  return Object.fromEntries(
    WEEKDAYS.map((weekday) => [weekday, (shape[weekday] * WEEKDAYS.length) / total]),
  )
}

/** One creator's sales, in order of time. */
class CreatorSales {
  /** The day of the next sale; Infinity when the run ends before it. */
  nextDay: Day = Infinity
  readonly creatorId: number
  /** On an average day without a launch. */
  readonly salesPerDay: number
  readonly launchDays: ReadonlySet<Day>
  readonly #draws: Draws
  readonly #handle: string
  readonly #process: SalesProcess
  readonly #typicalPriceCents: number
  #day: Day
  /** How much of the day's intensity is used up. */
  #used = 0
  #nextAt: Instant = 0
  #nextNumber = 0
  /** The numbers of the next sale: its gap from the one before, then its price. */
  #next: Uniform

  constructor(process: SalesProcess, habit: SalesHabit, draws: Draws) {
    const { settings, startDay } = process
    this.#process = process
    this.creatorId = habit.creatorId
    this.#draws = draws
    this.#handle = habit.handle
    this.#typicalPriceCents = habit.typicalPriceCents
    this.launchDays = launchDays(process, draws.of('launches', habit.handle))
    const meanPrice = meanPriceCents(habit.typicalPriceCents, settings.priceLevel.saleSigma)
    this.salesPerDay =
      habit.monthlyGrossCents / DAYS_IN_MONTH / meanPrice / process.meanLaunchFactor
    this.#day = startDay
    this.#next = this.#findNext()
  }

  /** Takes all sales of the day of the next sale. */
  takeDay(into: DrawnSale[]): void {
    const day = this.nextDay
    while (this.nextDay === day) {
      into.push({
        creatorId: this.creatorId,
        at: this.#nextAt,
        grossCents: this.#price(),
        number: this.#nextNumber,
        mayBeReversed: true,
      })
      this.#next = this.#findNext()
    }
  }

  /** Looks for the day and time of the next sale; returns the rest of its numbers. */
  #findNext(): Uniform {
    const uniform = this.#draws.of('sale', this.#handle, ++this.#nextNumber)
    let gap = exponential(uniform)
    for (; this.#day < this.#process.endDay; this.#day += 1, this.#used = 0) {
      const intensity = this.#intensity(this.#day)
      const left = intensity - this.#used
      if (gap < left) {
        this.#used += gap
        const second = Math.floor((this.#used / intensity) * SECONDS_IN_DAY)
        this.nextDay = this.#day
        this.#nextAt = startOfDay(this.#day) + Math.min(second, SECONDS_IN_DAY - 1)
        return uniform
      }
      gap -= left
    }
    this.nextDay = Infinity
    return uniform
  }

  #intensity(day: Day): number {
    const launch = this.launchDays.has(day) ? this.#process.settings.launches.multiplier : 1
    return this.salesPerDay * this.#process.weekdayFactor(day) * launch
  }

  #price(): Cents {
    const { saleSigma, minimumCents } = this.#process.settings.priceLevel
    const price = Math.round(logNormalAround(this.#next, this.#typicalPriceCents, saleSigma))
    return Math.min(Math.max(minimumCents, price), CENTS_SETTING_MAX)
  }
}

/** The launch days of most creators in a short run. */
const NO_DAYS: ReadonlySet<Day> = new Set()

/** The days of a creator's launches; their starts are a Poisson process over the run and the length of one launch before. */
function launchDays(process: SalesProcess, uniform: Uniform): ReadonlySet<Day> {
  const { perCreatorPerYear, days } = process.settings.launches
  if (perCreatorPerYear === 0) return NO_DAYS
  let launching: Set<Day> | null = null
  const meanGapDays = 365.25 / perCreatorPerYear
  let start = process.startDay - days
  for (;;) {
    start += exponential(uniform) * meanGapDays
    if (start >= process.endDay) return launching ?? NO_DAYS
    launching ??= new Set()
    for (let offset = 0; offset < days; offset += 1) launching.add(Math.floor(start) + offset)
  }
}

export class SalesProcess {
  readonly settings: ScenarioPopulation
  readonly startDay: Day
  /** The first day after the run. */
  readonly endDay: Day
  /** By how much launches raise the average, which the monthly gross already includes. */
  readonly meanLaunchFactor: number
  readonly #weekdayFactors: Record<string, number>
  readonly #sellersByDay = new Map<Day, CreatorSales[]>()
  readonly #sellers: readonly CreatorSales[]

  constructor(
    settings: ScenarioPopulation,
    habits: readonly SalesHabit[],
    startDay: Day,
    days: number,
    draws: Draws,
  ) {
    this.settings = settings
    this.startDay = startDay
    this.endDay = startDay + days
    const { perCreatorPerYear, days: launchLength, multiplier } = settings.launches
    const launching = coveredShare((perCreatorPerYear * launchLength) / 365.25)
    this.meanLaunchFactor = 1 + launching * (multiplier - 1)
    this.#weekdayFactors = weekdayFactors(settings.weekdayShape)
    this.#sellers = habits.map((habit) => new CreatorSales(this, habit, draws))
    for (const seller of this.#sellers) this.#expect(seller)
  }

  /** Sales that a creator makes on an average day; none where they sell only what a scenario or a file names. */
  get salesPerDay(): ReadonlyMap<number, number> {
    return new Map(this.#sellers.map(({ creatorId, salesPerDay }) => [creatorId, salesPerDay]))
  }

  /** Sales that are expected on each day of the run, launches included. */
  expectedSales(): number[] {
    const days = Array.from({ length: this.endDay - this.startDay }, () => 0)
    let everyDay = 0
    for (const { salesPerDay, launchDays } of this.#sellers) {
      everyDay += salesPerDay
      for (const day of launchDays) {
        if (day < this.startDay || day >= this.endDay) continue
        days[day - this.startDay]! += salesPerDay * (this.settings.launches.multiplier - 1)
      }
    }
    return days.map((more, index) => (everyDay + more) * this.weekdayFactor(this.startDay + index))
  }

  weekdayFactor(day: Day): number {
    return this.#weekdayFactors[weekdayOf(day)]!
  }

  /** All sales of a day, in no particular order. Days must be asked for one after another. */
  salesOf(day: Day): DrawnSale[] {
    const sales: DrawnSale[] = []
    const sellers = this.#sellersByDay.get(day) ?? []
    this.#sellersByDay.delete(day)
    for (const seller of sellers) {
      seller.takeDay(sales)
      this.#expect(seller)
    }
    return sales
  }

  #expect(seller: CreatorSales): void {
    if (seller.nextDay === Infinity) return
    const sellers = this.#sellersByDay.get(seller.nextDay)
    if (sellers) sellers.push(seller)
    else this.#sellersByDay.set(seller.nextDay, [seller])
  }
}
