/**
 * What the whole page shares: the lab, the scenario being edited, its sales file and where the reader is.
 * Everything that runs the scenario on the form goes through `run`, which also puts it into the page's address. So does
 * everything that sweeps or tests it without a run of it.
 */
import type { CheckResult, PackedSales } from '../../workers/contract'
import type { FailingScenario } from '../../workers/stress-contract'
import type { SweepPlan } from '../../workers/sweep-contract'
import type { ScenarioInput } from '../scenario/schema'
import { withoutPeriod } from '../scenario/period'
import type { Problem } from '../scenario/problems'
import { isSameFile, type WantedFile } from '../scenario/sales-file/wanted-file'
import { asDocument, sameValue } from '../scenario/document-paths'
import { firstInput } from '../scenario/worked-out'
import type { ComparisonInProgress } from './compare/comparison-in-progress.svelte'
import { ScenarioDraft } from './draft/scenario-draft.svelte'
import { scenarioReader } from './draft/scenario-reader.svelte'
import { FeeLab, type SweepName } from './fees/fee-lab.svelte'
import { RunStore } from './fees/results/run-store'
import { FormState } from './form/form-state.svelte'
import { takeWorker } from './lab/first-worker'
import { ChangesInRun } from './lab/changes-in-run'
import { EditsNotRun } from './lab/edits-not-run.svelte'
import { LabClient, type StartAt } from './lab/lab-client.svelte'
import { isSameService, type PayingService } from './lab/paying-service'
import { renumbering, Run } from './lab/run.svelte'
import { SalesFile } from './lab/sales-file.svelte'
import { SavedWork } from './lab/saved-work.svelte'
import { PageNavigation } from './page-navigation.svelte'
import { linkTo, ScenarioAddress } from './scenario-address.svelte'
import { HELD_SEEDS } from './seeds/held-seeds'
import { SeedRuns } from './seeds/seed-runs.svelte'
import { SeedStore } from './seeds/seed-store'
import { ENGINE_BUILD, WEB_ENGINE, WEB_SWEEPS } from './lab/web-pool'
import type { StressLab } from './stress/stress-lab.svelte'
import type { Futures } from './time/futures.svelte'
import { keepRun } from './shelf/keep-run'
import type { KeptRun } from './shelf/kept-run'
import { Shelf } from './shelf/shelf.svelte'
import type { ValidityRuns } from './validity/validity-runs.svelte'

type WantedStory = FailingScenario & { memoryBytes: number; service: PayingService | null }

interface StartOptions {
  /** The run on the page that the started one takes the place of. */
  before?: Run | null
  /** Pays in place of the lab's. */
  service?: PayingService | null
}

export class PageState {
  /** Inside a page of somebody else it is read-only: it keeps no run, and its address stays that of the link. */
  readonly isEmbedded: boolean
  readonly lab = new LabClient(takeWorker, (run, outcome) => {
    if (!this.isEmbedded) void keepRun(this, run, outcome)
  })
  readonly draft = new ScenarioDraft(scenarioReader)
  readonly form = new FormState()
  readonly savedWork = new SavedWork()
  readonly edits = new EditsNotRun(this.draft, this.savedWork)
  readonly salesFile = new SalesFile(this.draft, this.savedWork, this.edits)
  readonly inRun = new ChangesInRun(this.lab, this.draft, this.edits, () => this.putIntoAddress())
  /** Other seeds of the run on the page and of the runs that are compared. */
  readonly seeds = new SeedRuns(WEB_ENGINE, new SeedStore(ENGINE_BUILD), HELD_SEEDS)
  /** Sweeps, which run when they are asked for. */
  readonly fees = new FeeLab(
    WEB_SWEEPS,
    new RunStore(ENGINE_BUILD, () => void (this.fees.areRunsInMemoryOnly = true)),
  )
  /** Stress tests, made by their tab, which is loaded when it is opened. */
  stress = $state.raw<StressLab | null>(null)
  /** A check that failed in a run, whose story the tab Stress tells when it opens. */
  wantedStory = $state.raw<WantedStory | null>(null)
  /** The two futures of a run, made by their tab. */
  futures = $state.raw<Futures | null>(null)
  /** The preset that is made after a real marketplace, made by the tab Fees; it runs when it is asked for. */
  validity = $state.raw<ValidityRuns | null>(null)
  readonly shelf = new Shelf()
  /** The comparison that the reader has asked for, as long as not all of its runs are over. */
  comparisonInProgress = $state.raw<ComparisonInProgress | null>(null)
  readonly navigation = new PageNavigation(this.lab, this.shelf, this.fees)
  readonly address = new ScenarioAddress()
  /** Runs that were asked for: a later one takes the place of one that has not begun. */
  #requests = 0

  constructor(place: 'own page' | 'embedded' = 'own page') {
    this.isEmbedded = place === 'embedded'
  }

  /** Of the sales file in use. */
  get sales(): PackedSales | null {
    return this.salesFile.sales
  }

  /** Whether the page waits for the file of its link: it shows nothing else that could be taken for the link's run. */
  get isWaitingForFile(): boolean {
    return this.salesFile.wanted !== null && this.lab.phase === 'idle'
  }

  /** Why the worker refused the scenario as it is now. */
  get refusal(): readonly Problem[] {
    const { refusal } = this.lab
    return refusal?.scenario === this.draft.input ? refusal.problems : []
  }

  /** Why the worker refused to run the scenario of the run on the page again, where that is not the one on the form. */
  get refusalOfRun(): readonly Problem[] {
    const { refusal, run } = this.lab
    const isOfRun = refusal?.scenario === run?.scenario && refusal?.scenario !== this.draft.input
    return refusal && isOfRun ? refusal.problems : []
  }

  /** Whether the results on the page are those of the scenario as it is now. */
  get isRunCurrent(): boolean {
    const run = this.lab.run
    return run !== null && this.isOnForm(run.scenario, run.salesFile)
  }

  /** Whether the scenario as it is now is the one of the start in progress. */
  get isBeingStarted(): boolean {
    const { starting } = this.lab
    return starting !== null && this.isOnForm(starting.scenario, starting.salesFile)
  }

  /** Of the page that opens: the scenario on the form where it can run, else the first preset. */
  async runFirst(): Promise<void> {
    const requests = this.#requests
    // What its file makes wrong is not run without the file.
    const isRefused = this.draft.problems.length > 0 || this.sales !== null
    const accepted = !isRefused && (await this.#start(this.draft.input, null, {}, { before: null }))
    if (requests !== this.#requests) return
    // A page never stays without results: where the scenario of the address cannot run, the first preset does.
    if (!accepted && this.lab.phase !== 'failed') await this.lab.start(firstInput(), null)
  }

  /** Runs a scenario of somebody else's; the address stays as it is. */
  runLinked(scenario: ScenarioInput, service: PayingService | null = null): Promise<boolean> {
    if (!this.isOnForm(scenario, null)) this.#load(scenario, null)
    return this.#start(scenario, null, {}, { service })
  }

  /** Another scenario takes the place of the draft, with the sales that it belongs to; `null` are generated ones. */
  #load(scenario: ScenarioInput, sales: PackedSales | null): void {
    this.edits.setAside()
    this.salesFile.changeTo(sales)
    this.draft.load(scenario)
  }

  isOnForm(scenario: ScenarioInput, file: WantedFile | null): boolean {
    return sameValue(scenario, this.draft.input) && isSameFile(file, this.salesFile.inUse)
  }

  /** Resolves to whether a run was started. `service`: pays in place of the lab's. */
  async run(at: StartAt = {}, service: PayingService | null = null): Promise<boolean> {
    if (!this.draft.isRead && !(await scenarioReader.tryLoad())) return false
    if (this.draft.problems.length > 0 || this.salesFile.toCome) return false
    if (this.isBeingStarted && isSameService(this.lab.starting!.service, service)) return false
    this.#requests += 1
    const request = this.#requests
    await this.lab.endStart()
    if (request !== this.#requests) return false
    this.address.clearProblems()
    this.draft.endStep()
    // The form can be edited while a run starts.
    const started = this.draft.input
    const { sales, inUse } = this.salesFile
    const accepted = await this.#start(started, sales, at, { service })
    if (accepted) this.address.write(started, inUse)
    else await this.#openLedgerAgain()
    return accepted
  }

  /** Starts the scenario on the form. */
  async #start(
    scenario: ScenarioInput,
    sales: PackedSales | null,
    at: StartAt = {},
    { before = this.lab.run, service = null }: StartOptions = {},
  ): Promise<boolean> {
    const { origin } = this.draft
    const accepted = await this.lab.start(scenario, sales, at, { service })
    if (!accepted) return false
    this.followUp(before, origin)
    this.edits.noteRun(scenario)
    return true
  }

  /** Enter in a field of the scenario. A run of that very scenario goes on, or stays where it is paused. */
  async runFromField(): Promise<boolean> {
    const isUnderWay = this.lab.phase !== 'starting' && this.lab.run?.isUnderWay === true
    return isUnderWay && this.isRunCurrent ? false : this.run()
  }

  async cancel(): Promise<void> {
    if (this.lab.phase !== 'starting') return this.lab.cancel()
    await this.lab.endStart()
    await this.#openLedgerAgain()
  }

  /** A start that was ended took the worker with it, and the run before is shown again: its ledger is, too, where it is kept. */
  async #openLedgerAgain(): Promise<void> {
    const { run } = this.lab
    if (!run?.keptId || run.ledger !== 'not-kept') return
    const kept = this.shelf.run(run.keptId)
    if (kept && kept.ledgerBytes !== null) await this.showKept(kept, run.origin)
  }

  /** Another run has taken the place of one on the page, which it may be edited from. */
  followUp(before: Run | null, origin: ScenarioInput | null): void {
    const { run } = this.lab
    if (!run) return
    run.origin = origin
    if (!before) return
    const numberOf = renumbering(before, run)
    if (numberOf) this.navigation.renumberCreators(numberOf)
    this.navigation.keepPicks()
  }

  async step(): Promise<void> {
    if (this.lab.phase === 'paused' || (await this.run({ paused: true }))) await this.lab.stepDay()
  }

  putIntoAddress(): void {
    if (!this.isEmbedded) this.address.write(this.draft.input, this.salesFile.ofForm)
  }

  /** What is swept, tested or taken over without a run of it is in the address as what is run: a reload brings it back. */
  putTestedIntoAddress(): void {
    if (this.draft.problems.length === 0) this.putIntoAddress()
  }

  /** Runs a plan of the scenario on the form, or the points of it that are named. */
  sweep(name: SweepName, plan: SweepPlan, pointIds: readonly string[] | null = null): void {
    this.putTestedIntoAddress()
    void this.fees.run(name, plan, this.sales, pointIds)
  }

  /** Likewise, after the sweep that goes on. */
  queueSweep(name: SweepName, plan: SweepPlan, pointIds: readonly string[]): void {
    this.putTestedIntoAddress()
    this.fees.queue(name, plan, this.sales, pointIds)
  }

  /** A preset runs on the sales file in use, if there is one, and over its days. */
  choosePreset(preset: ScenarioInput): Promise<void> {
    const over = withoutPeriod(preset)
    // Some presets are about days of their own, and cannot be without them.
    const isOver = this.sales && scenarioReader.read(over, this.draft.context)?.ok !== false
    return this.openScenario(isOver ? over : preset, this.sales)
  }

  /**
   * A scenario takes the draft's place and runs, on generated sales unless some are given; what is wrong with it is said beside
   * its settings.
   */
  async openScenario(
    input: ScenarioInput,
    sales: PackedSales | null = null,
    at: StartAt = {},
    service: PayingService | null = null,
  ): Promise<void> {
    this.#load(input, sales)
    await this.run(at, service)
  }

  /** The same from another tab: what comes of it begins with the first sentence of the overview. */
  openInOverview(
    input: ScenarioInput,
    sales: PackedSales | null = null,
    service: PayingService | null = null,
  ): Promise<void> {
    this.navigation.showOverview()
    return this.openScenario(input, sales, {}, service)
  }

  /** The scenario on the form, from another tab, with a payout service of the reader's own. */
  async runWith(service: PayingService): Promise<void> {
    this.navigation.showOverview()
    await this.run({}, service)
  }

  /** From another tab: the shortest scenario in which this check still fails. */
  tellStory({ scenario, header, service }: Run, check: CheckResult['name']): void {
    if (!header) return
    this.wantedStory = {
      scenario: asDocument(scenario),
      check,
      memoryBytes: header.memoryEstimateBytes,
      service,
    }
    this.navigation.showStress()
  }

  link(): string {
    return linkTo(this.draft.input, this.salesFile.ofForm)
  }

  /** The address does not ask for a file that the reader has put away. */
  async removeSales(): Promise<void> {
    const removed = this.salesFile.remove()
    this.putTestedIntoAddress()
    await removed
  }

  /** Opening a run of the shelf would end such a run, which cannot be taken up again. */
  get isRunInProgress(): boolean {
    return this.lab.phase === 'starting' || this.lab.run?.isUnderWay === true
  }

  /** Opens a run of the shelf: its figures at once, its ledger where it was kept. The draft stays as it is. */
  async showKept(kept: KeptRun, origin: ScenarioInput | null = null): Promise<void> {
    if (this.isRunInProgress) return
    const { scenario, salesFile, service = null, header, outcome, id } = kept
    const run = new Run(scenario, null, null, salesFile, service)
    run.begin(header)
    run.show(id, outcome)
    const { run: before } = this.lab
    const shown = this.lab.show(run, outcome, this.shelf.ledger(id))
    this.followUp(before, origin)
    await shown
  }

  /** The scenario of the run on the page takes the draft's place, which can be undone. */
  takeScenario(): void {
    const { run } = this.lab
    if (!run) return
    this.#load(run.scenario, this.salesFile.salesOfRun(run))
    this.salesFile.asksFor(run)
    this.putTestedIntoAddress()
  }

  /** The scenario becomes what it was when it was opened. A sales file is no setting of it, and stays in use. */
  putAllBack(): void {
    this.edits.setAside()
    this.draft.putAllBack()
  }
}
