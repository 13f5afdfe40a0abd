/**
 * Whether what a processor collects for us on an instant payout is the fee that we booked. Where it works a share of the
 * net out by itself, to the nearest cent, that may be less (quirk G8).
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { PayoutPolicy } from '../../core/policy'
import { sentence, type Sentence } from '../../core/sentence'
import type { AuditedProcessorPayout } from '../auditor/payments'
import { coversShareOfNet, isRoundingOfShare, shareOfNetAlone } from '../instant-fee-terms'
import type { LedgerPayout } from './payout-sums'

export interface CollectedFeeProblem {
  problem: Sentence
  cents: Cents
  at: Instant
}

/** `null` where the fees agree. */
export function collectedFeeProblem(
  { payoutType, feeCents, rail }: LedgerPayout,
  made: readonly AuditedProcessorPayout[],
  policy: PayoutPolicy,
): CollectedFeeProblem | null {
  const bookedCents = payoutType === 'instant' ? feeCents : 0
  const theirShare =
    policy.processorRoundsOwnFee && rail !== null ? shareOfNetAlone(policy, rail) : null
  const isRight = (payment: AuditedProcessorPayout): boolean =>
    payment.feeCents === bookedCents ||
    (theirShare !== null &&
      payment.feeCents < bookedCents &&
      isRoundingOfShare(bookedCents - payment.feeCents, theirShare) &&
      coversShareOfNet(payment.feeCents, payment.netCents, theirShare))
  const wrong = made.find((payment) => !isRight(payment))
  return wrong
    ? {
        problem: sentence`we booked a fee of ${{ cents: bookedCents }}, the processor collected ${{ cents: wrong.feeCents }}`,
        cents: bookedCents - wrong.feeCents,
        at: wrong.madeAt,
      }
    : null
}
