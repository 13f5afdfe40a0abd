/**
 * Decides what becomes of a payout that went out in parts. In the eras it is completed if all parts
 * are, failed if all are, and otherwise stays as it is for good (quirk G16). A policy may instead
 * give it the outcome that all parts share, and send again what did not arrive: parts that arrived
 * are kept, the others are tried again the next day, and after the last try a person has to look at
 * it.
 */
import { isMixedForGood, sharedOutcome, type PartState } from '../../core/payout-parts'
import { isTerminalPaypalCode } from '../../core/paypal-codes'
import { SENT_PAYOUT_STATES } from '../../core/payout-state'
import type { PayoutPart } from '../../ledger/payout-parts'
import { applyPaypalOutcome } from './paypal-outcome'
import { holdForReconciliation } from '../ask'
import type { PayoutContext, Workflow } from '../ports'

const PART_TRIES_MAX = 3

/** Whether the remaining parts of a payout are kept back: it has ended. A refused part keeps back no other (quirk G16). */
export function sendsNoMore(context: PayoutContext, payoutId: number): boolean {
  return !SENT_PAYOUT_STATES.includes(context.ledger.payouts.get(payoutId).state)
}

/** After news of a part. Returns whether parts have been put back to be sent again. */
export function* settleParts(
  context: PayoutContext,
  payoutId: number,
): Workflow<'settled' | 'send again'> {
  const parts = context.ledger.parts.of(payoutId)!
  const states = parts.map(({ state }) => state)
  const shared = sharedOutcome(states)
  if (shared !== null && settles(context, shared)) {
    yield* applyPaypalOutcome(context, payoutId, shared, latestReason(parts))
  } else if (context.policy.paypalSplitsResolve && isMixedForGood(states)) {
    return yield* resolveMixed(context, payoutId, parts)
  }
  return 'settled'
}

/** In the eras a payout follows its parts only where all are completed, or all failed (quirk G16). */
const settles = ({ policy }: PayoutContext, shared: PartState): boolean =>
  policy.paypalSplitsResolve || shared === 'completed' || shared === 'failed'

function* resolveMixed(
  context: PayoutContext,
  payoutId: number,
  parts: readonly PayoutPart[],
): Workflow<'settled' | 'send again'> {
  const payout = context.ledger.payouts.get(payoutId)
  const missing = parts.filter(({ state }) => state !== 'completed')
  if (missing.length === parts.length) {
    const outcome = payout.state === 'unclaimed' ? 'returned' : 'failed'
    yield* applyPaypalOutcome(context, payoutId, outcome, latestReason(parts))
    return 'settled'
  }
  if (missing.some(isUseless)) {
    holdForReconciliation(context, payout)
    return 'settled'
  }
  for (const part of missing) context.ledger.parts.sendAnew(part)
  return 'send again'
}

const isUseless = ({ attempt, failureReason }: PayoutPart): boolean =>
  attempt >= PART_TRIES_MAX || isTerminalPaypalCode(failureReason)

const latestReason = (parts: readonly PayoutPart[]): string | null =>
  parts.findLast(({ failureReason }) => failureReason !== null)?.failureReason ?? null
