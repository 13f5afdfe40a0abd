/** What bugs cost: of what they are priced, how far that is, and what has come of it. Prices that were stopped go on where they were. */
import {
  noCosts,
  readPrices,
  runPrices,
  sizeOfPrices,
  type CostsBySeed,
  type PricedSeed,
  type PricesPlan,
  type StressPlan,
} from '../../../workers/stress-contract'
import type { ProtectionName } from '../../core/protections'
import { sameValue } from '../../scenario/document-paths'
import type { Problem } from '../../scenario/problems'
import type { PayingService } from '../lab/paying-service'
import type { RunsLeft, StressTasks, Work } from './stress-tasks.svelte'

/** Often enough that a few thousand payouts meet each fault. */
const FAULT_BASIS_POINTS = 200

/** What is tested, as it is chosen now. */
interface Chosen {
  scenarioOf: (form: unknown) => unknown
  readonly seedCount: number
  readonly without: readonly ProtectionName[]
  /** Pays in it; `null`: the lab's own. */
  readonly service: PayingService | null
  /** Of the service that is chosen, even where it cannot be read. */
  readonly chosenText: string | null
}

/** Seeds that are complete, with what was asked. */
interface PricedBugs {
  asked: unknown
  plan: PricesPlan
  seeds: readonly PricedSeed[]
}

interface BegunPrices {
  /** But for the number of seeds. */
  asked: unknown
  costs: CostsBySeed
}

export class BugPricing {
  readonly #tasks: StressTasks
  readonly #chosen: Chosen
  /** What fails is this share of everything, or what the scenario says. */
  faultBasisPoints = $state(FAULT_BASIS_POINTS)
  faults = $state<'share' | 'scenario'>('share')
  #prices = $state.raw<PricedBugs | null>(null)
  #refused = $state.raw<readonly Problem[]>([])
  /** Nothing has come of the latest prices that were asked for. */
  #hasNoSeed = $state(false)
  /** `null` once they are complete: what is asked then is run again. */
  #begun = $state.raw<BegunPrices | null>(null)

  constructor(tasks: StressTasks, chosen: Chosen) {
    this.#tasks = tasks
    this.#chosen = chosen
  }

  get prices(): PricedBugs | null {
    return this.#prices
  }

  /** Why bugs could not be priced. */
  get refused(): readonly Problem[] {
    return this.#refused
  }

  /** Whether prices were stopped before a single seed had all its runs: nothing of them can be shown. */
  get wereStoppedEarly(): boolean {
    return this.#hasNoSeed && this.#tasks.running?.name !== 'prices'
  }

  /** `form`: the scenario on the form, here and below. */
  async run(form: unknown): Promise<void> {
    const asked = this.#asked(form)
    const read = readPrices({ ...asked, seed: null })
    this.#refused = read.ok ? [] : read.problems
    if (!read.ok) return
    const { plan } = read
    this.#hasNoSeed = true
    const known = this.#knownRuns(form, plan.seeds)
    const costs: CostsBySeed = known > 0 ? this.#begun!.costs : noCosts()
    this.#begun = { asked: { ...asked, seedCount: null }, costs }
    const work: Work = async (pool, signal, report) => {
      await runPrices(pool, plan, {
        signal,
        known: costs,
        onProgress: ({ runs, runsTotal }, seeds) => {
          if (signal.aborted) return
          this.#hasNoSeed = seeds.length === 0
          // What was found before stays until there is something in its place.
          const shown = this.#prices && sameValue(this.#prices.asked, asked) ? this.#prices : null
          if (seeds.length > (shown?.seeds.length ?? 0)) this.#prices = { asked, plan, seeds }
          report({ done: runs, total: runsTotal, known })
        },
      })
      if (!signal.aborted) this.#begun = null
    }
    const runs = { memoryBytes: plan.memoryBytes, service: this.#chosen.service }
    await this.#tasks.run('prices', runs, work, this.costOf(plan, form))
  }

  /** What the prices of a scenario take here, at a guess; of prices that were stopped, what is left. */
  costOf(
    { memoryBytes, ...plan }: Pick<StressPlan, 'scenario' | 'seeds' | 'memoryBytes'>,
    form: unknown,
  ): RunsLeft {
    const { runs, seconds } = sizeOfPrices(plan)
    const known = this.#knownRuns(form, plan.seeds)
    const share = Math.max(0, 1 - known / runs)
    return {
      known,
      runs: Math.ceil(runs * share),
      seconds: (seconds * share) / this.#tasks.sizeFor(memoryBytes),
    }
  }

  /** How many runs of these seeds have been made for what would be asked now. */
  #knownRuns(form: unknown, seeds: readonly string[]): number {
    // What is known grows with the runs, which end with this.
    void this.#tasks.running
    const asked = { ...this.#asked(form), seedCount: null }
    const begun = this.#begun
    if (!begun || !sameValue(begun.asked, asked)) return 0
    return seeds.reduce((sum, seed) => sum + (begun.costs.get(seed)?.size ?? 0), 0)
  }

  /** Whether the prices are of what would be run now. */
  areOf(form: unknown): boolean {
    return sameValue(this.#prices?.asked, this.#asked(form))
  }

  #asked(form: unknown) {
    const { seedCount, without, chosenText: service } = this.#chosen
    const faultBasisPoints = this.faults === 'share' ? this.faultBasisPoints : null
    return {
      scenario: this.#chosen.scenarioOf(form),
      ...{ service, seedCount, without, faultBasisPoints },
    }
  }
}
