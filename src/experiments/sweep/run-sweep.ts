/**
 * Runs a sweep in a pool: each run once, and those that are known already not at all. Results do
 * not depend on the number of runs at a time. A sweep that is cancelled keeps what it has.
 */
import type { CreatorOutcome } from '../../metrics/creator-outcomes'
import type { PayoutEconomics } from '../../metrics/payout-economics'
import { acceptedRun } from '../accepted'
import { untilAborted } from '../until-aborted'
import type { RunPool } from '../run-pool'
import { pairCreators } from './creator-pairs'
import { creatorGroups } from './creator-groups'
import type { SweepPlan, SweepPoint } from './plan'
import { runsOf, type PlannedPair, type PlannedRun } from './planned-runs'
import { standingIn } from './seller-spread'
import { takerTerms } from './taker-terms'
import type { PointResult, SeedEconomics, SweepProgress, SweepResult } from './results'

/** What is kept of one run. */
export interface CachedRun {
  economics: PayoutEconomics
  creators: readonly CreatorOutcome[]
  violations: number
}

/** Runs that are known, by their key. A cache belongs to one version of the engine: another one may give other results. */
export interface RunCache {
  get(key: string): Promise<CachedRun | null>
  put(key: string, run: CachedRun): Promise<void>
}

interface SweepOptions {
  /** A point as it is after each of its seeds. */
  onPoint?: (result: PointResult) => void
  /** At the start, and after each run and what came of it. */
  onProgress?: (progress: SweepProgress) => void
  signal?: AbortSignal
  cache?: RunCache
}

/** Without a pool nothing is simulated: what comes back is known already. */
export async function runSweep(
  pool: RunPool | null,
  plan: SweepPlan,
  options: SweepOptions = {},
): Promise<SweepResult> {
  const sweep = new Sweep(pool, plan, options)
  await sweep.run()
  return sweep.result
}

class Sweep {
  readonly #pool: RunPool | null
  readonly #plan: SweepPlan
  readonly #options: SweepOptions
  readonly #pairs: readonly PlannedPair[]
  readonly #runs: readonly PlannedRun[]
  readonly #waitingFor: ReadonlyMap<PlannedRun, Set<PlannedPair>>
  /** Runs whose other run of the pair has not come in yet. */
  readonly #kept = new Map<PlannedRun, CachedRun>()
  readonly #seeds = new Map<SweepPoint, Map<string, SeedEconomics>>()
  #done = 0
  #simulated = 0
  #hasEnded = false

  constructor(pool: RunPool | null, plan: SweepPlan, options: SweepOptions) {
    this.#pool = pool
    this.#plan = plan
    this.#options = options
    const points = new Set(plan.points)
    this.#pairs = plan.pairs.filter(({ point }) => points.has(point))
    this.#runs = runsOf(this.#pairs)
    this.#waitingFor = pairsByRun(this.#pairs)
  }

  get result(): SweepResult {
    return {
      points: this.#plan.points.filter((point) => this.#seeds.has(point)).map(this.#resultOf),
      progress: this.#progress,
      isComplete: this.#done === this.#runs.length,
    }
  }

  async run(): Promise<void> {
    this.#options.onProgress?.(this.#progress)
    const next = this.#runs.values()
    const lanes = Array.from({ length: this.#pool?.size ?? 1 }, () => this.#work(next))
    try {
      await untilAborted(Promise.all(lanes), this.#options.signal)
    } finally {
      this.#hasEnded = true
    }
  }

  async #work(next: Iterator<PlannedRun>): Promise<void> {
    for (let step = next.next(); !step.done && !this.#isOver(); step = next.next()) {
      const kept = await this.#known(step.value)
      if (this.#isOver()) return
      if (kept) this.#take(step.value, kept)
    }
  }

  #isOver(): boolean {
    return this.#hasEnded || this.#options.signal?.aborted === true
  }

  async #known(run: PlannedRun): Promise<CachedRun | null> {
    const { cache } = this.#options
    const known = await cache?.get(run.key)
    if (known || !this.#pool) return known ?? null
    const { scenario, seed, sampledBy } = run
    const { economics, creators, violations } = await acceptedRun(this.#pool, {
      ...{ scenario, seed, sampledBy },
      keep: 'economics',
    })
    const kept = { economics, creators, violations }
    this.#simulated += 1
    await cache?.put(run.key, kept)
    return kept
  }

  #take(run: PlannedRun, kept: CachedRun): void {
    this.#kept.set(run, kept)
    for (const pair of this.#waitingFor.get(run)!) {
      if (this.#kept.has(pair.run) && this.#kept.has(pair.baseline)) this.#finish(pair)
    }
    this.#done += 1
    this.#options.onProgress?.(this.#progress)
  }

  #finish(pair: PlannedPair): void {
    const { point, seed } = pair
    const run = this.#kept.get(pair.run)!
    const baseline = this.#kept.get(pair.baseline)!
    const seeds = this.#seeds.get(point) ?? new Map<string, SeedEconomics>()
    seeds.set(seed, seedEconomics(pair, run, baseline, this.#plan.fileKey !== null))
    this.#seeds.set(point, seeds)
    this.#release(pair)
    this.#options.onPoint?.(this.#resultOf(point))
  }

  /** Creators of runs that no pair waits for any more would fill the memory. */
  #release(pair: PlannedPair): void {
    for (const run of new Set([pair.run, pair.baseline])) {
      const waiting = this.#waitingFor.get(run)!
      waiting.delete(pair)
      if (waiting.size === 0) this.#kept.delete(run)
    }
  }

  get #progress(): SweepProgress {
    return { done: this.#done, total: this.#runs.length, simulated: this.#simulated }
  }

  readonly #resultOf = (point: SweepPoint): PointResult => {
    const known = this.#seeds.get(point)!
    return { point, seeds: point.seeds.flatMap((seed) => known.get(seed) ?? []) }
  }
}

function pairsByRun(pairs: readonly PlannedPair[]): Map<PlannedRun, Set<PlannedPair>> {
  const byRun = new Map<PlannedRun, Set<PlannedPair>>()
  for (const pair of pairs) {
    for (const run of new Set([pair.run, pair.baseline])) {
      byRun.set(run, (byRun.get(run) ?? new Set()).add(pair))
    }
  }
  return byRun
}

function seedEconomics(
  { point, seed, ...keyed }: PlannedPair,
  run: CachedRun,
  baseline: CachedRun,
  isOnFile: boolean,
): SeedEconomics {
  const pairs = pairCreators(run.creators, baseline.creators)
  const standing = isOnFile ? standingIn(run.creators) : null
  return {
    seed,
    economics: run.economics,
    baseline: baseline.economics,
    violations: [
      { runKey: keyed.run.key, count: run.violations },
      { runKey: keyed.baseline.key, count: baseline.violations },
    ],
    groups: creatorGroups(pairs, run.economics.days),
    takers: takerTerms(pairs),
    ...(standing && { standing }),
    creators: seed === point.seeds[0] ? pairs : null,
  }
}
