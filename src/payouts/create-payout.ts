/**
 * Creating one payout: balances are claimed, fee and net are fixed, and a row in `creating` says so (domain facts F5).
 * The caller has read these balances in the same transaction, so nobody else can claim them in between.
 */
import type { Day } from '../core/calendar'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import { payoutFee } from '../core/payout-fee'
import { processorOfRail, type PayoutType } from '../core/vocabulary'
import type { Payout } from '../ledger/payouts'
import type { PayoutContext } from './ports'

/** Claims the balances for a payout. `null` where they come to nothing: claiming nothing, or a debt, is no payout. */
export function createPayout(
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  periodEndDay: Day,
  balances: readonly DayBalance[],
): Payout | null {
  const grossCents = sumOf(balances)
  if (grossCents <= 0) return null
  const { ledger, policy } = context
  const creator = ledger.creators.get(creatorId)
  const processor = processorOfRail(creator.rail)
  const { feeCents, netCents } = payoutFee(
    grossCents,
    payoutType,
    processor,
    creator.country,
    policy,
    creator.paypalFeeWaived,
  )
  const payoutId = ledger.payouts.create({
    creatorId,
    createdAt: context.now(),
    processor,
    payoutType,
    frequency: creator.frequency,
    periodEndDay,
    grossCents,
    feeCents,
    netCents,
    balances,
  })
  const payout = ledger.payouts.get(payoutId)
  context.observer.payoutCreated(payout, context.now())
  return payout
}
