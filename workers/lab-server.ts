/**
 * Drives a simulation in slices short enough that pause, step and cancel are messages like any other, and answers the
 * page's questions about it. It holds no rules: what a run does and what its ledger says is the simulation's.
 */
import type { SqlJsStatic } from 'sql.js'
import { dayFromIso, isoFromDay, isoFromInstant, type Day } from '../src/core/calendar'
import { outcomeOf } from '../src/experiments/outcome'
import type { CreatorsNotPaid } from '../src/metrics/stuck'
import type { RunReport } from '../src/metrics/figures'
import { momentIn } from '../src/metrics/moment'
import { assumptionsOf } from '../src/scenario/assumptions'
import { runFileName } from '../src/scenario/file-name'
import { readFirst } from '../src/scenario/first-scenario'
import type { ImportedSales } from '../src/scenario/imported-sales'
import type { ReadScenario } from '../src/scenario/read-scenario'
import type { FaultChange } from '../src/scenario/schema'
import { invariantProblems } from '../src/simulation/invariant-problems'
import { contextOf, setUpRun } from '../src/simulation/run-setup'
import { Simulation } from '../src/simulation/simulation'
import type {
  ActAnswer,
  CreatorAction,
  CreatorFacets,
  CreatorHistory,
  CreatorQuery,
  CreatorRow,
  CreatorRows,
  CreatorSide,
  CreatorSlice,
  Download,
  DownloadKind,
  FaultAtOnce,
  FaultSwitchInput,
  SwitchAnswer,
  FigureReference,
  JournalQuery,
  JournalRow,
  KeptRunData,
  LabWorker,
  Page,
  Preparing,
  PayoutQuery,
  PayoutRecord,
  PayoutRow,
  PayoutRows,
  RunOutcome,
  RunPhase,
  RunRequest,
  RunStatus,
  ShownMoment,
  Slice,
  StartAnswer,
} from './contract'
import type { ClosedRows } from './closed-rows'
import { DrivenRun } from './driven-run'
import { KeptRun, type ReadableRun } from './kept-run'
import { unpackSales } from './packed-sales'
import { daysUntil, momentOfRun } from './pause-points'

/** Rows of each list on a creator's own pages. */
const CREATOR_SIDE_ROWS = 30

/** What reads the ledger for the rooms is itself read with the first question: no run needs it. */
const queries = () => import('./ledger-queries')
const closedRowKeepers = () => import('./closed-rows')

/** What needs Zod comes with the first scenario that is not the page's own, or with what is done in a run. */
const readScenarios = () => import('../src/scenario/read-scenario')
const readCreatorActions = () => import('../src/scenario/read-creator-action')
const readFaultSwitches = () => import('../src/scenario/read-fault-switch')

async function readInput(input: unknown, sales: ImportedSales | null): Promise<ReadScenario> {
  const first = sales ? null : readFirst(input)
  if (first) return first
  const { readScenario } = await readScenarios()
  return readScenario(input, contextOf(sales))
}

/** Of a run that is over and whose books could be closed. */
function takeOutcome(run: DrivenRun): RunOutcome | null {
  if (!run.report) return null
  run.isOutcomeTaken = true
  return outcomeOf(run.simulation, run.report)
}

export class LabServer implements LabWorker {
  readonly #engine: Promise<SqlJsStatic>
  /** Lets messages in; resolves in a task of its own. */
  readonly #nextTask: () => Promise<void>
  #run: DrivenRun | null = null
  /** Of the run that is simulated, if it closes days. */
  #closedRows: ClosedRows | null = null
  /** A run that is over, in the place of one that is driven. */
  #kept: KeptRun | null = null

  constructor(engine: Promise<SqlJsStatic>, nextTask: () => Promise<void>) {
    this.#engine = engine
    this.#nextTask = nextTask
  }

  async start(
    request: RunRequest,
    onStatus: (status: RunStatus) => void,
    onPreparing: (preparing: Preparing) => void = () => undefined,
  ): Promise<StartAnswer> {
    const sales = request.sales && unpackSales(request.sales)
    const read = await readInput(request.scenario, sales)
    if (!read.ok) return read
    const prepared = setUpRun(read.scenario, sales)
    if (!prepared.ok) return prepared
    const { setup } = prepared
    const pauseAfterDays = request.pauseOn === undefined ? null : daysUntil(request.pauseOn, setup)
    if (pauseAfterDays !== null && typeof pauseAfterDays !== 'number') return pauseAfterDays
    const moment =
      request.pauseBefore === undefined ? null : momentOfRun(request.pauseBefore, setup)
    if (moment !== null && typeof moment !== 'number') return moment
    const checked =
      request.checkEveryStepOn === undefined ? null : dayFromIso(request.checkEveryStepOn)
    const engine = await this.#engine
    const badQueries = invariantProblems(engine, setup.scenario)
    if (badQueries.length > 0) return { ok: false, problems: badQueries }
    const closedRows =
      setup.scenario.detail.days === null ? null : new (await closedRowKeepers()).ClosedRows()
    const replaced = this.#drop()
    this.#closedRows = closedRows
    const simulation = new Simulation(engine, setup, {
      onCreatorAdded: (added, creators) => onPreparing({ added, creators }),
      clock: () => performance.now(),
      ...(closedRows && { onClosedRow: closedRows.take }),
      ...(checked !== null && { checksAtEveryStep: (day: Day) => day === checked }),
    })
    const { sampleSize } = simulation.questions
    const isPaused = request.paused === true || pauseAfterDays === 0
    const run = new DrivenRun(simulation, isPaused ? 'paused' : 'running', onStatus)
    run.pauseAfterDays = pauseAfterDays
    run.pauseAtMark = moment === null ? null : simulation.markBefore(moment)
    run.pausesAtViolation = request.pauseAt === 'violation'
    this.#run = run
    run.tell()
    void this.#drive(run)
    return {
      ok: true,
      run: {
        scenario: setup.scenario,
        assumptions: assumptionsOf(setup.scenario, setup.sales !== null),
        creators: simulation.ledger.creators.count,
        ...(sampleSize && { sample: sampleSize }),
        startDay: isoFromDay(setup.startDay),
        endDay: isoFromDay(setup.startDay + setup.days - 1),
        days: setup.days,
        memoryEstimateBytes: setup.memoryEstimateBytes,
      },
      replaced,
    }
  }

  async open(kept: KeptRunData): Promise<RunOutcome | null> {
    const engine = await this.#engine
    const replaced = this.#drop()
    this.#kept = new KeptRun(engine, kept)
    return replaced
  }

  pause(): Promise<void> {
    return this.#change('running', (run) => {
      run.phase = 'paused'
      run.tell()
    })
  }

  resume(): Promise<void> {
    return this.#change('paused', (run) => {
      run.forgetSteps()
      this.#go(run)
    })
  }

  stepPayoutChange(): Promise<void> {
    return this.#change('paused', (run) => {
      run.pauseAtNextPayoutChange()
      this.#go(run)
    })
  }

  pauseAtViolation(isWanted: boolean): Promise<void> {
    if (this.#run) this.#run.pausesAtViolation = isWanted
    return Promise.resolve()
  }

  stepDay(): Promise<void> {
    return this.#change('paused', (run) => {
      run.pauseAfterDays = run.simulation.daysDone + 1
      this.#go(run)
    })
  }

  /** Resolves once the books are closed. */
  async cancel(): Promise<void> {
    const run = this.#run
    if (!run || (run.phase !== 'running' && run.phase !== 'paused')) return
    run.beginClosing('cancelled')
    run.tell()
    void this.#drive(run)
    while (run.isClosing) await this.#nextTask()
  }

  report(): Promise<RunReport> {
    if (this.#kept) return Promise.resolve(this.#kept.outcome.report)
    const run = this.#current()
    return Promise.resolve(run.report ?? run.reportSoFar())
  }

  outcome(): Promise<RunOutcome | null> {
    return Promise.resolve(this.#kept?.outcome ?? takeOutcome(this.#current()))
  }

  ledgerFile(bytesMax: number): Promise<Uint8Array | null> {
    const run = this.#current()
    const isGiven = run.isOver && run.books.database.bytes <= bytesMax
    return Promise.resolve(isGiven ? run.books.ledgerFile() : null)
  }

  async queryOfFigure(figure: FigureReference): Promise<string> {
    const { queryOf } = await queries()
    return queryOf(figure, this.#books)
  }

  async recomputeFigure(figure: FigureReference): Promise<number | null> {
    const sql = await this.queryOfFigure(figure)
    return this.#database.valueOf(sql) as number | null
  }

  async creators(query: CreatorQuery): Promise<Page<CreatorRow>> {
    const { creatorPage } = await queries()
    return creatorPage(this.#database, query, await this.#among(query))
  }

  async creatorFacets(): Promise<CreatorFacets> {
    const { creatorFacets } = await queries()
    return creatorFacets(this.#database)
  }

  async creatorHistory(creatorId: number): Promise<CreatorHistory | null> {
    const { creatorRecord } = await queries()
    const creator = creatorRecord(this.#database, creatorId)
    if (!creator) return null
    const day = this.#run?.simulation.questions.nextPayoutDay(creatorId) ?? null
    return { creator, nextPayoutOn: day === null ? null : isoFromDay(day) }
  }

  async creatorRows<Kind extends keyof CreatorRows>(
    kind: Kind,
    creatorId: number,
    slice: CreatorSlice,
  ): Promise<Page<CreatorRows[Kind]>> {
    const { creatorRows } = await queries()
    return creatorRows(this.#database, kind, creatorId, slice, this.#books.scenario)
  }

  async payouts(query: PayoutQuery): Promise<Page<PayoutRow>> {
    const { payoutPage } = await queries()
    return payoutPage(this.#database, query, this.#books)
  }

  async payout(payoutId: number): Promise<PayoutRecord | null> {
    const { payoutRecord } = await queries()
    return payoutRecord(this.#database, payoutId)
  }

  async payoutRows<Kind extends keyof PayoutRows>(
    kind: Kind,
    payoutId: number,
    slice: Slice,
  ): Promise<Page<PayoutRows[Kind]>> {
    const { payoutRows } = await queries()
    return payoutRows(this.#database, kind, payoutId, slice)
  }

  async journal(query: JournalQuery): Promise<Page<JournalRow>> {
    const { journalPage } = await queries()
    return journalPage(this.#database, query)
  }

  async creatorSide(creatorId: number): Promise<CreatorSide | null> {
    const { creatorRows, settingChangesOfCreator } = await queries()
    const { simulation } = this.#current()
    if (!simulation.ledger.creators.has(creatorId)) return null
    const { handle, country } = simulation.ledger.creators.get(creatorId)
    const newest = { span: null, offset: 0, limit: CREATOR_SIDE_ROWS }
    const { scenario } = simulation
    return {
      creatorId,
      handle,
      country,
      at: isoFromInstant(simulation.now),
      facts: simulation.questions.creatorFacts(creatorId),
      payouts: creatorRows(this.#database, 'payouts', creatorId, newest, scenario),
      notes: creatorRows(this.#database, 'notes', creatorId, newest, scenario),
      settingChanges: settingChangesOfCreator(this.#database, creatorId, CREATOR_SIDE_ROWS),
    }
  }

  async act(creatorId: number, asked: CreatorAction): Promise<ActAnswer> {
    const { readCreatorAction } = await readCreatorActions()
    if (this.#kept) return { ok: false, refusal: { code: 'run_ended' } }
    const read = readCreatorAction(asked)
    if (!read.ok) return { ok: false, refusal: { code: 'invalid_schedule', wrong: read.wrong } }
    const run = this.#current()
    const answer = run.act(creatorId, read.action)
    if (answer.ok || run.phase === 'failed') run.tell()
    return answer
  }

  async switchFaults(change: FaultSwitchInput): Promise<SwitchAnswer<FaultChange>> {
    const { readFaultSwitch } = await readFaultSwitches()
    return this.#switch((run) => run.switchFaults(readFaultSwitch(change)))
  }

  strike(fault: FaultAtOnce): Promise<SwitchAnswer<string>> {
    return this.#switch((run) => run.strike(fault))
  }

  #switch<Recorded>(
    ask: (run: DrivenRun) => SwitchAnswer<Recorded>,
  ): Promise<SwitchAnswer<Recorded>> {
    if (this.#kept) return Promise.resolve({ ok: false, refusal: 'run_ended' })
    const run = this.#current()
    const answer = ask(run)
    if (answer.ok || run.phase === 'failed') run.tell()
    return Promise.resolve(answer)
  }

  moment(): Promise<ShownMoment> {
    const inForce = this.#kept ? null : this.#current().simulation.questions.faultsInForce
    return Promise.resolve({ ...momentIn(this.#database), inForce })
  }

  async queryProblem(sql: string): Promise<string | null> {
    const asked = { invariants: [{ name: 'asked', sql }] }
    const [problem] = invariantProblems(await this.#engine, asked)
    return problem?.expected ?? null
  }

  closedRows(): Promise<Blob | null> {
    return this.#closedRows?.archive() ?? Promise.resolve(null)
  }

  async download(kind: DownloadKind): Promise<Download> {
    const at = isoFromInstant(this.#books.now)
    const text = new TextEncoder()
    switch (kind) {
      case 'ledger':
        return {
          at,
          fileName: this.#fileName('ledger.sqlite'),
          mediaType: 'application/vnd.sqlite3',
          content: this.#books.ledgerFile(),
        }
      case 'report':
        return {
          at,
          fileName: this.#fileName('report.json'),
          mediaType: 'application/json',
          content: text.encode(`${JSON.stringify(await this.report(), null, 2)}\n`),
        }
      case 'days': {
        const { dailyCsv } = await queries()
        return {
          at,
          fileName: this.#fileName('daily.csv'),
          mediaType: 'text/csv',
          content: text.encode(dailyCsv(this.#books.days)),
        }
      }
    }
  }

  /** Tells the run, and of one that has not come to its end how far it went. */
  #fileName(ending: string): string {
    const { today, scenario } = this.#books
    const status = this.#kept?.report.status ?? this.#current().phase
    const day = status === 'finished' ? '' : `until-${isoFromDay(today)}-`
    return runFileName(scenario, `${day}${ending}`)
  }

  async #among({ among }: CreatorQuery): Promise<number[] | null> {
    const { creatorsPausedBy, skippedCreators } = await queries()
    switch (among?.of) {
      case undefined:
        return null
      case 'skipped':
        return skippedCreators(this.#database, among.reason, among.minimumCents)
      case 'paused':
        return creatorsPausedBy(this.#database, among.source)
      case 'not_paid':
        return this.#creatorsNotPaid.flatMap(({ reason, minimumCents, creatorIds }) =>
          reason === among.reason && minimumCents === among.minimumCents ? creatorIds : [],
        )
    }
  }

  get #creatorsNotPaid(): CreatorsNotPaid[] {
    return this.#kept?.creatorsNotPaid ?? this.#current().simulation.questions.creatorsNotPaid()
  }

  get #database(): ReadableRun['database'] {
    return this.#books.database
  }

  get #books(): ReadableRun {
    return this.#kept ?? this.#current().books
  }

  #current(): DrivenRun {
    if (this.#kept) throw new Error('This run is over and can only be read')
    if (!this.#run) throw new Error('No run has been started')
    return this.#run
  }

  /** Makes room for another run; returns what this one came to, where the page does not know yet. */
  #drop(): RunOutcome | null {
    this.#kept?.close()
    this.#kept = null
    const run = this.#run
    if (!run) return null
    this.#run = null
    run.closeAtOnce()
    const outcome = run.isOutcomeTaken ? null : takeOutcome(run)
    run.books.database.close()
    return outcome
  }

  #change(from: RunPhase, change: (run: DrivenRun) => void): Promise<void> {
    if (this.#run?.phase === from) change(this.#run)
    return Promise.resolve()
  }

  #go(run: DrivenRun): void {
    run.goOn()
    run.tell()
    void this.#drive(run)
  }

  /** The books are closed before the last status, so that it already carries what the final checks found. */
  async #drive(run: DrivenRun): Promise<void> {
    if (run.isDriven) return
    run.isDriven = true
    try {
      while (this.#run === run && (run.phase === 'running' || run.phase === 'closing')) {
        const before = run.phase
        const phase = run.runSlice()
        if (phase === before) run.tellIfDue()
        else run.tell()
        await this.#nextTask()
      }
    } finally {
      run.isDriven = false
    }
  }
}
