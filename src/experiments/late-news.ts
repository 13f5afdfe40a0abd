/**
 * Payouts that have arrived and of which the ledger learns much later, or not at all: what somebody has to reconcile after
 * webhooks went missing. It needs no run, so the page can do it itself.
 */
import { instantFromIso, SECONDS_IN_HOUR } from '../core/calendar'
import type { Cents } from '../core/money'
import { sum } from '../core/sum'
import type { Arrival } from '../metrics/arrivals'

export interface LateNews {
  payoutId: number
  creator: string
  cents: Cents
  /** When the last of it arrived. */
  arrivedAt: string
  /** `null`: not by the end of the run. */
  knownAt: string | null
  /** `null` with that. */
  seconds: number | null
}

/** A webhook may take so long where nothing goes wrong. */
const LATE_SECONDS = SECONDS_IN_HOUR

/** What is known before the moment from which two futures differ is no matter of the change. What is unknown comes first, then the latest. */
export function lateNews(
  arrivals: readonly Arrival[],
  { since, until }: { since: string; until: string },
): LateNews[] {
  const payouts = new Map<number, LateNews>()
  for (const { payoutId, creator, cents, arrivedAt, knownAt } of arrivals) {
    const before = payouts.get(payoutId)?.cents ?? 0
    const seconds = knownAt === null ? null : secondsBetween(arrivedAt, knownAt)
    payouts.set(payoutId, { payoutId, creator, cents: before + cents, arrivedAt, knownAt, seconds })
  }
  return [...payouts.values()]
    .filter(
      ({ arrivedAt, knownAt }) =>
        (knownAt === null || knownAt >= since) &&
        secondsBetween(arrivedAt, knownAt ?? until) > LATE_SECONDS,
    )
    .sort((one, other) => lateness(other) - lateness(one) || one.payoutId - other.payoutId)
}

const secondsBetween = (from: string, to: string): number =>
  instantFromIso(to)! - instantFromIso(from)!

const lateness = ({ seconds }: LateNews): number => seconds ?? Infinity

export const newsCents = (news: readonly LateNews[]): Cents => sum(news, ({ cents }) => cents)
