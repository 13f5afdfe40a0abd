/**
 * All that the payout service knows of the world outside its ledger. Its work is written as
 * workflows: generators that yield an effect and are resumed with its result. At each yield the
 * world may answer late, twice or never, and another worker may run. Whatever a workflow writes
 * between two yields is one transaction.
 */
import type { IsBankHoliday } from '../core/business-days'
import type { Day, Instant } from '../core/calendar'
import type { SkipReason } from '../core/eligibility'
import { isCallTrouble } from '../core/failure-reasons'
import type { BasisPoints, Cents } from '../core/money'
import type { PayoutPolicy } from '../core/policy'
import type { Protections } from '../core/protections'
import type { SaleFee } from '../core/fees/payout-fee'
import type { Holder, PayoutType, ProcessorName, Rail } from '../core/vocabulary'
import type { HandedOutJobKind, JobKind } from '../core/work-names'
import type { Ledger } from '../ledger/ledger'
import type { SkippingWork } from '../ledger/notes'
import type { Payout } from '../ledger/payout'
import type { PayoutService } from './payout-service'
import type { PointName, WaitReason } from './steps'

/** `transfer` moves platform-held money to the creator's own processor account, which is then the payout. */
export type PayoutMethod = PayoutType | 'transfer'

export interface AvailabilityRequest {
  kind: 'instantly_available'
  creatorId: number
}
export interface TransferRequest {
  kind: 'create_transfer'
  idempotencyKey: string
  payoutId: number
  creatorId: number
  rail: Rail
  amountCents: Cents
}
export interface TransferReversalRequest {
  kind: 'reverse_transfer'
  idempotencyKey: string
  creatorId: number
  transferId: string
}
/** Calls back a payout that was asked for under `payoutKey`; that it is cancelled is told by its notice. */
interface CancellationRequest {
  kind: 'cancel_payout'
  idempotencyKey: string
  payoutKey: string
  creatorId: number
}
export interface PayoutRequest {
  kind: 'create_payout'
  idempotencyKey: string
  payoutId: number
  creatorId: number
  rail: Rail
  method: PayoutMethod
  /** What the creator is to receive, and the fee that the processor collects for the platform on top of it. */
  netCents: Cents
  feeCents: Cents
  /**
   * The rate, as of when the payout was claimed, by which the processor works that fee out by itself (quirk G8); `null`
   * where it takes ours.
   */
  ownFeeRate: BasisPoints | null
}

/** One payment of a mass payment: a payout, or one part of a payout that is sent in parts. */
export interface PayoutBatchItem {
  idempotencyKey: string
  payoutId: number
  creatorId: number
  /** Counted from 1, every try of a part has the part's number; `null` where it is the whole payout. */
  part: number | null
  netCents: Cents
}
/** PayPal's mass payment. It is not atomic: of one call, some items may be accepted and others refused. */
export interface PayoutBatchRequest {
  kind: 'create_payout_batch'
  idempotencyKey: string
  items: readonly PayoutBatchItem[]
}
/** What became of an item. The fee that PayPal charges is a decimal text in dollars; some refusals carry no code. */
export type PayoutBatchResult = { idempotencyKey: string } & (
  | { outcome: 'accepted'; processorPayoutId: string; feeText: string }
  | { outcome: 'refused'; code: string | null }
)

/** A buyer's payment by card, or a part of it, goes back. `refundId`: ours. */
export interface RefundRequest {
  kind: 'refund'
  idempotencyKey: string
  refundId: number
  saleId: number
  creatorId: number
  amountCents: Cents
}
/**
 * What a refund took: `share` of the sale with its fees, from the holder of the creator's part of
 * it.
 */
export interface ChargeRefund {
  processorRefundId: string
  holder: Holder
  share: SaleFee
  /** Of all refunds of the sale so far, this one included. */
  shareSoFar: SaleFee
}

/** What became of a request, by its key: for when its answer, or the webhook after it, was never heard. */
export interface LookUpRequest {
  kind: 'look_up'
  creatorId: number
  idempotencyKey: string
}
/** What the books have under a key. `news`: what a webhook would tell of the payout now; `null` while it is in transit. */
export type LookUpResult =
  | { found: 'nothing' }
  | { found: 'transfer'; transferId: string; amountCents: Cents }
  | { found: 'refund'; refund: ChargeRefund }
  | { found: 'payout'; processorPayoutId: string; costCents: Cents; news: WebhookEvent | null }

/** Each request with what a success answers. */
export interface ProcessorCalls {
  /** `availableCents`: what instant payouts can take, their fees included. */
  instantly_available: { request: AvailabilityRequest; result: { availableCents: Cents } }
  create_transfer: { request: TransferRequest; result: { transferId: string } }
  /** `residueCents`: what the creator's account holds more (below zero: less) than before the transfer. */
  reverse_transfer: { request: TransferReversalRequest; result: { residueCents: Cents } }
  create_payout: {
    request: PayoutRequest
    result: { processorPayoutId: string; costCents: Cents }
  }
  create_payout_batch: {
    request: PayoutBatchRequest
    result: { items: readonly PayoutBatchResult[] }
  }
  cancel_payout: { request: CancellationRequest; result: { isCancelled: true } }
  look_up: { request: LookUpRequest; result: LookUpResult }
  refund: { request: RefundRequest; result: { refund: ChargeRefund } }
}
export type ProcessorCallKind = keyof ProcessorCalls
export type ProcessorRequest = ProcessorCalls[ProcessorCallKind]['request']

/** `unknown`: no answer came, so the call may or may not have had its effect. */
export type ProcessorAnswer<Kind extends ProcessorCallKind = ProcessorCallKind> =
  | { outcome: 'done'; result: ProcessorCalls[Kind]['result'] }
  | { outcome: 'refused'; code: string }
  | { outcome: 'unknown' }

/** A question that changes nothing, answered at once: for looking at a creator from outside the service's own work. */
export type AskAvailability = (
  processor: ProcessorName,
  request: AvailabilityRequest,
) => ProcessorAnswer

/** Starts a job of its own after a delay; the workflow goes on at once. */
export interface Enqueue extends LaterJob {
  effect: 'enqueue'
  job: HandedOutJob
}

export type Effect =
  | { effect: 'call'; processor: ProcessorName; request: ProcessorRequest }
  | { effect: 'sleep'; seconds: number; why: WaitReason }
  | Enqueue
  /** Only where a protection is off: others may run here, and this worker may die. The workflow goes on at once. */
  | { effect: 'point'; step: PointName }

export type Workflow<Result = void> = Generator<Effect, Result, ProcessorAnswer | undefined>

export interface Job {
  name: string
  /** What kind of work it is: the name without ids. */
  kind: JobKind
  /** How often the job starts again from its first step when its worker was recycled; then it is given up. */
  retriesMax: number
  /** Whom the job is to pay, where that is settled before it begins. */
  creatorIds?: readonly number[]
  begin: () => Workflow
  /** What is put into the queue in its place when its retries are used up. One that has none is lost. */
  inItsPlace?: () => readonly LaterJob[]
}
/** One that begins after a delay. */
export interface LaterJob {
  delaySeconds: number
  job: Job
}
/** A job that another puts into the queue. */
export interface HandedOutJob extends Job {
  kind: HandedOutJobKind
}

/**
 * Whether an answer leaves open what became of other tries of the same request. A mass payment that is turned down as a
 * whole has not been looked at, whatever the code: an earlier try of it may still be in transit.
 */
export const saysNothing = (answer: ProcessorAnswer, kind?: ProcessorCallKind): boolean =>
  answer.outcome === 'unknown' ||
  (answer.outcome === 'refused' && (kind === 'create_payout_batch' || isCallTrouble(answer.code)))

/** What the processor tells later. `itemKey`: the idempotency key of the item of a mass payment that it is about. */
export type WebhookEvent = {
  processorPayoutId: string
  payoutId: number
  itemKey?: string
} & (
  | { kind: 'payout_paid' }
  /** The last three are PayPal's, when nobody has claimed the money; Stripe cancels, too. */
  | {
      kind: 'payout_failed' | 'payout_unclaimed' | 'payout_returned' | 'payout_cancelled'
      /** `null` where none is given, as PayPal does at times. */
      code: string | null
    }
  /** What was paid has not reached the creator, and nothing can bring it back: a wrong address. */
  | { kind: 'payout_lost'; code: string | null }
)

/** News as it is delivered: every delivery of it has the same id. */
export interface Webhook {
  webhookId: string
  event: WebhookEvent
}

interface RefundedSale {
  creatorId: number
  holder: Holder
  /** The fee of the share that went back. */
  fee: SaleFee
}

/** What the service lets others know as it happens: metrics count it, the auditor keeps books of it. */
export interface PayoutObserver {
  payoutCreated(payout: Payout, at: Instant): void
  payoutAccepted(payout: Payout, costCents: Cents, at: Instant): void
  payoutCompleted(payout: Payout, at: Instant): void
  /** It ended before its money arrived, as its state says, and its balances are unpaid again. */
  payoutFailed(payout: Payout, at: Instant): void
  /** It came back before it completed, and its balances stay in it for good (quirk G13). */
  payoutKeptItsBalances(payout: Payout, at: Instant): void
  /** It came back after it had completed. */
  payoutReturned(payout: Payout, at: Instant): void
  /** It had been given up, and the creator has its money all the same: its gross is a debt now. */
  payoutPaidAfterFailure(payout: Payout, at: Instant): void
  /** Such a payout has come back: its gross is the creator's again. */
  payoutReturnedAfterFailure(payout: Payout, at: Instant): void
  exchangeResidueBooked(creatorId: number, amountCents: Cents, at: Instant): void
  /** The processor has refunded a sale, or a part of it, and what that costs the creator is booked. */
  saleRefunded(refunded: RefundedSale, at: Instant): void
  /** `day`: of the run or request that did not pay, which may have been at work until after midnight. */
  creatorSkipped(
    creatorId: number,
    reason: SkipReason,
    day: Day,
    at: Instant,
    work: SkippingWork,
  ): void
}

/** Each of them, which the compiler sees to. */
export const PAYOUT_EVENTS = Object.keys({
  payoutCreated: true,
  payoutAccepted: true,
  payoutCompleted: true,
  payoutFailed: true,
  payoutKeptItsBalances: true,
  payoutReturned: true,
  payoutPaidAfterFailure: true,
  payoutReturnedAfterFailure: true,
  exchangeResidueBooked: true,
  saleRefunded: true,
  creatorSkipped: true,
} satisfies Record<keyof PayoutObserver, true>) as (keyof PayoutObserver)[]

/**
 * How the work of a run is cut up (production: slices of 1,000 creators, ten seconds apart). Before
 * July 2026 a run walked the whole cohort first and only then put jobs into the queue.
 */
interface JobSettings {
  handOut: 'slices' | 'whole-cohort' | 'each-creator'
  /** Creators that a run can look through in a minute before it hands them out; null: in no time. */
  walkCreatorsPerMinute: number | null
  sliceCreators: number
  staggerSeconds: number
  standardRetriesMax: number
  dailyRetriesMax: number
  /** Recipients of one mass payment by PayPal, and the time from one to the next. */
  paypalBatchItems: number
  paypalBatchGapSeconds: number
}

/** What every part of the service is given. */
export interface PayoutContext {
  readonly ledger: Ledger
  readonly service: PayoutService
  readonly policy: PayoutPolicy
  /** The policy that was in force at an instant. */
  policyAt(instant: Instant): PayoutPolicy
  readonly jobs: JobSettings
  readonly protections: Protections
  readonly observer: PayoutObserver
  /** So many business days after its arrival at most, a bank may return a payout. */
  returnsWithinBusinessDays(): number
  /** Those of the banks that it pays through. */
  readonly isBankHoliday: IsBankHoliday
  /** By the clock of the ledger, with which it stamps its rows. */
  now(): Instant
  /** By the clock of the worker, which may be wrong: what it decides by. */
  workerNow(): Instant
  /** The day that the worker takes it for. */
  today(): Day
}
