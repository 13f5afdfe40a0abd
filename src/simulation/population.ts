/**
 * Who sells: the scenario's own creators, those of an imported file, and those that are drawn. Every trait of a creator
 * has numbers of its own, so that changing the share of one trait moves no other.
 */
import { DAYS_IN_MONTH, type Day } from '../core/calendar'
import type { Cents } from '../core/money'
import {
  logNormal,
  logNormalAround,
  logNormalMeanFactor,
  pick,
  exponential,
  happens,
  type Uniform,
} from '../core/random'
import type { PayoutSchedule } from '../core/flexible-schedule'
import { canCarryInstantPayouts, isBoundToInstantCountries } from '../core/rails'
import { isFlexibleFrequency, isPushRail, type PayoutFrequency } from '../core/vocabulary'
import type { PayoutPolicy } from '../core/policy'
import { scheduleColumns, type Creator } from '../ledger/creators'
import type { VolumeBefore } from '../ledger/sale-volumes'
import type { ImportedSales } from '../scenario/imported-sales'
import type { ExplicitCreator, Scenario, ScenarioPopulation } from '../scenario/schema'
import { payoutSchedule } from '../scenario/schedules'
import { drawFlexible, type TraitDraw } from './drawn-schedules'
import type { Draws } from './draws'

/** How a creator's sales are drawn. */
export interface SalesHabit {
  creatorId: number
  handle: string
  monthlyGrossCents: Cents
  typicalPriceCents: number
}

export interface Population {
  creators: Creator[]
  habits: SalesHabit[]
  /** Creator ids of the scenario's handles and the file's ids. */
  idOf: ReadonlyMap<string, number>
  /** Scenario settings of the explicit creators, by id. */
  explicit: ReadonlyMap<number, ExplicitCreator>
  /** Creators who begin paused. */
  paused: ReadonlySet<number>
  /** What creators had sold within the year before the run. */
  yearBefore: ReadonlyMap<number, VolumeBefore>
}

/** A hundred years, the most that a scenario may write for a creator of its own. */
const ACCOUNT_AGE_DAYS_MAX = 36_600
const DAYS_IN_YEAR = 365
/** What is sold for less on average would have to be sold without end to come to a creator's monthly gross. */
const SMALLEST_PRICE_CENTS = 1

/** Builds everyone, in the order: explicit creators, then the file's, or the generated ones where there is no file. */
export function populate(
  scenario: Scenario,
  policy: PayoutPolicy,
  imported: ImportedSales | null,
  startDay: Day,
  draws: Draws,
): Population {
  const builder = new PopulationBuilder(scenario.population, policy, startDay, draws)
  const ids = new CreatorIds(imported)
  for (const creator of scenario.creators) builder.addExplicit(ids.take(creator.handle), creator)
  const drawn = (imported?.creators ?? generatedHandles(scenario.population.size)).filter(
    (handle) => !ids.has(handle),
  )
  if (!imported && scenario.population.monthlyGross.evenly) builder.spreadEvenly(drawn)
  for (const handle of drawn) {
    const creatorId = ids.take(handle)
    builder.addDrawn(creatorId, handle)
    if (!imported) builder.addHabit(creatorId, handle)
  }
  return builder.population
}

const generatedHandles = (size: number): string[] =>
  Array.from({ length: size }, (_, index) => `creator-${index + 1}`)

/**
 * Hands out creator ids: 1, 2, 3 …, except that a file whose ids are all whole numbers keeps them, so that its rows
 * are found again in the ledger.
 */
class CreatorIds {
  readonly #kept = new Map<string, number>()
  readonly #taken = new Set<string>()
  #last = 0

  constructor(imported: ImportedSales | null) {
    const fileIds = imported?.creators ?? []
    const isId = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text)
    if (fileIds.every(isId)) for (const text of fileIds) this.#kept.set(text, Number(text))
    for (const creatorId of this.#kept.values()) this.#last = Math.max(this.#last, creatorId)
  }

  has(handle: string): boolean {
    return this.#taken.has(handle)
  }

  take(handle: string): number {
    this.#taken.add(handle)
    return this.#kept.get(handle) ?? ++this.#last
  }
}

class PopulationBuilder {
  readonly #settings: ScenarioPopulation
  readonly #policy: PayoutPolicy
  readonly #startDay: Day
  readonly #draws: Draws
  readonly #creators: Creator[] = []
  readonly #habits: SalesHabit[] = []
  readonly #idOf = new Map<string, number>()
  readonly #explicit = new Map<number, ExplicitCreator>()
  readonly #paused = new Set<number>()
  readonly #yearBefore = new Map<number, VolumeBefore>()
  /** By handle, where creators are spread evenly over sizes. */
  readonly #grossSlices = new Map<string, number>()

  constructor(settings: ScenarioPopulation, policy: PayoutPolicy, startDay: Day, draws: Draws) {
    this.#settings = settings
    this.#policy = policy
    this.#startDay = startDay
    this.#draws = draws
  }

  get population(): Population {
    return {
      creators: this.#creators,
      habits: this.#habits,
      idOf: this.#idOf,
      explicit: this.#explicit,
      paused: this.#paused,
      yearBefore: this.#yearBefore,
    }
  }

  /** Gives each creator one slice of the distribution of monthly gross, in an order that the seed decides. */
  spreadEvenly(handles: readonly string[]): void {
    const places = new Map(
      handles.map((handle) => [handle, this.#draws.of('monthly-gross-slice', handle)()]),
    )
    handles
      .toSorted((one, other) => places.get(one)! - places.get(other)!)
      .forEach((handle, slice) => this.#grossSlices.set(handle, slice))
  }

  addExplicit(creatorId: number, creator: ExplicitCreator): void {
    this.#explicit.set(creatorId, creator)
    this.#add({
      creatorId,
      handle: creator.handle,
      country: creator.country,
      rail: creator.rail,
      ...scheduleColumns(payoutSchedule(creator.schedule, this.#startDay)),
      compliance: creator.compliance,
      instantCapable: canCarryInstantPayouts(creator.rail) && creator.instantCapable,
      accountOpenedDay: this.#startDay - creator.accountAgeDays,
      completedPayoutsBefore: creator.completedPayouts,
      minimumCents: creator.minimumCents,
      paypalFeeWaived: creator.paypalFeeWaived,
      paypalSplits: creator.paypalSplits,
      underAgeWithoutGuardian: creator.underAgeWithoutGuardian,
      bankAccount: creator.bankAccount,
    })
    if (creator.paused) this.#paused.add(creatorId)
    this.#rememberYearBefore(creatorId, creator.yearBeforeGrossCents, DAYS_IN_YEAR)
    if (creator.monthlyGrossCents > 0)
      this.addHabit(creatorId, creator.handle, creator.monthlyGrossCents)
  }

  addDrawn(creatorId: number, handle: string): void {
    const settings = this.#settings
    const draw: TraitDraw = (trait) => this.#draws.of(trait, handle)
    const rail = pick(draw('rail'), settings.railShareBasisPoints)
    const country = pick(draw('country'), settings.countryShareBasisPoints[rail])
    // Who is on a push rail has been found to be reached by it.
    const instantCapable =
      isPushRail(rail) ||
      (canCarryInstantPayouts(rail) &&
        happens(draw('instant-capable'), settings.instantCapableBasisPoints))
    const canChooseInstant =
      instantCapable &&
      (!isBoundToInstantCountries(rail) || this.#policy.instantCountries.includes(country))
    const frequency = pick(draw('schedule'), settings.scheduleShareBasisPoints)
    if (happens(draw('paused'), settings.pausedBasisPoints)) this.#paused.add(creatorId)
    const { medianDays, sigma } = settings.accountAge
    const ageDays = logNormalAround(draw('account-age'), medianDays, sigma)
    this.#add({
      creatorId,
      handle,
      country,
      rail,
      ...scheduleColumns(this.#scheduleOf(frequency, canChooseInstant, draw)),
      compliance: happens(draw('review'), settings.notReviewedBasisPoints)
        ? 'not_reviewed'
        : 'compliant',
      instantCapable,
      accountOpenedDay: this.#startDay - Math.min(ACCOUNT_AGE_DAYS_MAX, Math.round(ageDays)),
      completedPayoutsBefore: this.#completedPayouts(draw('completed-payouts')),
      minimumCents: 0,
      underAgeWithoutGuardian: false,
      bankAccount: 'linked',
    })
  }

  addHabit(creatorId: number, handle: string, monthlyGrossCents?: Cents): void {
    const { monthlyGross, priceLevel } = this.#settings
    const dollars = logNormal(this.#placeInGross(handle), monthlyGross.mu, monthlyGross.sigma)
    const drawnCents = Math.min(monthlyGross.maximumCents, Math.round(dollars * 100))
    if (monthlyGrossCents === undefined) this.#assumeYearBefore(creatorId, drawnCents)
    this.#habits.push({
      creatorId,
      handle,
      monthlyGrossCents: monthlyGrossCents ?? drawnCents,
      typicalPriceCents: Math.max(
        SMALLEST_PRICE_CENTS,
        priceLevel.minimumCents,
        logNormalAround(
          this.#draws.of('price-level', handle),
          priceLevel.medianCents,
          priceLevel.sigma,
        ),
      ),
    })
  }

  /** Where in the distribution of monthly gross a creator is, anywhere or within their slice. */
  #placeInGross(handle: string): Uniform {
    const uniform = this.#draws.of('monthly-gross', handle)
    const slice = this.#grossSlices.get(handle)
    return slice === undefined ? uniform : () => (slice + uniform()) / this.#grossSlices.size
  }

  /**
   * Daily is offered only where instant payouts are; who cannot choose it is on weekly. So is whoever has yet to decide,
   * where a model decides for them.
   */
  #scheduleOf(drawn: PayoutFrequency, canChooseInstant: boolean, draw: TraitDraw): PayoutSchedule {
    if (isFlexibleFrequency(drawn)) {
      const settings = this.#settings.flexibleSchedules
      return drawFlexible(drawn, settings, canChooseInstant, this.#startDay, draw)
    }
    const isDailyLater = this.#settings.adoption.mode === 'model'
    return drawn === 'daily' && (isDailyLater || !canChooseInstant) ? 'weekly' : drawn
  }

  /** None, one to three, or four and more, as the scenario's shares have it; above four the count matters to no rule. */
  #completedPayouts(uniform: () => number): number {
    const { atLeastOneBasisPoints, atLeastFourBasisPoints } = this.#settings.completedPayouts
    const position = uniform() * 10_000
    if (position >= atLeastOneBasisPoints) return 0
    if (position >= atLeastFourBasisPoints) return 1 + Math.floor(uniform() * 3)
    return 4 + Math.floor(8 * exponential(uniform))
  }

  /** Drawn creators have sold at their usual rate since their account was opened, a year ago at most. */
  #assumeYearBefore(creatorId: number, monthlyGrossCents: Cents): void {
    const { accountOpenedDay } = this.#creators.at(-1)!
    const days = Math.min(DAYS_IN_YEAR, this.#startDay - accountOpenedDay)
    this.#rememberYearBefore(
      creatorId,
      Math.floor((monthlyGrossCents * days) / DAYS_IN_MONTH),
      days,
    )
  }

  #rememberYearBefore(creatorId: number, grossCents: Cents, days: number): void {
    if (grossCents === 0) return
    this.#yearBefore.set(creatorId, { grossCents, days, firstDayOfRun: this.#startDay })
  }

  #add(creator: Creator): void {
    this.#creators.push(creator)
    this.#idOf.set(creator.handle, creator.creatorId)
  }
}

/** The mean price of a creator's sales, given the typical (median) one. */
export const meanPriceCents = (typicalPriceCents: number, saleSigma: number): number =>
  typicalPriceCents * logNormalMeanFactor(saleSigma)
