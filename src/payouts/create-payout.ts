/**
 * Creating one payout: balances are claimed, fee and net are fixed, and a row in `creating` says so (domain facts F5).
 * The caller has read these balances in the same transaction, so nobody else can claim them in between.
 */
import type { Day } from '../core/calendar'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import { payoutFee } from '../core/payout-fee'
import type { PayPlan } from '../core/payout-plan'
import { processorOfRail, type PayoutType } from '../core/vocabulary'
import type { Payout } from '../ledger/payouts'
import type { PayoutContext } from './ports'

/** What paying these balances would come to. `null` where they come to nothing: nothing, or a debt, is no payout. */
export function payPlan(
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  periodEndDay: Day,
  balances: readonly DayBalance[],
): PayPlan | null {
  const grossCents = sumOf(balances)
  if (grossCents <= 0) return null
  const creator = context.ledger.creators.get(creatorId)
  const processor = processorOfRail(creator.rail)
  const fee = payoutFee(
    grossCents,
    payoutType,
    processor,
    creator.country,
    context.policy,
    creator.paypalFeeWaived,
  )
  return { action: 'pay', payoutType, processor, periodEndDay, balances, grossCents, ...fee }
}

/** Claims what a plan pays. */
export function createPlannedPayout(
  context: PayoutContext,
  creatorId: number,
  plan: PayPlan,
): Payout {
  const { ledger } = context
  const payoutId = ledger.payouts.create({
    creatorId,
    createdAt: context.now(),
    processor: plan.processor,
    payoutType: plan.payoutType,
    frequency: ledger.creators.get(creatorId).frequency,
    periodEndDay: plan.periodEndDay,
    grossCents: plan.grossCents,
    feeCents: plan.feeCents,
    netCents: plan.netCents,
    balances: plan.balances,
  })
  const payout = ledger.payouts.get(payoutId)
  context.observer.payoutCreated(payout, context.now())
  return payout
}

/** Claims the balances for a payout. `null` where they come to nothing: claiming nothing, or a debt, is no payout. */
export function createPayout(
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  periodEndDay: Day,
  balances: readonly DayBalance[],
): Payout | null {
  const plan = payPlan(context, creatorId, payoutType, periodEndDay, balances)
  return plan && createPlannedPayout(context, creatorId, plan)
}
