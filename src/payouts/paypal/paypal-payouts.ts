/**
 * Sends PayPal payouts as mass payments. Those of a slice are claimed one by one, collected, and
 * sent in batches a minute apart. A payout is `creating` until its batch leaves and `processing`
 * from then on, so that after a crash there is no doubt whether it was asked for. Parts of one
 * payout go in consecutive batches, one part in each.
 */
import { SECONDS_IN_DAY } from '../../core/calendar'
import { partsOf } from '../../core/payout-parts'
import { readFeeText } from '../../core/fees/payout-fee'
import type { Payout } from '../../ledger/payout'
import type { PayoutPart } from '../../ledger/payout-parts'
import { recordAcceptance } from '../acceptance'
import { holdForReconciliation, isOutcomeOpen, NO_ANSWER } from '../ask'
import { payoutKey } from '../idempotency-keys'
import { jobRetriesMax } from '../job-retries'
import { sendsNoMore, settleParts } from './paypal-parts'
import { failAndReverse } from '../perform-payout'
import { call } from '../call'
import {
  type PayoutBatchItem,
  type PayoutBatchResult,
  type PayoutContext,
  type ProcessorAnswer,
  type Workflow,
} from '../ports'

const FIRST_ATTEMPT = 1

/**
 * Pays creators by PayPal first. That needs no call until the batches are handed out, so no claim
 * is lost with a worker. The order is fixed before the first payout: a creator whose rail changes
 * meanwhile keeps their place, so everyone is reached exactly once. `claimed`: where `pay` puts the
 * payouts that wait for a mass payment.
 */
export function* payPaypalFirst(
  context: PayoutContext,
  creatorIds: readonly number[],
  pay: (creatorId: number) => Workflow,
  claimed: number[],
): Workflow {
  const { creators } = context.ledger
  const isByPaypal = (creatorId: number): boolean => creators.get(creatorId).rail === 'paypal'
  const byPaypal = creatorIds.filter(isByPaypal)
  const others = creatorIds.filter((creatorId) => !isByPaypal(creatorId))
  for (const creatorId of byPaypal) yield* pay(creatorId)
  yield* handOutPaypalPayouts(context, claimed.splice(0))
  for (const creatorId of others) {
    yield* pay(creatorId)
    // Their rail may have become PayPal since.
    if (claimed.length > 0) yield* handOutPaypalPayouts(context, claimed.splice(0))
  }
}

/** Each batch is a job of its own: one that dies takes no other with it. */
function* handOutPaypalPayouts(context: PayoutContext, payoutIds: readonly number[]): Workflow {
  const { paypalBatchItems, paypalBatchGapSeconds } = context.jobs
  for (let start = 0; start < payoutIds.length; start += paypalBatchItems) {
    const batch = payoutIds.slice(start, start + paypalBatchItems)
    const delaySeconds = (start / paypalBatchItems) * paypalBatchGapSeconds
    yield enqueueBatch(context, batch, delaySeconds)
  }
}

/**
 * The parts of a payout that wait are sent a day later: what failed is sent again then, and so is what waits because the
 * job that was to send it has been given up. Where that job is still to come, it comes first.
 */
export function* handOutWaitingParts(context: PayoutContext, payoutId: number): Workflow {
  const next = nextPart(context, payoutId)
  if (next?.state !== 'waiting') return
  yield enqueueBatch(context, [payoutId], SECONDS_IN_DAY, next.attempt)
}

const enqueueBatch = (
  context: PayoutContext,
  payoutIds: readonly number[],
  delaySeconds: number,
  attempt = FIRST_ATTEMPT,
) => ({
  effect: 'enqueue' as const,
  delaySeconds,
  job: {
    name: `send-paypal-batch-${payoutIds[0]}`,
    kind: 'send-paypal-batch' as const,
    retriesMax: jobRetriesMax(context),
    begin: () => sendPaypalBatch(context, payoutIds, attempt),
  },
})

/**
 * Sends each of these payouts, or its next part. What has been accepted already is left alone; what was sent, but whose
 * answer was lost with the worker, is sent once more under the same key. Parts are sent up to this attempt: what fails
 * meanwhile, or before the job is handed out once more, has a job of its own a day later.
 */
export function* sendPaypalBatch(
  context: PayoutContext,
  payoutIds: readonly number[],
  attempt = FIRST_ATTEMPT,
): Workflow {
  if (!context.protections.storeOutcomeFirst)
    return yield* sendUnstored(context, payoutIds, attempt)
  const items = payoutIds.flatMap((payoutId) => itemFor(context, payoutId, attempt) ?? [])
  if (items.length === 0) return
  storeRequests(context, items)
  const answer = yield* callForBatch(context, items)
  yield* hearResults(context, items, resultsOf(context, items, answer), attempt)
}

/** Where nothing is stored first. Parts are rows of their own, which must be there before they can be sent. */
function* sendUnstored(
  context: PayoutContext,
  payoutIds: readonly number[],
  attempt: number,
): Workflow {
  const { payouts } = context.ledger
  const items = payoutIds.flatMap((payoutId) => {
    const payout = payouts.get(payoutId)
    const isWhole = payout.state === 'creating' && !goesOutInParts(context, payout)
    return (isWhole ? unsentItem(payout) : itemFor(context, payoutId, attempt)) ?? []
  })
  if (items.length === 0) return
  const answer = yield* callForBatch(context, items)
  yield { effect: 'point', step: 'answer-heard' }
  for (const { payoutId } of items) {
    const payout = payouts.get(payoutId)
    if (payout.state === 'creating') payouts.markProcessing(payout, context.now())
  }
  storeRequests(context, items)
  yield* hearResults(context, items, resultsOf(context, items, answer), attempt)
}

function storeRequests(context: PayoutContext, items: readonly PayoutBatchItem[]): void {
  for (const { idempotencyKey, payoutId } of items) {
    context.ledger.requests.sent({ idempotencyKey, payoutId, kind: 'payout' }, context.now())
  }
}

const callForBatch = (
  context: PayoutContext,
  items: readonly PayoutBatchItem[],
): Workflow<ProcessorAnswer<'create_payout_batch'>> =>
  call<'create_payout_batch'>(context, 'paypal', {
    kind: 'create_payout_batch',
    idempotencyKey: `batch-${items[0]!.idempotencyKey}`,
    items,
  })

/** What an answer tells of each item, where it tells anything: a refusal as a whole says nothing of other tries. */
function resultsOf(
  context: PayoutContext,
  items: readonly PayoutBatchItem[],
  answer: ProcessorAnswer<'create_payout_batch'>,
): readonly PayoutBatchResult[] {
  switch (answer.outcome) {
    case 'done':
      return answer.result.items
    case 'refused': {
      const { requests } = context.ledger
      return items
        .filter((item) => requests.tries(item.idempotencyKey) === 1)
        .map((item) => refusedItem(item.idempotencyKey, answer.code))
    }
    case 'unknown':
      return []
  }
}

function* hearResults(
  context: PayoutContext,
  items: readonly PayoutBatchItem[],
  results: readonly PayoutBatchResult[],
  attempt: number,
): Workflow {
  const byKey = new Map(results.map((result) => [result.idempotencyKey, result]))
  for (const item of items) {
    const result = byKey.get(item.idempotencyKey) ?? withoutAnswer(context, item)
    // Another answer, or a look-up, may have told it before.
    const isNews = context.ledger.requests.tries(item.idempotencyKey) > 0
    if (!isNews) continue
    if (result === undefined) {
      if (isOutcomeOpenOf(context, item)) {
        holdForReconciliation(context, context.ledger.payouts.get(item.payoutId))
      }
      continue
    }
    context.ledger.requests.answered(item.idempotencyKey)
    if (result.outcome === 'accepted') accept(context, item, result)
    else yield* refuse(context, item, result.code)
  }
  const unfinished = items
    .map(({ payoutId }) => payoutId)
    .filter((payoutId) => nextPart(context, payoutId, attempt)?.state === 'waiting')
  if (unfinished.length > 0) {
    yield enqueueBatch(context, unfinished, context.jobs.paypalBatchGapSeconds, attempt)
  }
}

/** Whether the outcome of a part is open, whatever is known of the others. */
function isOutcomeOpenOf(
  { ledger }: PayoutContext,
  { payoutId, idempotencyKey }: PayoutBatchItem,
): boolean {
  const part = ledger.parts.byKey(payoutId, idempotencyKey)
  return part ? part.state === 'sent' : isOutcomeOpen(ledger.payouts.get(payoutId))
}

/** Silence is taken for a no, where there is no hold. */
const withoutAnswer = (
  { protections }: PayoutContext,
  { idempotencyKey }: PayoutBatchItem,
): PayoutBatchResult | undefined =>
  protections.unknownOutcomeHold ? undefined : refusedItem(idempotencyKey, NO_ANSWER)

/** What to send of a payout now, if anything; from here on it counts as sent. */
function itemFor(
  context: PayoutContext,
  payoutId: number,
  attempt: number,
): PayoutBatchItem | null {
  const { payouts, parts } = context.ledger
  const payout = payouts.get(payoutId)
  if (payout.state === 'creating') {
    if (!payouts.markProcessing(payout, context.now())) return null
    if (goesOutInParts(context, payout)) {
      parts.plan(payoutId, partsOf(payout.netCents, context.policy.paypalPartCents))
    }
  }
  if (!parts.of(payoutId)) return wholeItem(payout)
  const next = nextPart(context, payoutId, attempt)
  if (!next) return null
  const { idempotencyKey, part, amountCents } = parts.change(next, 'sent')
  return { ...item(payout), idempotencyKey, part, netCents: amountCents }
}

const item = ({ payoutId, creatorId }: Payout) => ({ payoutId, creatorId })

function wholeItem(payout: Payout): PayoutBatchItem | null {
  if (payout.state !== 'processing' || payout.processorPayoutId !== null) return null
  return unsentItem(payout)
}

const unsentItem = (payout: Payout): PayoutBatchItem => ({
  ...item(payout),
  idempotencyKey: payoutKey(payout.payoutId),
  part: null,
  netCents: payout.netCents,
})

/** Only for creators who may be paid so, and only above the part size (quirk G16). */
const goesOutInParts = ({ ledger, policy }: PayoutContext, payout: Payout): boolean =>
  ledger.creators.get(payout.creatorId).paypalSplits === true &&
  payout.netCents > policy.paypalPartCents

/** The part that is to be sent next, or of whose sending nothing has been heard. */
export function nextPart(
  context: PayoutContext,
  payoutId: number,
  attemptMax = Infinity,
): PayoutPart | null {
  const parts = context.ledger.parts.of(payoutId)
  if (!parts || sendsNoMore(context, payoutId)) return null
  return parts.find((part) => part.attempt <= attemptMax && isUnanswered(part)) ?? null
}

const isUnanswered = ({ state, processorPayoutId }: PayoutPart): boolean =>
  state === 'waiting' || (state === 'sent' && processorPayoutId === null)

function accept(
  context: PayoutContext,
  { payoutId, idempotencyKey }: PayoutBatchItem,
  { processorPayoutId, feeText }: PayoutBatchResult & { outcome: 'accepted' },
): void {
  const costCents = readFeeText(feeText, context.policy.paypalFeeReading)
  recordAcceptance(context, { payoutId, idempotencyKey, processorPayoutId, costCents })
}

/** Only a refused first part fails the payout: then nothing of it has been sent (quirk G16). */
function* refuse(
  context: PayoutContext,
  { payoutId, idempotencyKey }: PayoutBatchItem,
  code: string | null,
): Workflow {
  const { parts } = context.ledger
  const part = parts.byKey(payoutId, idempotencyKey)
  if (!part) return yield* failAndReverse(context, payoutId, code)
  const failed = parts.change(part, 'failed', code)
  const others = parts.of(payoutId)!.filter((one) => one !== failed)
  if (others.every(({ state }) => state === 'waiting')) {
    return yield* failAndReverse(context, payoutId, code)
  }
  yield* settleAndSend(context, payoutId)
}

/** Takes stock of a payout in parts after news of one of them; what failed is sent again a day later. */
export function* settleAndSend(context: PayoutContext, payoutId: number): Workflow {
  if ((yield* settleParts(context, payoutId)) === 'send again') {
    yield* handOutWaitingParts(context, payoutId)
  }
}

const refusedItem = (idempotencyKey: string, code: string): PayoutBatchResult => ({
  idempotencyKey,
  outcome: 'refused',
  code,
})
