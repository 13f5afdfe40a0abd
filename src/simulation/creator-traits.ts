/**
 * The traits of generated creators. Each trait has random numbers of its own, so it can be known
 * without the others, and another share for one trait leaves the others as they are. The same
 * question always has the same answer.
 */
import type { Day } from '../core/calendar'
import type { DrawConcern } from '../core/draw-concerns'
import type { PayoutSchedule } from '../core/flexible-schedule'
import type { Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import { exponential, happens, logNormalAround, pick, type Uniform } from '../core/random'
import { canCarryInstantPayouts, isBoundToInstantCountries } from '../core/rails'
import {
  isFlexibleFrequency,
  isPushRail,
  type PayoutFrequency,
  type Rail,
} from '../core/vocabulary'
import { grossAt, placeInPrices, placesInGross, typicalPrice } from '../scenario/creator-sizes'
import type { ScenarioPopulation } from '../scenario/schema'
import { drawFlexible } from './drawn-schedules'
import type { Draws } from '../core/draws'

/** A hundred years, the most that a scenario may write for a creator of its own. */
const ACCOUNT_AGE_DAYS_MAX = 36_600

export interface Destination {
  rail: Rail
  country: string
  instantCapable: boolean
  /** Whether the rules of the first day let them be paid instantly there. */
  canChooseInstant: boolean
}

export class CreatorTraits {
  readonly #settings: ScenarioPopulation
  readonly #policy: PayoutPolicy
  readonly #startDay: Day
  readonly #draws: Draws
  #placesInGross: ((number: number) => Uniform) | null = null

  constructor(settings: ScenarioPopulation, policy: PayoutPolicy, startDay: Day, draws: Draws) {
    this.#settings = settings
    this.#policy = policy
    this.#startDay = startDay
    this.#draws = draws
  }

  #draw(trait: DrawConcern, handle: string): Uniform {
    return this.#draws.of(trait, handle)
  }

  destination(handle: string): Destination {
    const settings = this.#settings
    const rail = pick(this.#draw('rail', handle), settings.railShareBasisPoints)
    const country = pick(this.#draw('country', handle), settings.countryShareBasisPoints[rail])
    // Who is on a push rail has been found to be reached by it.
    const instantCapable =
      isPushRail(rail) ||
      (canCarryInstantPayouts(rail) &&
        happens(this.#draw('instant-capable', handle), settings.instantCapableBasisPoints))
    const canChooseInstant =
      instantCapable &&
      (!isBoundToInstantCountries(rail) || this.#policy.instantCountries.includes(country))
    return { rail, country, instantCapable, canChooseInstant }
  }

  /**
   * The schedule that chance gives the creator, whether or not the creator's destination allows it.
   */
  drawnFrequency(handle: string): PayoutFrequency {
    return pick(this.#draw('schedule', handle), this.#settings.scheduleShareBasisPoints)
  }

  /**
   * Daily is offered only where instant payouts are. Creators who cannot choose it are on weekly,
   * and so are those who have yet to decide, where a model decides for them.
   */
  schedule(handle: string, drawn: PayoutFrequency, canChooseInstant: boolean): PayoutSchedule {
    if (isFlexibleFrequency(drawn)) {
      const settings = this.#settings.flexibleSchedules
      const draw = (trait: DrawConcern): Uniform => this.#draw(trait, handle)
      return drawFlexible(drawn, settings, canChooseInstant, this.#startDay, draw)
    }
    const isDailyLater = this.#settings.adoption.mode === 'model'
    return drawn === 'daily' && (isDailyLater || !canChooseInstant) ? 'weekly' : drawn
  }

  isPaused(handle: string): boolean {
    return happens(this.#draw('paused', handle), this.#settings.pausedBasisPoints)
  }

  isNotReviewed(handle: string): boolean {
    return happens(this.#draw('review', handle), this.#settings.notReviewedBasisPoints)
  }

  accountOpenedDay(handle: string): Day {
    const { medianDays, sigma } = this.#settings.accountAge
    const ageDays = logNormalAround(this.#draw('account-age', handle), medianDays, sigma)
    return this.#startDay - Math.min(ACCOUNT_AGE_DAYS_MAX, Math.round(ageDays))
  }

  /** None, one to three, or four and more, as the scenario's shares have it; above four the count matters to no rule. */
  completedPayouts(handle: string): number {
    const { atLeastOneBasisPoints, atLeastFourBasisPoints } = this.#settings.completedPayouts
    const uniform = this.#draw('completed-payouts', handle)
    const position = uniform() * 10_000
    if (position >= atLeastOneBasisPoints) return 0
    if (position >= atLeastFourBasisPoints) return 1 + Math.floor(uniform() * 3)
    return 4 + Math.floor(8 * exponential(uniform))
  }

  /** The monthly gross of the generated creator with this number, counted from 1. */
  monthlyGrossCents(number: number): Cents {
    this.#placesInGross ??= placesInGross(this.#settings, this.#draws)
    return grossAt(this.#placesInGross(number), this.#settings)
  }

  typicalPriceCents(handle: string): number {
    return typicalPrice(placeInPrices(handle, this.#draws), this.#settings)
  }
}
