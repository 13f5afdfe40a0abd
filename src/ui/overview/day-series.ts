/** What the overview's charts draw, from the days as they stream in: one value a day, in the order of the days. */
import type { UnpaidPayoutState } from '../../core/payout-state'
import type { DayFigures } from '../../../workers/contract'
import { PAYOUT_TYPES, type PayoutType } from '../../core/vocabulary'

/** Payouts of a type, or of both. */
export type TypeScope = PayoutType | 'all'
/** Or the instant ones that the daily schedule made. */
export type PayoutScope = TypeScope | 'daily'

interface MoneySeries {
  feeRevenueCents: number[]
  costCents: number[]
  marginCents: number[]
}

const typesOf = (scope: TypeScope): readonly PayoutType[] =>
  scope === 'all' ? PAYOUT_TYPES : [scope]

function sumOf(
  day: DayFigures,
  scope: PayoutScope,
  figure: 'created' | 'feeRevenueCents' | 'costCents',
): number {
  if (scope === 'daily') return day.daily[figure]
  return typesOf(scope).reduce((sum, type) => sum + day.payouts[type][figure], 0)
}

export function moneyByDay(days: readonly DayFigures[], scope: PayoutScope): MoneySeries {
  const feeRevenueCents = days.map((day) => sumOf(day, scope, 'feeRevenueCents'))
  const costCents = days.map((day) => sumOf(day, scope, 'costCents'))
  const marginCents = feeRevenueCents.map((revenue, index) => revenue - (costCents[index] ?? 0))
  return { feeRevenueCents, costCents, marginCents }
}

export function cumulative(values: readonly number[]): number[] {
  let sum = 0
  return values.map((value) => (sum += value))
}

export const createdByDay = (days: readonly DayFigures[], type: PayoutType): number[] =>
  days.map((day) => day.payouts[type].created)

export const hasPayoutsIn = (days: readonly DayFigures[], scope: PayoutScope): boolean =>
  days.some((day) => sumOf(day, scope, 'created') > 0)

export type PayoutOutcome = 'completed' | UnpaidPayoutState

export const outcomesByDay = (
  days: readonly DayFigures[],
  outcome: PayoutOutcome,
  scope: TypeScope,
): number[] =>
  days.map((day) => typesOf(scope).reduce((sum, type) => sum + day.payouts[type][outcome], 0))
