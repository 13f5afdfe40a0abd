/** The least that a payout to a creator must be; read again at each attempt. */
import { leastPayable, type FlexibleSchedule } from '../core/flexible-schedule'
import type { Cents } from '../core/money'
import { instantMinimum, smallestInstantPayout, standardMinimum } from '../core/fees/payout-minimum'
import type { PayoutType, Requester } from '../core/vocabulary'
import { feeTermsOf } from './instant-fees'
import { unpaidBalances } from './payable'
import type { PayoutContext } from './ports'

/** The smallest standard payout of this creator: the platform's, the country's or their own threshold. */
export function minimumOf(context: PayoutContext, creatorId: number): Cents {
  const { country, minimumCents } = context.ledger.creators.get(creatorId)
  return standardMinimum({ country, ownMinimumCents: minimumCents }, context.policy)
}

/** The smallest instant payout of this creator. */
export function instantMinimumOf(context: PayoutContext, creatorId: number): Cents {
  const { country, minimumCents } = context.ledger.creators.get(creatorId)
  return instantMinimum(
    { country, ownMinimumCents: minimumCents },
    context.policy,
    feeTermsOf(context, creatorId),
  )
}

/** The least that a run pays this creator at once: the minimum of the payout type, or what a flexible schedule asks for. */
export function leastOf(
  context: PayoutContext,
  creatorId: number,
  payoutType: PayoutType,
  schedule: FlexibleSchedule | null,
): Cents {
  const minimumCents = (payoutType === 'instant' ? instantMinimumOf : minimumOf)(context, creatorId)
  return schedule ? leastPayable(schedule, minimumCents) : minimumCents
}

/**
 * What a request must reach: an admin's may be of any amount where all of the money is held by the platform (quirk G12).
 */
export function requestMinimumOf(
  context: PayoutContext,
  creatorId: number,
  requester: Requester | null,
): Cents {
  const anyAmount =
    requester === 'admin' &&
    unpaidBalances(context, creatorId, context.today()).every(({ holder }) => holder === 'platform')
  return anyAmount
    ? smallestInstantPayout({ instantMinimumCents: 0 }, feeTermsOf(context, creatorId))
    : instantMinimumOf(context, creatorId)
}
