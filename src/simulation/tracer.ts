/** Reports what happens in a run as trace events; it only reads. */
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { SingleFault } from '../core/single-fault'
import type { ReachedStep } from '../core/work-names'
import type { Ledger } from '../ledger/ledger'
import { payoutOfKey } from '../payouts/idempotency-keys'
import type { ProcessorAnswer, ProcessorRequest, WebhookEvent } from '../payouts/ports'
import type { FoundCall, PaidAmongOthers, RunId, TraceListener, TraceNews } from './trace'
import { creatorOf, type CallEffect } from './wire/call-faults'

/** The last rows that were in the ledger. */
export interface Written {
  changeId: number
  postingId: number
}

interface Subject {
  creator?: string | null
  payoutId?: number | null
  amountCents?: Cents | null
}

/** Makes the tracer of a run. Runs that nobody listens to need none, nor its code. */
export type Tracing = (ledger: Ledger, now: () => Instant) => Tracer

export const tracingTo =
  (tell: TraceListener): Tracing =>
  (ledger, now) =>
    new Tracer(ledger, tell, now)

export class Tracer {
  readonly #ledger: Ledger
  readonly #tell: TraceListener
  readonly #now: () => Instant
  /** What processors have made so far, by their ids. */
  readonly #made = new Set<string>()

  constructor(ledger: Ledger, tell: TraceListener, now: () => Instant) {
    this.#ledger = ledger
    this.#tell = tell
    this.#now = now
  }

  begins(run: RunId, name: string): void {
    this.#say(run, { event: 'run-begins', name })
  }

  ends(run: RunId): void {
    this.#say(run, { event: 'run-ends' })
  }

  step(run: RunId, step: ReachedStep, creator: string | null): void {
    this.#say(run, { event: 'step', step }, { creator })
  }

  waits(run: RunId, step: ReachedStep, seconds: number): void {
    this.#say(run, { event: 'worker-waits', step, seconds })
  }

  killed(run: RunId, step: ReachedStep, isGivenUp: boolean): void {
    this.#say(run, { event: 'worker-killed', step, isGivenUp })
  }

  call(run: RunId, call: number, { processor, request }: CallEffect): void {
    const idempotencyKey = 'idempotencyKey' in request ? request.idempotencyKey : null
    const among = this.#among(request)
    this.#say(
      run,
      {
        ...{ event: 'call', call, kind: request.kind, processor, idempotencyKey },
        ...(among.length > 1 ? { among } : {}),
      },
      this.#subjectOf(request),
    )
  }

  effect(call: number, { processor, request }: CallEffect, answer: ProcessorAnswer): void {
    if (answer.outcome === 'unknown') return
    const told = { call, kind: request.kind, processor, ...outcomeOf(answer) }
    this.#say(
      null,
      {
        ...{ event: 'effect', ...told, outcome: answer.outcome, ...foundBy(answer) },
        ...(this.#isDoneBefore(answer) ? { isDoneBefore: true } : {}),
      },
      this.#subjectOf(request),
    )
  }

  #isDoneBefore(answer: ProcessorAnswer): boolean {
    const ids = idsMadeBy(answer)
    const isDoneBefore = ids.length > 0 && ids.every((id) => this.#made.has(id))
    for (const id of ids) this.#made.add(id)
    return isDoneBefore
  }

  answer(
    run: RunId,
    call: number,
    { processor, request }: CallEffect,
    answer: ProcessorAnswer,
  ): void {
    const told = { call, kind: request.kind, processor, ...outcomeOf(answer) }
    this.#say(run, { event: 'answer', ...told }, this.#subjectOf(request))
  }

  webhookSent(event: WebhookEvent): void {
    this.#say(null, { event: 'webhook-sent', ...this.#newsOf(event) }, this.#payout(event.payoutId))
  }

  webhook(event: WebhookEvent, delivery: number): void {
    this.#say(
      null,
      { event: 'webhook', ...this.#newsOf(event), delivery },
      this.#payout(event.payoutId),
    )
  }

  fault(fault: SingleFault): void {
    this.#say(null, { event: 'fault', fault }, { creator: fault.creator ?? null })
  }

  beforeWrites(): Written {
    return { changeId: this.#ledger.lastChangeId, postingId: this.#ledger.entryCount / 2 }
  }

  /** The rows that a step has added. */
  wrote(run: RunId, { changeId, postingId }: Written): void {
    const { database } = this.#ledger
    const payouts = database
      .statement(
        `SELECT payout_id, from_state, to_state FROM payout_state_changes WHERE change_id > ? ORDER BY change_id`,
      )
      .rows([changeId]) as [number, string | null, string][]
    for (const [payoutId, from, to] of payouts) {
      this.#say(run, { event: 'payout-changes', from, to }, this.#payout(payoutId))
    }
    const balances = database
      .statement(
        `SELECT c.payout_id, balance_id, from_state, to_state, amount_cents FROM balance_state_changes c
        JOIN balances USING (balance_id) WHERE change_id > ? ORDER BY change_id`,
      )
      .rows([changeId]) as [number, number, string | null, string, Cents][]
    for (const [payoutId, balanceId, from, to, amountCents] of balances) {
      this.#say(
        run,
        { event: 'balance-changes', balanceId, from, to },
        { ...this.#payout(payoutId), amountCents },
      )
    }
    const postings = database
      .statement(
        `SELECT account, reason, amount_cents, payout_id FROM entries WHERE entry_id > ? ORDER BY entry_id`,
      )
      .rows([postingId * 2]) as [string, string, Cents, number | null][]
    for (const [account, what, amountCents, payoutId] of postings) {
      const subject = payoutId === null ? {} : this.#payout(payoutId)
      this.#say(run, { event: 'posting', account, what }, { ...subject, amountCents })
    }
  }

  #say(run: RunId | null, news: TraceNews, subject: Subject = {}): void {
    const { creator = run?.creator ?? null, payoutId = null, amountCents = null } = subject
    this.#tell({ at: this.#now(), run, creator, payoutId, amountCents, ...news })
  }

  #subjectOf(request: ProcessorRequest): Subject {
    const amountCents = amountOf(request)
    if (this.#among(request).length > 1) return { creator: null, payoutId: null, amountCents }
    const creatorId = creatorOf(request)
    const creator = creatorId === null ? null : this.#handle(creatorId)
    return { creator, payoutId: payoutOf(request), amountCents }
  }

  /** The payouts of a mass payment, each once, though it may pay it in parts. */
  #among(request: ProcessorRequest): PaidAmongOthers[] {
    if (request.kind !== 'create_payout_batch') return []
    const creatorOfPayout = new Map(
      request.items.map(({ payoutId, creatorId }) => [payoutId, creatorId]),
    )
    return [...creatorOfPayout].map(([payoutId, creatorId]) => ({
      creator: this.#handle(creatorId),
      payoutId,
    }))
  }

  #handle(creatorId: number): string {
    return this.#ledger.creators.get(creatorId).handle
  }

  #payout(payoutId: number): Subject {
    const { creatorId, netCents } = this.#ledger.payouts.get(payoutId)
    return { creator: this.#handle(creatorId), payoutId, amountCents: netCents }
  }

  #newsOf(event: WebhookEvent) {
    return {
      news: event.kind,
      processor: this.#ledger.payouts.get(event.payoutId).processor,
      processorPayoutId: event.processorPayoutId,
      code: 'code' in event ? event.code : null,
    }
  }
}

/** `null` where it is about no payout. */
function payoutOf(request: ProcessorRequest): number | null {
  switch (request.kind) {
    case 'instantly_available':
      return null
    case 'create_payout_batch':
      return request.items[0]?.payoutId ?? null
    // A payout service of one's own can give any key to them.
    case 'create_transfer':
    case 'create_payout':
      return request.payoutId
    default:
      return payoutOfKey(request.idempotencyKey)
  }
}

function amountOf(request: ProcessorRequest): Cents | null {
  switch (request.kind) {
    case 'create_transfer':
    case 'refund':
      return request.amountCents
    case 'create_payout':
      return request.netCents
    case 'create_payout_batch':
      return request.items.reduce((sum, { netCents }) => sum + netCents, 0)
    default:
      return null
  }
}

function foundBy(answer: ProcessorAnswer): { found?: FoundCall } {
  if (answer.outcome !== 'done' || !('found' in answer.result)) return {}
  return { found: answer.result.found }
}

/** What a call asked for and now exists, by the processor's ids. A key that was forgotten makes another of the same. */
function idsMadeBy(answer: ProcessorAnswer): string[] {
  if (answer.outcome !== 'done') return []
  const { result } = answer
  if ('found' in result) return []
  if ('items' in result)
    return result.items.flatMap((item) =>
      item.outcome === 'accepted' ? item.processorPayoutId : [],
    )
  if ('transferId' in result) return [result.transferId]
  if ('refund' in result) return [result.refund.processorRefundId]
  return 'processorPayoutId' in result ? [result.processorPayoutId] : []
}

const outcomeOf = (
  answer: ProcessorAnswer,
): { outcome: ProcessorAnswer['outcome']; code: string | null } => ({
  outcome: answer.outcome,
  code: answer.outcome === 'refused' ? answer.code : null,
})
