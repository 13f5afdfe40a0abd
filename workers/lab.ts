/**
 * Drives a simulation in slices short enough that pause, step and cancel are messages like any other, and answers the
 * page's questions about it. It holds no rules: what a run does and what its books say is the simulation's.
 */
import type { SqlJsStatic } from 'sql.js'
import { dayFromIso, isoFromDay, isoFromInstant } from '../src/core/calendar'
import {
  countOf,
  creatorPage,
  creatorRecord,
  notesOfCreator,
  payoutsOfCreator,
  settingChangesOfCreator,
} from '../src/metrics/creator-queries'
import { dailyCsv } from '../src/metrics/daily-csv'
import type { RunReport } from '../src/metrics/figures'
import { FIGURES } from '../src/metrics/headline'
import { figuresOf } from '../src/metrics/report'
import { timeToCash } from '../src/metrics/time-to-cash'
import type { Refused } from '../src/scenario/problems'
import { prepareRun, type RunSetup } from '../src/simulation/setup'
import { Simulation } from '../src/simulation/simulation'
import type {
  ActAnswer,
  CreatorAction,
  CreatorHistory,
  CreatorPage,
  CreatorQuery,
  CreatorSide,
  Download,
  DownloadKind,
  Figure,
  FigureName,
  LabWorker,
  RunPhase,
  RunRequest,
  RunStatus,
  StartAnswer,
  TimeToCash,
} from './contract'
import { describeFailure, DrivenRun } from './driven-run'

/** Rows of each list on a creator's own pages. */
const CREATOR_SIDE_ROWS = 30

/** Whole days of the run before a day, or the refusal of a day that it does not have. */
function daysUntil(text: string, { startDay, days }: RunSetup): number | Refused {
  const day = dayFromIso(text)
  if (day !== null && day >= startDay && day < startDay + days) return day - startDay
  const last = isoFromDay(startDay + days - 1)
  const expected = `a day of the run, ${isoFromDay(startDay)} to ${last}`
  return { ok: false, problems: [{ path: 'pauseOn', value: text, expected }] }
}

export class Lab implements LabWorker {
  readonly #engine: Promise<SqlJsStatic>
  /** Lets messages in; resolves in a task of its own. */
  readonly #nextTask: () => Promise<void>
  #run: DrivenRun | null = null

  constructor(engine: Promise<SqlJsStatic>, nextTask: () => Promise<void>) {
    this.#engine = engine
    this.#nextTask = nextTask
  }

  async start(request: RunRequest, onStatus: (status: RunStatus) => void): Promise<StartAnswer> {
    const prepared = prepareRun(request.scenario, request.sales)
    if (!prepared.ok) return prepared
    const { setup } = prepared
    const pauseAfterDays = request.pauseOn === undefined ? null : daysUntil(request.pauseOn, setup)
    if (pauseAfterDays !== null && typeof pauseAfterDays !== 'number') return pauseAfterDays
    const engine = await this.#engine
    this.#drop()
    const simulation = new Simulation(engine, setup)
    const isPaused = request.paused === true || pauseAfterDays === 0
    const run = new DrivenRun(simulation, isPaused ? 'paused' : 'running', onStatus)
    run.pauseAfterDays = pauseAfterDays
    this.#run = run
    run.tell()
    void this.#drive(run)
    return {
      ok: true,
      run: {
        scenario: setup.scenario,
        creators: simulation.ledger.creators.count,
        startDay: isoFromDay(setup.startDay),
        endDay: isoFromDay(setup.startDay + setup.days - 1),
        days: setup.days,
        memoryEstimateBytes: setup.memoryEstimateBytes,
      },
    }
  }

  pause(): Promise<void> {
    return this.#change('running', (run) => {
      run.phase = 'paused'
      run.tell()
    })
  }

  resume(): Promise<void> {
    return this.#change('paused', (run) => {
      run.pauseAfterDays = null
      this.#go(run)
    })
  }

  stepDay(): Promise<void> {
    return this.#change('paused', (run) => {
      run.pauseAfterDays = run.simulation.daysDone + 1
      this.#go(run)
    })
  }

  cancel(): Promise<void> {
    const run = this.#run
    if (run && (run.phase === 'running' || run.phase === 'paused')) this.#end(run, 'cancelled')
    return Promise.resolve()
  }

  report(): Promise<RunReport> {
    const run = this.#current()
    return Promise.resolve(run.report ?? run.conclude('unfinished'))
  }

  figures(): Promise<Figure[]> {
    return Promise.resolve(figuresOf(this.#current().simulation.facts()))
  }

  timeToCash(): Promise<TimeToCash[]> {
    return Promise.resolve(timeToCash(this.#database))
  }

  recomputeFigure(name: FigureName): Promise<number | null> {
    const { policy, today } = this.#current().simulation
    const row = this.#database.statement(FIGURES[name].sql(policy, today)).row([])
    return Promise.resolve(row![0] as number | null)
  }

  creators(query: CreatorQuery): Promise<CreatorPage> {
    return Promise.resolve(creatorPage(this.#database, query))
  }

  creatorHistory(creatorId: number, limit: number): Promise<CreatorHistory | null> {
    const record = creatorRecord(this.#database, creatorId, limit)
    if (!record) return Promise.resolve(null)
    const day = this.#current().simulation.nextPayoutDay(creatorId)
    return Promise.resolve({ ...record, nextPayoutOn: day === null ? null : isoFromDay(day) })
  }

  creatorSide(creatorId: number): Promise<CreatorSide | null> {
    const { simulation } = this.#current()
    if (!simulation.ledger.creators.has(creatorId)) return Promise.resolve(null)
    const { handle, country } = simulation.ledger.creators.get(creatorId)
    return Promise.resolve({
      creatorId,
      handle,
      country,
      at: isoFromInstant(simulation.now),
      facts: simulation.creatorFacts(creatorId),
      payouts: payoutsOfCreator(this.#database, creatorId, CREATOR_SIDE_ROWS),
      payoutCount: countOf(this.#database, creatorId, 'payouts'),
      notes: notesOfCreator(this.#database, creatorId, CREATOR_SIDE_ROWS),
      noteCount: countOf(this.#database, creatorId, 'payout_notes'),
      settingChanges: settingChangesOfCreator(this.#database, creatorId, CREATOR_SIDE_ROWS),
    })
  }

  act(creatorId: number, action: CreatorAction): Promise<ActAnswer> {
    const run = this.#current()
    const answer = run.act(creatorId, action)
    if (answer.ok || run.phase === 'failed') run.tell()
    return Promise.resolve(answer)
  }

  async download(kind: DownloadKind): Promise<Download> {
    const text = new TextEncoder()
    switch (kind) {
      case 'ledger':
        return {
          fileName: 'ledger.sqlite',
          mediaType: 'application/vnd.sqlite3',
          content: this.#current().simulation.ledger.export(),
        }
      case 'report':
        return {
          fileName: 'report.json',
          mediaType: 'application/json',
          content: text.encode(`${JSON.stringify(await this.report(), null, 2)}\n`),
        }
      case 'days':
        return {
          fileName: 'daily.csv',
          mediaType: 'text/csv',
          content: text.encode(dailyCsv(this.#current().simulation.counter.days)),
        }
    }
  }

  get #database(): Simulation['ledger']['database'] {
    return this.#current().simulation.ledger.database
  }

  #current(): DrivenRun {
    if (!this.#run) throw new Error('No run has been started')
    return this.#run
  }

  #drop(): void {
    this.#run?.simulation.ledger.database.close()
    this.#run = null
  }

  #change(from: RunPhase, change: (run: DrivenRun) => void): Promise<void> {
    if (this.#run?.phase === from) change(this.#run)
    return Promise.resolve()
  }

  #go(run: DrivenRun): void {
    run.phase = 'running'
    run.tell()
    void this.#drive(run)
  }

  async #drive(run: DrivenRun): Promise<void> {
    if (run.isDriven) return
    run.isDriven = true
    while (this.#run === run && run.phase === 'running') {
      const phase = run.runSlice()
      if (phase === 'running') run.tellIfDue()
      else if (phase === 'finished') this.#end(run, 'finished')
      else run.tell()
      await this.#nextTask()
    }
    run.isDriven = false
  }

  /** Closes the books before the last status, so that it already carries what the final checks found. */
  #end(run: DrivenRun, phase: 'finished' | 'cancelled'): void {
    run.phase = phase
    try {
      run.report = run.conclude(phase)
    } catch (error) {
      run.phase = 'failed'
      run.failure = describeFailure(error, run.simulation)
    }
    run.tell()
  }
}
