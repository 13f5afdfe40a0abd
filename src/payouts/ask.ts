/**
 * Asks a processor for something that moves money. The ledger keeps each such request until its
 * answer is heard, because silence is no refusal: the worker may be lost, or the request still in
 * transit. The same request sent again under the same key is safe, since it cannot take effect
 * twice, and its answer says what happened.
 */
import type { FailureReason } from '../core/failure-reasons'
import type { Payout } from '../ledger/payout'
import type { MoneyRequestKind } from '../ledger/requests'
import { noteUnknownOutcome } from './notes'
import { call } from './call'
import {
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
} as const satisfies Partial<Record<keyof ProcessorCalls, MoneyRequestKind>>
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
  storeRequest(context, payout, request)
  const answer = yield* call<Kind>(context, payout.processor, request)
  return hear(context, payout, request, answer)
}

/** It is about to be sent, or has been sent. */
export function storeRequest(
  context: PayoutContext,
  { payoutId }: Payout,
  { idempotencyKey, kind }: { idempotencyKey: string; kind: MoneyCall },
): void {
  const { requests } = context.ledger
  requests.sent({ idempotencyKey, payoutId, kind: KINDS[kind] }, context.now())
}

/** What an answer says, if it says anything, to a request that is stored. */
export function hear<Kind extends MoneyCall>(
  context: PayoutContext,
  payout: Payout,
  { idempotencyKey, kind }: { idempotencyKey: string; kind: Kind },
  answer: ProcessorAnswer<Kind>,
): Heard<Kind> {
  const { requests } = context.ledger
  // Most answers say something, and how often it was asked does not matter.
  const isOnlyTry = (): boolean =>
    kind !== 'reverse_transfer' && requests.tries(idempotencyKey) === 1
  const isOpen = (): boolean => requests.tries(idempotencyKey) > 0
  if (answer.outcome !== 'unknown' && (!saysNothing(answer) || isOnlyTry())) {
    // What was moved has to come back: a reversal that is refused is asked for again, like one without an answer.
    const staysOpen = kind === 'reverse_transfer' && answer.outcome === 'refused'
    return (staysOpen ? isOpen() : requests.answered(idempotencyKey)) ? answer : null
  }
  return isOpen() ? leaveOpen(context, payout, { idempotencyKey, kind }, answer) : null
}

/**
 * Another try may have had its effect, and a reversal must. What was not looked at is asked for again, where stuck payouts
 * are looked into.
 */
function leaveOpen<Kind extends MoneyCall>(
  context: PayoutContext,
  payout: Payout,
  request: { idempotencyKey: string; kind: Kind },
  answer: ProcessorAnswer<Kind>,
): Heard<Kind> {
  if (!context.protections.unknownOutcomeHold) return takeForRefused(context, request)
  const isAskedAgain = answer.outcome !== 'unknown' && context.policy.stuckPayoutHours !== null
  const isToldOtherwise =
    request.kind === 'create_payout' && !isOutcomeOpen(context.ledger.payouts.get(payout.payoutId))
  if (!isAskedAgain && !isToldOtherwise) holdForReconciliation(context, payout)
  return null
}

/**
 * Whether nobody knows yet what became of a payout that was asked for. A webhook may tell it while the request for it goes
 * unanswered; only its cost is then left to be asked for.
 */
export const isOutcomeOpen = ({ state, failureReason }: Payout): boolean =>
  state === 'processing' && failureReason === null

/** Why a payout failed whose outcome is not known, where silence is taken for a no. */
export const NO_ANSWER = 'processor_unavailable' satisfies FailureReason

/** Without a hold: nothing more is waited for. A reversal that was not answered is simply asked for again. */
function takeForRefused<Kind extends MoneyCall>(
  { ledger }: PayoutContext,
  { idempotencyKey, kind }: { idempotencyKey: string; kind: Kind },
): Heard<Kind> {
  if (kind === 'reverse_transfer') return null
  ledger.requests.answered(idempotencyKey)
  return { outcome: 'refused', code: NO_ANSWER }
}

/** Nothing more is sent to this creator until somebody has found out what became of the payout. */
export function holdForReconciliation(context: PayoutContext, payout: Payout): void {
  context.ledger.pauses.pause(payout.creatorId, 'unaccounted_money', context.now())
  noteUnknownOutcome(context, payout)
}
