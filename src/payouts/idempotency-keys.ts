/**
 * The idempotency keys of our requests. A key names what the request moves, so a request that is
 * sent again has the same one. Where idempotency keys are switched off, each try has a key of its
 * own, and the processor takes it for another request.
 */
import type { PayoutBatchResult, ProcessorAnswer, ProcessorRequest } from './ports'

export const payoutKey = (payoutId: number): string => `payout-${payoutId}`
export const transferKey = (payoutId: number): string => `transfer-${payoutId}`
export const cancellationKey = (payoutId: number): string => `cancellation-${payoutId}`
export const refundKey = (refundId: number): string => `refund-${refundId}`
export const transferReversalKey = (payoutId: number): string => `reverse-transfer-${payoutId}`

/** All keys of requests for a payout as a whole. */
export const keysOfPayout = (payoutId: number): string[] => [
  payoutKey(payoutId),
  transferKey(payoutId),
  cancellationKey(payoutId),
  transferReversalKey(payoutId),
]

/** The payout that a request with this key is for; `null` of a refund. Parts and tries have their number behind it. */
export function payoutOfKey(key: string): number | null {
  const found = /^(?:payout|transfer|cancellation|reverse-transfer)-(\d+)/.exec(key)
  return found ? Number(found[1]) : null
}

const MARK_OF_TRY = '#'

/** The key of the request that a try was of. */
export const keyOfRequest = (key: string): string => key.split(MARK_OF_TRY)[0]!

/** The same request under a key that no other try has. A question has no effect that could come twice. */
export function asTry(request: ProcessorRequest, number: number): ProcessorRequest {
  if (request.kind === 'instantly_available' || request.kind === 'look_up') return request
  const withKey = <Keyed extends { idempotencyKey: string }>(keyed: Keyed): Keyed => ({
    ...keyed,
    idempotencyKey: `${keyed.idempotencyKey}${MARK_OF_TRY}${number}`,
  })
  return request.kind === 'create_payout_batch'
    ? withKey({ ...request, items: request.items.map(withKey) })
    : withKey(request)
}

/** The answer to a try as the answer to its request. */
export function asAnswerToRequest<Answer extends ProcessorAnswer>(answer: Answer): Answer {
  if (answer.outcome !== 'done' || !('items' in answer.result)) return answer
  const items = answer.result.items.map((item: PayoutBatchResult) => ({
    ...item,
    idempotencyKey: keyOfRequest(item.idempotencyKey),
  }))
  return { ...answer, result: { items } }
}
