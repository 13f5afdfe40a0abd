/**
 * Other seeds, run in the background while the page is at rest. Whatever the reader starts ends them at once; what has
 * come in stays, and they go on later. Nothing is run twice: results are known by scenario, sales, seed and build.
 */
import { errorText } from '../../core/error-text'
import { PoolClosed, type RunPool, type SeedResult } from '../../../workers/compare-contract'
import { figureValues } from '../../../workers/contract'
import { sameValue } from '../../scenario/document-paths'
import { inTime } from '../in-time'
import { isSameService } from '../lab/paying-service'
import { secondsLeft } from '../lab/time-left'
import type { HeldSeeds } from './held-seeds'
import type { SeedStore, FiguresBySeed } from './seed-store'
import type { SeedSubject } from './seed-subject'

export interface SeedEngine {
  open: (subject: SeedSubject, size: number) => RunPool
  sizeFor: (subject: SeedSubject) => number
  /** Calls back once the page has nothing else to do. */
  whenIdle: (call: () => void) => void
  /** Milliseconds, of any clock. */
  now: () => number
}

interface Next {
  subject: SeedSubject
  seed: string
}

interface SeedPool {
  runs: RunPool
  size: number
  /** By the clock of the engine. */
  openedAt: number
  sales: SeedSubject['sales']
  service: SeedSubject['service']
}

export class SeedRuns {
  readonly #engine: SeedEngine
  readonly #store: Pick<SeedStore, keyof SeedStore>
  readonly #held: HeldSeeds
  #subjects: readonly SeedSubject[] = []
  #mayRun = false
  #pool: SeedPool | null = null
  /** Scenario and seed of each run in progress: as many as there are workers. */
  #inProgress: readonly string[] = []
  readonly #loads: Record<string, Promise<void>> = {}
  /** The outcomes of the runs themselves: of this build, and not stored with what is run here. */
  #own = $state.raw<Readonly<Record<string, FiguresBySeed>>>({})
  /** What was stored and has come in; nothing of a scenario whose stored results have not been read. */
  #results = $state.raw<Readonly<Record<string, FiguresBySeed>>>({})
  #failures = $state.raw<Readonly<Record<string, string>>>({})
  #isHeld: boolean
  #isWorking = $state(false)
  /** Ended since the pool was opened. */
  #ended = 0
  #secondsLeft = $state<number | null>(null)

  constructor(engine: SeedEngine, store: Pick<SeedStore, keyof SeedStore>, held: HeldSeeds) {
    this.#engine = engine
    this.#store = store
    this.#held = held
    this.#isHeld = $state(held.load())
    void store.tidy().catch(() => undefined)
  }

  /** Stopped by the reader, in this visit or an earlier one. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  get isWorking(): boolean {
    return this.#isWorking
  }

  /** Until all that are wanted are in; `null` until it can be told. */
  get secondsLeft(): number | null {
    return this.#secondsLeft
  }

  /** What has come in, in the order of the seeds. */
  resultsOf({ key, seeds }: SeedSubject): SeedResult[] {
    const known = { ...this.#results[key], ...this.#own[key] }
    return seeds.flatMap((seed) => {
      const outcome = known[seed]
      return outcome ? [{ seed, ...outcome }] : []
    })
  }

  /** Why the other seeds of a scenario cannot be run, where they cannot. */
  failureOf({ key }: SeedSubject): string | null {
    return this.#failures[key] ?? null
  }

  /** The scenarios to run under other seeds, and whether the page is at rest. */
  want(subjects: readonly SeedSubject[], mayRun: boolean): void {
    this.#subjects = subjects
    this.#mayRun = mayRun
    for (const subject of subjects) this.#learnOwn(subject)
    if (!mayRun) {
      // What failed is tried again once the reader has run something.
      this.#failures = {}
      this.#end()
    } else this.#engine.whenIdle(() => void this.#loadAndFill())
  }

  hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.#held.keep(isHeld)
    if (isHeld) this.#end()
    else {
      this.#failures = {}
      void this.#loadAndFill()
    }
  }

  async #loadAndFill(): Promise<void> {
    await Promise.all(this.#subjects.map(({ key }) => (this.#loads[key] ??= this.#load(key))))
    this.#fill()
  }

  async #load(key: string): Promise<void> {
    this.#learn(key, await inTime(this.#store.results(key)).catch(() => ({})))
  }

  #learn(key: string, results: FiguresBySeed): void {
    this.#results = { ...this.#results, [key]: { ...this.#results[key], ...results } }
  }

  #learnOwn({ key, own }: SeedSubject): void {
    const known = this.#own[key]
    if (own === null) return
    const { seed, ...outcome } = own
    if (sameValue(known?.[seed], outcome)) return
    this.#own = { ...this.#own, [key]: { ...known, [seed]: outcome } }
  }

  /** The seed that is furthest behind: all scenarios get on side by side, so that they can be paired early. */
  #next(): Next | null {
    const longest = Math.max(0, ...this.#subjects.map(({ seeds }) => seeds.length))
    for (let position = 0; position < longest; position += 1) {
      for (const subject of this.#subjects) {
        const seed = subject.seeds[position]
        if (seed !== undefined && this.#isOpen(subject, seed)) return { subject, seed }
      }
    }
    return null
  }

  #isOpen({ key }: SeedSubject, seed: string): boolean {
    if (!this.#results[key] || this.#inProgress.includes(key + seed)) return false
    return this.#isToCome(key, seed)
  }

  #isToCome(key: string, seed: string): boolean {
    if (key in this.#failures) return false
    return !(seed in (this.#results[key] ?? {}) || seed in (this.#own[key] ?? {}))
  }

  /** Scenarios that are wanted twice, as of the run on the page and of one that it is compared with, are run once. */
  #countToCome(): number {
    const toCome = this.#subjects.flatMap(({ key, seeds }) =>
      seeds.filter((seed) => this.#isToCome(key, seed)).map((seed) => key + seed),
    )
    return toCome.filter((run, index) => toCome.indexOf(run) === index).length
  }

  /** The workers that there are serve one file and are so many that the largest scenario fits into each. */
  #fill(): void {
    if (!this.#mayRun || this.#isHeld) return
    const size = Math.min(...this.#subjects.map((subject) => this.#engine.sizeFor(subject)))
    for (let next = this.#next(); next; next = this.#next()) {
      const { sales, service } = next.subject
      const isOfUse =
        this.#pool?.sales === sales &&
        this.#pool.size === size &&
        isSameService(this.#pool.service, service)
      if (!isOfUse && this.#inProgress.length > 0) return
      if (!isOfUse) this.#end()
      const pool = (this.#pool ??= this.#open(next.subject, size))
      if (this.#inProgress.length >= pool.size) return
      this.#run(pool.runs, next)
    }
    // Idle workers hold on to their memory.
    if (this.#inProgress.length === 0) this.#end()
  }

  #open(subject: SeedSubject, size: number): SeedPool {
    this.#isWorking = true
    const openedAt = this.#engine.now()
    const { sales, service } = subject
    return { runs: this.#engine.open(subject, size), size, openedAt, sales, service }
  }

  #run(pool: RunPool, { subject, seed }: Next): void {
    const { key, scenario, sampledBy } = subject
    this.#inProgress = [...this.#inProgress, key + seed]
    pool.run({ scenario, seed, sampledBy, keep: 'figures' }).then(
      (result) => {
        // One that was ended is run again later.
        if (pool !== this.#pool?.runs) return
        this.#hasEnded(key + seed)
        if (result.ok) {
          const { figures, violations } = result
          this.#keep(key, { [seed]: { values: figureValues(figures), violations } })
        } else this.#fail(key, result.problems[0]?.expected ?? '')
        this.#tellTimeLeft(this.#pool)
        this.#fill()
      },
      (reason: unknown) => {
        if (reason instanceof PoolClosed || pool !== this.#pool?.runs) return
        this.#hasEnded(key + seed)
        this.#fail(key, errorText(reason))
        this.#fill()
      },
    )
  }

  #hasEnded(run: string): void {
    this.#inProgress = this.#inProgress.filter((one) => one !== run)
    this.#ended += 1
  }

  #tellTimeLeft({ openedAt }: SeedPool): void {
    this.#secondsLeft = secondsLeft({
      milliseconds: this.#engine.now() - openedAt,
      simulated: this.#ended,
      done: this.#ended,
      left: this.#countToCome(),
    })
  }

  #keep(key: string, results: FiguresBySeed): void {
    this.#learn(key, results)
    void this.#store.put(key, this.#results[key] ?? {}).catch(() => undefined)
  }

  #fail(key: string, reason: string): void {
    this.#failures = { ...this.#failures, [key]: reason }
  }

  #end(): void {
    const pool = this.#pool
    this.#pool = null
    this.#inProgress = []
    this.#isWorking = false
    this.#ended = 0
    this.#secondsLeft = null
    pool?.runs.close()
  }
}
