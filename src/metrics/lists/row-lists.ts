/**
 * The rows behind the figures, as pages of lists: payouts across all creators, and all that the books hold of one creator
 * or of one payout. Plain data that crosses the worker boundary; money in cents, instants ISO 8601 UTC, days YYYY-MM-DD.
 */
import { PAYOUT_STATES } from '../../core/payout-state'
import type {
  Holder,
  PayoutFrequency,
  PayoutType,
  ProcessorName,
  SaleKind,
} from '../../core/vocabulary'
import type { SkippingWork } from '../../ledger/notes'
import type { PayoutFeeRule } from './payout-fee-rule'

/** Rows of one answer at the most, whatever is asked for: what a page can show, and a worker answer at once. */
export const PAGE_ROWS_MAX = 200

export interface Page<Row> {
  rows: Row[]
  /** Rows on all pages together. */
  total: number
  /** What of the list has left the ledger with closed days; `null` where nothing has. */
  left: RowsLeft | null
}

export interface RowsLeft {
  /** What was settled before this day, `YYYY-MM-DD`, has left. */
  before: string
  /** How many rows of the list; `null` where no sum is kept that says it. */
  rows: number | null
}

/** Which part of a list is asked for. */
export interface Slice {
  offset: number
  limit: number
}

/** Whole days, the first and the last of them. */
export interface DaySpan {
  from: string
  to: string
}

/** A part of one creator's rows: only those of some days, if days are given. */
export interface CreatorSlice extends Slice {
  span: DaySpan | null
}

/** What a payout went through, as the charts count it. */
export const PAYOUT_EVENTS = [
  'created',
  'completed',
  'failed',
  'cancelled',
  'reversed',
  'returned',
] as const
export type PayoutEvent = (typeof PAYOUT_EVENTS)[number]

/** What a payout is now: its state, or that it is stuck (`stuck.ts`). */
export const PAYOUTS_NOW = ['stuck', ...PAYOUT_STATES] as const
export type PayoutNow = (typeof PAYOUTS_NOW)[number]

export const PAYOUT_SORT_KEYS = [
  'payout_id',
  'handle',
  'waited_seconds',
  'transit_seconds',
  'gross_cents',
  'fee_cents',
  'net_cents',
  'cost_cents',
] as const
export type PayoutSortKey = (typeof PAYOUT_SORT_KEYS)[number]

export interface PayoutQuery extends Slice {
  /** Part of a handle, or the number of a payout; empty for all. */
  search: string
  /** Only payouts to which something happened on these days. */
  span: DaySpan | null
  /** Only payouts that have been through this, on those days where they are given. */
  event: PayoutEvent | null
  payoutType: PayoutType | null
  /** What it is now. */
  now: PayoutNow | null
  /** The schedule by which it was made. */
  frequency: PayoutFrequency | null
  sort: PayoutSortKey
  descending: boolean
}

export interface SaleRow {
  saleId: number
  occurredAt: string
  kind: SaleKind
  grossCents: number
  feeCents: number
  netCents: number
  /** In a list of one payout: the part that landed on balances of others. Gross less fee is this and the net. */
  elsewhereCents: number
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
  creatorId: number
  handle: string
  createdAt: string
  completedAt: string | null
  /** Whole days, from the day of its oldest money to its own; `null` where it claimed none. */
  waitedSeconds: number | null
  /** From its creation to its completion; `null` where it has not completed. */
  transitSeconds: number | null
  processor: ProcessorName
  payoutType: PayoutType
  frequency: PayoutFrequency
  periodEndDate: string
  grossCents: number
  feeCents: number
  netCents: number
  /** What the processor charged the platform for it. */
  costCents: number
  state: string
  failureReason: string | null
  processorPayoutId: string | null
}

export interface NoteRow {
  noteId: number
  createdAt: string
  content: string
  /** The run or request that skipped the creator; `null` of a note about something else. A run that is only kept does not say. */
  skippedBy?: SkippingWork | null
}

/** A change of a creator's own settings. */
export interface SettingChangeRow {
  changedAt: string
  setting: string
  from: string
  to: string
}

export interface PayoutStepRow {
  occurredAt: string
  from: string | null
  to: string
}

/** An account, and whose it is. */
export interface NamedAccount {
  name: string
  /** `null` of an account that belongs to all. */
  creatorId: number | null
  /** The creator's handle. */
  creator: string | null
}

/** One side of a posting; those of a transfer sum to zero. */
export interface EntryRow {
  entryId: number
  transferId: number
  occurredAt: string
  reason: string
  account: NamedAccount
  amountCents: number
}

export interface JournalQuery extends Slice {
  span: DaySpan | null
}

/** A posting: what moved, from where to where, and why. */
export interface JournalRow {
  postingId: number
  transferId: number
  occurredAt: string
  reason: string
  from: NamedAccount
  to: NamedAccount
  amountCents: number
  payoutId: number | null
}

/** A line of the processor's own books: a payout, or an internal transfer before it. */
export interface ProcessorRow {
  processorId: string
  processor: ProcessorName
  method: string
  state: string
  amountCents: number
  /** What the platform kept of the payout; `null` of a transfer. */
  feeCents: number | null
  /** Of a transfer that was reversed. */
  takenBackCents: number | null
  createdAt: string
  /** When the money arrived, if it has. */
  arrivedAt: string | null
  failureCode: string | null
  idempotencyKey: string
}

/** The lists of one creator's story, newest first. */
export interface CreatorRows {
  sales: SaleRow
  balances: BalanceRow
  payouts: PayoutRow
  notes: NoteRow
  postings: JournalRow
}

/** The lists of one payout's story, in the order in which things happened. */
export interface PayoutRows {
  steps: PayoutStepRow
  balances: BalanceRow
  sales: SaleRow
  entries: EntryRow
  processor: ProcessorRow
}

/** One payout, and those before and after it that paid some of the same balances. */
export interface PayoutRecord {
  payout: PayoutRow
  country: string
  transferCents: number
  feeRule: PayoutFeeRule
  /** Sum of its balances as the ledger has them now; they may have changed since a payout that failed. */
  balancesCents: number
  earlier: number[]
  later: number[]
  /** What its creator was told of it, oldest first. */
  notes: NoteRow[]
}
