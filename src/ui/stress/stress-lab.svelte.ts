/**
 * The stress tests of the page: what is tested, and what was found. Nothing runs before the reader asks. What comes in is shown
 * at once and stays when it is cancelled.
 */
import type { RunPool } from '../../../workers/compare-contract'
import {
  comparedWithLab,
  failureStory,
  findTurningPoint,
  MOMENTS_MAX,
  readMatrix,
  readStress,
  runAtlas,
  runMatrix,
  runStress,
  storyOfScenario,
  SWARM_SCENARIO,
  type BesideLab,
  type CrashAtlas,
  type FailingScenario,
  type FailureStory,
  type FaultPreset,
  type MatrixCell,
  type PlannedCell,
  type ReadStress,
  type SeedOutcome,
  type ShrinkProgress,
  type StressPlan,
  type TurningPoint,
} from '../../../workers/stress-contract'
import type { ProtectionName } from '../../core/protections'
import { sameValue } from '../../scenario/document-paths'
import { noPlaceForService } from '../../scenario/service-problems'
import type { SweepEngine } from '../fees/fee-lab.svelte'
import type { PayingService } from '../lab/paying-service'
import { m } from '../paraglide/messages.js'
import { BugPricing } from './bug-pricing.svelte'
import { IncidentRuns } from './incident-runs.svelte'
import { OwnService } from './own-service/own-service.svelte'
import { StressTasks, type RunsOfTask } from './stress-tasks.svelte'

/** What is tested: the lab's own small marketplace, or the scenario on the form. */
type TestedMarketplace = 'stress-test' | 'form'

/** What is tested, and who pays in it: `null`: the lab's own service. */
interface Tested {
  plan: StressPlan
  service: PayingService | null
}

export interface TestedSeeds extends Tested {
  /** One for each seed of the plan, in its order; `null`: it has not been run. */
  outcomes: readonly (SeedOutcome | null)[]
  /** Whether a service of the reader's own makes a difference where no seed fails; `null`: not compared. */
  besideLab: BesideLab | null
}

/** Cells that are in, with what was asked. */
interface TestedProtections {
  service: PayingService | null
  planned: readonly PlannedCell[]
  /** What the scenario has off itself, whatever is switched on the tab. */
  offInScenario: readonly ProtectionName[]
  cells: readonly MatrixCell[]
}

interface CrashedSteps extends CrashAtlas, Tested {}

/** Whether both find the same in each seed that both have. */
export function isSameTest(one: Tested, other: Tested): boolean {
  const asked = ({ plan, service }: Tested) => [plan.written, plan.faults, service?.digest]
  return sameValue(asked(one), asked(other))
}

export const SEEDS_MAX = 2_000
const MATRIX_SEEDS = 5
export class StressLab {
  readonly incidents = new IncidentRuns()
  readonly own: OwnService
  readonly tasks: StressTasks
  readonly pricing: BugPricing
  faults = $state<FaultPreset>('all')
  without = $state.raw<readonly ProtectionName[]>([])
  marketplace = $state<TestedMarketplace>('stress-test')
  seedCount = $state(50)
  #tested = $state.raw<TestedSeeds | null>(null)
  #story = $state.raw<FailureStory | null>(null)
  /** Who pays in it. */
  #serviceOfStory = $state.raw<PayingService | null>(null)
  /** Of the run that the story is of. */
  #turningPoint = $state.raw<TurningPoint | null>(null)
  #matrix = $state.raw<TestedProtections | null>(null)
  #atlas = $state.raw<CrashedSteps | null>(null)
  #memoryBytesOfStory = 0

  constructor(engine: SweepEngine, own = new OwnService()) {
    this.own = own
    this.tasks = new StressTasks(engine)
    this.pricing = new BugPricing(this.tasks, this)
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
    if (!this.isChosen(tested.service)) return false
    return !read.ok || isSameTest(tested, { plan: read.plan, service: this.service })
  }

  /** Whether this service is what the reader has chosen and written, even where that cannot be read. */
  isChosen(service: PayingService | null): boolean {
    return (service?.text ?? null) === this.chosenText
  }

  /** Of the service that is chosen; `null`: the lab's own. */
  get chosenText(): string | null {
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
    this.#tested = { plan, service, outcomes: plan.seeds.map(() => null), besideLab: null }
    await this.tasks.run(
      'seeds',
      { memoryBytes: plan.memoryBytes, service },
      async (pool, signal, report) => {
        report({ done: 0, total: plan.seeds.length })
        const { seeds, isComplete } = await runStress(pool, plan, {
          signal,
          onSeed: (outcome, progress) => {
            if (signal.aborted) return
            const { outcomes } = this.#tested!
            this.#tested = {
              ...{ plan, service, besideLab: null },
              outcomes: outcomes.with(plan.seeds.indexOf(outcome.seed), outcome),
            }
            report(progress)
          },
        })
        const isPassed = isComplete && seeds.every(({ violations }) => violations.length === 0)
        if (!service || !isPassed) return
        const besideLab = await comparedWithLab(pool, plan, { signal })
        if (!signal.aborted) this.#tested = { ...this.#tested!, besideLab }
      },
    )
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
    await this.tasks.run('turning-point', runs, (pool, signal, report) => {
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
      without: this.without,
    })
    if (!read.ok) return
    const planned = read.cells
    const { service, without } = this
    const offInScenario = planned[0]!.plan.without.filter((name) => !without.includes(name))
    this.#matrix = { service, planned, offInScenario, cells: [] }
    const { memoryBytes } = planned[0]!.plan
    await this.tasks.run('matrix', { memoryBytes, service }, (pool, signal, report) =>
      runMatrix(pool, planned, {
        signal,
        onProgress: ({ runs, runsTotal }, cells) => {
          if (signal.aborted) return
          this.#matrix = { service, planned, offInScenario, cells: [...cells] }
          report({ done: runs, total: runsTotal })
        },
      }),
    )
  }

  /** Whether the matrix is of the marketplace that would be tested now. `form`: the scenario on the form. */
  isMatrixOf(form: unknown): boolean {
    const { planned: [asItIs] = [], service } = this.#matrix ?? {}
    const now = this.#readPlan(form)
    return (
      asItIs !== undefined &&
      now.ok &&
      sameValue(asItIs.plan.written, now.plan.written) &&
      this.isChosen(service ?? null)
    )
  }

  /** Runs the seeds of a cell of the matrix once more, as they were run; what was off becomes the setting. */
  async testCell({ protection, faults, off, seeds }: MatrixCell): Promise<void> {
    const cell = this.#matrix?.planned.find(
      (planned) => planned.protection === protection && planned.faults === faults,
    )
    if (!cell) return
    const { service, offInScenario } = this.#matrix!
    this.without = off.filter((name) => !offInScenario.includes(name))
    this.faults = faults
    this.seedCount = seeds
    this.own.isChosen = service !== null
    await this.testSeeds(cell.plan, service)
  }

  async crashEverywhere(plan: StressPlan): Promise<void> {
    const { service } = this
    this.#atlas = { plan, service, cells: [], seeds: 0, seedsSkipped: 0 }
    await this.tasks.run(
      'atlas',
      { memoryBytes: plan.memoryBytes, service },
      (pool, signal, report) =>
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
    await this.tasks.run('story', runs, async (pool, signal, report) => {
      const story = await tell(pool, {
        signal,
        onProgress: (shrinking) => {
          if (signal.aborted) return
          report({ done: shrinking.tries, total: shrinking.triesMax, shrinking })
        },
      })
      if (signal.aborted) return
      if (!story && runs.service) throw new Error(m.service_not_again())
      this.#story = story
    })
  }
}
