/**
 * What the page and the simulation worker say to each other: every call and every message, typed.
 * Calls are answered through Comlink, each reply with its call; status messages stream to the listener of `start`.
 * Expected refusals are values; a bug in the run arrives whole, as `failure` of a status.
 */
import type {
  ComplianceState,
  Holder,
  PayoutFrequency,
  PayoutType,
  ProcessorName,
  Rail,
  SaleKind,
} from '../src/core/vocabulary'
import type { ImportedSales } from '../src/scenario/sales-file'
import type { Scenario } from '../src/scenario/schema'
import type { Refused } from '../src/scenario/problems'
import type { CheckResult } from '../src/checks/check'
import type { DayFigures, Figure, FigureName, RunReport, TimeToCash } from '../src/metrics/figures'

export type {
  DayFigures,
  Figure,
  FigureName,
  PayoutTypeFigures,
  RunReport,
  RunTotals,
  TimeToCash,
} from '../src/metrics/figures'
export type { CheckName, CheckResult } from '../src/checks/check'

export interface RunRequest {
  /** A scenario as the user wrote it; the worker validates it again. */
  scenario: unknown
  /** Takes the place of the generated population. */
  sales: ImportedSales | null
  /** Start paused on the first day, to be stepped or resumed. */
  paused?: boolean
}

export interface RunHeader {
  /** With defaults filled in. */
  scenario: Scenario
  creators: number
  startDay: string
  endDay: string
  days: number
  memoryEstimateBytes: number
}

export type StartAnswer = { ok: true; run: RunHeader } | Refused

export type RunPhase = 'running' | 'paused' | 'finished' | 'cancelled' | 'failed'

export interface RunFailure {
  name: string
  message: string
  stack: string | null
  /** Where it happened: the simulated instant. */
  at: string
}

export interface RunStatus {
  phase: RunPhase
  /** The simulated instant, ISO 8601 UTC. */
  at: string
  daysDone: number
  daysTotal: number
  payouts: number
  payoutsPerSecond: number
  /** `null` until there is something to estimate from. */
  secondsLeft: number | null
  /** The days that ended since the last status, in order. */
  newDays: DayFigures[]
  checks: CheckResult[]
  failure: RunFailure | null
}

export const CREATOR_SORT_KEYS = [
  'creator_id',
  'handle',
  'country',
  'rail',
  'payout_frequency',
  'sales',
  'earned_cents',
  'paid_cents',
  'fee_cents',
  'unpaid_cents',
  'payouts',
] as const
export type CreatorSortKey = (typeof CREATOR_SORT_KEYS)[number]

export interface CreatorQuery {
  /** Part of a handle, a country or a rail; empty for all. */
  search: string
  frequency: PayoutFrequency | null
  sort: CreatorSortKey
  descending: boolean
  offset: number
  limit: number
}

export interface CreatorRow {
  creatorId: number
  handle: string
  country: string
  rail: Rail
  frequency: PayoutFrequency
  sales: number
  /** Net of fees, refunds and chargebacks. */
  earnedCents: number
  /** Net of completed payouts, and their fees. */
  paidCents: number
  feeCents: number
  unpaidCents: number
  payouts: number
}

export interface CreatorPage {
  rows: CreatorRow[]
  /** Rows that match the query on all pages. */
  total: number
}

export interface SaleRow {
  saleId: number
  occurredAt: string
  kind: SaleKind
  grossCents: number
  feeCents: number
  netCents: number
}

export interface BalanceRow {
  balanceId: number
  date: string
  amountCents: number
  holder: Holder
  state: string
}

export interface PayoutRow {
  payoutId: number
  createdAt: string
  completedAt: string | null
  processor: ProcessorName
  payoutType: PayoutType
  periodEndDate: string
  grossCents: number
  feeCents: number
  netCents: number
  state: string
  failureReason: string | null
  processorPayoutId: string | null
}

export interface NoteRow {
  createdAt: string
  content: string
}

/** One creator's story. The lists are newest first and hold at most `limit` rows each; `counts` has the full lengths. */
export interface CreatorHistory {
  creator: CreatorRow & {
    accountOpenedOn: string
    compliance: ComplianceState
    paused: boolean
    instantCapable: boolean
  }
  counts: { sales: number; balances: number; payouts: number; notes: number }
  sales: SaleRow[]
  balances: BalanceRow[]
  payouts: PayoutRow[]
  notes: NoteRow[]
}

export type DownloadKind = 'ledger' | 'report' | 'days'

export interface Download {
  fileName: string
  mediaType: string
  content: Uint8Array
}

export interface LabWorker {
  /** Drops the previous run, if any, and starts a new one. A refusal leaves the previous run in place. */
  start(request: RunRequest, onStatus: (status: RunStatus) => void): Promise<StartAnswer>
  pause(): Promise<void>
  resume(): Promise<void>
  /** From a pause: simulates to the end of the current day and pauses again. */
  stepDay(): Promise<void>
  /** Stops the run for good and keeps what it has. */
  cancel(): Promise<void>
  /** The report so far; while a run is under way its digest and totals are those of this moment. */
  report(): Promise<RunReport>
  /** Headline figures so far, cheap enough to ask for while the run goes on. */
  figures(): Promise<Figure[]>
  timeToCash(): Promise<TimeToCash[]>
  /** Runs the query behind a figure on the ledger as it is now: the same number by another way. */
  recomputeFigure(name: FigureName): Promise<number | null>
  creators(query: CreatorQuery): Promise<CreatorPage>
  creatorHistory(creatorId: number, limit: number): Promise<CreatorHistory | null>
  download(kind: DownloadKind): Promise<Download>
}
