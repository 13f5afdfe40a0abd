/**
 * The page's hold on the simulation: starts runs and steers the current one.
 * A refused start leaves the run before it in place; a worker that dies or fails to start a run is replaced by the next start.
 */
import { proxy } from 'comlink'
import type {
  ActAnswer,
  CreatorAction,
  FaultAtOnce,
  FaultSwitchInput,
  SwitchAnswer,
  LabWorker,
  PackedSales,
  Preparing,
  RunOutcome,
  RunPhase,
  RunRequest,
  RunStatus,
  StartAnswer,
} from '../../../workers/contract'
import type { Problem } from '../../scenario/problems'
import type { FaultChange, ScenarioInput } from '../../scenario/schema'
import { inTime } from '../in-time'
import { isSameService, type PayingService } from './paying-service'
import { QueryTrial, type TrialAnswer } from './query-trial'
import { Run, wantedFileOf } from './run.svelte'
import { RunQuestions } from './run-questions'
import { ANSWER_MILLISECONDS_MAX, WorkerConnection } from './worker-connection'

interface Refusal {
  scenario: ScenarioInput
  problems: readonly Problem[]
}

/** Where a run that is started pauses: at its first moment, at the start of a day, at an instant, at a violation. */
export type StartAt = Pick<
  RunRequest,
  'paused' | 'pauseOn' | 'pauseBefore' | 'pauseAt' | 'passedChecks' | 'checkEveryStepOn'
>

/** Told apart from all else that can end a start. */
const START_CANCELLED = new Error('The start was cancelled')
const ANSWER_SECONDS_MAX = ANSWER_MILLISECONDS_MAX / 1_000
const NO_ANSWER = `The run did not answer for ${ANSWER_SECONDS_MAX} seconds, so it was ended. What it had done is gone.`
const ENDLESS_CHECK = `one SELECT over the readable views that ends; this one was stopped after ${ANSWER_SECONDS_MAX} seconds without an answer`

interface RunOptions {
  /** Of the run that this one is to repeat to the last row. */
  repeatedDigest?: string | null
  /** Pays in place of the lab's. */
  service?: PayingService | null
}

export type LabPhase = 'idle' | 'starting' | RunPhase

type OutcomeListener = (run: Run, outcome: RunOutcome) => void

export class LabClient extends RunQuestions {
  readonly #openWorker: (service?: PayingService | null) => Worker
  readonly #onOutcome: OutcomeListener
  #connection: WorkerConnection<LabWorker> | null = null
  /** Of the worker that is open: it has one for good. */
  #service: PayingService | null = null
  #run = $state.raw<Run | null>(null)
  #starting = $state.raw<Run | null>(null)
  #isStartCancelled = false
  #preparing = $state.raw<Preparing | null>(null)
  /** The run that the worker simulates: it need not be the one that is shown. */
  #simulated: Run | null = null
  #latestStart: Promise<unknown> = Promise.resolve()
  #refusal = $state.raw<Refusal | null>(null)
  /** Ends what the start in progress waits for, as far as it may. */
  #withdraw = (): void => undefined
  /** Resolves once the outcome that was asked for has come. */
  #outcome: Promise<void> = Promise.resolve()
  /** Runs whose outcome has been asked for. */
  readonly #asked = new WeakSet<Run>()
  #pausesAtViolation = $state(false)

  /** `onOutcome` hears of each run once: when it has ended, or when another has taken its place. */
  constructor(openWorker: (service?: PayingService | null) => Worker, onOutcome: OutcomeListener) {
    super()
    this.#openWorker = openWorker
    this.#onOutcome = onOutcome
  }

  get run(): Run | null {
    return this.#run
  }

  /** What the last start was refused for; `null` once a start is accepted. */
  get refusal(): Refusal | null {
    return this.#refusal
  }

  /** How far a start is with its creators; `null` where none is being prepared. */
  get preparing(): Preparing | null {
    return this.#preparing
  }

  /** The run that is being started, unless its start has been cancelled. */
  get starting(): Run | null {
    const run = this.#starting
    return this.#isStartCancelled ? null : run
  }

  get phase(): LabPhase {
    if (this.#starting) return 'starting'
    return this.#run?.phase ?? 'idle'
  }

  /** Resolves to whether the worker accepted the scenario. */
  async start(
    scenario: ScenarioInput,
    sales: PackedSales | null,
    at: StartAt = {},
    { repeatedDigest = null, service = null }: RunOptions = {},
  ): Promise<boolean> {
    if (this.#starting) return false
    const file = sales && wantedFileOf(sales)
    const start = this.#start(new Run(scenario, sales, repeatedDigest, file, service), at)
    this.#latestStart = start
    return start
  }

  /** A start in progress gives way to the next one: resolves once it has ended. */
  async endStart(): Promise<void> {
    if (!this.#starting) return
    await this.cancel()
    await this.#latestStart
  }

  async #start(run: Run, at: StartAt): Promise<boolean> {
    this.#starting = run
    this.#isStartCancelled = false
    const { scenario, sales } = run
    try {
      const endless = await this.#endlessCheck(scenario)
      if (endless) {
        this.#refusal = { scenario, problems: [endless] }
        return false
      }
      // A start that is cancelled ends its worker, which answers this before it begins with another run.
      await this.#outcome
      if (this.starting !== run) return false
      const isOfOther = !isSameService(run.service, this.#service)
      // The run before stays in its worker until this one has been accepted.
      const connection = isOfOther ? this.#connect(run.service) : this.open()
      this.#withdraw = () => {
        if (isOfOther) return connection.end(START_CANCELLED)
        this.#dropWorker(START_CANCELLED)
        this.#run?.loseWorker()
      }
      const onStatus = proxy((status: RunStatus) => this.#receive(run, status))
      const onReplaced = proxy(this.#handOver(this.#simulated))
      const pauseAt = this.#pausesAtViolation ? ({ pauseAt: 'violation' } as const) : {}
      const answer = await connection.callWithReports<Preparing, StartAnswer>(
        async (worker, report) =>
          worker.start({ scenario, sales, ...pauseAt, ...at }, onStatus, report, onReplaced),
        (preparing) => (this.#preparing = preparing),
      )
      if ('failure' in answer) {
        if (isOfOther) connection.end()
        this.#run = run
        this.#dropWorker()
        run.breakDown(answer.failure)
        return false
      }
      if (!answer.ok) {
        if (isOfOther) connection.end()
        this.#refusal = { scenario, problems: answer.problems }
        return false
      }
      if (isOfOther) await this.#moveTo(connection, run.service)
      if (this.#refusal?.scenario === scenario) this.#refusal = null
      run.begin(answer.run)
      this.#run = run
      this.#simulated = run
      return true
    } catch (error) {
      if (error === START_CANCELLED) return false
      this.#run = run
      this.#dropWorker()
      this.#breakDown(run, error)
      return false
    } finally {
      this.#starting = null
      this.#preparing = null
      this.#withdraw = () => undefined
      // What ended meanwhile, this run or the one before it, could not be asked what it came to.
      if (this.#simulated) this.#takeOutcomeOf(this.#simulated)
    }
  }

  /** A check of the reader's own that never ends. The worker of the run, which it would hold up, tells all else. */
  async #endlessCheck({ invariants = [] }: ScenarioInput): Promise<Problem | null> {
    if (invariants.length === 0) return null
    // It loads meanwhile.
    this.open()
    const trial = new QueryTrial(this.#openWorker())
    this.#withdraw = () => trial.end(START_CANCELLED)
    try {
      for (const [index, { sql }] of invariants.entries()) {
        if ((await trial.ask(sql)) !== 'too_long') continue
        return { path: `invariants[${index}].sql`, value: sql, expected: ENDLESS_CHECK }
      }
      return null
    } finally {
      trial.end()
      this.#withdraw = () => undefined
    }
  }

  /** Shows a run of the shelf at once; its ledger follows, where there is one. */
  async show(run: Run, outcome: RunOutcome, kept: Promise<Uint8Array | null>): Promise<void> {
    if (this.#starting) return
    this.#run = run
    const ledger = await kept
    while (this.phase === 'starting') await this.#latestStart
    // Another run has been opened or started in the meantime.
    if (this.#run !== run) return
    try {
      const replaced = await this.open().call<RunOutcome | null>(async (worker) =>
        worker.open({ outcome, ledger }),
      )
      run.ledgerOpened(ledger !== null)
      this.#handOver(this.#simulated)(replaced)
      this.#simulated = null
    } catch {
      this.#endUnlessStarting()
      run.ledgerOpened(false)
    }
  }

  /** A start that is in progress has its hold on the worker. */
  #endUnlessStarting(): void {
    if (!this.#starting) this.#dropWorker()
  }

  /** A worker that failed may have no SQLite, and would not get it: the next start has another one. */
  #dropWorker(reason?: Error): void {
    this.#connection?.end(reason)
    this.#connection = null
    this.#simulated = null
  }

  pause(): Promise<void> {
    return this.#steer((connection) => connection.call((worker) => worker.pause()))
  }

  resume(): Promise<void> {
    return this.#steer((connection) => connection.call((worker) => worker.resume()))
  }

  stepDay(): Promise<void> {
    return this.#steer((connection) => connection.call((worker) => worker.stepDay()))
  }

  stepPayoutChange(): Promise<void> {
    return this.#steer((connection) => connection.call((worker) => worker.stepPayoutChange()))
  }

  get pausesAtViolation(): boolean {
    return this.#pausesAtViolation
  }

  /** Holds for the run that goes on and for those that are started after it. */
  pauseAtViolation(isWanted: boolean): Promise<void> {
    this.#pausesAtViolation = isWanted
    return this.#steer((connection) =>
      connection.call((worker) => worker.pauseAtViolation(isWanted)),
    )
  }

  /**
   * A worker that does not answer, in a query that takes for ever, say, is ended with its run; one that prepares creators
   * answers nothing, and is ended at once. Checks are tried by another worker: the run before loses nothing.
   */
  cancel(): Promise<void> {
    this.#isStartCancelled = this.#starting !== null
    if (this.#starting) {
      this.#withdraw()
      return Promise.resolve()
    }
    return this.#steer(async (connection) => {
      const paused = connection.call((worker) => worker.pause())
      // Asked at once: a run that is started before the answer is another one.
      const cancelled = connection.call((worker) => worker.cancel())
      const endStuck = (): void => this.#dropWorker(new Error(NO_ANSWER))
      const limit = setTimeout(endStuck, ANSWER_MILLISECONDS_MAX)
      await Promise.all([paused.finally(() => clearTimeout(limit)), cancelled])
    })
  }

  act(creatorId: number, action: CreatorAction): Promise<ActAnswer> {
    return this.open().call<ActAnswer>(async (worker) => worker.act(creatorId, action))
  }

  switchFaults(change: FaultSwitchInput): Promise<SwitchAnswer<FaultChange>> {
    return this.open().call<SwitchAnswer<FaultChange>>(async (worker) =>
      worker.switchFaults(change),
    )
  }

  strike(fault: FaultAtOnce): Promise<SwitchAnswer<string>> {
    return this.open().call<SwitchAnswer<string>>(async (worker) => worker.strike(fault))
  }

  async queryProblem(sql: string): Promise<TrialAnswer> {
    const trial = new QueryTrial(this.#openWorker())
    try {
      return await trial.ask(sql)
    } finally {
      trial.end()
    }
  }

  /** Takes the digest and the totals of this moment. */
  async fileReport(): Promise<void> {
    const run = this.#run
    if (!run) return
    const report = await this.open().call((worker) => worker.report())
    if (run === this.#run) run.file(report)
  }

  protected open(): WorkerConnection<LabWorker> {
    return (this.#connection ??= this.#connect(this.#service))
  }

  #connect(service: PayingService | null): WorkerConnection<LabWorker> {
    const connection = new WorkerConnection<LabWorker>(this.#openWorker(service), (reason) => {
      // Of a start that goes on, the start says so itself.
      if (connection !== this.#connection) return
      this.#dropWorker(reason)
      // With the worker the ledger is gone, whether the run had ended or not.
      if (this.#run) this.#breakDown(this.#run, reason)
    })
    return connection
  }

  /** From the worker of the run before, which another payout service pays in, once it has said what that run came to. */
  async #moveTo(
    connection: WorkerConnection<LabWorker>,
    service: PayingService | null,
  ): Promise<void> {
    const before = this.#connection
    const left = before && inTime(before.call<RunOutcome | null>((worker) => worker.leave()))
    const outcome = await left?.catch(() => null)
    before?.end()
    this.#handOver(this.#simulated)(outcome ?? null)
    this.#connection = connection
    this.#service = service
  }

  async #steer(command: (connection: WorkerConnection<LabWorker>) => Promise<void>): Promise<void> {
    const run = this.#run
    if (!run) return
    try {
      await command(this.open())
    } catch (error) {
      this.#breakDown(run, error)
    }
  }

  #receive(run: Run, status: RunStatus): void {
    run.receive(status)
    // What is asked while another run starts may be answered by that one; once it has started, this is asked.
    if (!this.#starting) this.#takeOutcomeOf(run)
  }

  /** Once for each run, when it has ended; only what the worker simulates can be asked. */
  #takeOutcomeOf(run: Run): void {
    const isOver = run.phase === 'finished' || run.phase === 'cancelled'
    if (!isOver || run !== this.#simulated || this.#asked.has(run)) return
    this.#asked.add(run)
    this.#outcome = this.#askOutcomeOf(run)
  }

  async #askOutcomeOf(run: Run): Promise<void> {
    try {
      const outcome = await this.open().call<RunOutcome | null>((worker) => worker.outcome())
      if (outcome) this.#onOutcome(run, outcome)
    } catch (error) {
      if (run === this.#run) this.#breakDown(run, error)
    }
  }

  /** Takes the outcome of a run that the worker drops for another. */
  #handOver(run: Run | null): (outcome: RunOutcome | null) => void {
    return (outcome) => {
      if (run && outcome) this.#onOutcome(run, outcome)
    }
  }

  #breakDown(run: Run, error: unknown): void {
    // What was asked of the worker has no answer, and the run has not failed.
    if (error === START_CANCELLED) return
    const reason = error instanceof Error ? error : new Error(String(error))
    run.breakDown({
      name: reason.name,
      message: reason.message,
      stack: reason.stack ?? null,
      at: run.status?.at ?? '',
    })
  }
}
