/**
 * The shapes of the list of creators and of one creator's history. Plain data that crosses the
 * worker boundary.
 */
import type { SkipCode } from '../../core/eligibility'
import type { FlexibleSchedule } from '../../core/flexible-schedule'
import type { WhyNotPaid } from '../../core/not-paid-reason'
import type { ComplianceState, PayoutFrequency, Rail } from '../../core/vocabulary'
import type { DaySpan, Slice } from './row-lists'
import type { PausedFor } from '../stuck'

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
  'in_transit_cents',
  'payouts',
] as const
export type CreatorSortKey = (typeof CREATOR_SORT_KEYS)[number]

/** The state of an account: its compliance, or that its payouts are paused. */
export type CreatorStanding = ComplianceState | 'paused'

/**
 * The creators behind a row of the overview: whom a run or a request skipped for a reason, whose money is unpaid for it
 * now, whose payouts are paused, or whose payouts fail again and again.
 */
export type CreatorsAmong =
  | { of: 'skipped'; reason: SkipCode; minimumCents: number | null }
  | ({ of: 'not_paid' } & WhyNotPaid)
  | ({ of: 'paused' } & PausedFor)
  | { of: 'failing'; failureReason: string | null }

export interface CreatorQuery extends Slice {
  /** All by default. */
  among?: CreatorsAmong | null
  /** Part of a handle, a country or a rail; empty for all. */
  search: string
  frequency: PayoutFrequency | null
  rail: Rail | null
  country: string | null
  standing: CreatorStanding | null
  /** Only creators who sold or were paid on these days, and only what they sold and were paid on them. */
  span: DaySpan | null
  sort: CreatorSortKey
  descending: boolean
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
  /** Now, whatever the days. */
  unpaidCents: number
  /** In payouts that have not ended, fees included; now, whatever the days. */
  inTransitCents: number
  payouts: number
}

/** A creator to choose by name. */
export interface NamedCreator {
  creatorId: number
  handle: string
}

/** What the creators of a run have in common, each in the order of its words: what a list can be narrowed to. */
export interface CreatorFacets {
  countries: string[]
  rails: Rail[]
  standings: CreatorStanding[]
}

/** One creator in the ledger. */
export interface CreatorRecord extends CreatorRow {
  accountOpenedOn: string
  compliance: ComplianceState
  paused: boolean
  instantCapable: boolean
  /** The details of a flexible schedule; `null` on the real ones. */
  flexible: FlexibleSchedule | null
}
