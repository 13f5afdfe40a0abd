/**
 * What the whole page shares: the lab, the scenario being edited, the imported sales and where the reader is.
 * Everything that starts a run goes through `run`, which also puts the scenario into the page's address. So does everything
 * that sweeps or tests the scenario on the form without a run of it.
 */
import type { SweepPlan } from '../../workers/sweep-contract'

import type { PackedSales, RunOutcome } from '../../workers/contract'
import type { ScenarioInput } from '../scenario/schema'
import type { LinkedRun } from '../scenario/comparison-link'
import type { LinkContent } from '../scenario/link'
import { withoutPeriod } from '../scenario/period'
import type { Problem } from '../scenario/problems'
import { isSameFile, type WantedFile } from '../scenario/wanted-file'
import { sameValue } from '../scenario/document-paths'
import { firstInput } from '../scenario/worked-out-start'
import type { LinkedComparison } from './compare/linked-comparison.svelte'
import { ScenarioDraft } from './draft/scenario-draft.svelte'
import { scenarioReader } from './draft/scenario-reader.svelte'
import { FeeLab, type SweepName } from './fees/fee-lab.svelte'
import type { PackedResults } from './fees/results-file'
import type { ResultsToSave } from './fees/results-to-save'
import { RunStore } from './fees/run-store'
import { FormState } from './form/form-state.svelte'
import { takeWorker } from './lab/first-worker'
import { ChangesInRun } from './lab/changes-in-run'
import { EditsNotRun } from './lab/edits-not-run.svelte'
import { LabClient, type StartAt } from './lab/lab-client.svelte'
import { isSameRun, renumbering, Run, wantedFileOf } from './lab/run.svelte'
import { SalesFile } from './lab/sales-file.svelte'
import { SavedWork } from './lab/saved-work.svelte'
import { PageNavigation } from './page-navigation.svelte'
import { placeOf } from './place'
import { linkTo, ScenarioAddress } from './scenario-address.svelte'
import { HELD_SEEDS } from './seeds/held-seeds'
import { SeedRuns } from './seeds/seed-runs.svelte'
import { SeedStore } from './seeds/seed-store'
import { BUILD_NAME, ENGINE_BUILD, WEB_ENGINE, WEB_SWEEPS } from './seeds/web-pool'
import type { StressLab } from './stress/stress-lab.svelte'
import type { Futures } from './time/futures.svelte'
import { LEDGER_BYTES_MAX, type KeptRun } from './shelf/kept-run'
import { Shelf } from './shelf/shelf.svelte'
import type { ValidityRuns } from './validity/validity-runs.svelte'

export class PageState {
  readonly lab = new LabClient(takeWorker, (run, outcome) => void this.#keep(run, outcome))
  readonly draft = new ScenarioDraft(scenarioReader)
  readonly form = new FormState()
  readonly savedWork = new SavedWork()
  readonly edits = new EditsNotRun(this.draft, this.savedWork)
  readonly salesFile = new SalesFile(this.draft, this.savedWork, this.edits)
  readonly inRun = new ChangesInRun(this.lab, this.draft, this.edits, () => this.#putIntoAddress())
  /** Other seeds of the run on the page and of the runs that are compared. */
  readonly seeds = new SeedRuns(WEB_ENGINE, new SeedStore(ENGINE_BUILD), HELD_SEEDS)
  /** Sweeps, which run when they are asked for. */
  readonly fees = new FeeLab(WEB_SWEEPS, new RunStore(ENGINE_BUILD))
  /** Stress tests, made by their tab, which is loaded when it is opened. */
  stress = $state.raw<StressLab | null>(null)
  /** The two futures of a run, made by their tab. */
  futures = $state.raw<Futures | null>(null)
  /** The preset that is made after a real marketplace, made by the tab Fees; it runs when it is asked for. */
  validity = $state.raw<ValidityRuns | null>(null)
  readonly shelf = new Shelf()
  /** The comparison of a link, as long as not all of its runs are over. */
  linked = $state.raw<LinkedComparison | null>(null)
  readonly navigation = new PageNavigation(this.lab, this.shelf, this.fees)
  readonly address = new ScenarioAddress()
  /** Runs that were asked for: a later one takes the place of one that has not begun. */
  #requests = 0

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
    return run !== null && this.#isOnForm(run.scenario, run.salesFile)
  }

  /** Whether the scenario as it is now is the one of the start in progress. */
  get isBeingStarted(): boolean {
    const { starting } = this.lab
    return starting !== null && this.#isOnForm(starting.scenario, starting.salesFile)
  }

  /** The first run of the page: the scenario of its address where there is one that can run, else the first preset. */
  async open(): Promise<void> {
    const read = this.address.read()
    const link = read && 'content' in read ? read.content : null
    this.draft.begin(link ? link.scenario : firstInput())
    const offered = this.savedWork.offer(this.draft.input)
    if (link?.salesFile) {
      await offered
      if (await this.#openOnFile(link.scenario, link.salesFile)) return
    }
    if (read && 'compared' in read && (await this.#openComparison(read.compared))) return
    const requests = this.#requests
    // What its file makes wrong is not run without the file.
    const isRefused = this.draft.problems.length > 0 || this.sales !== null
    const started = this.draft.input
    const accepted = !isRefused && (await this.lab.start(started, null))
    if (accepted) {
      this.#followUp(null, this.draft.origin)
      this.edits.noteRun(started)
    }
    if (requests !== this.#requests) return
    // A page never stays without results: where the scenario of the address cannot run, the first preset does.
    if (!accepted && this.lab.phase !== 'failed') await this.lab.start(firstInput(), null)
  }

  /** Opens the scenario of a link that was pasted into the address of the page. */
  async openLink(): Promise<void> {
    if (!(await scenarioReader.tryLoad())) return
    const link = this.address.read()
    if (!link) return
    if ('compared' in link) await this.#openComparison(link.compared)
    else await this.#openContent(link.content)
  }

  /** Resolves to whether its runs have begun; where not, it is said why. */
  async #openComparison(runs: readonly LinkedRun[]): Promise<boolean> {
    // Where it is missing, the page says so.
    const part = await import('./compare/linked-comparison.svelte').catch(() => null)
    return part !== null && (await part.openLinkedComparison(this, runs))
  }

  /** Runs a scenario of somebody else's; the address stays as it is. */
  async runLinked(scenario: ScenarioInput): Promise<boolean> {
    if (!this.#isOnForm(scenario, null)) this.#load(scenario, null)
    const { run: before } = this.lab
    const accepted = await this.lab.start(scenario, null)
    if (!accepted) return false
    this.#followUp(before, this.draft.origin)
    this.edits.noteRun(scenario)
    return true
  }

  async #openContent({ scenario, salesFile }: LinkContent): Promise<void> {
    if (!this.salesFile.toCome && this.#isOnForm(scenario, salesFile)) return
    if (salesFile) this.salesFile.wanted = { scenario, file: salesFile }
    else await this.openScenario(scenario)
  }

  /** Another scenario takes the place of the draft, with the sales that it belongs to; `null` are generated ones. */
  #load(scenario: ScenarioInput, sales: PackedSales | null): void {
    this.edits.setAside()
    this.salesFile.changeTo(sales)
    this.draft.load(scenario)
  }

  #isOnForm(scenario: ScenarioInput, file: WantedFile | null): boolean {
    return sameValue(scenario, this.draft.input) && isSameFile(file, this.salesFile.inUse)
  }

  /**
   * The file of the last visit is used unasked only where the address asks for that very file, read in that way; else the
   * page waits for it. Resolves to `false` where the run is refused.
   */
  async #openOnFile(scenario: ScenarioInput, file: WantedFile): Promise<boolean> {
    const { sales } = this.savedWork
    if (sales && isSameFile(wantedFileOf(sales), file)) {
      await this.salesFile.use(sales)
      return this.run()
    }
    this.salesFile.wanted = { scenario, file }
    void scenarioReader.tryLoad()
    return true
  }

  /** Resolves to whether a run was started. */
  async run(paused = false): Promise<boolean> {
    if (!this.draft.isRead && !(await scenarioReader.tryLoad())) return false
    if (this.draft.problems.length > 0 || this.isBeingStarted || this.salesFile.toCome) return false
    this.#requests += 1
    const request = this.#requests
    await this.lab.endStart()
    if (request !== this.#requests) return false
    this.address.clearProblems()
    this.draft.endStep()
    // The form can be edited while a run starts.
    const started = this.draft.input
    const { sales } = this
    const { origin } = this.draft
    const { run: before } = this.lab
    const accepted = await this.lab.start(started, sales, { paused })
    if (accepted) {
      this.#followUp(before, origin)
      this.edits.noteRun(started)
      this.address.write(started, sales && wantedFileOf(sales))
    } else await this.#openLedgerAgain()
    return accepted
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
  #followUp(before: Run | null, origin: ScenarioInput | null): void {
    const { run } = this.lab
    if (!run) return
    run.origin = origin
    if (!before) return
    const numberOf = renumbering(before, run)
    if (numberOf) this.navigation.renumberCreators(numberOf)
    this.navigation.keepPicks()
  }

  async step(): Promise<void> {
    if (this.lab.phase === 'paused' || (await this.run(true))) await this.lab.stepDay()
  }

  /** Runs the scenario of the present run again, with all that was done in it, and pauses at the start of a day. */
  goToDay(day: string): Promise<boolean> {
    return this.#runAgainTo({ pauseOn: day })
  }

  /** The same, to where everything before an instant has happened. */
  goTo(instant: string): Promise<boolean> {
    const isStart = instant <= `${this.lab.run?.header?.startDay}T00:00:00Z`
    return this.#runAgainTo(isStart ? { paused: true } : { pauseBefore: instant })
  }

  /** The same, to the step of a day after which a check first finds something. */
  goToViolation(day: string): Promise<boolean> {
    return this.#runAgainTo({ pauseAt: 'violation', checkEveryStepOn: day })
  }

  #putIntoAddress(): void {
    this.address.write(this.draft.input, this.salesFile.ofForm)
  }

  /** What is swept, tested or taken over without a run of it is in the address as what is run: a reload brings it back. */
  putTestedIntoAddress(): void {
    if (this.draft.problems.length === 0) this.#putIntoAddress()
  }

  /** Runs a plan of the scenario on the form, or the points of it that are named. */
  sweep(name: SweepName, plan: SweepPlan, pointIds: readonly string[] | null = null): void {
    this.putTestedIntoAddress()
    void this.fees.run(name, plan, this.sales, pointIds)
  }

  /** A preset runs on the sales file in use, if there is one, and over its days. */
  async choosePreset(preset: ScenarioInput): Promise<void> {
    this.#load(this.sales ? this.#overItsDays(preset) : preset, this.sales)
    await this.run()
  }

  /** Some presets are about days of their own, and cannot be without them. */
  #overItsDays(preset: ScenarioInput): ScenarioInput {
    const over = withoutPeriod(preset)
    return scenarioReader.read(over, this.draft.context)?.ok === false ? preset : over
  }

  /**
   * A scenario takes the draft's place and runs, on generated sales unless some are given; what is wrong with it is said beside
   * its settings.
   */
  async openScenario(input: ScenarioInput, sales: PackedSales | null = null): Promise<void> {
    this.#load(input, sales)
    await this.run()
  }

  link(): string {
    return linkTo(this.draft.input, this.salesFile.ofForm)
  }

  /** What sweeps have come to, to be opened elsewhere, and how many of their runs it lacks. Its link is to their scenario. */
  async resultsFile({
    sweeps,
    of: { scenario, fileKey },
  }: ResultsToSave): Promise<PackedResults & { runs: number; missing: number }> {
    const [{ packResults }, { fileKeyOf }] = await Promise.all([
      import('./fees/results-file'),
      import('./fees/sweep-plans'),
    ])
    const { runs, missing } = await this.fees.keptRuns(sweeps)
    const sales = fileKey === null ? null : this.sales
    const isFileInUse = fileKey === (sales && fileKeyOf(sales))
    const link = isFileInUse
      ? linkTo({ ...scenario, version: 1 }, sales && wantedFileOf(sales))
      : null
    const packed = await packResults(BUILD_NAME, link, runs)
    return { ...packed, runs: runs.length + missing, missing }
  }

  /** Resolves to what is wrong with the file; then everything stays as it was. */
  async openResults(file: File): Promise<readonly Problem[]> {
    const { readResults } = await import('./fees/results-file')
    const read = await readResults(file, BUILD_NAME)
    if (!read.ok) return read.problems
    const { search, content, runs } = read.results
    await this.fees.takeIn(runs)
    const { tab, sweep } = placeOf(search)
    Object.assign(this.navigation, { tab, sweep })
    await this.#openContent(content)
    return []
  }

  /** The address does not ask for a file that the reader has put away. */
  async removeSales(): Promise<void> {
    const removed = this.salesFile.remove()
    this.putTestedIntoAddress()
    await removed
  }

  /**
   * A run that has ended goes on the shelf, and so does one that was cut short by another one. What is cut short to be
   * run again, to another of its moments, is no run of its own.
   */
  async #keep(run: Run, outcome: RunOutcome): Promise<void> {
    const { header, scenario, salesFile } = run
    if (!header || outcome.days.length === 0) return
    const present = this.lab.starting ?? this.lab.run
    const isRunAgain =
      present !== null &&
      present !== run &&
      outcome.report.status === 'cancelled' &&
      isSameRun(run, present)
    if (isRunAgain) return
    const kept = await this.shelf.add({ scenario, header, salesFile, outcome, build: BUILD_NAME })
    run.keptId = kept.id
    const isAtHand = (): boolean => run === this.lab.run
    const isWanted = isAtHand() && kept.ledgerBytes === null
    const ledger = isWanted ? await this.lab.ledgerFile(LEDGER_BYTES_MAX).catch(() => null) : null
    await this.shelf.keepLedger(kept.id, isAtHand() ? ledger : null)
    await this.linked?.takeRun(run, kept)
  }

  /** Opening a run of the shelf would end such a run, which cannot be taken up again. */
  get isRunInProgress(): boolean {
    return this.lab.phase === 'starting' || this.lab.run?.isUnderWay === true
  }

  /** Opens a run of the shelf: its figures at once, its ledger where it was kept. The draft stays as it is. */
  async showKept(kept: KeptRun, origin: ScenarioInput | null = null): Promise<void> {
    if (this.isRunInProgress) return
    const { scenario, salesFile, header, outcome, id } = kept
    const run = new Run(scenario, null, null, salesFile)
    run.begin(header)
    run.show(id, outcome)
    const { run: before } = this.lab
    const shown = this.lab.show(run, outcome, this.shelf.ledger(id))
    this.#followUp(before, origin)
    await shown
  }

  /** Runs the scenario of the run on the page again, with its seed; one that had finished has to come out the same. */
  async runAgain(): Promise<void> {
    const report = this.lab.run?.report
    const digest = report?.status === 'finished' ? report.digest : null
    const accepted = await this.#runAgainTo({}, digest)
    // A run that failed as it began has not been noted as run.
    if (!accepted || !this.isRunCurrent) return
    this.edits.noteRun(this.draft.input)
    this.#putIntoAddress()
  }

  async #runAgainTo(at: StartAt, repeatedDigest: string | null = null): Promise<boolean> {
    const { run } = this.lab
    if (!run || this.salesFile.isAskedForBy(run)) return false
    const accepted = await this.lab.start(
      run.scenario,
      this.salesFile.salesOfRun(run),
      at,
      repeatedDigest,
    )
    if (accepted) this.#followUp(run, run.origin)
    return accepted
  }

  /** The scenario of the run on the page takes the draft's place, which can be undone. */
  takeScenario(): void {
    const { run } = this.lab
    if (!run) return
    this.#load(run.scenario, this.salesFile.salesOfRun(run))
    this.salesFile.isAskedForBy(run)
    this.putTestedIntoAddress()
  }

  /** The scenario becomes what it was when it was opened. */
  putAllBack(): void {
    this.edits.setAside()
    this.draft.putAllBack()
  }
}

export { providePageState, usePageState } from './page-state-context'
