/**
 * The shapes in which the report shows money that does not move. Most of it breaks no check, since
 * ledger and processors agree on it; `violating` says how much does. Plain data that crosses the
 * worker boundary; money in cents, instants ISO 8601 UTC.
 */
import type { CheckResult } from '../checks/check'
import type { PayoutState } from '../core/payout-state'
import type { SkipCode } from '../core/eligibility'
import type { PauseSource, PayoutFrequency, ProcessorName } from '../core/vocabulary'
import type { WhyNotPaid } from '../core/not-paid-reason'

/** A payout that has not ended so many days after it was created is stuck: the slowest rails need a week. */
export const STUCK_AFTER_DAYS = 10

/**
 * What the processor's own books say of a payout that is stuck on our side:
 * - `no_record`: they have no record of a payment, whatever they were asked for;
 * - `transfer_not_back`: nor have they of one that has failed since, and we do not know that the money moved for it is back;
 * - `in_transit`: the money is still in transit;
 * - `unclaimed`: the money waits until the creator claims it;
 * - `arrived`: all of it is with the creator;
 * - `arrived_in_part`: some parts of it are with the creator;
 * - `ended`: it failed, was cancelled or came back.
 */
export type AtProcessor =
  | 'no_record'
  | 'transfer_not_back'
  | 'in_transit'
  | 'unclaimed'
  | 'arrived'
  | 'arrived_in_part'
  | 'ended'

/** So many of those that are counted together are in violation of a check. */
export interface Violating {
  check: CheckResult['name']
  count: number
}

/** Stuck payouts that have the processor, their state and its view of them in common. */
export interface StuckPayouts {
  processor: ProcessorName
  /** `returned`: came back before it completed, and its balances stay in it for good (quirk G13). */
  state: PayoutState
  atProcessor: AtProcessor
  /** For `transfer_not_back`, the reason or code for which all of them failed; otherwise `null`. */
  failureReason: string | null
  payouts: number
  creators: number
  grossCents: number
  /** The part that is with the creators by the processor's books. */
  arrivedCents: number
  oldestPayoutId: number
  oldestCreatedAt: string
  violating: Violating[]
}

export interface PausedFor {
  source: PauseSource
  /** The rules look at it again each day and lift it. Every other pause lasts until somebody lifts it. */
  isReviewedDaily: boolean
}

/** Creators whose payouts one source pauses; one that several sources pause counts under each. */
export interface PausedCreators extends PausedFor {
  creators: number
  /** Unpaid money of those of them who are owed some. */
  unpaidCents: number
  /** When the oldest of these pauses began. */
  since: string
  /** How many of them have no payout left whose outcome is open; `null` where they are paused for something else. */
  outcomeKnown: number | null
  /** Of them. */
  violating: Violating[]
}

/** Creators whose latest payouts all failed or came back, the first of them long ago, by why the last one did. Paused ones are not among them. */
export interface FailingCreators {
  /** A code or reason; `null` where nothing was said. */
  failureReason: string | null
  creators: number
  /** Those payouts. */
  payouts: number
  unpaidCents: number
  /** When the first of these payouts was created. */
  since: string
  /** Which of these creators violate a check. */
  violating: Violating[]
}

/** What the processors say that they did, whether the platform has heard of it or not. */
export interface ProcessorBooks {
  /** Payments whose money is with the creator; a payout in parts has several. */
  paidPayments: number
  paidCents: number
  /** Charged for all payouts. */
  costCents: number
  /**
   * Payments with a cost whose acceptance the platform never heard of, so that it booked no cost.
   */
  unheardPayments: number
  unheardCostCents: number
  /** The part of it that belongs to instant payouts. */
  unheardInstantPayments: number
  unheardInstantCostCents: number
  /**
   * What is charged, less what is unheard and what is booked: PayPal's fee is cut when it is read, by a rule of most eras
   * (quirk G17). Anything else is a violation. A report that an earlier version kept does not say.
   */
  misreadCostCents?: number
  /**
   * What is booked as fees of completed instant payouts, less what the processors’ books have: a processor rounds its own
   * fee, which can be a cent less for each (quirk G8). It is not known where days were closed, since of what is closed the
   * books keep no fee. A report that an earlier version kept does not say either.
   */
  uncollectedFeeCents?: number
  /**
   * What was paid twice and has not come back: beyond the net of a payout, or of balances that an earlier payout had paid,
   * net. A report that an earlier version kept does not say.
   */
  paidTwiceNotBackCents?: number
  /** What has arrived while its balances are unpaid again, net: it is owed a second time. An earlier version does not say. */
  owedAgainCents?: number
}

/** Sums over the processors' books beside the ledger that have a query of their own. */
export type BooksFigureName = 'paidTwiceNotBackCents' | 'owedAgainCents'

/** Creators with unpaid money, or a debt, that have the reason, the schedule and a missed minimum in common. */
export interface NotPaid extends WhyNotPaid {
  frequency: PayoutFrequency
  creators: number
  unpaidCents: number
  /** The day of the oldest unpaid balance among them. */
  oldestDay: string
  /** Of them. */
  violating: Violating[]
}

/** The same by the ids of its creators. */
export interface CreatorsNotPaid extends Omit<NotPaid, 'creators' | 'violating'> {
  creatorIds: number[]
}

/** Times that a run or a request skipped creators on one schedule, by the first reason and, where that is too little, the minimum. */
export interface Skipped {
  reason: SkipCode
  frequency: PayoutFrequency
  /** What was too little; `null` for every other reason. */
  minimumCents: number | null
  times: number
  creators: number
}

/** A job that nobody finished. */
export interface GivenUpJob {
  name: string
  queuedAt: string
  lostAt: string
  /** Workers that were lost under it. */
  attempts: number
  /** Creators whom it was to pay; `null` where it was to find them first, or pays nobody. */
  creators: number | null
  /** Handles of the first of them. What an earlier version kept of a run does not say. */
  firstCreators?: string[]
}

/** How long payouts waited from their claim until the processor had the request for them. */
export interface RequestWaits {
  payouts: number
  medianSeconds: number
  longestSeconds: number
  longestPayoutId: number
}

export interface LostJobFigures {
  /** Workers that were recycled under a job. */
  killed: number
  /** Jobs that were not begun again: nobody does the rest of their work. */
  givenUp: number
  /** The first of those given up, in order of time. */
  jobs: GivenUpJob[]
  /** `null` where no worker was lost, no payout was requested, or days are closed. An earlier version did not say. */
  requestWaits?: RequestWaits | null
}
