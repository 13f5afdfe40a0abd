/**
 * All unpaid money of a run, each creator's with its one reason, by schedule and by the minimum
 * that was missed.
 */
import type { ViolatedBy } from '../checks/check'
import { isoFromDay } from '../core/calendar'
import { sumOf } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import type { NotPaidReason } from '../core/not-paid-reason'
import type { CreatorsNotPaid, NotPaid } from '../metrics/stuck'
import { unpaidViolating } from '../metrics/violating'
import { whyNotPaid } from '../payouts/not-paid'
import type { PayoutContext } from '../payouts/ports'

const NO_LIMIT = Number.MAX_SAFE_INTEGER

/** The creators of each group; one whose unpaid balances sum to zero is in none. */
export function creatorsNotPaid(
  context: PayoutContext,
  creators: Iterable<{ creatorId: number }>,
): CreatorsNotPaid[] {
  const groups = new Map<string, CreatorsNotPaid>()
  for (const { creatorId } of creators) {
    const balances = context.ledger.balances.unpaid(creatorId, NO_LIMIT)
    const unpaidCents = sumOf(balances)
    if (unpaidCents === 0) continue
    const { reason, minimumCents } = whyNotPaid(context, creatorId, unpaidCents)
    const { frequency } = context.ledger.creators.get(creatorId)
    const oldestDay = isoFromDay(balances[0]!.day)
    const key = `${reason} ${frequency} ${minimumCents}`
    const group = groups.get(key)
    if (!group) {
      const creatorIds = [creatorId]
      groups.set(key, { reason, frequency, minimumCents, unpaidCents, oldestDay, creatorIds })
    } else {
      group.creatorIds.push(creatorId)
      group.unpaidCents += unpaidCents
      if (oldestDay < group.oldestDay) group.oldestDay = oldestDay
    }
  }
  return inOrder([...groups.values()])
}

/** Reasons with the largest sums first, debts last; the groups of one reason likewise. */
function inOrder(groups: readonly CreatorsNotPaid[]): CreatorsNotPaid[] {
  const centsOfReason = new Map<NotPaidReason, Cents>()
  for (const { reason, unpaidCents } of groups) {
    centsOfReason.set(reason, (centsOfReason.get(reason) ?? 0) + unpaidCents)
  }
  return [...centsOfReason]
    .sort(([, oneCents], [, otherCents]) => otherCents - oneCents)
    .flatMap(([reason]) =>
      groups
        .filter((group) => group.reason === reason)
        .sort((one, other) => other.unpaidCents - one.unpaidCents),
    )
}

/** How many creators each group has. */
export const notPaidOf = (
  groups: readonly CreatorsNotPaid[],
  late: readonly ViolatedBy[],
): NotPaid[] =>
  groups.map(({ creatorIds, ...group }) => ({
    ...group,
    creators: creatorIds.length,
    violating: unpaidViolating(creatorIds, late),
  }))
