/** How a creator stands with the service, whatever money they have; read again at each attempt. */
import type { Day } from '../core/calendar'
import {
  instantObstacle,
  standingRefusal,
  type CreatorStanding,
  type ExclusionCode,
  type SkipReason,
} from '../core/eligibility'
import { GONE_BANK_ACCOUNT } from '../core/failure-reasons'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { isTerminalPaypalCode } from '../core/paypal-codes'
import type { PayoutPolicy } from '../core/policy'
import { payableBankAccount, payingHolder, type Rail } from '../core/vocabulary'
import type { PayoutContext } from './ports'

export function standingOf(context: PayoutContext, creatorId: number): CreatorStanding {
  const creator = context.ledger.creators.get(creatorId)
  return {
    compliance: creator.compliance,
    underAgeWithoutGuardian: creator.underAgeWithoutGuardian,
    paused: isPaused(context, creatorId),
    heldFromInstant: isHeldFromInstant(context, creatorId),
    country: creator.country,
    rail: creator.rail,
    instantCapable: creator.instantCapable,
    bankAccount: payableBankAccount(creator),
    refusedForGood: refusedForGood(context, creatorId),
    accountOpenedDay: creator.accountOpenedDay,
    completedPayouts:
      creator.completedPayoutsBefore + context.ledger.creatorPayouts.completedCount(creatorId),
  }
}

/** The first thing in the creator's standing that keeps instant payouts from them; `null` where nothing does. */
export function excludedFromInstant(
  context: PayoutContext,
  creatorId: number,
  today: Day,
  policy: PayoutPolicy,
): ExclusionCode | null {
  const standing = standingOf(context, creatorId)
  const refusal = standingRefusal(standing, policy)
  return refusal ? refusal[0].code : (instantObstacle(standing, today, policy)?.code ?? null)
}

export const mayBePaidInstantly = (
  context: PayoutContext,
  creatorId: number,
  today: Day,
  policy: PayoutPolicy,
): boolean => excludedFromInstant(context, creatorId, today, policy) === null

/** The final code of this creator's latest payout, where the policy heeds it; another destination has none. */
function refusedForGood({ ledger, policy }: PayoutContext, creatorId: number): string | null {
  const isFinal = finalCodes(ledger.creators.get(creatorId).rail, policy)
  if (!isFinal || !ledger.creatorPayouts.hasFailedWith(creatorId, isFinal)) return null
  const [latest] = ledger.payoutHistory.outcomesNewestFirst(creatorId, 1)
  if (!latest || !isFinal(latest.failureReason)) return null
  // What people change comes before all else of its second.
  const changedAt = ledger.creators.destinationChangedAt(creatorId) ?? -Infinity
  return latest.createdAt < changedAt ? null : latest.failureReason
}

/** `null`: no code of this rail is final under the policy. */
function finalCodes(rail: Rail, policy: PayoutPolicy): ((code: string | null) => boolean) | null {
  if (rail === 'paypal') return policy.terminalPaypalCodeStops ? isTerminalPaypalCode : null
  const isOfBank = payingHolder(rail) === 'processor' && policy.goneBankAccountStops
  return isOfBank ? (code) => code === GONE_BANK_ACCOUNT : null
}

/** A chargeback hold that pays a part is no reason to pay nothing (since 2026-09-03). */
function isPaused({ ledger, policy }: PayoutContext, creatorId: number): boolean {
  return ledger.pauses
    .of(creatorId)
    .some(
      ({ source }) =>
        source !== 'chargeback_rate' ||
        policy.chargebackReserveBasisPoints === BASIS_POINTS_IN_WHOLE,
    )
}

/** A hold that pays a part need not pay it by instant payout. */
const isHeldFromInstant = ({ ledger, policy }: PayoutContext, creatorId: number): boolean =>
  !policy.instantDuringChargebackHold &&
  policy.gates.includes('paused') &&
  ledger.pauses.of(creatorId).some(({ source }) => source === 'chargeback_rate')

/** The pause that keeps an instant payout from a creator, where the policy asks for pauses. */
export function pauseOfInstant(context: PayoutContext, creatorId: number): SkipReason | null {
  if (!context.policy.gates.includes('paused')) return null
  if (isPaused(context, creatorId)) return { code: 'paused' }
  return isHeldFromInstant(context, creatorId)
    ? { code: 'instant_not_supported', obstacle: { code: 'chargeback_hold' } }
    : null
}
