/**
 * Whether what a processor collects for us on an instant payout is the fee that we booked. Where it works a share of the
 * net out by itself it may round down by a cent (quirk G8).
 */
import type { PayoutPolicy } from '../core/policy'
import type { AuditedProcessorPayout } from './auditor/payments'
import { isShareOfNetAlone } from './instant-fee-terms'
import type { LedgerPayout } from './payout-sums'

/** In words; `null` where the fees agree. */
export function collectedFeeProblem(
  { payoutType, feeCents, rail }: LedgerPayout,
  made: readonly AuditedProcessorPayout[],
  policy: PayoutPolicy,
): string | null {
  const bookedCents = payoutType === 'instant' ? feeCents : 0
  const isTheirs = policy.processorRoundsOwnFee && rail !== null && isShareOfNetAlone(policy, rail)
  const lostMax = isTheirs ? 1 : 0
  const wrong = made.find(
    (payment) => payment.feeCents > bookedCents || payment.feeCents < bookedCents - lostMax,
  )
  return wrong
    ? `we booked a fee of ${bookedCents} cents, the processor collected ${wrong.feeCents}`
    : null
}
