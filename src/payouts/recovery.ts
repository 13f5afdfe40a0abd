/**
 * Finds out what became of payouts without further news, and tries again what failed for a passing
 * reason (pull requests 3939 and 6620). A worker may have been recycled in mid-payout, and a
 * webhook may be lost, but the processor's books, asked by the same keys, have the truth. What they
 * do not have may still come, so that alone is no reason to give a payout up (incident h-42).
 */
import {
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  startOfDay,
  type Day,
  type Instant,
} from '../core/calendar'
import { failureRuleOf } from '../core/failure-reasons'
import { dailyPeriodEnd } from '../core/payout-schedule'
import { isUnpaidState, SENT_PAYOUT_STATES } from '../core/payout-state'
import type { ProcessorName } from '../core/vocabulary'
import type { FailedPayout, Failure, PayoutPeriod } from '../ledger/payout-history'
import type { Payout } from '../ledger/payout'
import type { UnansweredRequest } from '../ledger/requests'
import { payoutKey, transferKey } from './idempotency-keys'
import { jobRetriesMax } from './job-retries'
import { lookUp } from './look-up'
import { hearOfGivenUp } from './paid-after-failure'
import { handOutWaitingParts, nextPart, sendPaypalBatch } from './paypal/paypal-payouts'
import { failAndReverse, transfer } from './perform-payout'
import type { Enqueue, LookUpResult, PayoutContext, Workflow } from './ports'
import { question } from './question'
import { handleWebhook } from './webhooks'

/** The hour, UTC, at which recovery begins. */
export const RECOVERY_HOUR = 14
/** A payout that the processor was asked for should have been heard of by then. */
const PROCESSING_STUCK_SECONDS = 3 * SECONDS_IN_DAY
const NEVER_SENT = 'never_sent'

/** Which payouts are looked through, and when one that is being made is stuck. */
export interface StuckPayouts {
  isMeant: (processor: ProcessorName) => boolean
  creatingStuckSeconds: number
  isAskedDaily: boolean
}

/**
 * Looks into each payout that should have moved on, and into each request of a settled payout whose
 * answer was never heard; each as a job of its own.
 */
export function* syncStuckPayouts(
  context: PayoutContext,
  { isMeant, creatingStuckSeconds, isAskedDaily }: StuckPayouts,
): Workflow {
  const { payouts, payoutHistory, requests } = context.ledger
  const olderThan = (seconds: number): Instant => context.now() - seconds
  const unclaimed = isMeant('paypal') ? payoutHistory.unclaimed() : []
  const unsettled = payoutHistory.underWaySince(olderThan(creatingStuckSeconds))
  for (const payoutId of [...unsettled, ...unclaimed]) {
    const payout = payouts.get(payoutId)
    if (!isMeant(payout.processor)) continue
    const isStuck =
      payout.state === 'creating' || payout.createdAt <= olderThan(PROCESSING_STUCK_SECONDS)
    if (isStuck) yield aboutPayout(context, payoutId, isAskedDaily)
  }
  for (const request of requests.ofSettledPayouts(olderThan(creatingStuckSeconds))) {
    if (!isMeant(payouts.get(request.payoutId).processor)) continue
    yield aboutRequest(context, request, isAskedDaily)
  }
}

/**
 * Support ends a pause for unaccounted money: what became of the creator's requests that were not answered has to be found
 * out. Where stuck payouts are looked into every day, that is done anyway, and of PayPal's each week under any policy.
 */
export function lookIntoUnaccounted(context: PayoutContext, creatorId: number): Enqueue[] {
  const { payouts, requests } = context.ledger
  if (context.policy.stuckPayoutHours !== null || !context.protections.reconciliation) return []
  const asked = new Map<number | string, Enqueue>()
  for (const request of requests.ofCreator(creatorId)) {
    const { payoutId, processor, state } = payouts.get(request.payoutId)
    if (processor === 'paypal') continue
    if (state === 'creating' || state === 'processing') {
      asked.set(payoutId, aboutPayout(context, payoutId, false))
    } else {
      asked.set(request.idempotencyKey, aboutRequest(context, request, false))
    }
  }
  return [...asked.values()]
}

function aboutPayout(context: PayoutContext, payoutId: number, isAskedDaily: boolean): Enqueue {
  const ask = (): Workflow<boolean> => syncPayout(context, payoutId, isAskedDaily)
  return question(context, { kind: 'sync-payout', about: payoutId, isAskedDaily, ask })
}

function aboutRequest(
  context: PayoutContext,
  request: UnansweredRequest,
  isAskedDaily: boolean,
): Enqueue {
  const ask = (): Workflow<boolean> => askForAnswer(context, request)
  const about = request.idempotencyKey
  return question(context, { kind: 'ask-for-answer', about, isAskedDaily, ask })
}

/** Returns whether it was answered, as do all that look into something. */
function* syncPayout(
  context: PayoutContext,
  payoutId: number,
  isAskedDaily: boolean,
): Workflow<boolean> {
  const payout = context.ledger.payouts.get(payoutId)
  if (payout.state === 'creating') return yield* endUnsent(context, payout)
  if (!SENT_PAYOUT_STATES.includes(payout.state)) return true
  if (context.ledger.parts.of(payoutId) === null) return yield* sync(context, payout)
  yield* askAboutParts(context, payoutId, isAskedDaily)
  return true
}

/**
 * It was being made when its worker was lost: money that was moved for it comes back first. Where the processor has no
 * transfer yet, the request for one may still be in transit, so it is sent once more: only its answer is final.
 */
function* endUnsent(context: PayoutContext, payout: Payout): Workflow<boolean> {
  const { payouts, requests } = context.ledger
  const { payoutId } = payout
  const key = transferKey(payoutId)
  if (requests.tries(key) > 0) {
    const known = yield* lookUp(context, payout, key)
    if (known === null) return false
    if (hasMovedOn(context, payout)) return true
    if (known.found === 'transfer') {
      if (!requests.answered(key)) return true
      payouts.recordTransfer(payout, known.transferId, known.amountCents, context.now())
    } else if (!(yield* transfer(context, payout, payouts.platformHeldCents(payoutId)))) return true
  }
  yield* failAndReverse(context, payoutId, NEVER_SENT)
  return true
}

function* sync(context: PayoutContext, payout: Payout): Workflow<boolean> {
  const { payoutId } = payout
  const isAnswered = yield* syncItem(context, payout, payoutKey(payoutId))
  // It was known to have failed, and its worker was lost before its transfer was back.
  const { state, failureReason } = context.ledger.payouts.get(payoutId)
  if (state === 'processing' && failureReason !== null) {
    yield* failAndReverse(context, payoutId, failureReason)
  }
  return isAnswered
}

/**
 * Asks about each part in a job of its own: a worker that lives shorter than all the questions take would begin with the
 * first again. Parts that wait are sent once it is known what became of the one before them.
 */
function* askAboutParts(context: PayoutContext, payoutId: number, isAskedDaily: boolean): Workflow {
  const { parts, requests } = context.ledger
  const open = parts.of(payoutId)!.filter(({ state }) => state === 'sent' || state === 'unclaimed')
  const unanswered = requests.ofPayout(payoutId).filter(({ kind }) => kind === 'payout')
  const next = nextPart(context, payoutId)
  for (const about of new Set([...open, ...unanswered].map((one) => one.idempotencyKey))) {
    const holdsUpOthers = about === next?.idempotencyKey
    const ask = (): Workflow<boolean> => syncPart(context, payoutId, about, holdsUpOthers)
    yield question(context, { kind: 'sync-payout', about, isAskedDaily, ask })
  }
  yield* handOutWaitingParts(context, payoutId)
}

function* syncPart(
  context: PayoutContext,
  payoutId: number,
  idempotencyKey: string,
  holdsUpOthers: boolean,
): Workflow<boolean> {
  const payout = context.ledger.payouts.get(payoutId)
  if (!SENT_PAYOUT_STATES.includes(payout.state)) {
    const isAnswered = context.ledger.requests.tries(idempotencyKey) === 0
    return (
      isAnswered || (yield* askForAnswer(context, { payoutId, idempotencyKey, kind: 'payout' }))
    )
  }
  const isAnswered = yield* syncItem(context, payout, idempotencyKey)
  if (holdsUpOthers) yield* handOutWaitingParts(context, payoutId)
  return isAnswered
}

function* syncItem(
  context: PayoutContext,
  payout: Payout,
  idempotencyKey: string,
): Workflow<boolean> {
  const known = yield* lookUp(context, payout, idempotencyKey)
  if (known?.found === 'payout') {
    yield* hearOfFound(context, payout, idempotencyKey, known)
  } else if (known?.found === 'nothing' && !hasMovedOn(context, payout)) {
    yield* sendOnceMore(context, payout, idempotencyKey)
    return context.ledger.requests.tries(idempotencyKey) === 0
  }
  return known !== null
}

/**
 * Acts on what became of a payout by the processor's books. A webhook may have completed the payout
 * while the answer was in transit. That its money has come back since is still news.
 */
function* hearOfFound(
  context: PayoutContext,
  { payoutId }: Payout,
  idempotencyKey: string,
  known: LookUpResult & { found: 'payout' },
): Workflow {
  yield* hearOfGivenUp(context, payoutId, idempotencyKey, known)
  const isOver = isUnpaidState(context.ledger.payouts.get(payoutId).state)
  if (known.news && !isOver) yield* handleWebhook(context, known.news)
}

/** A webhook may have settled it while an answer was in transit. */
const hasMovedOn = ({ ledger }: PayoutContext, { payoutId, state }: Payout): boolean =>
  ledger.payouts.get(payoutId).state !== state

/**
 * The processor has nothing under the key, which is no proof that it never will: the request may still be in transit.
 * Sent once more it has its effect or is refused, and whichever try comes second then gets the same answer.
 */
function* sendOnceMore(context: PayoutContext, payout: Payout, key: string): Workflow {
  const { payoutId } = payout
  if (context.ledger.requests.tries(key) === 0) return yield* giveUpUnsent(context, payoutId)
  if (payout.processor !== 'paypal') return yield* context.service.sendPayout(context, payoutId)
  const part = context.ledger.parts.byKey(payoutId, key)
  yield* sendPaypalBatch(context, [payoutId], part?.attempt)
}

/**
 * Nobody has asked for it: the job that was to send it a day after its transfer was given up. If it comes after all, it
 * finds that the payout has ended.
 */
function* giveUpUnsent(context: PayoutContext, payoutId: number): Workflow {
  const { failureReason, processorPayoutId } = context.ledger.payouts.get(payoutId)
  const isInParts = context.ledger.parts.of(payoutId) !== null
  if (isInParts || processorPayoutId !== null || failureReason !== null) return
  yield* failAndReverse(context, payoutId, NEVER_SENT)
}

/** A payout has been settled by a webhook, and no answer has told what it costs, or that its transfer has come back. */
function* askForAnswer(
  context: PayoutContext,
  { payoutId, idempotencyKey, kind }: UnansweredRequest,
): Workflow<boolean> {
  const payout = context.ledger.payouts.get(payoutId)
  if (kind === 'payout') {
    const known = yield* lookUp(context, payout, idempotencyKey)
    if (known?.found === 'payout') yield* hearOfFound(context, payout, idempotencyKey, known)
    return known !== null
  }
  if (kind === 'transfer_reversal' && payout.state === 'completed') {
    yield* failAndReverse(context, payoutId, payout.failureReason)
  }
  return true
}

/** What failed within the last day for a reason that passes by itself is tried again, so often for one period. */
export function* requeueTransientFailures(context: PayoutContext, day: Day): Workflow {
  const { transientRetriesMax } = context.policy
  yield* tryAgain(
    context,
    day,
    failedBeforeRunOf(context, day).filter(
      (one) => isPassing(one) && triesThatFailed(context, one) <= transientRetriesMax,
    ),
  )
}

const isPassing = ({ failureReason }: Failure | FailedPayout): boolean =>
  failureRuleOf(failureReason ?? '').transient

/** Payouts that a balance was cut into are claimed in one transaction, and are one try. */
const triesThatFailed = ({ ledger }: PayoutContext, period: PayoutPeriod): number =>
  new Set(
    ledger.payoutHistory
      .failuresOf(period)
      .filter(isPassing)
      .map(({ createdAt }) => createdAt),
  ).size

/** On Fridays: PayPal payouts that failed without a reason. Nobody's turn before there were requeues (quirk G3). */
export function* retryPaypalWithoutReason(context: PayoutContext, day: Day): Workflow {
  yield* tryAgain(
    context,
    day,
    failedBeforeRunOf(context, day).filter(
      ({ processor, failureReason }) => processor === 'paypal' && failureReason === null,
    ),
  )
}

/**
 * What failed in the day before the run's own hour. A worker may begin late: a day counted back from then would leave out
 * what failed after the hour of one run and so long before the beginning of the next.
 */
function failedBeforeRunOf({ ledger }: PayoutContext, day: Day): FailedPayout[] {
  const hour = startOfDay(day) + RECOVERY_HOUR * SECONDS_IN_HOUR
  return ledger.payoutHistory.failedBetween(hour - SECONDS_IN_DAY, hour)
}

/** Each creator, type and period once, as a job of its own; whether the money can be paid is asked again. */
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
        kind: 'retry-payout',
        retriesMax: jobRetriesMax(context),
        creatorIds: run.creatorIds,
        begin: () => context.service.payCreators(context, run),
      },
    }
  }
}

const periodOf = ({ creatorId, payoutType, periodEndDay }: PayoutPeriod): string =>
  `${creatorId} ${payoutType} ${periodEndDay}`
