/** What a processor is asked for on behalf of a payout. */
import { feeStructureOf } from '../core/fees/fee-structure'
import type { Cents } from '../core/money'
import { processorFeeRate } from '../core/fees/payout-fee'
import type { Payout } from '../ledger/payout'
import { payoutKey, transferKey } from './idempotency-keys'
import type { PayoutContext, PayoutRequest, TransferRequest } from './ports'

export const transferRequest = (
  { payoutId, creatorId, rail }: Payout,
  amountCents: Cents,
): TransferRequest => ({
  kind: 'create_transfer',
  idempotencyKey: transferKey(payoutId),
  payoutId,
  creatorId,
  rail,
  amountCents,
})

/** The creator's own account is paid by a transfer, which is then the payout. */
export function payoutRequest(context: PayoutContext, payout: Payout): PayoutRequest {
  const { payoutId, creatorId, rail, netCents, feeCents, payoutType } = payout
  const policy = context.policyAt(payout.createdAt)
  return {
    kind: 'create_payout',
    idempotencyKey: payoutKey(payoutId),
    payoutId,
    creatorId,
    rail,
    method: rail === 'own_stripe' ? 'transfer' : payoutType,
    netCents,
    feeCents,
    ownFeeRate: processorFeeRate(policy, feeStructureOf(policy, rail)),
  }
}
