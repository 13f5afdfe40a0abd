/**
 * What the whole page shares: the lab, the scenario being edited, the imported sales and what the reader has picked.
 * Everything that starts a run goes through `run`, which also puts the scenario into the page's address.
 */
import type {
  ActAnswer,
  CreatorAction,
  CreatorsAmong,
  DaySpan,
  PackedSales,
  PayoutQuery,
  RunOutcome,
} from '../../workers/contract'
import type { PayoutFrequency } from '../core/vocabulary'
import type { ScenarioInput } from '../scenario/schema'
import { linkFragment, linkFromFragment, type LinkContent } from '../scenario/link'
import { PRESETS, type PresetName } from '../scenario/presets'
import type { Problem } from '../scenario/problems'
import { readScenario } from '../scenario/read-scenario'
import { readingContextOf } from '../scenario/reading-context'
import { isSameFile, isSameReading, type WantedFile } from '../scenario/wanted-file'
import { CreatorList } from './creators/creator-list.svelte'
import { withAction } from './draft/actions'
import { isDocument, sameValue } from './draft/paths'
import { ScenarioDraft } from './draft/scenario-draft.svelte'
import { FormState } from './form/form-state.svelte'
import { Lab } from './lab/lab.svelte'
import { STEP } from './history-step'
import { Keepsakes } from './lab/keepsakes.svelte'
import { Run, wantedFileOf } from './lab/run.svelte'
import { m } from './paraglide/messages.js'
import { PayoutList } from './payouts/payout-list.svelte'
import { HELD_SEEDS } from './seeds/held-seeds'
import { SeedRuns } from './seeds/seed-runs.svelte'
import { SeedStore } from './seeds/seed-store'
import { ENGINE_BUILD, WEB_ENGINE } from './seeds/web-pool'
import type { CreatorView, Place, RunPicks, TabName } from './place'
import { LEDGER_BYTES_MAX, type KeptRun } from './shelf/kept-run'
import { Shelf } from './shelf/shelf.svelte'

export { CREATOR_VIEWS, TAB_NAMES, type CreatorView, type TabName } from './place'

/** A search finds every creator whose name begins like the one that is looked for. */
const NAMED_ALIKE_MAX = 2_000

const FIRST_PRESET: PresetName = 'default'

/** A run that a link describes and that waits for its sales file. */
export interface WantedRun {
  scenario: ScenarioInput
  file: WantedFile
}

export class Desk implements Place {
  readonly lab = new Lab((run, outcome) => void this.#keep(run, outcome))
  readonly draft = new ScenarioDraft()
  readonly form = new FormState()
  readonly keepsakes = new Keepsakes()
  /** Other seeds of the run on the page and of the runs that are compared. */
  readonly seeds = new SeedRuns(WEB_ENGINE, new SeedStore(ENGINE_BUILD), HELD_SEEDS)
  readonly shelf = new Shelf()
  #sales = $state.raw<PackedSales | null>(null)
  #linkProblems = $state.raw<Problem[]>([])
  #wanted = $state.raw<WantedRun | null>(null)
  #savedText = ''
  /** What the last run was of, with what has been done in it. */
  #ran = $state.raw<ScenarioInput | null>(null)
  #fragment = location.hash
  readonly creators = new CreatorList(this.lab)
  readonly payouts = new PayoutList(this.lab)
  tab = $state<TabName>('overview')
  /** What the reader has picked stays picked in all rooms: days, a schedule, a creator, a payout. */
  picked = $state.raw<DaySpan | null>(null)
  schedule = $state<PayoutFrequency | null>(null)
  creatorId = $state<number | null>(null)
  creatorView = $state<CreatorView>('history')
  payoutId = $state<number | null>(null)
  /** What the page shows a summary of, in its own place. */
  summaryOf = $state<'run' | 'comparison' | null>(null)

  /** The runs that are picked on the shelf. */
  get compared(): RunPicks {
    return this.shelf.picks
  }

  set compared(picks: RunPicks) {
    this.shelf.picks = picks
  }

  get sales(): PackedSales | null {
    return this.#sales
  }

  /** The scenario of the last run, as the page's address has it. */
  get fragment(): string {
    return this.#fragment
  }

  /** What is wrong with the scenario in the page's address, where there is one and it cannot be read. */
  get linkProblems(): Problem[] {
    return this.#linkProblems
  }

  /** The run of the page's address, as long as its sales file has not been given. */
  get wanted(): WantedRun | null {
    return this.#wanted
  }

  /** The sales file in use, as a link names it. */
  get salesFile(): WantedFile | null {
    return this.#sales && wantedFileOf(this.#sales)
  }

  /** Why the worker refused the scenario as it is now. */
  get refusal(): readonly Problem[] {
    const { refusal } = this.lab
    return refusal?.scenario === this.draft.input ? refusal.problems : []
  }

  /** Whether the results on the page are those of the scenario as it is now. */
  get isRunCurrent(): boolean {
    const run = this.lab.run
    if (run === null || !sameValue(run.scenario, this.draft.input)) return false
    return isSameFile(run.salesFile, this.salesFile)
  }

  /** The first run of the page: the scenario of its address where there is one that can run, else the first preset. */
  async open(): Promise<void> {
    const link = this.#readLink()
    this.draft.begin(link && !link.salesFile ? link.scenario : PRESETS[FIRST_PRESET])
    const offered = this.keepsakes.offer(this.draft.input)
    if (link?.salesFile) {
      this.#wanted = { scenario: link.scenario, file: link.salesFile }
      await offered
      if (await this.#runOnKeptFile(link.salesFile)) return
    }
    const isRefused = this.draft.problems.length > 0
    const accepted = !isRefused && (await this.lab.start(this.draft.input, null))
    if (accepted) this.#noteRun()
    // A page never stays without results: where the scenario of the address cannot run, the first preset does.
    if (!accepted && this.lab.phase !== 'failed') await this.lab.start(PRESETS[FIRST_PRESET], null)
  }

  /** Opens the scenario of a link that was pasted into the address of the page. */
  async openLink(): Promise<void> {
    const link = this.#readLink()
    if (!link) return
    if (link.salesFile) {
      const isOpen = this.salesFile !== null && isSameReading(this.salesFile, link.salesFile)
      if (isOpen && sameValue(link.scenario, this.draft.input)) return
      this.#wanted = { scenario: link.scenario, file: link.salesFile }
      return
    }
    if (sameValue(link.scenario, this.draft.input)) return
    await this.#openLinked(link.scenario)
  }

  /** Runs the scenario of a link that wants a file without it. */
  async runWithoutFile(): Promise<void> {
    if (this.#wanted) await this.#openLinked(this.#wanted.scenario)
  }

  dismissWanted(): void {
    this.#wanted = null
  }

  async #openLinked(scenario: ScenarioInput): Promise<void> {
    this.#wanted = null
    this.#setEditsAside()
    this.draft.load(scenario)
    await this.run()
  }

  /** The file of the last visit is used unasked only where the address asks for that very file, read in that way. */
  async #runOnKeptFile(wanted: WantedFile): Promise<boolean> {
    const { sales } = this.keepsakes
    if (!sales || !isSameReading(wantedFileOf(sales), wanted)) return false
    await this.useSales(sales)
    return this.run()
  }

  #readLink(): LinkContent | null {
    const answer = linkFromFragment(location.hash)
    this.#linkProblems = answer && !answer.ok ? answer.problems : []
    if (!answer?.ok) return null
    const { scenario } = answer.content
    if (isDocument(scenario)) return answer.content
    this.#linkProblems = [{ path: 'link', value: scenario, expected: m.json_object_expected() }]
    return null
  }

  /** Resolves to whether a run was started. */
  async run(paused = false): Promise<boolean> {
    if (this.draft.problems.length > 0) return false
    this.#linkProblems = []
    this.draft.endStep()
    const accepted = await this.lab.start(this.draft.input, this.#sales, { paused })
    if (accepted) {
      this.#keepPicks()
      this.#noteRun()
      this.#putIntoAddress()
    }
    return accepted
  }

  /** A draft that was run needs no keeping beside its run. */
  #noteRun(): void {
    this.#ran = this.draft.input
    this.keepsakes.forgetDraft(this.draft.input)
  }

  get #hasEditsNotRun(): boolean {
    return this.draft.isEdited && !sameValue(this.draft.input, this.#ran)
  }

  /** Creators keep their numbers from run to run, payouts do not; and days are picked as long as the run has them. */
  #keepPicks(): void {
    this.payoutId = null
    const header = this.lab.run?.header
    if (!this.picked || !header) return
    const { startDay, endDay } = header
    if (this.picked.from < startDay || this.picked.to > endDay) this.picked = null
  }

  async step(): Promise<void> {
    if (this.lab.phase === 'paused' || (await this.run(true))) await this.lab.stepDay()
  }

  /** A creator acts in the run. What is done enters the draft too, so that the next run does it again. */
  async act(creatorId: number, action: CreatorAction): Promise<ActAnswer> {
    const answer = await this.lab.act(creatorId, action)
    if (!answer.ok || this.draft.problems.length > 0) return answer
    const input = withAction(this.draft.input, answer.action)
    // A draft that has moved on may no longer have this creator, or this day.
    if (!readScenario(input, this.draft.context).ok) return answer
    const isOfThisRun = !this.#hasEditsNotRun
    this.draft.edit(input)
    if (isOfThisRun) this.#noteRun()
    this.#putIntoAddress()
    return answer
  }

  /** Runs the scenario of the present run again, with all that was done in it, and pauses at the start of a day. */
  async goToDay(day: string): Promise<boolean> {
    const { run } = this.lab
    return run !== null && this.lab.start(run.scenario, run.sales, { pauseOn: day })
  }

  #putIntoAddress(): void {
    this.#fragment = `#${linkFragment(this.draft.input, this.salesFile)}`
    history.replaceState(STEP, '', this.#fragment)
  }

  async choosePreset(name: PresetName): Promise<void> {
    this.#setEditsAside()
    this.draft.load(PRESETS[name])
    this.creatorId = null
    await this.run()
  }

  /** A scenario from a file takes the draft's place; what is wrong with it is said beside its settings. */
  async openScenario(input: ScenarioInput): Promise<void> {
    this.draft.load(input)
    await this.run()
  }

  link(): string {
    return this.linkOf(this.draft.input, this.salesFile)
  }

  linkOf(scenario: ScenarioInput, salesFile: WantedFile | null): string {
    const [address] = location.href.split('#', 1)
    return `${address}#${linkFragment(scenario, salesFile)}`
  }

  /**
   * A file that a link waits for comes with the scenario of the link. A period of the scenario's own stays, unless the
   * file's days are to take its place.
   */
  async useSales(sales: PackedSales, isPeriodFollowed = false): Promise<void> {
    if (this.#wanted) {
      this.#setEditsAside()
      this.draft.load(this.#wanted.scenario)
      this.#wanted = null
    }
    this.#sales = sales
    if (isPeriodFollowed) this.draft.followFilePeriod()
    this.draft.setContext(readingContextOf(sales, sales.columns))
    await this.keepsakes.keepSales(sales)
  }

  async removeSales(): Promise<void> {
    this.#sales = null
    this.draft.setContext({})
    await this.keepsakes.dropSales()
  }

  /**
   * A run that has ended goes on the shelf, and so does one that was cut short by another one. What is cut short to be
   * run again, to another of its moments, is no run of its own.
   */
  async #keep(run: Run, outcome: RunOutcome): Promise<void> {
    const { header, scenario, salesFile } = run
    if (!header || outcome.days.length === 0) return
    const present = this.lab.run
    const isRunAgain =
      present !== null &&
      present !== run &&
      outcome.report.status === 'cancelled' &&
      sameValue(scenario, present.scenario) &&
      isSameFile(salesFile, present.salesFile)
    if (isRunAgain) return
    const kept = await this.shelf.add({ scenario, header, salesFile, outcome })
    run.keptId = kept.id
    if (run !== this.lab.run || kept.ledgerBytes !== null) return
    const ledger = await this.lab.ledgerFile(LEDGER_BYTES_MAX).catch(() => null)
    if (ledger && run === this.lab.run) await this.shelf.keepLedger(kept.id, ledger)
  }

  /** Opening a run of the shelf would end such a run, which cannot be taken up again. */
  get isRunInProgress(): boolean {
    return this.lab.phase === 'starting' || this.lab.run?.isUnderWay === true
  }

  /** Opens a run of the shelf: its figures at once, its ledger where it was kept. The draft stays as it is. */
  async showKept(kept: KeptRun): Promise<void> {
    if (this.isRunInProgress) return
    const { scenario, salesFile, header, outcome, id } = kept
    const run = new Run(scenario, null, null, salesFile)
    run.begin(header)
    run.show(id, outcome)
    this.payoutId = null
    await this.lab.show(run, outcome, this.shelf.ledger(id))
    this.#keepPicks()
  }

  /** Runs the scenario of the run on the page again, with its seed; one that had finished has to come out the same. */
  async runAgain(): Promise<void> {
    const { run } = this.lab
    if (!run) return
    const { scenario, salesFile, report } = run
    if (salesFile && !isSameFile(salesFile, this.salesFile)) {
      this.#wanted = { scenario, file: salesFile }
      return
    }
    const repeated = report?.status === 'finished' ? report.digest : null
    const accepted = await this.lab.start(scenario, salesFile && this.#sales, {}, repeated)
    if (accepted) this.#keepPicks()
  }

  /** The scenario of the run on the page takes the draft's place, which can be undone. */
  takeScenario(): void {
    const { run } = this.lab
    if (run) this.draft.load(run.scenario)
  }

  /** Keeps edits through a reload; what is as it was loaded, or was run, needs no keeping. */
  keepDraft(): void {
    const text = this.#hasEditsNotRun ? JSON.stringify(this.draft.input) : ''
    if (text === this.#savedText) return
    this.#savedText = text
    this.keepsakes.keepDraft(text === '' ? null : this.draft.input)
  }

  restoreDraft(input: ScenarioInput): void {
    const edited = this.#hasEditsNotRun ? this.draft.input : null
    this.draft.edit(input)
    if (edited) this.keepsakes.setAside(edited)
    else this.keepsakes.dismissDraft()
  }

  /** The scenario becomes what it was when it was opened. */
  putAllBack(): void {
    this.#setEditsAside()
    this.draft.putAllBack()
  }

  /** Edits that another scenario replaces are offered again, as those of an earlier visit are. */
  #setEditsAside(): void {
    if (this.#hasEditsNotRun) this.keepsakes.setAside(this.draft.input)
  }

  /** Opens the room of the rules and moves the focus to it, which on a phone is far from the form. */
  showRules(): void {
    this.tab = 'rules'
    document.getElementById('panel')?.focus()
  }

  showCreator(creatorId: number | null): void {
    this.creatorId = creatorId
    if (creatorId !== null) this.tab = 'creators'
  }

  /** The creator of this name in the run on the page; where there is none, the list says so. */
  async showCreatorNamed(handle: string): Promise<void> {
    this.creators.clear()
    this.creators.change({ search: handle })
    const alike = { ...this.creators.query, limit: NAMED_ALIKE_MAX }
    const page = await this.lab.creators(alike).catch(() => null)
    this.creatorId = page?.rows.find((row) => row.handle === handle)?.creatorId ?? null
    this.tab = 'creators'
    document.getElementById('panel')?.focus()
  }

  showPayout(payoutId: number | null): void {
    this.payoutId = payoutId
    if (payoutId !== null) this.tab = 'payouts'
  }

  /** The payouts behind a figure, within the days and the schedule that are picked. */
  showPayouts({ event, payoutType }: Pick<PayoutQuery, 'event' | 'payoutType'>): void {
    this.payouts.change({ event, payoutType, now: null, search: '' })
    this.#openPayouts()
  }

  /** The payouts that have not ended for long, whatever is picked, the oldest first. */
  showStuckPayouts(): void {
    this.letGo()
    this.payouts.clear()
    this.payouts.change({ now: 'stuck', sort: 'payout_id', descending: false })
    this.#openPayouts()
  }

  #openPayouts(): void {
    this.payoutId = null
    this.tab = 'payouts'
    document.getElementById('panel')?.focus()
  }

  /** The creators behind a row of the overview, on its schedule where it has one. */
  showCreatorsAmong(among: CreatorsAmong, schedule: PayoutFrequency | null): void {
    this.letGo()
    this.creators.clear()
    this.schedule = schedule
    this.creators.change({ among, sort: 'unpaid_cents', descending: true })
    this.creatorId = null
    this.tab = 'creators'
    document.getElementById('panel')?.focus()
  }

  /** Lets go of the days and the schedule that are picked. */
  letGo(): void {
    this.picked = null
    this.schedule = null
  }
}

export { provideDesk, useDesk } from './desk-context'
