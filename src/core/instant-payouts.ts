/**
 * Which balances an instant payout may take: the oldest days first, as far as the processor's instantly available
 * money reaches, whole days only; and how a payout asked for by hand is cut into batches below the maximum.
 */
import type { Day } from './calendar'
import { netBeforeSurcharge, type BasisPoints, type Cents } from './money'
import type { Holder } from './vocabulary'

export interface DayBalance {
  balanceId: number
  day: Day
  amountCents: Cents
  holder: Holder
}

/**
 * The balances that can be paid instantly. Balances must come in order of day. Days are walked upwards; the first day
 * on which the running total of whoever pays, net of fee, exceeds `availableNetCents` cuts off that day and everything
 * younger, platform-held money too (domain facts B, quirk G10). On a rail that the platform pays on, its own money is
 * what must be available.
 */
export function instantlyPayable(
  balances: readonly DayBalance[],
  availableNetCents: Cents,
  feeRate: BasisPoints,
  paidBy: Holder = 'processor',
): DayBalance[] {
  let runningTotal = 0
  for (let index = 0; index < balances.length;) {
    const day = balances[index]!.day
    let end = index
    for (; end < balances.length && balances[end]!.day === day; end += 1) {
      if (balances[end]!.holder === paidBy) runningTotal += balances[end]!.amountCents
    }
    if (netBeforeSurcharge(runningTotal, feeRate) > availableNetCents) {
      return balances.slice(0, index)
    }
    index = end
  }
  return balances.slice()
}

export type BatchedBalances =
  { ok: true; batches: DayBalance[][] } | { ok: false; oversized: DayBalance }

/**
 * Batches for a payout by hand: filled greedily in the given order, a new one begins where the next balance would
 * lift the batch above the maximum. One single balance above it refuses the whole request (domain facts F4, quirk G7).
 */
export function batchBalances(
  balances: readonly DayBalance[],
  maximumCents: Cents,
): BatchedBalances {
  const oversized = balances.find((balance) => balance.amountCents > maximumCents)
  if (oversized) return { ok: false, oversized }
  const batches: DayBalance[][] = []
  let batchCents = 0
  for (const balance of balances) {
    const batch = batches.at(-1)
    if (batch && batchCents + balance.amountCents <= maximumCents) {
      batch.push(balance)
      batchCents += balance.amountCents
    } else {
      batches.push([balance])
      batchCents = balance.amountCents
    }
  }
  return { ok: true, batches }
}

export const sumOf = (balances: readonly DayBalance[]): Cents =>
  balances.reduce((sum, balance) => sum + balance.amountCents, 0)
