/** Runs of the preset that is compared with what is published, when the reader asks. Runs that were stopped leave nothing. */
import { seedsFrom } from '../../core/seeds'
import { violationsIn } from '../../core/violations'
import type { RunPool } from '../../../workers/compare-contract'
import {
  expectedSecondsOf,
  VALIDITY_PRESET,
  VALIDITY_SEEDS,
  type MarketplaceFacts,
} from '../../../workers/sweep-contract'
import { formatProblem } from '../../scenario/problems'
import { wholeRun } from '../../scenario/period'
import { PRESETS } from '../../scenario/presets'
import { scenarioSchema } from '../../scenario/schema'
import { estimateSize } from '../../scenario/size-estimate'
import { PoolTask, type PoolSource } from '../lab/pool-task'
import type { ValidityResults, ValidityStore } from './validity-store'

interface OneRun {
  facts: MarketplaceFacts
  violations: number
}

const presetScenario = () => scenarioSchema.parse(PRESETS[VALIDITY_PRESET])

export class ValidityRuns {
  readonly #engine: PoolSource
  readonly #store: ValidityStore
  #results = $state.raw<ValidityResults | null>(null)
  #done = $state<number | null>(null)
  #failure = $state<string | null>(null)
  readonly #task = new PoolTask()

  constructor(engine: PoolSource, store: ValidityStore) {
    this.#engine = engine
    this.#store = store
    this.#results = store.load()
  }

  get results(): ValidityResults | null {
    return this.#results
  }

  /** How many runs have come in; `null` while none go on. */
  get done(): number | null {
    return this.#done
  }

  get failure(): string | null {
    return this.#failure
  }

  /** How long all runs take here, at a guess. */
  secondsExpected(): number {
    const scenario = presetScenario()
    const size = estimateSize(scenario, null)
    const seconds = expectedSecondsOf(size, wholeRun(scenario, null).days)
    return (VALIDITY_SEEDS * seconds) / this.#engine.sizeFor(size.memoryBytes)
  }

  async run(): Promise<void> {
    this.stop()
    const scenario = presetScenario()
    const { memoryBytes } = estimateSize(scenario, null)
    const pool = this.#engine.open(null, this.#engine.sizeFor(memoryBytes))
    this.#failure = null
    this.#done = 0
    await this.#task.run(
      pool,
      async (signal) => {
        const seeds = seedsFrom(scenario.seed, VALIDITY_SEEDS)
        const runs = await Promise.all(
          seeds.map((seed) => this.#oneRun(pool, signal, scenario, seed)),
        )
        this.#results = {
          runs: runs.map(({ facts }) => facts),
          violations: violationsIn(runs),
        }
        this.#store.keep(this.#results)
      },
      (failure) => {
        this.#failure = failure
        this.#done = null
      },
    )
  }

  /** What an earlier visit or run has found stays. */
  stop(): void {
    this.#task.cancel()
    this.#done = null
  }

  async #oneRun(
    pool: RunPool,
    signal: AbortSignal,
    scenario: unknown,
    seed: string,
  ): Promise<OneRun> {
    const result = await pool.run({ scenario, seed, keep: 'marketplace' })
    if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
    if (!signal.aborted) this.#done = (this.#done ?? 0) + 1
    return { facts: result.marketplace, violations: result.violations }
  }
}
