/**
 * The stress tests of the page: one thing at a time, and only when the reader asks. What comes in is shown at once and stays
 * when it is cancelled.
 */
import type { RunPool } from '../../../workers/compare-contract'
import {
  failureStory,
  findTurningPoint,
  MOMENTS_MAX,
  noCosts,
  readMatrix,
  readPrices,
  readStress,
  runAtlas,
  runMatrix,
  runPrices,
  runStress,
  sizeOfPrices,
  storyOfScenario,
  SWARM_SCENARIO,
  type CostsBySeed,
  type CrashAtlas,
  type FailingScenario,
  type FailureStory,
  type FaultPreset,
  type MatrixCell,
  type PlannedCell,
  type PricedSeed,
  type PricesPlan,
  type ReadStress,
  type SeedOutcome,
  type ShrinkProgress,
  type StressPlan,
  type TurningPoint,
} from '../../../workers/stress-contract'
import type { ProtectionName } from '../../core/protections'
import { sameValue } from '../../scenario/document-paths'
import { noPlaceForService } from '../../scenario/service-problems'
import type { Problem } from '../../scenario/problems'
import type { SweepEngine } from '../fees/fee-lab.svelte'
import type { PayingService } from '../lab/paying-service'
import { m } from '../paraglide/messages.js'
import { PoolTask } from '../lab/pool-task'
import { secondsLeft } from '../lab/time-left'
import { IncidentRuns } from './incident-runs.svelte'
import { OwnService } from './own-service/own-service.svelte'

export type StressTaskName = 'seeds' | 'story' | 'turning-point' | 'matrix' | 'atlas' | 'prices'
/** What is tested: the lab's own small marketplace, or the scenario on the form. */
type TestedMarketplace = 'stress-test' | 'form'

export interface RunningTask {
  name: StressTaskName
  done: number
  total: number
  /** `null` where it cannot be told yet, or the total is only the most that there may be. */
  secondsLeft: number | null
  /** Of a story: how far the scenario has been cut down. */
  shrinking: ShrinkProgress | null
}

/** What is tested, and who pays in it: `null`: the lab's own service. */
interface Tested {
  plan: StressPlan
  service: PayingService | null
}

export interface TestedSeeds extends Tested {
  /** One for each seed of the plan, in its order; `null`: it has not been run. */
  outcomes: readonly (SeedOutcome | null)[]
}

/** Cells that are in, with what was asked. */
interface TestedProtections {
  service: PayingService | null
  planned: readonly PlannedCell[]
  cells: readonly MatrixCell[]
}

/** Seeds that are complete, with what was asked. */
interface PricedBugs {
  asked: unknown
  plan: PricesPlan
  seeds: readonly PricedSeed[]
}

interface CrashedSteps extends CrashAtlas, Tested {}

/** Whether both find the same in each seed that both have. */
export function isSameTest(one: Tested, other: Tested): boolean {
  const asked = ({ plan, service }: Tested) => [plan.written, plan.faults, service?.digest]
  return sameValue(asked(one), asked(other))
}

export const SEEDS_MAX = 2_000
const MATRIX_SEEDS = 5
/** Often enough that a few thousand payouts meet each fault. */
const FAULT_BASIS_POINTS = 200

/** `known`: how many of those that are done took no time, as they had been run before. */
type Report = (progress: Pick<RunningTask, 'done' | 'total'> & { known?: number }) => void

/** What each run of a task takes, and who pays in it. */
interface RunsOfTask {
  memoryBytes: number
  service: PayingService | null
}

/** How many runs of a task have been made before, how many are left, and what these are expected to take. */
interface RunsLeft {
  known: number
  runs: number
  seconds: number
}

/** Prices that were stopped go on where they were. */
interface BegunPrices {
  /** But for the number of seeds. */
  asked: unknown
  costs: CostsBySeed
}
type Work = (pool: RunPool, signal: AbortSignal, report: Report) => Promise<unknown>

export class StressLab {
  readonly #engine: SweepEngine
  readonly incidents = new IncidentRuns()
  readonly own: OwnService
  faults = $state<FaultPreset>('all')
  without = $state.raw<readonly ProtectionName[]>([])
  marketplace = $state<TestedMarketplace>('stress-test')
  seedCount = $state(50)
  #running = $state.raw<RunningTask | null>(null)
  #failure = $state.raw<{ name: StressTaskName; reason: string } | null>(null)
  #tested = $state.raw<TestedSeeds | null>(null)
  #story = $state.raw<FailureStory | null>(null)
  /** Who pays in it. */
  #serviceOfStory = $state.raw<PayingService | null>(null)
  /** Of the run that the story is of. */
  #turningPoint = $state.raw<TurningPoint | null>(null)
  #matrix = $state.raw<TestedProtections | null>(null)
  #atlas = $state.raw<CrashedSteps | null>(null)
  /** Where bugs are priced, what fails is this share of everything, or what the scenario says. */
  faultBasisPoints = $state(FAULT_BASIS_POINTS)
  pricedFaults = $state<'share' | 'scenario'>('share')
  #prices = $state.raw<PricedBugs | null>(null)
  #refusedPrices = $state.raw<readonly Problem[]>([])
  /** Nothing has come of the latest prices that were asked for. */
  #hasNoPricedSeed = $state(false)
  /** `null` once they are complete: what is asked then is run again. */
  #begunPrices = $state.raw<BegunPrices | null>(null)
  #memoryBytesOfStory = 0
  readonly #task = new PoolTask()

  constructor(engine: SweepEngine, own = new OwnService()) {
    this.#engine = engine
    this.own = own
  }

  get running(): RunningTask | null {
    return this.#running
  }

  get tested(): TestedSeeds | null {
    return this.#tested
  }

  get story(): FailureStory | null {
    return this.#story
  }

  get serviceOfStory(): PayingService | null {
    return this.#serviceOfStory
  }

  get turningPoint(): TurningPoint | null {
    return this.#turningPoint
  }

  get matrix(): TestedProtections | null {
    return this.#matrix
  }

  get atlas(): CrashedSteps | null {
    return this.#atlas
  }

  get prices(): PricedBugs | null {
    return this.#prices
  }

  /** Why bugs could not be priced. */
  get refusedPrices(): readonly Problem[] {
    return this.#refusedPrices
  }

  /** Whether prices were stopped before a single seed had all its runs: nothing of them can be shown. */
  get werePricesStoppedEarly(): boolean {
    return this.#hasNoPricedSeed && this.#running?.name !== 'prices'
  }

  /** Why the latest task of this name stopped. */
  failureOf(name: StressTaskName): string | null {
    return this.#failure?.name === name ? this.#failure.reason : null
  }

  scenarioOf(form: unknown): unknown {
    return this.marketplace === 'form' ? form : SWARM_SCENARIO
  }

  /** Who pays in what is tested next; `null`: the lab's own service. */
  get service(): PayingService | null {
    return this.own.isChosen ? this.own.service : null
  }

  /** Whether what was found is what would be found now. */
  isCurrent(tested: Tested | null, read: ReadStress): boolean {
    if (!tested) return true
    if (!this.#isChosen(tested.service)) return false
    return !read.ok || isSameTest(tested, { plan: read.plan, service: this.service })
  }

  /** Whether this service is what the reader has chosen and written, even where that cannot be read. */
  #isChosen(service: PayingService | null): boolean {
    return (service?.text ?? null) === this.#chosenText
  }

  /** `null`: the lab's own service. */
  get #chosenText(): string | null {
    return this.own.isChosen ? this.own.text : null
  }

  /** `form`: the scenario on the form. */
  read(form: unknown): ReadStress {
    const read = this.#readPlan(form)
    if (!this.own.isChosen || !read.ok) return read
    const { isOpen, problems, name } = this.own
    // It says itself what is wrong with it, or that it is being read.
    if (isOpen || problems.length > 0) return { ok: false, problems: [] }
    const noPlace = noPlaceForService([read.plan.scenario], name)
    return noPlace.length > 0 ? { ok: false, problems: noPlace } : read
  }

  #readPlan(form: unknown): ReadStress {
    return readStress({
      scenario: this.scenarioOf(form),
      seed: null,
      seedCount: this.seedCount,
      faults: { kind: 'drawn', presets: [this.faults] },
      without: this.without,
    })
  }

  setProtection(name: ProtectionName, isOn: boolean): void {
    const others = this.without.filter((one) => one !== name)
    this.without = isOn ? others : [...others, name]
  }

  async testSeeds(plan: StressPlan, service = this.service): Promise<void> {
    this.#forgetStory()
    this.#tested = { plan, service, outcomes: plan.seeds.map(() => null) }
    await this.#do('seeds', { memoryBytes: plan.memoryBytes, service }, (pool, signal, report) => {
      report({ done: 0, total: plan.seeds.length })
      return runStress(pool, plan, {
        signal,
        onSeed: (outcome, progress) => {
          if (signal.aborted) return
          const { outcomes } = this.#tested!
          this.#tested = {
            ...{ plan, service },
            outcomes: outcomes.with(plan.seeds.indexOf(outcome.seed), outcome),
          }
          report(progress)
        },
      })
    })
  }

  /** Of the seeds that were tested. */
  async tellSeed({ plan, service }: Tested, outcome: SeedOutcome): Promise<void> {
    await this.#tell({ memoryBytes: plan.memoryBytes, service }, (pool, options) =>
      failureStory(pool, plan, outcome, options),
    )
  }

  async tellScenario(failing: FailingScenario, runs: RunsOfTask): Promise<void> {
    await this.#tell(runs, (pool, options) => storyOfScenario(pool, failing, options))
  }

  /** Of the whole run that the story is made from. */
  async findTurningPoint({ failing }: FailureStory): Promise<void> {
    this.#turningPoint = null
    const runs = { memoryBytes: this.#memoryBytesOfStory, service: this.#serviceOfStory }
    await this.#do('turning-point', runs, (pool, signal, report) => {
      report({ done: 0, total: MOMENTS_MAX })
      return findTurningPoint(pool, failing, {
        signal,
        onProgress: (progress, found) => {
          if (signal.aborted) return
          this.#turningPoint = found
          report(progress)
        },
      })
    })
  }

  async compareProtections(form: unknown): Promise<void> {
    const read = readMatrix({
      scenario: this.scenarioOf(form),
      seed: null,
      seedCount: MATRIX_SEEDS,
    })
    if (!read.ok) return
    const planned = read.cells
    const { service } = this
    this.#matrix = { service, planned, cells: [] }
    const { memoryBytes } = planned[0]!.plan
    await this.#do('matrix', { memoryBytes, service }, (pool, signal, report) =>
      runMatrix(pool, planned, {
        signal,
        onProgress: ({ runs, runsTotal }, cells) => {
          if (signal.aborted) return
          this.#matrix = { service, planned, cells: [...cells] }
          report({ done: runs, total: runsTotal })
        },
      }),
    )
  }

  /** Whether the matrix is of the marketplace that would be tested now. `form`: the scenario on the form. */
  isMatrixOf(form: unknown): boolean {
    const { planned: [asItIs] = [], service } = this.#matrix ?? {}
    return (
      asItIs !== undefined &&
      sameValue(asItIs.plan.written, this.scenarioOf(form)) &&
      this.#isChosen(service ?? null)
    )
  }

  /** Runs the seeds of a cell of the matrix once more, as they were run; what was switched off becomes the setting. */
  async testCell({ without, faults, seeds }: MatrixCell): Promise<void> {
    const cell = this.#matrix?.planned.find(
      (planned) => planned.without === without && planned.faults === faults,
    )
    if (!cell) return
    this.without = without === null ? [] : [without]
    this.faults = faults
    this.seedCount = seeds
    const { service } = this.#matrix!
    this.own.isChosen = service !== null
    await this.testSeeds(cell.plan, service)
  }

  async crashEverywhere(plan: StressPlan): Promise<void> {
    const { service } = this
    this.#atlas = { plan, service, cells: [], seeds: 0, seedsSkipped: 0 }
    await this.#do('atlas', { memoryBytes: plan.memoryBytes, service }, (pool, signal, report) =>
      runAtlas(pool, plan, {
        signal,
        onProgress: (progress, atlas) => {
          if (signal.aborted) return
          this.#atlas = { plan, service, ...atlas }
          report(progress)
        },
      }),
    )
  }

  async priceBugs(form: unknown): Promise<void> {
    const asked = this.#askedOfPrices(form)
    const read = readPrices({ ...asked, seed: null })
    this.#refusedPrices = read.ok ? [] : read.problems
    if (!read.ok) return
    const { plan } = read
    this.#hasNoPricedSeed = true
    const known = this.#knownPriceRuns(form, plan.seeds)
    const costs: CostsBySeed = known > 0 ? this.#begunPrices!.costs : noCosts()
    this.#begunPrices = { asked: { ...asked, seedCount: null }, costs }
    const work: Work = async (pool, signal, report) => {
      await runPrices(pool, plan, {
        signal,
        known: costs,
        onProgress: ({ runs, runsTotal }, seeds) => {
          if (signal.aborted) return
          this.#hasNoPricedSeed = seeds.length === 0
          // What was found before stays until there is something in its place.
          const shown = this.#prices && sameValue(this.#prices.asked, asked) ? this.#prices : null
          if (seeds.length > (shown?.seeds.length ?? 0)) this.#prices = { asked, plan, seeds }
          report({ done: runs, total: runsTotal, known })
        },
      })
      if (!signal.aborted) this.#begunPrices = null
    }
    const runs = { memoryBytes: plan.memoryBytes, service: this.service }
    await this.#do('prices', runs, work, this.costOfPrices(plan, form))
  }

  /** What the prices of a scenario take here, at a guess; of prices that were stopped, what is left. `form`: the scenario on the form. */
  costOfPrices(
    plan: Pick<StressPlan, 'scenario' | 'seeds' | 'memoryBytes'>,
    form: unknown,
  ): RunsLeft {
    const { runs, seconds } = sizeOfPrices(plan)
    const known = this.#knownPriceRuns(form, plan.seeds)
    const share = Math.max(0, 1 - known / runs)
    return {
      known,
      runs: Math.ceil(runs * share),
      seconds: (seconds * share) / this.#engine.sizeFor(plan.memoryBytes),
    }
  }

  /** How many runs of these seeds have been made for what would be asked now. */
  #knownPriceRuns(form: unknown, seeds: readonly string[]): number {
    // What is known grows with the runs, which end with this.
    void this.#running
    const asked = { ...this.#askedOfPrices(form), seedCount: null }
    const begun = this.#begunPrices
    if (!begun || !sameValue(begun.asked, asked)) return 0
    return seeds.reduce((sum, seed) => sum + (begun.costs.get(seed)?.size ?? 0), 0)
  }

  /** Whether the prices are of what would be run now. `form`: the scenario on the form. */
  arePricesOf(form: unknown): boolean {
    return sameValue(this.#prices?.asked, this.#askedOfPrices(form))
  }

  #askedOfPrices(form: unknown) {
    const { seedCount, without } = this
    const faultBasisPoints = this.pricedFaults === 'share' ? this.faultBasisPoints : null
    const service = this.#chosenText
    return { scenario: this.scenarioOf(form), service, seedCount, without, faultBasisPoints }
  }

  /** What has come in stays. */
  cancel(): void {
    this.#task.cancel()
    this.#running = null
  }

  #forgetStory(): void {
    this.#story = null
    this.#turningPoint = null
  }

  async #tell(
    runs: RunsOfTask,
    tell: (
      pool: RunPool,
      options: { signal: AbortSignal; onProgress: (progress: ShrinkProgress) => void },
    ) => Promise<FailureStory | null>,
  ): Promise<void> {
    this.#forgetStory()
    this.#memoryBytesOfStory = runs.memoryBytes
    this.#serviceOfStory = runs.service
    await this.#do('story', runs, async (pool, signal) => {
      const story = await tell(pool, {
        signal,
        onProgress: (shrinking) => {
          if (signal.aborted) return
          const { tries, triesMax } = shrinking
          this.#running = {
            ...{ name: 'story', done: tries, total: triesMax },
            ...{ secondsLeft: null, shrinking },
          }
        },
      })
      if (signal.aborted) return
      if (!story && runs.service) throw new Error(m.service_not_again())
      this.#story = story
    })
  }

  async #do(
    name: StressTaskName,
    { memoryBytes, service }: RunsOfTask,
    work: Work,
    expected: RunsLeft | null = null,
  ): Promise<void> {
    this.#failure = null
    const pool = this.#engine.open(null, this.#engine.sizeFor(memoryBytes), service)
    const nothingYet = { name, secondsLeft: null, shrinking: null }
    const { known: done, runs, seconds } = expected ?? { known: 0, runs: 1, seconds: null }
    this.#running = { ...nothingYet, done, total: done + runs, secondsLeft: seconds }
    const began = this.#engine.now()
    await this.#task.run(
      pool,
      (signal) =>
        work(pool, signal, ({ done, total, known = 0 }) => {
          const milliseconds = this.#engine.now() - began
          const simulated = done - known
          const pace = { milliseconds, simulated, done: simulated, left: total - done }
          // A search for a turning point mostly ends before it has looked at as many moments as it may.
          const told = name === 'turning-point' ? null : secondsLeft(pace)
          const left = told ?? (seconds === null ? null : (seconds * (total - done)) / runs)
          this.#running = { ...nothingYet, done, total, secondsLeft: left }
        }),
      (reason) => {
        if (reason !== null) this.#failure = { name, reason }
        this.#running = null
      },
    )
  }
}
