/**
 * Drives a simulation in slices short enough that pause, step and cancel are messages like any other, and answers the
 * page's questions about it. It holds no rules: what a run does and what its books say is the simulation's.
 */
import type { SqlJsStatic } from 'sql.js'
import { isoFromDay, isoFromInstant } from '../src/core/calendar'
import { creatorPage, creatorRecord } from '../src/metrics/creator-queries'
import { dailyCsv } from '../src/metrics/daily-csv'
import type { RunReport } from '../src/metrics/figures'
import { FIGURES } from '../src/metrics/headline'
import { figuresOf } from '../src/metrics/report'
import { timeToCash } from '../src/metrics/time-to-cash'
import { concludeRun } from '../src/simulation/conclude'
import { prepareRun } from '../src/simulation/setup'
import { Simulation } from '../src/simulation/simulation'
import type {
  CreatorHistory,
  CreatorPage,
  CreatorQuery,
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

const SLICE_MILLISECONDS = 30
/** Every status makes the page draw its charts again, on a core that a short run has better use for. */
const MILLISECONDS_BETWEEN_STATUSES = 400

/** One run and how it is being driven. */
class DrivenRun {
  readonly simulation: Simulation
  readonly onStatus: (status: RunStatus) => void
  phase: RunPhase
  failure: RunStatus['failure'] = null
  /** Set while only the current day is to be simulated. */
  pauseAfterDays: number | null = null
  report: RunReport | null = null
  /** Whether a loop is at work on this run; a second one would take turns with it. */
  isDriven = false
  wallMilliseconds = 0
  #daysTold = 0
  #toldAt = 0

  constructor(simulation: Simulation, phase: RunPhase, onStatus: (status: RunStatus) => void) {
    this.simulation = simulation
    this.phase = phase
    this.onStatus = onStatus
  }

  /** Simulates for about the length of a slice, and answers the phase that the run is then in. */
  runSlice(): RunPhase {
    const begun = performance.now()
    try {
      do {
        if (!this.simulation.step()) {
          this.phase = 'finished'
          break
        }
        if (this.simulation.daysDone === this.pauseAfterDays) {
          this.phase = 'paused'
          break
        }
      } while (performance.now() - begun < SLICE_MILLISECONDS)
    } catch (error) {
      this.phase = 'failed'
      this.failure = describeFailure(error, this.simulation)
    }
    this.wallMilliseconds += performance.now() - begun
    return this.phase
  }

  conclude(status: RunReport['status']): RunReport {
    return concludeRun(this.simulation, status, {
      wallSeconds: this.wallMilliseconds / 1_000,
      payoutsPerSecond: this.#payoutsPerSecond,
    })
  }

  tell(): void {
    const { simulation } = this
    const { days } = simulation.setup
    const daysDone = simulation.daysDone
    this.#toldAt = performance.now()
    const newDays = simulation.counter.days.slice(this.#daysTold)
    this.#daysTold = daysDone
    this.onStatus({
      phase: this.phase,
      at: isoFromInstant(simulation.now),
      daysDone,
      daysTotal: days,
      payouts: simulation.payouts,
      payoutsPerSecond: this.#payoutsPerSecond,
      secondsLeft:
        daysDone === 0 ? null : ((this.wallMilliseconds / daysDone) * (days - daysDone)) / 1_000,
      newDays,
      checks: simulation.checkResults,
      failure: this.failure,
    })
  }

  tellIfDue(): void {
    if (performance.now() - this.#toldAt >= MILLISECONDS_BETWEEN_STATUSES) this.tell()
  }

  get #payoutsPerSecond(): number {
    if (this.wallMilliseconds === 0) return 0
    return Math.round((this.simulation.payouts / this.wallMilliseconds) * 1_000)
  }
}

function describeFailure(error: unknown, simulation: Simulation): RunStatus['failure'] {
  const known = error instanceof Error ? error : new Error(String(error))
  return {
    name: known.name,
    message: known.message,
    stack: known.stack ?? null,
    at: isoFromInstant(simulation.now),
  }
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
    const engine = await this.#engine
    this.#drop()
    const { setup } = prepared
    const simulation = new Simulation(engine, setup)
    const run = new DrivenRun(simulation, request.paused ? 'paused' : 'running', onStatus)
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
