/**
 * What the page and the simulation worker say to each other: every call and every message, typed.
 * Calls are answered through Comlink, each reply with its call; status messages stream to the listener of `start`.
 * Expected refusals are values; a bug in the run arrives whole, as `failure` of a status.
 */
import type { CreatorAction } from '../src/scenario/creator-action'
import type { FaultChange } from '../src/scenario/schema'
import type { FaultAtOnce } from '../src/scenario/faults-at-once'
import type { FaultsInForce } from '../src/scenario/faults-in-force'
import type { FaultSwitchInput } from '../src/scenario/read-fault-switch'
import type { RunOutcome } from '../src/experiments/outcome'
import type { FigureReference } from '../src/metrics/computations'
import type { SecondSource } from '../src/metrics/second-sources'
import type {
  CreatorFacets,
  CreatorQuery,
  CreatorRecord,
  CreatorRow,
  NamedCreator,
} from '../src/metrics/lists/creator-list'
import type { RunReport } from '../src/metrics/figures'
import type {
  CreatorRows,
  CreatorSlice,
  JournalQuery,
  JournalRow,
  NoteRow,
  Page,
  PayoutQuery,
  PayoutRecord,
  PayoutRow,
  PayoutRows,
  SettingChangeRow,
  Slice,
} from '../src/metrics/lists/row-lists'
import type { Statement } from '../src/metrics/statement'
import type { RunMoment } from '../src/metrics/moment'
import type { SkipReason } from '../src/core/eligibility'
import type { CreatorFacts, WhyNoDate } from '../src/payouts/creator-side'
import type { ActAnswer, SwitchAnswer } from '../src/simulation/simulation'
import type { KeptRunData, Preparing, RunRequest, RunStatus, StartAnswer } from './run-contract'

export { byHarmInRun } from '../src/checks/harm'
export type {
  DailyEligibility,
  DayFigures,
  RunReport,
  RunTotals,
  SalesFileSummary,
  TimeToCash,
  Wait,
  WaitsOfDailyMoney,
} from '../src/metrics/figures'
export type { Figure, FigureName } from '../src/metrics/headline-figure'
export type {
  PlanFigures,
  ServiceComparisonFigures,
  ServiceDifferenceExample,
} from '../src/metrics/service-comparison'
export { figureValues, type FigureValues, wholeValue } from '../src/metrics/headline-figure'
export { isMarginOfNone } from '../src/metrics/margin-of-none'
export type { SampleSize } from '../src/scenario/sampled'
export { ASSUMPTION_GROUPS, type AssumptionGroup } from '../src/scenario/settings/facts'
export type { Assumption } from '../src/scenario/assumptions'
export type {
  CheckKind,
  CheckName,
  CheckResult,
  CheckSeverity,
  CheckSubject,
} from '../src/checks/check'
export { isInvariant, nameOfInvariant } from '../src/checks/check'
export type { ShownPart } from '../src/core/sentence'
export type { RunOutcome } from '../src/experiments/outcome'
export type { LedgerRow } from '../src/metrics/ledger-rows'
export type {
  ExperimentWorker,
  AlternativePreview,
  AlternativesTask,
  CentsRange,
  PreviewPoint,
  CreatorViewTask,
  PreviewTask,
  RunTask,
  ServiceAnswer,
  TaskResult,
} from './experiment-contract'
export type { SettingDifference } from '../src/scenario/scenario-differences'
export { CREATOR_SORT_KEYS } from '../src/metrics/lists/creator-list'
export type { CountName, CreatorFigureName, FigureReference } from '../src/metrics/computations'
export type {
  CreatorFacets,
  CreatorQuery,
  CreatorRow,
  CreatorSortKey,
  CreatorStanding,
  CreatorsAmong,
  NamedCreator,
} from '../src/metrics/lists/creator-list'
export type {
  AtProcessor,
  FailingCreators,
  GivenUpJob,
  LostJobFigures,
  NotPaid,
  PausedCreators,
  PausedFor,
  BooksFigureName,
  ProcessorBooks,
  Skipped,
  RequestWaits,
  StuckPayouts,
  Violating,
} from '../src/metrics/stuck'
export type { NotPaidReason } from '../src/core/not-paid-reason'
export { STUCK_AFTER_DAYS } from '../src/metrics/stuck'
export type { SecondSource, SecondSourceName } from '../src/metrics/second-sources'
export type { PayoutFeeRule } from '../src/metrics/lists/payout-fee-rule'
export { PAYOUT_EVENTS, PAYOUT_SORT_KEYS, PAYOUTS_NOW } from '../src/metrics/lists/row-lists'
export type {
  BalanceRow,
  CreatorRows,
  CreatorSlice,
  DaySpan,
  EntryRow,
  JournalQuery,
  JournalRow,
  NamedAccount,
  NoteRow,
  Page,
  PayoutEvent,
  PayoutNow,
  PayoutQuery,
  PayoutRecord,
  PayoutRow,
  PayoutRows,
  PayoutSortKey,
  PayoutStepRow,
  ProcessorRow,
  RowsLeft,
  SaleRow,
  SettingChangeRow,
  Slice,
} from '../src/metrics/lists/row-lists'
export type { Statement, StatementMonth } from '../src/metrics/statement'
export type { ActRefusal } from '../src/payouts/creator-actions'
export type {
  CreatorBalance,
  CreatorFacts,
  InstantPreview,
  ScheduleSettings,
  UpcomingPayout,
  WhyNoDate,
} from '../src/payouts/creator-side'
export type { ClosingPart } from '../src/simulation/conclude'
export type { PayoutChange, RunMoment } from '../src/metrics/moment'
export type { FaultAtOnce } from '../src/scenario/faults-at-once'
export type { FaultsInForce } from '../src/scenario/faults-in-force'
export type { FaultSwitchInput } from '../src/scenario/read-fault-switch'
export type { SwitchAnswer, SwitchRefusal } from '../src/simulation/simulation'
export type { ActAnswer } from '../src/simulation/simulation'
export type { CreatorAction } from '../src/scenario/creator-action'

export { saleCount, type PackedSales } from './packed-sales'
export type {
  KeptRunData,
  Measures,
  Preparing,
  RunFailure,
  RunHeader,
  RunPhase,
  RunRequest,
  RunStatus,
  StartAnswer,
} from './run-contract'
export type {
  FileView,
  FirstSale,
  OpenAnswer,
  ReadingStatus,
  SalesReaderWorker,
  SalesSummary,
} from './sales-contract'
export type { ExactValue, QueryAnswer, QueryResult, QueryWorker } from './query-contract'

/** One creator's story, as of now; its lists are asked for page by page. */
export interface CreatorHistory {
  creator: CreatorRecord
  /** The date that the creator is shown as their next payout; `null` where there is too little to pay, or none is paid. */
  nextPayoutOn: string | null
  /** Why there is none, where money is unpaid; `null` otherwise, and of a run that is only kept. */
  whyNoDate: WhyNoDate | null
  /** Why no instant payout is open to them now, `null` where one is; `unknown` of a run that is only kept. */
  instantRefusal: SkipReason | null | 'unknown'
}

/** A creator's own view of the service. The lists are newest first and hold at most the latest of each. */
export interface CreatorSide {
  creatorId: number
  handle: string
  country: string
  /** The simulated instant of all this, ISO 8601 UTC. */
  at: string
  facts: CreatorFacts
  /** An instant payout has been completed for them: where instant payouts are closed to them now, they once were not. */
  hasHadInstant: boolean
  payouts: Page<PayoutRow>
  notes: Page<NoteRow>
  settingChanges: SettingChangeRow[]
}

/** `inForce`: `null` of a run that is only kept. */
export interface ShownMoment extends RunMoment {
  inForce: FaultsInForce | null
}

export type DownloadKind = 'ledger' | 'report' | 'days'

export interface Download {
  /** The moment of the run that it shows. */
  at: string
  fileName: string
  mediaType: string
  content: Uint8Array
}

/** What each worker is told once: SQLite, compiled; `null` where the page could not compile it. */
export interface SqliteHandedOver {
  sqlite: WebAssembly.Module | null
}

export interface LabWorker {
  /**
   * Cancels and drops the previous run, if any, and starts a new one. A refusal leaves the previous run in place, a failure
   * does not. `onReplaced` is told the outcome of the previous run before any creator is prepared, if this start cut it
   * short or its outcome had not been read.
   */
  start(
    request: RunRequest,
    onStatus: (status: RunStatus) => void,
    onPreparing?: (preparing: Preparing) => void,
    onReplaced?: (outcome: RunOutcome) => void,
  ): Promise<StartAnswer>
  /**
   * Opens the ledger of a run that is over, for reading; resolves to the outcome of the run before,
   * if it was cut short or its outcome had not been read.
   */
  open(kept: KeptRunData): Promise<RunOutcome | null>
  /** Another worker takes the place of this one; resolves as `open` does. */
  leave(): Promise<RunOutcome | null>
  pause(): Promise<void>
  resume(): Promise<void>
  /** From a pause: simulates to the end of the current day and pauses again. */
  stepDay(): Promise<void>
  /** From a pause: simulates until a payout changes its state, and pauses again. */
  stepPayoutChange(): Promise<void>
  /** Whether the run, which goes on, is to pause at the first violation of each check. */
  pauseAtViolation(isWanted: boolean): Promise<void>
  /** Stops the run for good and keeps what it has. */
  cancel(): Promise<void>
  /** The report so far; while a run is in progress its digest and totals are those of this moment. */
  report(): Promise<RunReport>
  /** All that is kept of the run without its ledger; `null` until it has finished or was cancelled. */
  outcome(): Promise<RunOutcome | null>
  /** The file of the ledger of a run that is over; `null` if it is larger than this or the run goes on. */
  ledgerFile(bytesMax: number): Promise<Uint8Array | null>
  /** The query over the readable views that gives a figure. */
  queryOfFigure(figure: FigureReference): Promise<string>
  /** Runs that query on the ledger as it is now: the same number by another way. */
  recomputeFigure(figure: FigureReference): Promise<number | null>
  /** What the ledger and other books say of the same money as it is now. */
  secondSources(): Promise<SecondSource[]>
  creators(query: CreatorQuery): Promise<Page<CreatorRow>>
  creatorFacets(): Promise<CreatorFacets>
  /** Some of the creators with this in their names; the one of exactly this name is the first. */
  creatorsNamed(text: string): Promise<NamedCreator[]>
  creatorHistory(creatorId: number): Promise<CreatorHistory | null>
  /** One list of a creator's story, newest first. */
  creatorRows<Kind extends keyof CreatorRows>(
    kind: Kind,
    creatorId: number,
    slice: CreatorSlice,
  ): Promise<Page<CreatorRows[Kind]>>
  payouts(query: PayoutQuery): Promise<Page<PayoutRow>>
  payout(payoutId: number): Promise<PayoutRecord | null>
  /** One list of a payout's story, in the order in which things happened. */
  payoutRows<Kind extends keyof PayoutRows>(
    kind: Kind,
    payoutId: number,
    slice: Slice,
  ): Promise<Page<PayoutRows[Kind]>>
  /** What a creator sees now; `null` where there is none of this id. Asking changes nothing in the run. */
  creatorSide(creatorId: number): Promise<CreatorSide | null>
  /** A creator does something at the next simulated second. Refused once the run has ended. */
  act(creatorId: number, action: CreatorAction): Promise<ActAnswer>
  /** Faults or protections are switched at the next simulated second. */
  switchFaults(change: FaultSwitchInput): Promise<SwitchAnswer<FaultChange>>
  /** A fault is asked for at the next simulated second; the answer has its instant. */
  strike(fault: FaultAtOnce): Promise<SwitchAnswer<string>>
  /** What happened last, how payouts stand, and which faults and protections are in force. */
  moment(): Promise<ShownMoment>
  /** What a query of an invariant has to be, and why this one is not; `null` where it can be asked. */
  queryProblem(sql: string): Promise<string | null>
  /** What moved, newest first. */
  journal(query: JournalQuery): Promise<Page<JournalRow>>
  /** Of one creator, or of all. */
  statement(creatorId: number | null): Promise<Statement>
  download(kind: DownloadKind): Promise<Download>
  /** The rows that have left the ledger so far, as a ZIP of CSV files; `null` of a run that keeps them all. */
  closedRows(): Promise<Blob | null>
}
