/**
 * A payment processor as the platform meets it: it answers calls, moves money between its accounts, sends payouts that
 * arrive, fail or come back later, and tells of that by webhook. It knows nothing of the platform's ledger.
 * Each processor is one class behind this port, with books of its own; what they share is in files of this folder.
 */
import type { IsBankHoliday } from '../core/business-days'
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Uniform } from '../core/random'
import type { Database } from '../ledger/database'
import type {
  AvailabilityRequest,
  ProcessorAnswer,
  ProcessorRequest,
  WebhookEvent,
} from '../payouts/ports'
import type { ProcessorSettings } from '../scenario/schema'
import type { ProcessorBooks, ProcessorPayout, ProcessorTransfer } from './books'
import type { Charges } from './charges'
import type { PlatformAccount } from './funds'
import type { KeptKeys } from './kept-keys'
import type { PayoutFaults } from './payout-faults'

export interface PaymentProcessor {
  /**
   * While an idempotency key is kept, it always gets the same answer, even a refusal, and its
   * request takes effect once.
   */
  answer(request: ProcessorRequest): ProcessorAnswer
  /** What a call would answer if nothing got in its way. Nothing is drawn and nothing changes by asking. */
  look(request: AvailabilityRequest): ProcessorAnswer
  /** A payout comes back now, or does not get there; returns whether it can. */
  giveBack(payout: Readonly<ProcessorPayout>, code: string): boolean
  /** Money of creators in this processor's accounts, and money in transit to them. */
  readonly heldCents: Cents
  readonly books: ProcessorBooks
}

/** What is random about a request. */
type RequestConcern =
  'payout-fate' | 'paypal-fate' | 'push-fate' | 'cancellation' | 'exchange-rate' | 'webhook-delay'

/** What has an idempotency key and is about one creator: a request, an item of a mass payment, a payout in the books. */
export interface KeyedRequest {
  creatorId: number
  idempotencyKey: string
}

/** What a processor needs of the simulation around it. */
export interface ProcessorWorld {
  now(): Instant
  /** Runs something later; what it writes is one transaction. */
  at(instant: Instant, happen: () => void): void
  /** Sends a webhook about a payout of a creator; it arrives after the given delay. */
  sendWebhook(event: WebhookEvent, delaySeconds: number, creatorId: number): void
  readonly isBankHoliday: IsBankHoliday
  /** The random numbers of a request, the same whenever they are asked for. `detail` tells several of one request apart. */
  drawsOf(concern: RequestConcern, request: KeyedRequest, detail?: string): Uniform
  readonly faults: PayoutFaults
  readonly charges: Charges
}

/** Hears of everything that happens in a processor's books. */
interface ProcessorObserver {
  processorPayoutMade(payout: Readonly<ProcessorPayout>): void
  processorPayoutArrived(payout: Readonly<ProcessorPayout>, at: Instant): void
  /** `arrivedBefore`: the money had reached the creator and came back. */
  processorPayoutFailed(
    payout: Readonly<ProcessorPayout>,
    arrivedBefore: boolean,
    at: Instant,
  ): void
  /** Money of the platform has gone to a creator's account. */
  processorTransferMade(transfer: Readonly<ProcessorTransfer>): void
  /** The platform has its transfer back; `takenCents` came off the creator's account for it. */
  processorTransferReversed(transfer: Readonly<ProcessorTransfer>, takenCents: Cents): void
  /** It has not: too little was available on the creator's account. */
  processorReversalRefused(transfer: Readonly<ProcessorTransfer>, at: Instant): void
  /** A buyer has money back. */
  processorRefundMade(refund: Readonly<MadeRefund>): void
}

/** A refund as the processor made it, and for which request of ours. */
export interface MadeRefund {
  processorRefundId: string
  refundId: number
  saleId: number
  grossCents: Cents
}

/** What every processor of a run is made from. */
export interface ProcessorParts {
  settings: ProcessorSettings
  database: Database
  /** The platform's own account, from which all of them take what they charge. */
  platform: PlatformAccount
  world: ProcessorWorld
  observer: ProcessorObserver
  /** The idempotency keys of one processor. */
  keys: KeptKeys
}

/** A request that this processor has no such thing for. */
export const notOffered: ProcessorAnswer = { outcome: 'refused', code: 'not_offered' }
