/**
 * The payout service over a real ledger, with its processor played by hand: a test says what each call answers, and
 * looks at what was asked, how long was slept and who was notified.
 */
import { NO_BANK_HOLIDAYS } from '../../src/core/business-days'
import { dayOfInstant, SECONDS_IN_HOUR, type Instant } from '../../src/core/calendar'
import type { SkipCode } from '../../src/core/eligibility'
import type { PayoutPolicy } from '../../src/core/policy'
import { protectionsWithout, type ProtectionName } from '../../src/core/protections'
import type { Ledger } from '../../src/ledger/ledger'
import type { PayoutRun } from '../../src/payouts/payout-users-service'
import { PayoutUsersService } from '../../src/payouts/payout-users-service'
import type {
  ChargeRefund,
  Effect,
  Job,
  PayoutBatchItem,
  PayoutBatchResult,
  PayoutContext,
  PayoutObserver,
  ProcessorAnswer,
  ProcessorCallKind,
  ProcessorRequest,
  WebhookEvent,
  Workflow,
} from '../../src/payouts/ports'
import { syncStuckPayouts } from '../../src/payouts/recovery'
import type { StepName } from '../../src/core/work-names'
import { stepOf } from '../../src/payouts/steps'
import { LAB_SERVICE } from '../../src/payouts/payout-service'
import { receiveWebhook } from '../../src/payouts/webhooks'
import { day } from './days'
import { policy as standingPolicy, rows } from './ledgers'

export type Answers = Partial<Record<ProcessorCallKind, ProcessorAnswer[]>>

const REFUSED = (code: string): ProcessorAnswer => ({ outcome: 'refused', code })
const UNKNOWN: ProcessorAnswer = { outcome: 'unknown' }
const available = (availableCents: number): ProcessorAnswer => ({
  outcome: 'done',
  result: { availableCents },
})

export const answer = { refused: REFUSED, unknown: UNKNOWN, available }

/** Many times what the longest workflow of a test asks for. */
const EFFECTS_MAX = 10_000

export class Service {
  readonly ledger: Ledger
  readonly context: PayoutContext
  readonly requests: ProcessorRequest[] = []
  readonly skipped: [creatorId: number, code: SkipCode][] = []
  readonly told: string[] = []
  /** Jobs that were put off, and when they are due. */
  readonly enqueued: { at: Instant; job: Job }[] = []
  /** What the next calls of a kind answer; when used up, they succeed. */
  answers: Answers = {}
  /** What they answer then. */
  answerOf: (request: ProcessorRequest) => ProcessorAnswer = success
  now: Instant
  #webhooks = 0

  constructor(
    ledger: Ledger,
    now: Instant,
    changes: Partial<PayoutPolicy> = {},
    off: readonly ProtectionName[] = [],
  ) {
    this.ledger = ledger
    this.now = now
    this.context = {
      ledger,
      service: LAB_SERVICE,
      policy: { ...standingPolicy, ...changes },
      policyAt: () => this.context.policy,
      jobs: {
        handOut: 'slices',
        walkCreatorsPerMinute: null,
        sliceCreators: 2,
        staggerSeconds: 10,
        standardRetriesMax: 3,
        dailyRetriesMax: 0,
        paypalBatchItems: 2,
        paypalBatchGapSeconds: 60,
      },
      protections: protectionsWithout(...off),
      observer: this.#observer(),
      now: () => this.now,
      returnsWithinBusinessDays: () => 5,
      isBankHoliday: NO_BANK_HOLIDAYS,
      workerNow: () => this.now,
      today: () => dayOfInstant(this.now),
    }
  }

  /** Runs a workflow to its end; sleeping moves the clock, other jobs wait in `enqueued`. */
  run(workflow: Workflow<unknown>): void {
    this.#runOn(workflow, undefined, () => false)
  }

  /** The worker dies when it has reached a step: what it asks for there still happens, unheard. */
  runUntil(step: StepName, workflow: Workflow<unknown>): void {
    const last = this.#runOn(workflow, undefined, (effect) => stepOf(effect) === step)
    if (!last) throw new Error(`${step} was not reached`)
    this.#carryOut(last)
  }

  /** Another workflow runs, from its beginning to its end, where the first one gives way for the first time. */
  runBetween(first: Workflow, other: Workflow): void {
    const effect = this.#runOn(first, undefined, () => true)!
    this.run(other)
    this.#runOn(first, this.#carryOut(effect), () => false)
  }

  /** Returns the effect at which it was stopped; `null`: the workflow has ended. */
  #runOn(
    workflow: Workflow<unknown>,
    answer: ProcessorAnswer | undefined,
    stops: (effect: Effect) => boolean,
  ): Effect | null {
    let resumeWith = answer
    for (let effects = 0; ; effects += 1) {
      if (effects > EFFECTS_MAX) throw new Error(`Still going on after ${EFFECTS_MAX} effects`)
      const { done, value } = workflow.next(resumeWith)
      this.ledger.commit()
      if (done) return null
      if (stops(value)) return value
      resumeWith = this.#carryOut(value)
    }
  }

  pay(payoutType: PayoutRun['payoutType'], periodEnd: string, creatorIds: number[] = [1]): void {
    this.run(this.payment(payoutType, periodEnd, creatorIds))
  }

  /** The work of a run, before it begins. */
  payment(
    payoutType: PayoutRun['payoutType'],
    periodEnd: string,
    creatorIds: number[] = [1],
  ): Workflow {
    const run = { payoutType, day: this.context.today(), periodEnd: day(periodEnd), creatorIds }
    return new PayoutUsersService(this.context, run).process()
  }

  /** Takes the oldest job that waits, at its time. */
  runNextJob(): void {
    const { at, job } = this.enqueued.shift()!
    this.now = Math.max(this.now, at)
    this.run(job.begin())
  }

  /** News of its own, or with an id another delivery of what came under it. */
  webhook(kind: WebhookEvent['kind'], payoutId = 1, webhookId?: string): void {
    this.run(this.handling(kind, payoutId, webhookId))
  }

  /** The work on a webhook, before it begins. */
  handling(
    kind: WebhookEvent['kind'],
    payoutId = 1,
    webhookId = `evt_${(this.#webhooks += 1)}`,
  ): Workflow {
    const ids = { payoutId, processorPayoutId: `po_${payoutId}` }
    const event =
      kind === 'payout_paid' ? { kind, ...ids } : { kind, ...ids, code: 'account_closed' }
    return receiveWebhook(this.context, { webhookId, event })
  }

  /** Recovery looks through stuck payouts after so much time, and all that it puts off is done. */
  syncStuck(afterSeconds: number): void {
    this.now += afterSeconds
    this.run(
      syncStuckPayouts(this.context, {
        isMeant: () => true,
        creatingStuckSeconds: 24 * SECONDS_IN_HOUR,
        isAskedDaily: true,
      }),
    )
    while (this.enqueued.length > 0) this.runNextJob()
  }

  requestsOf(kind: ProcessorCallKind): ProcessorRequest[] {
    return this.requests.filter((request) => request.kind === kind)
  }

  get payouts(): unknown[][] {
    return rows(
      this.ledger.database,
      `SELECT payout_id, payout_type, state, gross_cents, fee_cents, net_cents FROM payouts`,
    )
  }

  get balanceStates(): unknown[] {
    return rows(this.ledger.database, 'SELECT state FROM balances ORDER BY balance_id').flat()
  }

  get noteCodes(): unknown[] {
    return rows(this.ledger.database, 'SELECT code FROM payout_notes ORDER BY note_id').flat()
  }

  #carryOut(effect: Effect): ProcessorAnswer | undefined {
    switch (effect.effect) {
      case 'call':
        this.requests.push(effect.request)
        return this.answers[effect.request.kind]?.shift() ?? this.answerOf(effect.request)
      case 'point':
        return undefined
      case 'sleep':
        this.now += effect.seconds
        return undefined
      case 'enqueue':
        this.enqueued.push({ at: this.now + effect.delaySeconds, job: effect.job })
        return undefined
    }
  }

  #observer(): PayoutObserver {
    const tell =
      (what: string) =>
      ({ payoutId }: { payoutId: number }): void => {
        this.told.push(`${what} ${payoutId}`)
      }
    return {
      payoutCreated: tell('created'),
      payoutAccepted: tell('accepted'),
      payoutCompleted: tell('completed'),
      payoutFailed: tell('failed'),
      payoutKeptItsBalances: tell('kept'),
      payoutReturned: tell('returned'),
      payoutPaidAfterFailure: tell('paid after failure'),
      payoutReturnedAfterFailure: tell('returned after failure'),
      exchangeResidueBooked: (creatorId, amountCents) =>
        this.told.push(`exchange residue ${creatorId} ${amountCents}`),
      saleRefunded: ({ creatorId, fee }) =>
        this.told.push(`refunded ${fee.grossCents} of ${creatorId}`),
      creatorSkipped: (creatorId, { code }) => this.skipped.push([creatorId, code]),
    }
  }
}

function success(request: ProcessorRequest): ProcessorAnswer {
  switch (request.kind) {
    case 'instantly_available':
      return available(1_000_000_00)
    case 'cancel_payout':
      return { outcome: 'done', result: { isCancelled: true } }
    case 'create_transfer':
      return { outcome: 'done', result: { transferId: `tr_${request.payoutId}` } }
    case 'reverse_transfer':
      return { outcome: 'done', result: { residueCents: 0 } }
    case 'create_payout':
      return {
        outcome: 'done',
        result: { processorPayoutId: `po_${request.payoutId}`, costCents: 10 },
      }
    case 'look_up':
      // The processor has it, and it is in transit.
      return {
        outcome: 'done',
        result: { found: 'payout', processorPayoutId: 'po_1', costCents: 10, news: null },
      }
    case 'refund':
      return { outcome: 'done', result: { refund: refundOf(request.amountCents) } }
    case 'create_payout_batch':
      return { outcome: 'done', result: { items: request.items.map(acceptedItem) } }
  }
}

/** A refund of money of which nobody took a fee. */
export const refundOf = (grossCents: number): ChargeRefund => {
  const share = {
    grossCents,
    platformFeeCents: 0,
    processingFeeCents: 0,
    feeCents: 0,
    netCents: grossCents,
  }
  return {
    processorRefundId: 're_1',
    holder: 'processor',
    share,
    shareSoFar: share,
  }
}

/** Of any balances all can be paid at once. */
export const ALL_SETTLED = <Balance>(balances: readonly Balance[]): readonly Balance[] => balances

/** The answer for an item of a mass payment that PayPal takes, for a fee of ten cents. */
export const acceptedItem = ({ idempotencyKey }: PayoutBatchItem): PayoutBatchResult => ({
  idempotencyKey,
  outcome: 'accepted',
  processorPayoutId: `pp_${idempotencyKey}`,
  feeText: '0.10',
})
