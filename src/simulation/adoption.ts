/**
 * Generated creators who decide for daily payouts or against them, where a scenario has a model
 * rather than a fixed share. Each learns of daily payouts on a day of their own, and weighs them on
 * decision days of their own. Creators that the scenario lists, and those on a flexible schedule,
 * do not decide.
 */
import { wouldTake } from '../core/adoption'
import type { Day } from '../core/calendar'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { exponential, happens, logNormalAround } from '../core/random'
import type { OtherFrequency, PayoutFrequency } from '../core/vocabulary'
import { mayBePaidInstantly } from '../payouts/standing'
import type { PayoutContext } from '../payouts/ports'
import type { ScenarioPopulation } from '../scenario/schema'
import { DailyOffers } from './daily-offers'
import type { UsualSales } from '../scenario/usual-sales'
import type { Draws } from '../core/draws'
import type { Population } from './population'
import type { RunSetup } from './run-setup'

type AdoptionSettings = ScenarioPopulation['adoption']

/** A creator's own traits. */
export interface AdoptionTraits {
  /**
   * Whether they weigh daily payouts at all. Those who do at a smaller share also do at a larger
   * one.
   */
  isInterested: boolean
  /** What must be added to a cent that comes a year later to make up for it, in cents. */
  waitingCost: number
  /** Days from the start of the run until they know of daily payouts. */
  awareAfterDays: number
  /** The day of their first decision, counted from the start of the run. */
  firstDecision: number
}

export function adoptionTraits(
  handle: string,
  settings: AdoptionSettings,
  draws: Draws,
): AdoptionTraits {
  const { waitingCost, awareAtStartBasisPoints, awareAfterDaysMean, decideEveryDays } = settings
  const awareness = draws.of('awareness', handle)
  const isAware = happens(awareness, awareAtStartBasisPoints)
  return {
    isInterested: happens(draws.of('interest', handle), settings.interestedBasisPoints),
    waitingCost: logNormalAround(
      draws.of('waiting-cost', handle),
      waitingCost.medianYearlyBasisPoints / BASIS_POINTS_IN_WHOLE,
      waitingCost.sigma,
    ),
    awareAfterDays: isAware ? 0 : exponential(awareness) * awareAfterDaysMean,
    firstDecision: Math.floor(draws.of('schedule-decision', handle)() * decideEveryDays),
  }
}

/** The day of the first decision at which they know of daily payouts, counted from the start of the run. */
export function firstAwareDecision(
  { awareAfterDays, firstDecision }: Pick<AdoptionTraits, 'awareAfterDays' | 'firstDecision'>,
  { decideEveryDays }: Pick<AdoptionSettings, 'decideEveryDays'>,
): number {
  const decisions = Math.ceil((awareAfterDays - firstDecision) / decideEveryDays)
  return firstDecision + Math.max(0, decisions) * decideEveryDays
}

interface Decider extends AdoptionTraits {
  creatorId: number
  /** The schedule they are on when they do not take daily. */
  other: OtherFrequency
}

interface AdoptionOptions {
  setup: RunSetup
  population: Population
  context: PayoutContext
  /** What creators usually sell, by id. */
  sales: ReadonlyMap<number, UsualSales>
  draws: Draws
}

export class Adoption {
  readonly #settings: AdoptionSettings
  readonly #startDay: Day
  readonly #context: PayoutContext
  readonly #offers: DailyOffers
  readonly #sales: ReadonlyMap<number, UsualSales>
  /** By the day of their first decision. */
  readonly #deciders = new Map<number, Decider[]>()

  constructor({ setup, population, context, sales, draws }: AdoptionOptions) {
    this.#settings = setup.scenario.population.adoption
    this.#startDay = setup.startDay
    this.#context = context
    this.#offers = new DailyOffers(setup.scenario)
    this.#sales = sales
    for (const { creatorId, handle, frequency } of population.creators) {
      if (population.explicit.has(creatorId) || !isOther(frequency)) continue
      const traits = adoptionTraits(handle, this.#settings, draws)
      if (!traits.isInterested) continue
      const known = this.#deciders.get(traits.firstDecision)
      const decider = { ...traits, creatorId, other: frequency }
      if (known) known.push(decider)
      else this.#deciders.set(traits.firstDecision, [decider])
    }
  }

  /** Everyone decides whose day it is. */
  decide(day: Day): void {
    const dayOfRun = day - this.#startDay
    const deciders = this.#deciders.get(dayOfRun % this.#settings.decideEveryDays) ?? []
    for (const decider of deciders) {
      if (dayOfRun >= decider.awareAfterDays) this.#decide(decider)
    }
  }

  #decide(decider: Decider): void {
    const { ledger, policy } = this.#context
    const { creators } = ledger
    const creator = creators.get(decider.creatorId)
    const { frequency } = creator
    // An action may have changed their schedule: what they were put on is what they return to.
    if (isOther(frequency)) decider.other = frequency
    else if (frequency !== 'daily') return
    const isOnDaily = frequency === 'daily'
    const sales = this.#sales.get(decider.creatorId)
    const offer = sales ? this.#offers.to(sales, creator, decider.other, policy) : null
    const takes = wouldTake(isOnDaily, offer, decider.waitingCost, this.#settings)
    if (takes === isOnDaily || (takes && !this.#mayTake(decider))) return
    creators.changeSchedule(decider.creatorId, takes ? 'daily' : decider.other, this.#context.now())
  }

  #mayTake({ creatorId }: Decider): boolean {
    const { policy } = this.#context
    return mayBePaidInstantly(this.#context, creatorId, this.#context.today(), policy)
  }
}

const isOther = (frequency: PayoutFrequency): frequency is OtherFrequency =>
  frequency === 'weekly' || frequency === 'monthly' || frequency === 'quarterly'
