/** All unpaid money of a run, each creator's under the one reason for which it is unpaid. */
import { isoFromDay } from '../core/calendar'
import type { NotPaidReason } from '../core/not-paid-reason'
import { sumOf } from '../core/instant-payouts'
import type { CreatorsNotPaid, NotPaid } from '../metrics/stuck'
import { notPaidReason } from '../payouts/not-paid'
import type { PayoutContext } from '../payouts/ports'

const NO_LIMIT = Number.MAX_SAFE_INTEGER

/** The creators of each group. */
export function creatorsNotPaid(
  context: PayoutContext,
  creators: Iterable<{ creatorId: number }>,
): CreatorsNotPaid {
  const byReason: CreatorsNotPaid = {}
  for (const { creatorId } of creators) {
    const unpaidCents = sumOf(context.ledger.balances.unpaid(creatorId, NO_LIMIT))
    if (unpaidCents === 0) continue
    const reason = notPaidReason(context, creatorId, unpaidCents)
    ;(byReason[reason] ??= []).push(creatorId)
  }
  return byReason
}

/** The largest sums first, debts last; a creator whose unpaid balances sum to zero is under none. */
export function notPaidByReason(
  context: PayoutContext,
  creators: Iterable<{ creatorId: number }>,
): NotPaid[] {
  const byReason = new Map<NotPaidReason, NotPaid>()
  for (const { creatorId } of creators) {
    const balances = context.ledger.balances.unpaid(creatorId, NO_LIMIT)
    const unpaidCents = sumOf(balances)
    if (unpaidCents === 0) continue
    const reason = notPaidReason(context, creatorId, unpaidCents)
    const oldestDay = isoFromDay(balances[0]!.day)
    const group = byReason.get(reason)
    if (!group) byReason.set(reason, { reason, creators: 1, unpaidCents, oldestDay })
    else {
      group.creators += 1
      group.unpaidCents += unpaidCents
      if (oldestDay < group.oldestDay) group.oldestDay = oldestDay
    }
  }
  return [...byReason.values()].sort((one, other) => other.unpaidCents - one.unpaidCents)
}
