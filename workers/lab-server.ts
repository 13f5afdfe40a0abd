/**
 * Drives a simulation in slices short enough that pause, step and cancel are messages like any other. It holds no rules:
 * what a run does is the simulation's, and what the page asks of its ledger is in `run-answers.ts`.
 */
import type { SqlJsStatic } from 'sql.js'
import { isoFromDay, startOfDay, type Day } from '../src/core/calendar'
import { isSampled } from '../src/scenario/sampled'
import { noPlaceForService } from '../src/scenario/service-problems'
import { savesClosedRows } from '../src/scenario/kept-days'
import type { FaultChange } from '../src/scenario/schema'
import type { OwnService } from '../src/simulation/own-service'
import { isDecidedByCreators } from '../src/simulation/run-assembly'
import { Simulation } from '../src/simulation/simulation'
import type { ClosedRows } from './closed-rows'
import type { Scenario } from '../src/scenario/schema'
import type {
  ActAnswer,
  CreatorAction,
  FaultAtOnce,
  FaultSwitchInput,
  KeptRunData,
  LabWorker,
  Preparing,
  RunHeader,
  RunOutcome,
  RunPhase,
  RunRequest,
  RunStatus,
  StartAnswer,
  SwitchAnswer,
} from './contract'
import { ACT_REFUSED, DrivenRun, SWITCH_REFUSED } from './driven-run'
import { nameOfGiven } from './given-service'
import { latestPayoutChange, type PauseOrder } from './pause-plan'
import { readRequest, type ReadRequest } from './read-request'
import { queries, RunAnswers } from './run-answers'
import { runFailure } from './run-failure'

const readHolidaysCode = () => import('../src/simulation/bank-holidays-code')
const readClosingCode = () => import('../src/simulation/closing-code')
const readActionsCode = () => import('../src/simulation/actions-code')
const readAdoptionCode = () => import('../src/simulation/adoption-code')
const readBeforeDailyCode = () => import('../src/simulation/before-daily-code')
const readSamplingCode = () => import('../src/simulation/sampling-code')
const closedRowKeepers = () => import('./closed-rows')

/** A run of an earlier version says nothing of them. */
const holidaysOf = async ({ processor }: Scenario) =>
  processor.bankHolidays === 'federal-reserve' ? await readHolidaysCode() : null

/** What needs Zod comes with what is done in a run. */
const readCreatorActions = () => import('../src/scenario/read-creator-action')
const readFaultSwitches = () => import('../src/scenario/read-fault-switch')

export class LabServer extends RunAnswers implements LabWorker {
  readonly #engine: Promise<SqlJsStatic>
  /** Lets messages in; resolves in a task of its own. */
  readonly #nextTask: () => Promise<void>
  /** Pays in place of the lab's service. */
  readonly #ownService: () => Promise<OwnService | null>
  /** The closed rows of the simulated run, if it closes days. */
  #closedRows: ClosedRows | null = null

  constructor(
    engine: Promise<SqlJsStatic>,
    nextTask: () => Promise<void>,
    ownService: () => Promise<OwnService | null> = () => Promise.resolve(null),
  ) {
    super()
    this.#engine = engine
    this.#nextTask = nextTask
    this.#ownService = ownService
  }

  async start(
    request: RunRequest,
    onStatus: (status: RunStatus) => void,
    onPreparing: (preparing: Preparing) => void = () => undefined,
    onReplaced: (outcome: RunOutcome) => void = () => undefined,
  ): Promise<StartAnswer> {
    const read = await readRequest(request, this.#engine)
    if (!read.ok) return read
    const { setup, checkEveryStepOn } = read
    const ownService = await this.#ownService()
    const problems = ownService ? noPlaceForService([setup.scenario], nameOfGiven()) : []
    if (problems.length > 0) return { ok: false, problems }
    const closing = setup.scenario.detail.days === null ? null : await readClosingCode()
    const isOfToday = setup.scenario.payoutService === 'current'
    const beforeDaily = isOfToday ? null : await readBeforeDailyCode()
    const isOfSample = isSampled(setup.scenario, setup.sales !== null)
    const sampling = isOfSample ? await readSamplingCode() : null
    const adoption = isDecidedByCreators(setup.scenario) ? await readAdoptionCode() : null
    const actions = setup.scenario.actions.length > 0 ? await readActionsCode() : null
    const bankHolidays = await holidaysOf(setup.scenario)
    const closedRows = savesClosedRows(setup.scenario)
      ? new (await closedRowKeepers()).ClosedRows()
      : null
    const engine = await this.#engine
    const replaced = this.shown.drop()
    // At once: a start that is cancelled ends this worker.
    if (replaced) onReplaced(replaced)
    this.#closedRows = closedRows
    try {
      const simulation = new Simulation(engine, setup, {
        onCreatorAdded: (added, creators) => onPreparing({ added, creators }),
        clock: () => performance.now(),
        ...{ closing, sampling, beforeDaily, adoption, actions, bankHolidays, ownService },
        ...(closedRows && { onClosedRows: closedRows.take }),
        ...(checkEveryStepOn !== null && {
          checksAtEveryStep: (day: Day) => day === checkEveryStepOn,
        }),
      })
      this.#begin(simulation, request, read, onStatus)
      return { ok: true, run: headerOf(simulation) }
    } catch (error) {
      return { ok: false, failure: runFailure(error, startOfDay(setup.startDay)) }
    }
  }

  #begin(
    simulation: Simulation,
    { paused, pauseAt, passedChecks }: RunRequest,
    { pauseAfterDays, pauseBefore }: ReadRequest,
    onStatus: (status: RunStatus) => void,
  ): void {
    const isPaused = paused === true || pauseAfterDays === 0
    const run = new DrivenRun(simulation, isPaused ? 'paused' : 'running', onStatus)
    run.pauses.replaceWith({
      afterDays: pauseAfterDays,
      atMark: pauseBefore === null ? null : simulation.markBefore(pauseBefore),
    })
    run.pauses.atViolation = pauseAt === 'violation'
    run.pauses.passChecks(passedChecks ?? [])
    run.tell()
    this.shown.driven = run
    void this.#drive(run)
  }

  async open(kept: KeptRunData): Promise<RunOutcome | null> {
    const engine = await this.#engine
    const { ReopenedRun } = await import('./reopened-run')
    const opened = new ReopenedRun(engine, kept, await holidaysOf(kept.outcome.report.scenario))
    const replaced = this.shown.drop()
    this.shown.kept = opened
    this.#closedRows = null
    return replaced
  }

  leave(): Promise<RunOutcome | null> {
    return Promise.resolve(this.shown.drop())
  }

  pause(): Promise<void> {
    return this.#change('running', (run) => {
      run.phase = 'paused'
      run.tell()
    })
  }

  resume(): Promise<void> {
    return this.#change('paused', (run) => this.#goOnTo({}, run))
  }

  stepPayoutChange(): Promise<void> {
    return this.#change('paused', (run) =>
      this.#goOnTo({ afterPayoutChange: latestPayoutChange(run.simulation) }, run),
    )
  }

  pauseAtViolation(isWanted: boolean): Promise<void> {
    if (this.shown.driven) this.shown.driven.pauses.atViolation = isWanted
    return Promise.resolve()
  }

  stepDay(): Promise<void> {
    return this.#change('paused', (run) =>
      this.#goOnTo({ afterDays: run.simulation.daysDone + 1 }, run),
    )
  }

  /** Resolves once the books are closed. */
  async cancel(): Promise<void> {
    const run = this.shown.driven
    if (!run || (run.phase !== 'running' && run.phase !== 'paused')) return
    run.beginClosing('cancelled')
    run.tell()
    void this.#drive(run)
    while (run.isClosing) await this.#nextTask()
  }

  async act(creatorId: number, asked: CreatorAction): Promise<ActAnswer> {
    const { driven } = this.shown
    const { readCreatorAction } = await readCreatorActions()
    const { creatorSide } = await queries()
    return this.#inRun<ActAnswer>(
      driven,
      (run) => {
        const read = readCreatorAction(asked)
        return read.ok
          ? run.act(creatorId, read.action, creatorSide)
          : { ok: false, refusal: { code: 'invalid_schedule', wrong: read.wrong } }
      },
      ACT_REFUSED,
    )
  }

  async switchFaults(change: FaultSwitchInput): Promise<SwitchAnswer<FaultChange>> {
    const { driven } = this.shown
    const { readFaultSwitch } = await readFaultSwitches()
    return this.#inRun<SwitchAnswer<FaultChange>>(
      driven,
      (run) => run.switchFaults(readFaultSwitch(change)),
      SWITCH_REFUSED,
    )
  }

  strike(fault: FaultAtOnce): Promise<SwitchAnswer<string>> {
    return Promise.resolve(
      this.#inRun<SwitchAnswer<string>>(
        this.shown.driven,
        (run) => run.strike(fault),
        SWITCH_REFUSED,
      ),
    )
  }

  /** `asked`: the run that was there when this was asked; another one may have taken its place. */
  #inRun<Answer extends { ok: boolean }>(
    asked: DrivenRun | null,
    ask: (run: DrivenRun) => Answer,
    refused: Answer,
  ): Answer {
    if (this.shown.kept || asked !== this.shown.driven) return refused
    const run = this.shown.simulated
    const answer = ask(run)
    if (answer.ok || run.phase === 'failed') run.tell()
    return answer
  }

  async queryProblem(sql: string): Promise<string | null> {
    const asked = { invariants: [{ name: 'asked', sql }] }
    const { invariantProblems } = await import('../src/simulation/invariant-problems')
    const [problem] = invariantProblems(await this.#engine, asked)
    return problem?.expected ?? null
  }

  closedRows(): Promise<Blob | null> {
    return this.#closedRows?.archive() ?? Promise.resolve(null)
  }

  #change(from: RunPhase, change: (run: DrivenRun) => void): Promise<void> {
    if (this.shown.driven?.phase === from) change(this.shown.driven)
    return Promise.resolve()
  }

  #goOnTo(order: PauseOrder, run: DrivenRun): void {
    run.pauses.replaceWith(order)
    run.goOn()
    run.tell()
    void this.#drive(run)
  }

  /** The books are closed before the last status, so that it already carries what the final checks found. */
  async #drive(run: DrivenRun): Promise<void> {
    if (run.isDriven) return
    run.isDriven = true
    try {
      while (this.shown.driven === run && (run.phase === 'running' || run.phase === 'closing')) {
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

function headerOf({ setup, ledger, questions: { sampleSize } }: Simulation): RunHeader {
  const { scenario, startDay, days, memoryEstimateBytes } = setup
  return {
    scenario,
    creators: ledger.creators.count,
    ...(sampleSize && { sample: sampleSize }),
    startDay: isoFromDay(startDay),
    endDay: isoFromDay(startDay + days - 1),
    days,
    memoryEstimateBytes,
  }
}
