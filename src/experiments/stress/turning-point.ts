/**
 * When a failure was decided. A run is simulated again and again: as it was up to a moment, and with other random numbers
 * from then on. The share of these futures that come to the same harm says how much of it was decided by that moment. Where
 * the share rises, something has happened that makes the harm likely, often days before a check can see it.
 */
import {
  instantFromIso,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  startOfDay,
  type Instant,
} from '../../core/calendar'
import { seedsFrom } from '../../core/seeds'
import type { Document } from '../../scenario/document-paths'
import { wholeRun } from '../../scenario/period'
import { acceptedRun, acceptedScenario } from '../accepted'
import type { RunPool } from '../run-pool'
import type { FailingScenario } from './failure-story'
import { stressRun } from './run-stress'
import { foundBy, type Harm } from './stress-outcome'
import { creatorsOf, toldEvents, type ToldEvent } from './told-events'
import { datedSentences, mostTelling } from './told-sentences'

/** The futures of one moment: what happened before it is as it was, what happens from it on is chance. */
export interface FuturesFrom {
  at: Instant
  /** How many of them come to the harm. */
  harmed: number
}

/** Between two moments not far from each other. */
export interface Rise {
  before: FuturesFrom
  after: FuturesFrom
  /** The first and the last second between the two in which something happened that could have decided it. */
  firstAt: Instant
  lastAt: Instant
  /** The most telling of what happened between the two, in plain English. */
  happened: string[]
}

type Span = Pick<Rise, 'before' | 'after'>

export interface TurningPoint {
  harm: Harm
  /** When the check found it. */
  foundAt: Instant
  /** Of each moment. */
  futures: number
  /** In order of time: from the first moment of the run to when the check found the harm. */
  moments: readonly FuturesFrom[]
  /** The steepest ones, in order of time. */
  rises: readonly Rise[]
  /** The first moment from which all futures of this and all later moments come to the harm. */
  decided: FuturesFrom | null
}

export interface TurningPointOptions {
  /** Of each moment. */
  futures?: number
  onProgress?: (progress: { done: number; total: number }, found: TurningPoint) => void
  signal?: AbortSignal
}

export const FUTURES = 20
export const MOMENTS_MAX = 32
/** Moments that are looked at before it is known where the share rises. */
const SPACES_AT_FIRST = 7
/** Less than this share may be chance: the same futures differ by as much between two quiet days. */
const RISE_MIN = 0.2
const RISES_MAX = 3
/** What follows each other within so long is one rise: a call, its answer, and what the service makes of it. */
const RISE_SECONDS_MAX = SECONDS_IN_HOUR
const HAPPENED_MAX = 5

/** `null` where the scenario does not fail the check, or where it was cancelled before anything is known. */
export async function findTurningPoint(
  pool: RunPool,
  { scenario, check }: FailingScenario,
  options: TurningPointOptions = {},
): Promise<TurningPoint | null> {
  const violation = foundBy(await stressRun(pool, scenario), check)
  if (!violation || options.signal?.aborted) return null
  const tracedCreator = violation.creators[0] ?? null
  const { trace } = await acceptedRun(pool, { scenario, keep: 'trace', tracedCreator })
  const failure: Failure = {
    scenario,
    harm: { check, creator: tracedCreator },
    foundAt: instantFromIso(violation.foundAt!)!,
    told: toldEvents(trace),
  }
  return new Search(pool, failure, options).run()
}

/** What is known of the run that failed. */
interface Failure {
  scenario: Document
  harm: Harm
  foundAt: Instant
  told: readonly ToldEvent[]
}

class Search {
  readonly #pool: RunPool
  readonly #scenario: Document
  readonly #options: TurningPointOptions
  readonly #harm: Harm
  readonly #told: readonly ToldEvent[]
  readonly #seeds: readonly string[]
  readonly #startAt: Instant
  readonly #foundAt: Instant
  /** The seconds in which something happened that could have decided it, ascending. */
  readonly #events: readonly Instant[]
  #moments: readonly FuturesFrom[] = []

  constructor(
    pool: RunPool,
    { scenario, harm, foundAt, told }: Failure,
    options: TurningPointOptions,
  ) {
    this.#pool = pool
    this.#scenario = scenario
    this.#options = options
    this.#harm = harm
    this.#told = told.filter((event) => this.#mayDecide(event))
    this.#seeds = otherSeeds(String(scenario['seed']), options.futures ?? FUTURES)
    this.#startAt = startOfDay(wholeRun(acceptedScenario(scenario), null).startDay)
    this.#foundAt = foundAt
    const seconds = new Set(this.#told.flatMap(secondsOf))
    this.#events = [...seconds].toSorted((one, other) => one - other)
  }

  async run(): Promise<TurningPoint | null> {
    for (const at of this.#firstMoments()) await this.#look(at)
    for (let next = this.#next(); next !== null; next = this.#next()) await this.#look(next)
    return this.#moments.length === 0 ? null : this.#found()
  }

  /** What happens to whom it is about, and whatever struck a worker or a call. */
  #mayDecide(event: ToldEvent): boolean {
    const who = this.#harm.creator
    if (who === null || event.told === 'fault' || event.told === 'killed') return true
    return creatorsOf(event).includes(who)
  }

  /** Evenly spaced, at the beginnings of days where there are enough. */
  *#firstMoments(): Generator<Instant> {
    const unit =
      this.#foundAt - this.#startAt >= SPACES_AT_FIRST * SECONDS_IN_DAY ? SECONDS_IN_DAY : 1
    const units = (this.#foundAt - this.#startAt) / unit
    for (let index = 0; index < SPACES_AT_FIRST; index += 1) {
      yield this.#startAt + Math.floor((units * index) / SPACES_AT_FIRST) * unit
    }
    yield this.#foundAt
  }

  async #look(at: Instant): Promise<void> {
    const { signal, onProgress } = this.#options
    if (signal?.aborted) return
    // From when the check has found it, it has come to the harm whatever follows: no run is needed to know.
    const harmed = at < this.#foundAt ? await this.#harmedFrom(at) : this.#seeds.length
    if (signal?.aborted) return
    this.#moments = [...this.#moments, { at, harmed }].toSorted((one, other) => one.at - other.at)
    onProgress?.({ done: this.#moments.length, total: MOMENTS_MAX }, this.#found())
  }

  async #harmedFrom(from: Instant): Promise<number> {
    const results = await Promise.all(
      this.#seeds.map((seed) =>
        acceptedRun(this.#pool, {
          scenario: this.#scenario,
          keep: 'harm',
          harm: this.#harm,
          otherChance: { from, seed },
        }),
      ),
    )
    return results.filter(({ isHarmed }) => isHarmed).length
  }

  /** In the middle of what happened in the steepest rise that can still be told apart. */
  #next(): Instant | null {
    if (this.#options.signal?.aborted || this.#moments.length >= MOMENTS_MAX) return null
    const [steepest] = this.#pairs()
      .map(({ before, after }) => ({
        rise: Math.abs(after.harmed - before.harmed) / this.#seeds.length,
        between: this.#eventsBetween(before.at, after.at),
      }))
      .filter(({ rise, between }) => rise >= RISE_MIN && between.length > 1)
      .toSorted((one, other) => other.rise - one.rise)
    return steepest ? steepest.between[Math.floor(steepest.between.length / 2) - 1]! + 1 : null
  }

  /** Seconds that are past at the second moment and not yet at the first. */
  #eventsBetween(before: Instant, after: Instant): Instant[] {
    return this.#events.filter((second) => second >= before && second < after)
  }

  #pairs(): Span[] {
    return this.#moments.slice(1).map((after, index) => ({ before: this.#moments[index]!, after }))
  }

  #found(): TurningPoint {
    const futures = this.#seeds.length
    const steepest = this.#rises()
      .filter((rise) => riseOf(rise) / futures >= RISE_MIN)
      .toSorted((one, other) => riseOf(other) - riseOf(one))
      .slice(0, RISES_MAX)
    const open = this.#moments.findLastIndex(({ harmed }) => harmed < futures)
    return {
      ...{ harm: this.#harm, foundAt: this.#foundAt, futures, moments: this.#moments },
      rises: steepest
        .toSorted((one, other) => one.after.at - other.after.at)
        .map((span) => ({ ...span, ...this.#happenedIn(span) })),
      decided: this.#moments[open + 1] ?? null,
    }
  }

  /** Each as long as the share goes on to rise, and no longer than what belongs together. */
  #rises(): Span[] {
    const rises: Span[] = []
    for (const pair of this.#pairs()) {
      if (riseOf(pair) <= 0) continue
      const last = rises.at(-1)
      const goesOn =
        last?.after === pair.before && pair.after.at - last.before.at <= RISE_SECONDS_MAX
      if (goesOn) last.after = pair.after
      else rises.push(pair)
    }
    return rises
  }

  #happenedIn({ before, after }: Span): Omit<Rise, 'before' | 'after'> {
    const seconds = this.#eventsBetween(before.at, after.at)
    const events = this.#told.filter((event) =>
      secondsOf(event).some((second) => second >= before.at && second < after.at),
    )
    const { creator } = this.#harm
    const telling = mostTelling(events, HAPPENED_MAX, creator === null ? [] : [creator])
    return {
      firstAt: seconds[0] ?? before.at,
      lastAt: seconds.at(-1) ?? after.at,
      happened: datedSentences(telling),
    }
  }
}

const riseOf = ({ before, after }: Span): number => after.harmed - before.harmed

/** The run's own is not one of them. */
const otherSeeds = (seed: string, count: number): string[] =>
  seedsFrom(`${seed}/futures`, count + 1).slice(1)

/** When a call was made, when it reached the processor and when the answer came. */
function secondsOf(event: ToldEvent): Instant[] {
  if (event.told !== 'call') return [event.at]
  return [event.at, event.effect?.at, event.answer?.at].filter((at) => at !== undefined)
}
