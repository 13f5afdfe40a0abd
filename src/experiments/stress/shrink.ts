/**
 * Shrinks a failing run to the smallest scenario in which the same check still finds the same kind of thing.
 * First it removes the days after the violation, then creators, faults and sales that have nothing
 * to do with it, then settings that are not needed. Each step keeps only what still fails, so the
 * result is a scenario like any other that has the failure.
 */
import { startOfDay, isoFromDay, instantFromIso, SECONDS_IN_DAY } from '../../core/calendar'
import {
  asDocument,
  listAt,
  valueAt,
  withValueAt,
  type Document,
} from '../../scenario/document-paths'
import { dayOfText } from '../../scenario/period'
import { acceptedRun } from '../accepted'
import type { RunPool } from '../run-pool'
import { CandidateSearch, leastList } from './candidate-search'
import {
  entriesOf,
  handlesOf,
  salesAndActionsOf,
  settingsOf,
  withCreators,
  withEntries,
  withinItsDays,
  withItsDays,
  withJoinedSales,
  withListAt,
  withRoundSales,
  withSettings,
  type Part,
} from './document-parts'
import type { ListedRun } from './listed-run'
import { asRecorded } from './recorded-faults'
import { FAULT_LISTS, sizeOf, type ScenarioSize } from './scenario-size'
import { halvesOf } from './shorter-outages'
import {
  foundBy,
  type StressOutcome,
  type StressViolation,
  type ViolatedCheck,
} from './stress-outcome'
import { kindOfViolation } from './story-headlines'
import { LIFETIME, WEBHOOK_OUTAGES } from './swarm'

export type ShrinkPhase = 'faults' | 'days' | 'creators' | 'sales' | 'settings'

export interface ShrinkProgress {
  phase: ShrinkPhase
  /** Scenarios that were tried, and how many are tried at most. */
  tries: number
  triesMax: number
  /** The size of the smallest scenario so far. */
  size: ScenarioSize
}

export interface ShrinkOptions {
  triesMax?: number
  signal?: AbortSignal
  onProgress?: (progress: ShrinkProgress) => void
}

export interface Shrunk {
  scenario: Document
  check: ViolatedCheck
  /** Of the least scenario. */
  violation: StressViolation
  /** Of the run that failed: with the faults that chance caused in it, and what was sold by chance. */
  before: ScenarioSize
  after: ScenarioSize
  tries: number
}

/** Enough for most; a failure that needs more is left larger than it could be. */
const TRIES_MAX = 1_500

/** `scenario` with this seed fails `check`. `null` where it does not, or where it was cancelled before anything was found. */
export async function shrink(
  pool: RunPool,
  failing: { scenario: Document; check: ViolatedCheck },
  options: ShrinkOptions = {},
): Promise<Shrunk | null> {
  const shrinking = new Shrinking(pool, failing.check, options)
  return shrinking.run(failing.scenario)
}

class Shrinking {
  readonly #pool: RunPool
  readonly #check: ViolatedCheck
  readonly #options: ShrinkOptions
  readonly #search: CandidateSearch<Document>
  readonly #triesMax: number
  /** Of the run that is shrunk: what the smallest scenario has to show, too. */
  #kind: string | null = null
  #phase: ShrinkPhase = 'faults'
  #least: Document = {}

  constructor(pool: RunPool, check: ViolatedCheck, options: ShrinkOptions) {
    this.#pool = pool
    this.#check = check
    this.#options = options
    this.#triesMax = options.triesMax ?? TRIES_MAX
    this.#search = new CandidateSearch({
      fails: (candidate) => this.#fails(candidate),
      width: pool.size,
      triesMax: this.#triesMax,
      ...(options.signal && { signal: options.signal }),
      onTry: () => this.#tell(),
    })
  }

  async run(scenario: Document): Promise<Shrunk | null> {
    const first = await this.#outcome(scenario)
    const violation = first && foundBy(first, this.#check)
    if (!first || !violation) return null
    this.#kind = kindOfViolation(violation)
    this.#least = withItsDays(scenario)
    await this.#record(first)
    const before = { ...sizeOf(this.#least), sales: first.sales }
    await this.#cutDaysAfter(violation)
    await this.#listCreators(violation)
    await this.#leaveOutFaults()
    await this.#leaveOutCreators()
    await this.#listSales()
    await this.#leaveOutFaults()
    await this.#leaveOutCreators()
    await this.#nameLifetime(scenario)
    await this.#nameWebhookOutages(scenario)
    await this.#shortenWebhookOutages()
    await this.#cutDays()
    await this.#leaveOutSettings()
    const last = await this.#outcome(this.#least)
    const after = last && this.#foundIn(last)
    if (!after) return null
    return {
      scenario: this.#least,
      check: this.#check,
      violation: after,
      before,
      after: sizeOf(this.#least),
      tries: this.#search.tries,
    }
  }

  /** What chance did to the run becomes a list. Where that list does not tell all, chance stays. */
  async #record({ faults }: StressOutcome): Promise<void> {
    this.#phase = 'faults'
    await this.#take([asRecorded(this.#least, faults)])
  }

  async #cutDaysAfter({ firstAt }: StressViolation): Promise<void> {
    this.#phase = 'days'
    const found = firstAt === null ? null : instantFromIso(firstAt)
    if (found === null) return
    const begin = startOfDay(this.#startDay)
    // What is found at midnight is of the day before.
    const days = Math.max(1, Math.ceil((found - begin) / SECONDS_IN_DAY))
    await this.#take([days, days + 1, days + 2].map((fewer) => this.#withDays(fewer)))
  }

  /** Random creators are listed by name; then those alone are tried whom the violation is about. */
  async #listCreators({ creators: handles }: StressViolation): Promise<void> {
    this.#phase = 'creators'
    const listed = await this.#listed()
    const everybody = withValueAt(
      withValueAt(this.#least, 'creators', listed.creators),
      'population.size',
      0,
    )
    const [alone] = handles
    await this.#take([
      ...(alone === undefined ? [] : [withCreators(everybody, [alone])]),
      ...(handles.length > 1 ? [withCreators(everybody, handles)] : []),
      everybody,
    ])
    await this.#leaveOutCreators()
  }

  async #leaveOutCreators(): Promise<void> {
    this.#phase = 'creators'
    const least = this.#least
    await this.#leaveOut(handlesOf(least), (handles) => withCreators(least, handles))
  }

  async #leaveOutFaults(): Promise<void> {
    this.#phase = 'faults'
    await this.#leaveOutEntries(FAULT_LISTS, entriesOf(this.#least, FAULT_LISTS))
  }

  /** Several deaths of workers that live for so long are one setting, not so many faults. */
  async #nameLifetime(scenario: Document): Promise<void> {
    const lifetimeSeconds = valueAt(scenario, LIFETIME)
    const single = listAt(this.#least, 'faults.single')
    const others = single.filter((fault) => valueAt(fault, 'fault') !== 'worker-killed')
    if (typeof lifetimeSeconds !== 'number' || single.length - others.length < 2) return
    const without = withListAt(this.#least, 'faults.single', others)
    await this.#take([withValueAt(without, LIFETIME, lifetimeSeconds)])
  }

  /**
   * Webhooks that were late or lost because nobody took them for a while are that outage, not so many faults. Those that
   * it does not explain stay.
   */
  async #nameWebhookOutages(scenario: Document): Promise<void> {
    const outages = listAt(scenario, WEBHOOK_OUTAGES)
    const single = listAt(this.#least, 'faults.single')
    const untaken = single.filter(isUntaken)
    const isListed = listAt(this.#least, WEBHOOK_OUTAGES).length > 0
    if (outages.length === 0 || untaken.length === 0 || isListed) return
    const least = withListAt(this.#least, WEBHOOK_OUTAGES, outages)
    const candidateOf = (kept: readonly unknown[]): Document => {
      const others = single.filter((fault) => !isUntaken(fault) || kept.includes(fault))
      return withListAt(least, 'faults.single', others)
    }
    const kept = await leastList(untaken, this.#search, candidateOf)
    if (kept.length === untaken.length) return
    this.#least = candidateOf(kept)
    await this.#leaveOutEntries([WEBHOOK_OUTAGES], entriesOf(this.#least, [WEBHOOK_OUTAGES]))
  }

  /** Halves of an outage, as long as one of them is enough. */
  async #shortenWebhookOutages(): Promise<void> {
    for (const index of listAt(this.#least, WEBHOOK_OUTAGES).keys()) {
      for (let before: Document | null = null; before !== this.#least;) {
        before = this.#least
        const outages = listAt(before, WEBHOOK_OUTAGES)
        const halves = halvesOf(asDocument(outages[index]))
        await this.#take(
          halves.map((half) => withListAt(this.#least, WEBHOOK_OUTAGES, outages.with(index, half))),
        )
      }
    }
  }

  /** What was sold by chance is listed; then sales and actions go that are not needed. */
  async #listSales(): Promise<void> {
    this.#phase = 'sales'
    const { sales, reversals } = await this.#listed()
    // The scenario's own sales are among those that the run had, and so are its refunds.
    const actions = listAt(this.#least, 'actions').filter(
      (action) => valueAt(action, 'sale') === undefined,
    )
    const silent = listAt(this.#least, 'creators').map((creator) => ({
      ...(creator as Document),
      monthlyGrossCents: 0,
    }))
    const listed = { ...this.#least, creators: silent, sales }
    await this.#take([withListAt(listed, 'actions', [...actions, ...reversals])])
    // Shares among random creators cannot be left out one by one, since they have to make a whole.
    await this.#take([{ ...this.#least, population: { size: 0 } }])
    await this.#take([withJoinedSales(this.#least)])
    await this.#leaveOutEntries(['sales', 'actions'], salesAndActionsOf(this.#least))
    await this.#take(ROUND_CENTS.map((cents) => withRoundSales(this.#least, cents)))
  }

  async #leaveOutEntries(lists: readonly string[], parts: readonly Part[]): Promise<void> {
    const least = this.#least
    await this.#leaveOut(parts, (some) => withEntries(least, lists, some))
  }

  async #leaveOut<Item>(
    items: readonly Item[],
    candidateOf: (kept: readonly Item[]) => Document,
  ): Promise<void> {
    const kept = await leastList(items, this.#search, candidateOf)
    if (kept.length < items.length) this.#least = candidateOf(kept)
  }

  /** Days before anything happens, and days in which nothing more does. */
  async #cutDays(): Promise<void> {
    this.#phase = 'days'
    const days = this.#days
    const later = Array.from({ length: days - 1 }, (_, cut) => days - 1 - cut).map((cut) =>
      withinItsDays({
        ...this.#least,
        days: days - cut,
        startDay: isoFromDay(this.#startDay + cut),
      }),
    )
    await this.#take(later)
    const fewer = Array.from({ length: this.#days - 1 }, (_, index) => this.#withDays(index + 1))
    await this.#take(fewer)
  }

  async #leaveOutSettings(): Promise<void> {
    this.#phase = 'settings'
    const least = this.#least
    const all = settingsOf(least, isLeftAlone)
    await this.#leaveOut(all, (some) => withSettings(least, all, some))
  }

  /** The first of the candidates that still fails takes the place of the least scenario so far. */
  async #take(candidates: readonly Document[]): Promise<void> {
    const found = await this.#search.firstFailing(candidates)
    if (found !== null) this.#least = candidates[found]!
  }

  async #fails(candidate: Document): Promise<boolean> {
    const outcome = await this.#outcome(candidate)
    return outcome !== null && this.#foundIn(outcome) !== null
  }

  #foundIn(outcome: StressOutcome): StressViolation | null {
    const violation = foundBy(outcome, this.#check)
    return violation && kindOfViolation(violation) === this.#kind ? violation : null
  }

  /** `null` of what cannot be run: shares that make no whole, say. */
  async #outcome(scenario: Document): Promise<StressOutcome | null> {
    const result = await this.#pool.run({ scenario, keep: 'stress' })
    return result.ok ? result.stress : null
  }

  async #listed(): Promise<ListedRun> {
    const { listed } = await acceptedRun(this.#pool, { scenario: this.#least, keep: 'listed' })
    return listed
  }

  get #days(): number {
    return Number(this.#least['days'])
  }

  get #startDay(): number {
    return dayOfText(String(this.#least['startDay']))
  }

  #withDays(days: number): Document {
    return withinItsDays({ ...this.#least, days })
  }

  #tell(): void {
    const { onProgress } = this.#options
    onProgress?.({
      phase: this.#phase,
      tries: this.#search.tries,
      triesMax: this.#triesMax,
      size: sizeOf(this.#least),
    })
  }
}

/**
 * Shrinking leaves these to themselves: they say which run it is, or are made less in another way. With fewer retries than
 * it has, a job would be given up at a death that the failing run has survived.
 */
const isLeftAlone = (path: string): boolean =>
  ['version', 'name', 'seed', 'startDay', 'days', 'population.size', ...LISTS].includes(path) ||
  /^jobs\.\w+RetriesMax$/.test(path) ||
  /^creators\[\d+\]\.handle$/.test(path)

/** What an outage makes of a webhook. */
const isUntaken = (fault: unknown): boolean =>
  ['webhook-late', 'webhook-lost'].includes(String(valueAt(fault, 'fault')))

/** Amounts that are easy to read. */
const ROUND_CENTS = [100_00, 10_00, 1_00]

const LISTS = ['creators', 'sales', 'actions', ...FAULT_LISTS]
