/**
 * The events that a run reports about itself, for a listener that asks for them
 * (`SimulationOptions.tracing`). Stories, diagrams and timelines are made from them. Without a
 * listener nothing is collected, and reporting changes nothing in the run.
 */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { SingleFault, CallKind, NewsKind } from '../core/single-fault'
import type { ProcessorName } from '../core/vocabulary'
import type { ReachedStep, WorkKind } from '../core/work-names'

/** What a processor has under the key of an earlier call. */
export type FoundCall = 'nothing' | 'transfer' | 'payout' | 'refund'

/** A workflow at work: a job on a worker, a creator's request, or the handling of a webhook. */
export interface RunId {
  /** Counted through the run of the scenario, from 1. */
  readonly number: number
  /** The kind of the job; requests and the handling of webhooks are beside the queue. */
  readonly kind: WorkKind
  /** Handle, where it is about one creator. */
  readonly creator: string | null
  /** Counted from 1: how often it has begun. */
  readonly attempt: number
  /** Counted from 1; `null` beside the queue. */
  readonly worker: number | null
}

/** `creator`: the handle. */
export interface PaidAmongOthers {
  readonly creator: string
  readonly payoutId: number
}

interface TraceSubject {
  at: Instant
  /** `null`: at a processor, or outside the service. */
  run: RunId | null
  /** Handle. */
  creator: string | null
  payoutId: number | null
  amountCents: Cents | null
}

export type TraceNews =
  | { event: 'run-begins'; name: string }
  | { event: 'run-ends' }
  /** It reaches a yield: what it has written so far is kept. */
  | { event: 'step'; step: ReachedStep }
  | { event: 'worker-waits'; step: ReachedStep; seconds: number }
  /** `isGivenUp`: it does not begin again. */
  | { event: 'worker-killed'; step: ReachedStep; isGivenUp: boolean }
  /** `call` numbers a call, its effect and its answer alike. */
  | {
      event: 'call'
      call: number
      kind: CallKind
      processor: ProcessorName
      idempotencyKey: string | null
      /** If it is a mass payment of several payouts, so that it has no creator and payout of its own: each of them. */
      among?: readonly PaidAmongOthers[]
    }
  /** It has reached the processor, which answers so. */
  | {
      event: 'effect'
      call: number
      kind: CallKind
      processor: ProcessorName
      outcome: 'done' | 'refused'
      code: string | null
      /** It has done nothing: the processor knows its key, and answers as it did before. */
      isDoneBefore?: true
      /** If it asks about an earlier call: what the processor has under its key. */
      found?: FoundCall
    }
  /** `unknown`: nobody has answered in time. */
  | {
      event: 'answer'
      call: number
      kind: CallKind
      processor: ProcessorName
      outcome: 'done' | 'refused' | 'unknown'
      code: string | null
    }
  | {
      event: 'webhook-sent'
      news: NewsKind
      processor: ProcessorName
      processorPayoutId: string
      code: string | null
    }
  /** `delivery` counts from 1. */
  | {
      event: 'webhook'
      news: NewsKind
      processor: ProcessorName
      processorPayoutId: string
      delivery: number
      code: string | null
    }
  /** A row that the step has written in the ledger. */
  | { event: 'payout-changes'; from: string | null; to: string }
  | { event: 'balance-changes'; balanceId: number; from: string | null; to: string }
  | { event: 'posting'; account: string; what: string }
  | { event: 'fault'; fault: SingleFault }

export type TraceEvent = TraceSubject & TraceNews
export type TraceListener = (event: TraceEvent) => void
