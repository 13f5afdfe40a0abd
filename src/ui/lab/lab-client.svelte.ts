/**
 * The page's hold on the simulation: starts runs, steers the current one and asks the worker about it.
 * A refused start leaves the run before it in place; a worker that dies or fails to start a run is replaced by the next start.
 */
import { proxy } from 'comlink'
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
  LabWorker,
  PackedSales,
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
} from '../../../workers/contract'
import type { Problem } from '../../scenario/problems'
import type { FaultChange, ScenarioInput } from '../../scenario/schema'
import { takeWorker } from './first-worker'
import { Run } from './run.svelte'
import { WorkerConnection } from './worker-connection'

interface Refusal {
  scenario: ScenarioInput
  problems: readonly Problem[]
}

/** Where a run that is started pauses: at its first moment, at the start of a day, at an instant, at a violation. */
export type StartAt = Pick<
  RunRequest,
  'paused' | 'pauseOn' | 'pauseBefore' | 'pauseAt' | 'checkEveryStepOn'
>

/** A worker answers between two steps of its run; one that takes longer is taken to be stuck. */
export const ANSWER_MILLISECONDS_MAX = 10_000
/** Told apart from all else that can end a start. */
const START_CANCELLED = new Error('The start was cancelled')
const NO_ANSWER = `The run did not answer for ${ANSWER_MILLISECONDS_MAX / 1_000} seconds, so it was ended. What it had done is gone.`

export type LabPhase = 'idle' | 'starting' | RunPhase

export type OutcomeListener = (run: Run, outcome: RunOutcome) => void

export class LabClient {
  readonly #onOutcome: OutcomeListener
  #connection: WorkerConnection<LabWorker> | null = null
  #run = $state.raw<Run | null>(null)
  #starting = $state(false)
  #preparing = $state.raw<Preparing | null>(null)
  /** The run that the worker simulates: it need not be the one that is shown. */
  #simulated: Run | null = null
  #latestStart: Promise<unknown> = Promise.resolve()
  #refusal = $state.raw<Refusal | null>(null)
  #isTakingOutcome = false
  #pausesAtViolation = $state(false)

  /** `onOutcome` hears of each run once: when it has ended, or when another has taken its place. */
  constructor(onOutcome: OutcomeListener) {
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

  get phase(): LabPhase {
    if (this.#starting) return 'starting'
    return this.#run?.phase ?? 'idle'
  }

  /** Resolves to whether the worker accepted the scenario. */
  async start(
    scenario: ScenarioInput,
    sales: PackedSales | null,
    at: StartAt = {},
    repeatedDigest: string | null = null,
  ): Promise<boolean> {
    if (this.#starting) return false
    const start = this.#start(new Run(scenario, sales, repeatedDigest), at)
    this.#latestStart = start
    return start
  }

  async #start(run: Run, at: StartAt): Promise<boolean> {
    this.#starting = true
    const before = this.#run
    const { scenario, sales } = run
    try {
      const onStatus = proxy((status: RunStatus) => this.#receive(run, status))
      const pauseAt = this.#pausesAtViolation ? ({ pauseAt: 'violation' } as const) : {}
      const answer = await this.#open().callWithReports<Preparing, StartAnswer>(
        async (worker, report) =>
          worker.start({ scenario, sales, ...pauseAt, ...at }, onStatus, report),
        (preparing) => (this.#preparing = preparing),
      )
      if (!answer.ok) this.#refusal = { scenario, problems: answer.problems }
      else if (this.#refusal?.scenario === scenario) this.#refusal = null
      if (!answer.ok) {
        if (before) void this.#takeOutcomeOf(before)
        return false
      }
      run.begin(answer.run)
      this.#run = run
      this.#handOver(answer.replaced)
      this.#simulated = run
      return true
    } catch (error) {
      if (error === START_CANCELLED) {
        if (before) this.#loseLedgerOf(before)
        return false
      }
      this.#run = run
      this.#endWorker()
      this.#breakDown(run, error)
      return false
    } finally {
      this.#starting = false
      this.#preparing = null
    }
  }

  /** Shows a run of the shelf at once; its ledger follows, where there is one. */
  async show(run: Run, outcome: RunOutcome, kept: Promise<Uint8Array | null>): Promise<void> {
    if (this.#starting) return
    this.#run = run
    const [ledger] = await Promise.all([kept, this.#latestStart])
    // Another run has been opened or started in the meantime.
    if (this.#run !== run) return
    try {
      const replaced = await this.#open().call<RunOutcome | null>(async (worker) =>
        worker.open({ outcome, ledger }),
      )
      run.ledgerOpened(ledger !== null)
      this.#handOver(replaced)
      this.#simulated = null
    } catch {
      this.#endWorker()
      run.ledgerOpened(false)
    }
  }

  /** A worker that failed may have no SQLite, and would not get it: the next start has another one. */
  #endWorker(): void {
    this.#connection?.end()
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
   * answers nothing, and is ended at once.
   */
  cancel(): Promise<void> {
    if (this.#starting) {
      this.#connection?.end(START_CANCELLED)
      this.#connection = null
      return Promise.resolve()
    }
    return this.#steer(async (connection) => {
      const answer = connection.call((worker) => worker.pause())
      const limit = setTimeout(() => {
        connection.end(new Error(NO_ANSWER))
        this.#connection = null
      }, ANSWER_MILLISECONDS_MAX)
      await answer.finally(() => clearTimeout(limit))
      await connection.call((worker) => worker.cancel())
    })
  }

  creators(query: CreatorQuery): Promise<Page<CreatorRow>> {
    return this.#open().call((worker) => worker.creators(query))
  }

  creatorFacets(): Promise<CreatorFacets> {
    return this.#open().call((worker) => worker.creatorFacets())
  }

  creatorHistory(creatorId: number): Promise<CreatorHistory | null> {
    return this.#open().call((worker) => worker.creatorHistory(creatorId))
  }

  /** The line to the worker knows only that the rows are of some kind; they are of the kind that was asked for. */
  creatorRows<Kind extends keyof CreatorRows>(
    kind: Kind,
    creatorId: number,
    slice: CreatorSlice,
  ): Promise<Page<CreatorRows[Kind]>> {
    return this.#open().call(
      (worker) => worker.creatorRows(kind, creatorId, slice) as Promise<Page<CreatorRows[Kind]>>,
    )
  }

  payouts(query: PayoutQuery): Promise<Page<PayoutRow>> {
    return this.#open().call((worker) => worker.payouts(query))
  }

  payout(payoutId: number): Promise<PayoutRecord | null> {
    return this.#open().call((worker) => worker.payout(payoutId))
  }

  payoutRows<Kind extends keyof PayoutRows>(
    kind: Kind,
    payoutId: number,
    slice: Slice,
  ): Promise<Page<PayoutRows[Kind]>> {
    return this.#open().call(
      (worker) => worker.payoutRows(kind, payoutId, slice) as Promise<Page<PayoutRows[Kind]>>,
    )
  }

  journal(query: JournalQuery): Promise<Page<JournalRow>> {
    return this.#open().call((worker) => worker.journal(query))
  }

  creatorSide(creatorId: number): Promise<CreatorSide | null> {
    return this.#open().call((worker) => worker.creatorSide(creatorId))
  }

  act(creatorId: number, action: CreatorAction): Promise<ActAnswer> {
    return this.#open().call<ActAnswer>(async (worker) => worker.act(creatorId, action))
  }

  switchFaults(change: FaultSwitchInput): Promise<SwitchAnswer<FaultChange>> {
    return this.#open().call<SwitchAnswer<FaultChange>>(async (worker) =>
      worker.switchFaults(change),
    )
  }

  strike(fault: FaultAtOnce): Promise<SwitchAnswer<string>> {
    return this.#open().call<SwitchAnswer<string>>(async (worker) => worker.strike(fault))
  }

  moment(): Promise<ShownMoment> {
    return this.#open().call<ShownMoment>(async (worker) => worker.moment())
  }

  /** Asked of a worker of its own: a query that takes for ever holds up no run, and `too_long` is what is said of it. */
  async queryProblem(sql: string): Promise<{ problem: string | null } | 'too_long'> {
    const connection = new WorkerConnection<LabWorker>(takeWorker(), () => undefined)
    let limit: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise<'too_long'>((resolve) => {
      limit = setTimeout(() => resolve('too_long'), ANSWER_MILLISECONDS_MAX)
    })
    const answer = connection
      .call((worker) => worker.queryProblem(sql))
      .then((problem) => ({ problem }))
    try {
      return await Promise.race([answer, tooLong])
    } finally {
      clearTimeout(limit)
      connection.end()
    }
  }

  queryOfFigure(figure: FigureReference): Promise<string> {
    return this.#open().call((worker) => worker.queryOfFigure(figure))
  }

  recomputeFigure(figure: FigureReference): Promise<number | null> {
    return this.#open().call((worker) => worker.recomputeFigure(figure))
  }

  ledgerFile(bytesMax: number): Promise<Uint8Array | null> {
    return this.#open().call((worker) => worker.ledgerFile(bytesMax))
  }

  download(kind: DownloadKind): Promise<Download> {
    return this.#open().call((worker) => worker.download(kind))
  }

  closedRows(): Promise<Blob | null> {
    return this.#open().call<Blob | null>(async (worker) => worker.closedRows())
  }

  /** Takes the digest and the totals of this moment. */
  async fileReport(): Promise<void> {
    const run = this.#run
    if (!run) return
    const report = await this.#open().call((worker) => worker.report())
    if (run === this.#run) run.file(report)
  }

  #open(): WorkerConnection<LabWorker> {
    this.#connection ??= new WorkerConnection<LabWorker>(takeWorker(), (reason) => {
      this.#connection = null
      // With the worker the ledger is gone, whether the run had ended or not.
      if (this.#run) this.#breakDown(this.#run, reason)
    })
    return this.#connection
  }

  async #steer(command: (connection: WorkerConnection<LabWorker>) => Promise<void>): Promise<void> {
    const run = this.#run
    if (!run) return
    try {
      await command(this.#open())
    } catch (error) {
      this.#breakDown(run, error)
    }
  }

  /** With the worker goes the ledger of the run that is shown, and a run that was in progress itself. */
  #loseLedgerOf(run: Run): void {
    if (run.isUnderWay) this.#breakDown(run, START_CANCELLED)
    else run.ledgerOpened(false)
    this.#simulated = null
  }

  #receive(run: Run, status: RunStatus): void {
    run.receive(status)
    // What is asked while another run starts may be answered by that one; the start brings what this one came to.
    if (run === this.#run && !this.#starting) void this.#takeOutcomeOf(run)
  }

  /** Once for each run: when it has ended. */
  async #takeOutcomeOf(run: Run): Promise<void> {
    const isOver = run.phase === 'finished' || run.phase === 'cancelled'
    if (!isOver || this.#isTakingOutcome) return
    this.#isTakingOutcome = true
    try {
      const outcome = await this.#open().call<RunOutcome | null>((worker) => worker.outcome())
      if (outcome) this.#onOutcome(run, outcome)
    } catch (error) {
      if (run === this.#run) this.#breakDown(run, error)
    } finally {
      this.#isTakingOutcome = false
    }
  }

  /** What the run came to that the worker has dropped for another. */
  #handOver(outcome: RunOutcome | null): void {
    if (this.#simulated && outcome) this.#onOutcome(this.#simulated, outcome)
  }

  #breakDown(run: Run, error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error))
    run.breakDown({
      name: reason.name,
      message: reason.message,
      stack: reason.stack ?? null,
      at: run.status?.at ?? '',
    })
  }
}
