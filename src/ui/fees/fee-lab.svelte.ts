/**
 * The sweeps of the page: one at a time, and only when the reader asks. What comes in is shown at once and kept, so that
 * a sweep that was cancelled, or a page that was opened again, goes on where it was.
 */
import { CENTS_IN_DOLLAR } from '../../core/money'
import type { PackedSales } from '../../../workers/contract'
import type { PointResult, SweepPlan, SweepProgress } from '../../../workers/sweep-contract'
import { OWN_ALTERNATIVES } from './alternatives/own-alternatives'
import { PoolTask, type PoolSource } from '../lab/pool-task'
import { paceOf, secondsLeft } from '../lab/time-left'
import type { FeeRange } from './curve/fee-range'
import type { KeyedRun } from './results/results-file'
import { periodsIn, resultFor, type Period } from './period'
import type { RunStore } from './results/run-store'
import {
  SWEEP_BY_DEFAULT,
  type GoalFigures,
  type GridChoice,
  type SweepInPlace,
} from './sweep/sweep-in-place'
import type { NamedChanges } from './sweep/sweep-plans'

/** Each is a question of its own, with a plan of its own. */
export type SweepName = 'curve' | 'alternatives' | 'grid' | 'assumptions'

export interface SweepEngine extends PoolSource {
  /** Milliseconds, of any clock. */
  now: () => number
}

/** What is known of a plan. */
export interface ShownSweep {
  plan: SweepPlan
  /** Those with a seed at least, in the order of the plan. */
  points: readonly PointResult[]
}

export interface RunningSweep {
  name: SweepName
  /** Of the plan: those that are run. */
  pointIds: readonly string[]
  /** How much of it is done, from 0 to 1, with what is done of runs that are under way. */
  share: number
  /** As was expected of such runs, until enough of them are in to tell. */
  secondsLeft: number
}

/** Points that are run once what goes on has ended. */
interface QueuedPoints {
  name: SweepName
  plan: SweepPlan
  sales: PackedSales | null
  pointIds: readonly string[]
}

/** When the first run began that was not known, and how much was done by then: what is known takes no time. */
interface Began {
  /** Milliseconds of the engine’s clock. */
  at: number
  share: number
}

/** Since then. */
interface Simulated {
  milliseconds: number
  /** Runs. */
  simulated: number
  /** Of a sweep. */
  share: number
}

type ByName<Value> = Readonly<Partial<Record<SweepName, Value>>>

/** What runs sweeps is read with the first one: a page that asks for none needs none of it. */
const sweepContract = () => import('../../../workers/sweep-contract')

export class FeeLab {
  readonly #engine: SweepEngine
  readonly #cache: Pick<RunStore, 'get' | 'put' | 'takeIn' | 'tidy'>
  #shown = $state.raw<ByName<ShownSweep>>({})
  #failures = $state.raw<ByName<string>>({})
  #running = $state.raw<RunningSweep | null>(null)
  #waiting = $state.raw<SweepName | null>(null)
  #queued = $state.raw<QueuedPoints | null>(null)
  /** Runs what goes on, or what waits, once more: what is known of it takes no time. */
  #again: (() => Promise<void>) | null = null
  #filesTakenIn = $state(0)
  /** How many times as long runs take here as was expected of them; 1 until some have been simulated. */
  #pace = $state(1)
  readonly #task = new PoolTask()
  /** How often each sweep has been asked for: an answer that comes after a later question is not shown. */
  readonly #asked: Partial<Record<SweepName, number>> = {}
  /** Of every point. */
  seedCount = $state(SWEEP_BY_DEFAULT.seeds)
  /** The fees that are swept; `null`: the usual ones. */
  range = $state.raw<FeeRange | null>(SWEEP_BY_DEFAULT.range)
  /** What the fee is swept together with. */
  grid = $state<GridChoice>(SWEEP_BY_DEFAULT.grid)
  goal = $state.raw<GoalFigures>(SWEEP_BY_DEFAULT.goal)
  paidTwiceBasisPoints = $state(SWEEP_BY_DEFAULT.paidTwiceBasisPoints)
  #period = $state<Period>(SWEEP_BY_DEFAULT.period)
  /** Whether the browser refused to store a run, so that a reload loses it. */
  areRunsInMemoryOnly = $state(false)
  #own = $state.raw<readonly NamedChanges[]>(OWN_ALTERNATIVES.load())

  constructor(engine: SweepEngine, cache: Pick<RunStore, 'get' | 'put' | 'takeIn' | 'tidy'>) {
    this.#engine = engine
    this.#cache = cache
    void cache.tidy().catch(() => undefined)
  }

  /** The reader's own alternatives, beside those that every scenario has. */
  get own(): readonly NamedChanges[] {
    return this.#own
  }

  addOwn(alternative: NamedChanges): void {
    this.#changeOwn((own) => [...without(own, alternative.name), alternative])
  }

  removeOwn(name: string): void {
    this.#changeOwn((own) => without(own, name))
  }

  /** Another tab may have changed what is kept: only this change is made to it. */
  #changeOwn(change: (own: readonly NamedChanges[]) => NamedChanges[]): void {
    this.#own = change(this.#own)
    OWN_ALTERNATIVES.keep(change(OWN_ALTERNATIVES.load()))
  }

  /** What a link says of the sweeps beside the scenario. */
  get inPlace(): SweepInPlace {
    const { seedCount: seeds, range, grid, goal, paidTwiceBasisPoints, period } = this
    return { seeds, range, alternatives: this.#own, grid, goal, paidTwiceBasisPoints, period }
  }

  /** The alternatives of a link come before the reader's own, and are not kept. */
  set inPlace(asked: SweepInPlace) {
    const { seeds, range, alternatives, grid, goal, paidTwiceBasisPoints, period } = asked
    this.seedCount = seeds
    this.range = range
    this.grid = grid
    this.goal = goal
    this.paidTwiceBasisPoints = paidTwiceBasisPoints
    this.#showFor(period)
    const isLinked = ({ name }: NamedChanges): boolean =>
      alternatives.some((linked) => linked.name === name)
    this.#own = [...alternatives, ...this.#own.filter((own) => !isLinked(own))]
  }

  get period(): Period {
    return this.#period
  }

  /** The goal stays as high as it is, to the dollar. */
  set period(period: Period) {
    const dollars = (this.goal.marginCents / CENTS_IN_DOLLAR) * periodsIn(period, this.#period)
    this.goal = { ...this.goal, marginCents: Math.round(dollars) * CENTS_IN_DOLLAR }
    this.#showFor(period)
  }

  get running(): RunningSweep | null {
    return this.#running
  }

  /** The sweep that has given way to a run, and goes on after it. */
  get waiting(): SweepName | null {
    return this.#waiting
  }

  /** The points of a sweep that have their turn after what goes on. */
  queuedOf(name: SweepName): readonly string[] {
    return this.#queued?.name === name ? this.#queued.pointIds : []
  }

  shown(name: SweepName): ShownSweep | null {
    return this.#shown[name] ?? null
  }

  /** What is known of every sweep. */
  get allShown(): readonly ShownSweep[] {
    return Object.values(this.#shown)
  }

  /** Why the latest sweep of this name ended before its time. */
  failureOf(name: SweepName): string | null {
    return this.#failures[name] ?? null
  }

  /** How many runs of a plan go on side by side. */
  sizeFor({ size }: SweepPlan): number {
    return this.#engine.sizeFor(size.memoryBytes)
  }

  /** How long a share of a plan takes. */
  secondsFor(plan: SweepPlan, share = 1): number {
    return (this.#pace * share * plan.size.seconds) / this.sizeFor(plan)
  }

  /**
   * Shows what is known of a plan already. Where that is nothing, what was shown before stays. While a sweep goes on it does
   * nothing. An effect that asked is run again after that, and once runs are taken in, since more may be known then.
   */
  async recall(name: SweepName, plan: SweepPlan): Promise<void> {
    void this.#filesTakenIn
    if (this.#running) return
    const asked = this.#ask(name)
    const { runSweep } = await sweepContract()
    const { points } = await runSweep(null, plan, { cache: this.#cache })
    if (asked !== this.#asked[name]) return
    if (points.length > 0 || !this.#shown[name]) this.#show(name, { plan, points })
  }

  /** Runs a plan, or the points of it that are named. Ends whatever sweep goes on. */
  async run(
    name: SweepName,
    plan: SweepPlan,
    sales: PackedSales | null,
    pointIds: readonly string[] | null = null,
  ): Promise<void> {
    this.cancel()
    this.#again = async () => this.run(name, plan, sales, pointIds)
    this.#ask(name)
    this.#failures = { ...this.#failures, [name]: undefined }
    const points = plan.points.filter(({ id }) => pointIds?.includes(id) ?? true)
    const runIds = points.map(({ id }) => id)
    const part = pairsOf(points) / pairsOf(plan.points)
    const known = this.#shown[name]
    this.#show(name, { plan, points: known?.plan === plan ? known.points : [] })
    const pool = this.#engine.open(sales, this.sizeFor(plan))
    let progress: SweepProgress = { done: 0, total: 1, simulated: 0 }
    let share = 0
    let began: Began = { at: this.#engine.now(), share }
    const tell = (): void => {
      // A run that has ended is under way no more, and is done a moment later.
      share = Math.max(share, (progress.done + pool.underWay) / progress.total)
      const { simulated } = progress
      if (simulated === 0 && pool.underWay === 0) began = { at: this.#engine.now(), share }
      const milliseconds = this.#engine.now() - began.at
      const since = { milliseconds, simulated, share: share - began.share }
      this.#takePace(plan, part, since)
      const secondsLeft = this.#secondsLeft(plan, part, 1 - share, since)
      this.#running = { name, pointIds: runIds, share, secondsLeft }
    }
    tell()
    pool.onShare = tell
    await this.#task.run(
      pool,
      async (signal) => {
        const { runSweep } = await sweepContract()
        await runSweep(
          pool,
          { ...plan, points },
          {
            cache: this.#cache,
            signal,
            onPoint: (point) => {
              if (!signal.aborted) this.#take(name, point)
            },
            onProgress: (latest) => {
              if (signal.aborted) return
              progress = latest
              tell()
            },
          },
        )
      },
      (failure) => {
        if (failure !== null) this.#failures = { ...this.#failures, [name]: failure }
        this.#running = null
        this.#again = null
        const next = this.#queued
        this.#queued = null
        // After a failure the reader decides.
        if (next && failure === null) void this.run(next.name, next.plan, next.sales, next.pointIds)
      },
    )
  }

  /**
   * Runs points of a plan after what goes on or has given way, with those of the same plan that wait for it already; at once
   * where there is neither.
   */
  queue(
    name: SweepName,
    plan: SweepPlan,
    sales: PackedSales | null,
    pointIds: readonly string[],
  ): void {
    if (!this.#running && !this.#waiting) {
      void this.run(name, plan, sales, pointIds)
      return
    }
    const before = this.#queued?.plan === plan ? this.#queued.pointIds : []
    const others = pointIds.filter((id) => !before.includes(id))
    this.#queued = { name, plan, sales, pointIds: [...before, ...others] }
  }

  /** Stops what goes on until a run is over that needs the processors more. */
  giveWay(): void {
    if (!this.#running) return
    const { name } = this.#running
    const [again, queued] = [this.#again, this.#queued]
    this.cancel()
    this.#again = again
    this.#queued = queued
    this.#waiting = name
  }

  goOn(): void {
    if (!this.#waiting) return
    const queued = this.#queued
    void this.#again?.()
    this.#queued = queued
  }

  /** The runs behind sweeps that are shown, and how many of them the browser no longer keeps. */
  async keptRuns(sweeps: readonly ShownSweep[]): Promise<{ runs: KeyedRun[]; missing: number }> {
    const { runKeysOf } = await sweepContract()
    const runs: KeyedRun[] = []
    let missing = 0
    for (const key of runKeysOf(sweeps)) {
      const run = await this.#cache.get(key)
      if (run) runs.push([key, run])
      else missing += 1
    }
    return { runs, missing }
  }

  /** Runs that were made elsewhere, by this build of the engine. Ends whatever sweep goes on. */
  takeIn(runs: readonly KeyedRun[]): void {
    this.cancel()
    this.#cache.takeIn(runs)
    this.#filesTakenIn += 1
  }

  /** What has come in stays. What waits for its turn does not run either. */
  cancel(): void {
    this.#task.cancel()
    this.#running = null
    this.#again = null
    this.#waiting = null
    this.#queued = null
  }

  #ask(name: SweepName): number {
    const asked = (this.#asked[name] ?? 0) + 1
    this.#asked[name] = asked
    return asked
  }

  #take(name: SweepName, result: PointResult): void {
    const { plan, points } = this.#shown[name]!
    const others = points.filter(({ point }) => point.id !== result.point.id)
    const place = ({ point: { id } }: PointResult): number =>
      plan.points.findIndex((point) => point.id === id)
    const all = [...others, result].toSorted((one, other) => place(one) - place(other))
    this.#show(name, { plan, points: all })
  }

  #show(name: SweepName, shown: ShownSweep): void {
    this.#shown = { ...this.#shown, [name]: sweepFor(this.#period, shown) }
  }

  #showFor(period: Period): void {
    if (period === this.#period) return
    this.#period = period
    for (const [name, shown] of Object.entries(this.#shown)) this.#show(name as SweepName, shown)
  }

  /** `part`: of the plan, what is run of it. */
  #takePace(plan: SweepPlan, part: number, { share, ...since }: Simulated): void {
    const expected = (part * share * plan.size.seconds) / this.sizeFor(plan)
    this.#pace = paceOf({ ...since, expected }) ?? this.#pace
  }

  #secondsLeft(
    plan: SweepPlan,
    part: number,
    left: number,
    { share, ...since }: Simulated,
  ): number {
    return secondsLeft({ ...since, done: share, left }) ?? this.secondsFor(plan, part * left)
  }
}

const sweepFor = (period: Period, { plan, points }: ShownSweep): ShownSweep => ({
  plan,
  points: points.map((point) => resultFor(period, point)),
})

const without = (own: readonly NamedChanges[], name: string): NamedChanges[] =>
  own.filter((one) => one.name !== name)

const pairsOf = (points: readonly { seeds: readonly string[] }[]): number =>
  points.reduce((sum, { seeds }) => sum + seeds.length, 0)
