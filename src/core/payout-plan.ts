/**
 * What a payout service would do for one creator on the facts of a moment, as a value, and how two
 * such plans differ. A plan writes nothing, so two services can make theirs on the same facts.
 */
import type { Day } from './calendar'
import type { SkipReasons } from './eligibility'
import type { DayBalance } from './instant-payouts'
import type { Cents } from './money'
import type { PayoutType, ProcessorName } from './vocabulary'

export interface PayPlan {
  action: 'pay'
  payoutType: PayoutType
  processor: ProcessorName
  periodEndDay: Day
  balances: readonly DayBalance[]
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  /** Why a payout that should be instant is a standard one. */
  notInstantly?: SkipReasons
}

interface SkipPlan {
  action: 'skip'
  reasons: SkipReasons
  /** They are about a part of the money, and the rest is paid. */
  isOfPart?: boolean
}

/** `none`: not the creator's turn, or nothing to pay; nobody is told. */
export type PayoutPlan = PayPlan | SkipPlan | { action: 'none' }

export const NO_PLAN: PayoutPlan = { action: 'none' }

/** How the plan of the service as it is differs from that of the one before daily payouts. New kinds go at the end. */
export const DIFFERENCE_KINDS = [
  /** Pays instantly today; the old service would leave the money until a standard run. */
  'paid_instantly',
  /** Passes a creator over with a note in a run that the old service does not have. */
  'skipped_in_daily_run',
  /** The old service would pay by standard payout now what daily runs have sent out already. */
  'already_paid_instantly',
  'paid_only_by_new',
  'paid_only_by_old',
  'other_payout_type',
  'other_processor',
  'other_period_end',
  'other_amount',
  'other_balances',
  'other_fee',
  'skipped_only_by_new',
  'skipped_only_by_old',
  'other_skip_reason',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** Which run asked for the plans. */
export const PAYOUT_RUNS = ['daily', 'standard'] as const
export type PayoutRunName = (typeof PAYOUT_RUNS)[number]

/** The first thing in which two plans differ, or `null` where they are the same to the balance and the cent. */
export function differenceBetween(
  current: PayoutPlan,
  old: PayoutPlan,
  run: PayoutRunName,
): DifferenceKind | null {
  switch (current.action) {
    case 'pay':
      if (old.action === 'pay') return differenceOfPayouts(current, old)
      return run === 'daily' && old.action === 'none' ? 'paid_instantly' : 'paid_only_by_new'
    case 'skip':
      if (old.action === 'skip') return sameReasons(current.reasons, old.reasons)
      if (old.action === 'pay') return 'paid_only_by_old'
      return run === 'daily' ? 'skipped_in_daily_run' : 'skipped_only_by_new'
    case 'none':
      if (old.action === 'pay') return 'paid_only_by_old'
      return old.action === 'skip' ? 'skipped_only_by_old' : null
  }
}

function differenceOfPayouts(current: PayPlan, old: PayPlan): DifferenceKind | null {
  if (current.payoutType !== old.payoutType) return 'other_payout_type'
  if (current.processor !== old.processor) return 'other_processor'
  if (current.periodEndDay !== old.periodEndDay) return 'other_period_end'
  if (current.grossCents !== old.grossCents) return 'other_amount'
  if (idsOf(current) !== idsOf(old)) return 'other_balances'
  const sameFee = current.feeCents === old.feeCents && current.netCents === old.netCents
  return sameFee ? null : 'other_fee'
}

const idsOf = (plan: PayPlan): string => plan.balances.map(({ balanceId }) => balanceId).join()

/** Reasons are told with their figures, so those count too. */
const sameReasons = (current: SkipReasons, old: SkipReasons): DifferenceKind | null =>
  JSON.stringify(current) === JSON.stringify(old) ? null : 'other_skip_reason'
