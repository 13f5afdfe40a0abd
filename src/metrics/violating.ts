/** The stuck payouts, and the paused or unpaid creators, that violate a check. */
import type { CheckName, ViolatedBy } from '../checks/check'
import type { Violating } from './stuck'

/** Checks about a creator whose pause has no cause, or whose money waits for nothing. */
const OF_PAUSES: readonly CheckName[] = ['pauses_have_a_cause']
const OF_UNPAID_MONEY: readonly CheckName[] = [
  'due_creators_are_paid_or_told',
  'failures_are_tried_again',
  'old_money_has_a_reason',
]

export const payoutsViolating = (
  payoutIds: readonly number[],
  late: readonly ViolatedBy[],
): Violating[] => violating(payoutIds, late, (by) => by.payoutIds)

export const pausesViolating = (
  creatorIds: readonly number[],
  late: readonly ViolatedBy[],
): Violating[] => violating(creatorIds, among(OF_PAUSES, late), (by) => by.creatorIds)

export const unpaidViolating = (
  creatorIds: readonly number[],
  late: readonly ViolatedBy[],
): Violating[] => violating(creatorIds, among(OF_UNPAID_MONEY, late), (by) => by.creatorIds)

const among = (checks: readonly string[], late: readonly ViolatedBy[]): ViolatedBy[] =>
  late.filter(({ check }) => checks.includes(check))

const violating = (
  ids: readonly number[],
  late: readonly ViolatedBy[],
  idsOf: (by: ViolatedBy) => ReadonlySet<number>,
): Violating[] =>
  late
    .map((by) => ({ check: by.check, count: ids.filter((id) => idsOf(by).has(id)).length }))
    .filter(({ count }) => count > 0)
