/**
 * The creators of a run: those of the scenario, those of an imported file, and generated ones, of
 * which the run has all or a sample that stands for all.
 */
import { DAYS_IN_CALENDAR_YEAR, DAYS_IN_MONTH, type Day } from '../core/calendar'
import { givenCode } from '../core/given-code'
import type { Cents } from '../core/money'
import { canCarryInstantPayouts } from '../core/rails'
import type { PayoutPolicy } from '../core/policy'
import { scheduleColumns, type Creator } from '../ledger/creators'
import type { VolumeBefore } from '../ledger/sale-volumes'
import type { Sample } from '../metrics/sample'
import { generatedHandle } from '../scenario/generated-handle'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { onBasis, type StrataBasis } from '../scenario/strata-basis'
import { policyFrom } from '../scenario/resolved-policy'
import { isSampled, isStratified } from '../scenario/sampled'
import type { ExplicitCreator, Scenario } from '../scenario/schema'
import { payoutSchedule } from '../scenario/schedules'
import { wholeRun } from '../scenario/period'
import { CreatorTraits } from './creator-traits'
import type { Draws } from '../core/draws'
import type { DrawnNews, DrawnSample } from './draw-sample'
import type * as samplingCode from './sampling-code'

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
  /** Whom the creators stand for, of a file or generated; `null` where everyone is simulated. */
  sample: Sample | null
}

type SamplingCode = typeof samplingCode

interface SampleOptions {
  /** What chooses a sample; for a scenario with one. */
  sampling?: SamplingCode | null
  onDrawn?: DrawnNews | undefined
  /** On which basis a sample is divided; `null`: on that of the scenario. */
  sampledBy?: StrataBasis | null | undefined
  /** A sample of the same creators on the same basis, which is not drawn again. */
  drawn?: DrawnSample | null
}

/** Builds everyone, in the order: explicit creators, then the file's, or the generated ones where there is no file. */
export function populate(
  scenario: Scenario,
  policy: PayoutPolicy,
  imported: ImportedSales | null,
  startDay: Day,
  draws: Draws,
  options: SampleOptions = {},
): Population {
  const traits = new CreatorTraits(scenario.population, policy, startDay, draws)
  const builder = new PopulationBuilder(traits, startDay)
  const ids = new CreatorIds(imported)
  for (const creator of scenario.creators) builder.addExplicit(ids.take(creator.handle), creator)
  if (imported) {
    const others = imported.creators.filter((handle) => !ids.has(handle))
    for (const handle of others) builder.addDrawn(ids.take(handle), handle)
    const { population } = builder
    const sample = isSampled(scenario, true)
      ? givenCode(options.sampling, 'samples').fileAsSample(scenario, imported, population.idOf)
      : null
    return { ...population, sample }
  }
  const chosen = options.drawn ?? drawnSample(scenario, policy, startDay, draws, options)
  const { size } = scenario.population
  const numbers = chosen?.numbers ?? Array.from({ length: size }, (_, index) => index + 1)
  for (const number of numbers) {
    const handle = generatedHandle(number)
    builder.addGenerated(ids.take(handle), handle, number)
  }
  const { population } = builder
  return { ...population, sample: chosen && chosen.sampleOf(population.idOf) }
}

/** Which of the generated creators stand for all; `null` where all are simulated. */
export function drawnSample(
  scenario: Scenario,
  policy: PayoutPolicy,
  startDay: Day,
  draws: Draws,
  { sampling, onDrawn = () => undefined, sampledBy }: SampleOptions,
): DrawnSample | null {
  if (!isStratified(scenario, false)) return null
  return givenCode(sampling, 'samples').drawSample({
    scenario: sampledBy ? onBasis(scenario, sampledBy) : scenario,
    policy: sampledBy ? policyFrom(sampledBy.policy) : policy,
    days: wholeRun(scenario, null).days,
    startDay,
    draws,
    onDrawn,
  })
}

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
  readonly #traits: CreatorTraits
  readonly #startDay: Day
  readonly #creators: Creator[] = []
  readonly #habits: SalesHabit[] = []
  readonly #idOf = new Map<string, number>()
  readonly #explicit = new Map<number, ExplicitCreator>()
  readonly #paused = new Set<number>()
  readonly #yearBefore = new Map<number, VolumeBefore>()

  constructor(traits: CreatorTraits, startDay: Day) {
    this.#traits = traits
    this.#startDay = startDay
  }

  get population(): Omit<Population, 'sample'> {
    return {
      creators: this.#creators,
      habits: this.#habits,
      idOf: this.#idOf,
      explicit: this.#explicit,
      paused: this.#paused,
      yearBefore: this.#yearBefore,
    }
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
    this.#rememberYearBefore(creatorId, creator.yearBeforeGrossCents, DAYS_IN_CALENDAR_YEAR)
    if (creator.monthlyGrossCents > 0)
      this.#addHabit(creatorId, creator.handle, creator.monthlyGrossCents)
  }

  /** One of a file, which has their sales. Returns the day on which their account was opened. */
  addDrawn(creatorId: number, handle: string): Day {
    const traits = this.#traits
    const { canChooseInstant, ...destination } = traits.destination(handle)
    const frequency = traits.drawnFrequency(handle)
    const accountOpenedDay = traits.accountOpenedDay(handle)
    if (traits.isPaused(handle)) this.#paused.add(creatorId)
    this.#add({
      creatorId,
      handle,
      ...destination,
      ...scheduleColumns(traits.schedule(handle, frequency, canChooseInstant)),
      compliance: traits.isNotReviewed(handle) ? 'not_reviewed' : 'compliant',
      accountOpenedDay,
      completedPayoutsBefore: traits.completedPayouts(handle),
      minimumCents: 0,
      underAgeWithoutGuardian: false,
      bankAccount: 'linked',
    })
    return accountOpenedDay
  }

  /** Generated creators have sold at their usual rate since their account was opened, a year ago at most. */
  addGenerated(creatorId: number, handle: string, number: number): void {
    const accountOpenedDay = this.addDrawn(creatorId, handle)
    const monthlyGrossCents = this.#traits.monthlyGrossCents(number)
    const days = Math.min(DAYS_IN_CALENDAR_YEAR, this.#startDay - accountOpenedDay)
    const yearBeforeCents = Math.floor((monthlyGrossCents * days) / DAYS_IN_MONTH)
    this.#rememberYearBefore(creatorId, yearBeforeCents, days)
    this.#addHabit(creatorId, handle, monthlyGrossCents)
  }

  #addHabit(creatorId: number, handle: string, monthlyGrossCents: Cents): void {
    const typicalPriceCents = this.#traits.typicalPriceCents(handle)
    this.#habits.push({ creatorId, handle, monthlyGrossCents, typicalPriceCents })
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
