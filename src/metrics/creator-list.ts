/** The shapes in which creators are listed and one creator's story is told. Plain data that crosses the worker boundary. */
import type { FlexibleSchedule } from '../core/flexible-schedule'
import type {
  ComplianceState,
  Holder,
  PayoutFrequency,
  PayoutType,
  ProcessorName,
  Rail,
  SaleKind,
} from '../core/vocabulary'

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

/** A change of a creator's own settings. */
export interface SettingChangeRow {
  changedAt: string
  setting: string
  from: string
  to: string
}

/** One creator in the ledger. The lists are newest first and hold at most `limit` rows each; `counts` has the full lengths. */
export interface CreatorRecord {
  creator: CreatorRow & {
    accountOpenedOn: string
    compliance: ComplianceState
    paused: boolean
    instantCapable: boolean
    /** The details of a flexible schedule; `null` on the real ones. */
    flexible: FlexibleSchedule | null
  }
  counts: { sales: number; balances: number; payouts: number; notes: number }
  sales: SaleRow[]
  balances: BalanceRow[]
  payouts: PayoutRow[]
  notes: NoteRow[]
}

/** One creator's story, as of now. */
export interface CreatorHistory extends CreatorRecord {
  /** The date that the creator is shown as their next payout; `null` where there is too little to pay, or none is paid. */
  nextPayoutOn: string | null
}
