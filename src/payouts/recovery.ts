/**
 * Finds out what became of payouts of which nothing more was heard, and tries again what failed for a passing reason
 * (domain facts A3, A6 #11, #13 and #19; pull requests 3939 and 6620). A worker may have been recycled in mid-payout and
 * a webhook may be lost: the processor's books, asked by the same keys, have the truth.
 */
import { SECONDS_IN_DAY, type Day, type Instant } from '../core/calendar'
import { failureRuleOf } from '../core/failure-reasons'
import { dailyPeriodEnd } from '../core/payout-schedule'
import { readFeeText } from '../core/payout-fee'
import { paypalFeeText } from '../core/paypal-fee-text'
import type { ProcessorName } from '../core/vocabulary'
import type { FailedPayout, PayoutPeriod } from '../ledger/payout-history'
import type { Payout } from '../ledger/payouts'
import { PayoutUsersService } from './payout-users-service'
import { failAndReverse } from './perform-payout'
import {
  call,
  type LookUpResult,
  type PayoutContext,
  type WebhookEvent,
  type Workflow,
} from './ports'
import { handleWebhook } from './webhooks'

/** A payout that the processor was asked for should have been heard of by then. */
const PROCESSING_STUCK_SECONDS = 3 * SECONDS_IN_DAY
const NEVER_SENT = 'never_sent'

/** Looks into each payout that stands where it should not stand any more, as a job of its own. */
export function* syncStuckPayouts(
  context: PayoutContext,
  isMeant: (processor: ProcessorName) => boolean,
  creatingStuckSeconds: number,
): Workflow {
  const { payouts, payoutHistory } = context.ledger
  const olderThan = (seconds: number): Instant => context.now() - seconds
  for (const payoutId of payoutHistory.underWaySince(olderThan(creatingStuckSeconds))) {
    const payout = payouts.get(payoutId)
    if (!isMeant(payout.processor)) continue
    const isStuck =
      payout.state === 'creating' || payout.createdAt <= olderThan(PROCESSING_STUCK_SECONDS)
    if (!isStuck) continue
    yield {
      effect: 'enqueue',
      delaySeconds: 0,
      job: {
        name: `sync-payout-${payoutId}`,
        retriesMax: context.jobs.standardRetriesMax,
        begin: () => syncPayout(context, payoutId),
      },
    }
  }
}

function* syncPayout(context: PayoutContext, payoutId: number): Workflow {
  const payout = context.ledger.payouts.get(payoutId)
  if (payout.state === 'creating') yield* endUnsent(context, payout)
  else if (payout.state === 'processing') yield* sync(context, payout)
}

/** It was being made when its worker was lost: money that was moved for it comes back first. */
function* endUnsent(context: PayoutContext, payout: Payout): Workflow {
  if (payout.processorTransferId === null && payout.processor !== 'paypal') {
    const known = yield* lookUp(payout, `transfer-${payout.payoutId}`)
    if (known === null || hasMovedOn(context, payout)) return
    if (known.found === 'transfer') {
      const { transferId, amountCents } = known
      context.ledger.payouts.recordTransfer(payout, transferId, amountCents, context.now())
    }
  }
  yield* failAndReverse(context, payout.payoutId, NEVER_SENT)
}

function* sync(context: PayoutContext, payout: Payout): Workflow {
  const parts = context.ledger.parts.of(payout.payoutId)
  if (!parts) return yield* syncItem(context, payout, `payout-${payout.payoutId}`)
  for (const { idempotencyKey, state } of parts) {
    if (state === 'sent') yield* syncItem(context, payout, idempotencyKey)
  }
}

function* syncItem(context: PayoutContext, payout: Payout, idempotencyKey: string): Workflow {
  const known = yield* lookUp(payout, idempotencyKey)
  if (known === null || known.found === 'transfer') return
  if (known.found === 'payout') recordMissedAcceptance(context, payout, idempotencyKey, known)
  if (hasMovedOn(context, payout)) return
  if (known.found === 'nothing') yield* failUnsent(context, payout, idempotencyKey)
  else if (known.news) yield* handleWebhook(context, known.news)
}

/** A webhook may have settled it while an answer was on its way. */
const hasMovedOn = ({ ledger }: PayoutContext, { payoutId, state }: Payout): boolean =>
  ledger.payouts.get(payoutId).state !== state

/** The request never reached the processor. */
function* failUnsent(context: PayoutContext, payout: Payout, idempotencyKey: string): Workflow {
  const { payoutId } = payout
  if (payout.processor !== 'paypal') return yield* failAndReverse(context, payoutId, NEVER_SENT)
  const news: WebhookEvent = {
    kind: 'payout_failed',
    payoutId,
    processorPayoutId: '',
    itemKey: idempotencyKey,
    code: NEVER_SENT,
  }
  yield* handleWebhook(context, news)
}

/** What the processor took, and what that costs, is booked once, whatever has become of the payout meanwhile. */
function recordMissedAcceptance(
  context: PayoutContext,
  { payoutId }: Payout,
  idempotencyKey: string,
  { processorPayoutId, costCents }: LookUpResult & { found: 'payout' },
): void {
  const { payouts, parts } = context.ledger
  const payout = payouts.get(payoutId)
  const part = parts.of(payoutId)?.find((one) => one.idempotencyKey === idempotencyKey)
  if ((part ?? payout).processorPayoutId !== null) return
  const read =
    payout.processor === 'paypal'
      ? readFeeText(paypalFeeText(costCents), context.policy.paypalFeeReading)
      : costCents
  payouts.recordAcceptance(payout, processorPayoutId, read, context.now())
  if (part) parts.recordAcceptance(part, processorPayoutId)
  context.observer.payoutAccepted(payout, read, context.now())
}

/** `null` where the processor does not answer: tomorrow is another day. */
function* lookUp(
  { processor, creatorId }: Payout,
  idempotencyKey: string,
): Workflow<LookUpResult | null> {
  const answer = yield* call(processor, { kind: 'look_up', creatorId, idempotencyKey })
  return answer.outcome === 'done' ? answer.result : null
}

/** What failed within the last day for a reason that passes by itself is tried again, so often for one period. */
export function* requeueTransientFailures(context: PayoutContext, day: Day): Workflow {
  const { transientRetriesMax } = context.policy
  const { payoutHistory } = context.ledger
  yield* tryAgain(
    context,
    day,
    failedLately(context).filter(
      (one) =>
        isPassing(one.failureReason) &&
        payoutHistory.failureReasonsOf(one).filter(isPassing).length <= transientRetriesMax,
    ),
  )
}

const isPassing = (reason: string | null): boolean => failureRuleOf(reason ?? '').transient

/** On Fridays: PayPal payouts that failed without a reason (domain facts A3). */
export function* retryPaypalWithoutReason(context: PayoutContext, day: Day): Workflow {
  yield* tryAgain(
    context,
    day,
    failedLately(context).filter(
      ({ processor, failureReason }) => processor === 'paypal' && failureReason === null,
    ),
  )
}

const failedLately = (context: PayoutContext): FailedPayout[] =>
  context.ledger.payoutHistory.failedAfter(context.now() - SECONDS_IN_DAY)

/** Each creator, type and period once, as a job of its own; whether the money can be paid is asked anew. */
function* tryAgain(context: PayoutContext, day: Day, failed: readonly FailedPayout[]): Workflow {
  const periods = new Map(failed.map((one) => [periodOf(one), one]))
  for (const { creatorId, payoutType, periodEndDay } of periods.values()) {
    const run = {
      payoutType,
      day,
      periodEnd: payoutType === 'instant' ? dailyPeriodEnd(day) : periodEndDay,
      creatorIds: [creatorId],
      isRetry: true,
    }
    yield {
      effect: 'enqueue',
      delaySeconds: 0,
      job: {
        name: `retry-${payoutType}-payout-${creatorId}`,
        retriesMax: 0,
        creatorIds: run.creatorIds,
        begin: () => new PayoutUsersService(context, run).process(),
      },
    }
  }
}

const periodOf = ({ creatorId, payoutType, periodEndDay }: PayoutPeriod): string =>
  `${creatorId} ${payoutType} ${periodEndDay}`
