/**
 * What coming payouts would pay, by the rules of this moment: for a creator to look at before
 * anything is paid.
 */
import type { Day } from '../core/calendar'
import type { Cents } from '../core/money'
import { standardPayoutFee } from '../core/fees/payout-fee'
import { processorOfRail } from '../core/vocabulary'
import { InstantFees } from './instant-fees'
import type { PayoutContext } from './ports'

/** What leaves the balance, what is taken from it and what arrives. */
export interface PayoutAmounts {
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
}

/** What each of several payouts to come would bring, one after another. */
export function instantAmounts(
  context: PayoutContext,
  creatorId: number,
): (grossCents: Cents, day?: Day) => PayoutAmounts {
  const fees = new InstantFees(context, creatorId)
  return (grossCents, day) => {
    const { feeCents, netCents } = fees.feeOf(grossCents, day)
    if (netCents > 0) fees.count(grossCents, day)
    return { grossCents, feeCents, netCents }
  }
}

export function standardAmounts(
  context: PayoutContext,
  creatorId: number,
): (grossCents: Cents) => PayoutAmounts {
  const { rail, country, paypalFeeWaived } = context.ledger.creators.get(creatorId)
  const processor = processorOfRail(rail)
  return (grossCents) => ({
    grossCents,
    ...standardPayoutFee(grossCents, processor, country, context.policy, paypalFeeWaived),
  })
}
