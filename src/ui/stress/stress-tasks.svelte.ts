/** The tasks of stress tests: one thing at a time, in a pool of its own. */
import type { RunPool } from '../../../workers/compare-contract'
import type { ShrinkProgress } from '../../../workers/stress-contract'
import type { SweepEngine } from '../fees/fee-lab.svelte'
import type { PayingService } from '../lab/paying-service'
import { PoolTask } from '../lab/pool-task'
import { secondsLeft } from '../lab/time-left'

export type StressTaskName = 'seeds' | 'story' | 'turning-point' | 'matrix' | 'atlas' | 'prices'

/** They mostly end before they have made as many runs as they may. */
const END_EARLY: readonly StressTaskName[] = ['story', 'turning-point']

export interface RunningTask {
  name: StressTaskName
  done: number
  total: number
  /** Of these, with what is done of runs that are under way, from 0 to 1. */
  share: number
  /** `null` where it cannot be told yet, or the total is only the most that there may be. */
  secondsLeft: number | null
  /** Of a story: how far the scenario has been cut down. */
  shrinking: ShrinkProgress | null
}

/** `known`: how many of those that are done took no time, as they had been run before. */
type Progress = Pick<RunningTask, 'done' | 'total'> & { known?: number; shrinking?: ShrinkProgress }
type Report = (progress: Progress) => void

export type Work = (pool: RunPool, signal: AbortSignal, report: Report) => Promise<unknown>

/** What each run of a task takes, and who pays in it; `null`: the lab's own service. */
export interface RunsOfTask {
  memoryBytes: number
  service: PayingService | null
}

/** How many runs of a task have been made before, how many are left, and what these are expected to take. */
export interface RunsLeft {
  known: number
  runs: number
  seconds: number
}

export class StressTasks {
  readonly #engine: SweepEngine
  readonly #task = new PoolTask()
  #running = $state.raw<RunningTask | null>(null)
  #failure = $state.raw<{ name: StressTaskName; reason: string } | null>(null)

  constructor(engine: SweepEngine) {
    this.#engine = engine
  }

  get running(): RunningTask | null {
    return this.#running
  }

  /** Why the latest task of this name stopped. */
  failureOf(name: StressTaskName): string | null {
    return this.#failure?.name === name ? this.#failure.reason : null
  }

  /** How many runs of this size are made at a time. */
  sizeFor(memoryBytes: number): number {
    return this.#engine.sizeFor(memoryBytes)
  }

  async run(
    name: StressTaskName,
    { memoryBytes, service }: RunsOfTask,
    work: Work,
    expected: RunsLeft | null = null,
  ): Promise<void> {
    this.#failure = null
    const pool = this.#engine.open(null, this.sizeFor(memoryBytes), service)
    const { known: done, runs, seconds } = expected ?? { known: 0, runs: 1, seconds: null }
    let progress: Progress = { done, total: done + runs, known: done }
    const began = this.#engine.now()
    const tell = (): void => {
      const { done, total, known = 0, shrinking = null } = progress
      const simulated = done - known + pool.underWay
      const left = Math.max(0, total - known - simulated)
      const pace = { milliseconds: this.#engine.now() - began, simulated, done: simulated, left }
      const told = END_EARLY.includes(name) ? null : secondsLeft(pace)
      this.#running = {
        ...{ name, done, total, shrinking },
        share: 1 - left / total,
        secondsLeft: told ?? (seconds === null ? null : (seconds * left) / runs),
      }
    }
    tell()
    pool.onShare = tell
    await this.#task.run(
      pool,
      (signal) =>
        work(pool, signal, (latest) => {
          progress = latest
          tell()
        }),
      (reason) => {
        if (reason !== null) this.#failure = { name, reason }
        this.#running = null
      },
    )
  }

  /** What has come in stays. */
  cancel(): void {
    this.#task.cancel()
    this.#running = null
  }
}
