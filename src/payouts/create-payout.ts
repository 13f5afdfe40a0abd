/**
 * Creating one payout: balances are claimed, fee and net are fixed, and a row in `creating` says so.
 * The caller has read these balances in the same transaction, so nobody else can claim them in between.
 */
import type { Day } from '../core/calendar'
import { sumOf, type DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import type { PayoutFee } from '../core/fees/fee-structure'
import { standardPayoutFee } from '../core/fees/payout-fee'
import { NO_PLAN, type PayoutPlan, type PayPlan } from '../core/payout-plan'
import { processorOfRail, type PayoutType } from '../core/vocabulary'
import type { Payout } from '../ledger/payout'
import { InstantFees } from './instant-fees'
import { endToldReasons } from './notes'
import type { PayoutContext, Workflow } from './ports'
import { write } from './unit-of-work'

/** The balances of one new payout. */
interface PayoutBatch {
  periodEndDay: Day
  balances: readonly DayBalance[]
}

/**
 * What paying these batches in one go would bring: no payout for nothing or a debt, nor where the fee takes all of it.
 * Each fee has the payouts before it in mind.
 */
export function payPlans(
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  batches: readonly PayoutBatch[],
): PayoutPlan[] {
  const { rail, country, paypalFeeWaived } = context.ledger.creators.get(creatorId)
  const processor = processorOfRail(rail)
  const instantFees = payoutType === 'instant' ? new InstantFees(context, creatorId) : null
  return batches.map(({ periodEndDay, balances }) => {
    const grossCents = sumOf(balances)
    if (grossCents <= 0) return NO_PLAN
    const fee =
      instantFees?.feeOf(grossCents) ??
      standardPayoutFee(grossCents, processor, country, context.policy, paypalFeeWaived)
    if (fee.netCents <= 0) return planWithoutNet(grossCents, fee)
    instantFees?.count(grossCents)
    return { action: 'pay', payoutType, processor, periodEndDay, balances, grossCents, ...fee }
  })
}

export const payPlan = (
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  batch: PayoutBatch,
): PayoutPlan => payPlans(context, creatorId, payoutType, [batch])[0]!

/** A payout of nothing is none. */
export const planWithoutNet = (amountCents: Cents, { feeCents }: PayoutFee): PayoutPlan => ({
  action: 'skip',
  reasons: [{ code: 'fee_takes_all', amountCents, feeCents }],
})

/**
 * The same plans, each piece of a balance that they cut over several payouts with a row of its own. To be claimed in the
 * same transaction.
 */
export function separatePieces(
  { ledger }: PayoutContext,
  plans: readonly PayoutPlan[],
): PayoutPlan[] {
  const restIds = new Map<number, number>()
  const separate = (piece: DayBalance): DayBalance => {
    if (!piece.isPiece) return piece
    const balanceId = restIds.get(piece.balanceId) ?? piece.balanceId
    const restId = ledger.balances.split(balanceId, piece.amountCents)
    if (restId !== null) restIds.set(piece.balanceId, restId)
    return { ...piece, balanceId }
  }
  return plans.map((plan) =>
    plan.action === 'pay' ? { ...plan, balances: plan.balances.map(separate) } : plan,
  )
}

/** Claims what a plan pays. Without a lock on claims others may run in between, and may claim it, too. */
export function* createPlannedPayout(
  context: PayoutContext,
  creatorId: number,
  plan: PayPlan,
): Workflow<Payout> {
  const { ledger, protections } = context
  if (!protections.claimLock) yield { effect: 'point', step: 'balances-read' }
  const made = {
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
  }
  const unchecked = { balances: !protections.claimLock }
  const payoutId = yield* write(context, 'claim', {
    whole: () => ledger.payouts.create(made, unchecked),
    inPieces: () => ledger.payouts.creating(made, () => context.now(), unchecked),
  })
  endToldReasons(context, creatorId, plan.payoutType)
  const payout = ledger.payouts.get(payoutId)
  context.observer.payoutCreated(payout, context.now())
  return payout
}
