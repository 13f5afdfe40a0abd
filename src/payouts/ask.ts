/**
 * Asking a processor for something that moves money. The ledger keeps each such request until an answer has been heard,
 * so that nobody takes silence for a no: the worker may be lost, or the request still in transit. To send it once more
 * under the same key is the safe way to learn the truth, since it cannot have its effect twice.
 */
import type { Payout } from '../ledger/payout'
import type { RequestKind } from '../ledger/requests'
import { noteUnknownOutcome } from './notes'
import {
  call,
  saysNothing,
  type PayoutContext,
  type ProcessorAnswer,
  type ProcessorCalls,
  type Workflow,
} from './ports'

const KINDS = {
  create_transfer: 'transfer',
  reverse_transfer: 'transfer_reversal',
  create_payout: 'payout',
} as const satisfies Partial<Record<keyof ProcessorCalls, RequestKind>>
type MoneyCall = keyof typeof KINDS

/** What was heard first; `null` where nothing is known, or nothing new. */
export type Heard<Kind extends MoneyCall> = Exclude<
  ProcessorAnswer<Kind>,
  { outcome: 'unknown' }
> | null

export function* ask<Kind extends MoneyCall>(
  context: PayoutContext,
  payout: Payout,
  request: ProcessorCalls[Kind]['request'] & { kind: Kind },
): Workflow<Heard<Kind>> {
  const { requests } = context.ledger
  const { idempotencyKey, kind } = request
  requests.sent({ idempotencyKey, payoutId: payout.payoutId, kind: KINDS[kind] }, context.now())
  const answer = yield* call<Kind>(payout.processor, request)
  const tries = requests.tries(idempotencyKey)
  if (answer.outcome === 'unknown') {
    if (tries > 0) holdForReconciliation(context, payout)
    return null
  }
  const isOnlyTry = tries === 1 && kind !== 'reverse_transfer'
  if (saysNothing(answer) && !isOnlyTry) {
    // Another try may have had its effect, and a reversal must. Both are asked for again, where stuck payouts are looked into.
    if (tries > 0 && context.policy.stuckPayoutHours === null) {
      holdForReconciliation(context, payout)
    }
    return null
  }
  return requests.answered(idempotencyKey) ? answer : null
}

/** Nothing more is sent to this creator until somebody has found out what became of the payout. */
export function holdForReconciliation(context: PayoutContext, payout: Payout): void {
  context.ledger.pauses.pause(payout.creatorId, 'unaccounted_money', context.now())
  noteUnknownOutcome(context, payout)
}
