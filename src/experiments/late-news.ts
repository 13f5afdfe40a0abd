/**
 * Payouts that have arrived or failed and of which the ledger learns much later, or not at all: what somebody has to
 * reconcile after webhooks went missing. It needs no run, so the page can do it itself.
 */
import { instantFromIso, SECONDS_IN_HOUR } from '../core/calendar'
import type { Cents } from '../core/money'
import { sum } from '../core/sum'
import type { Arrival } from '../metrics/arrivals'
import type { Failure } from '../metrics/failures'

export interface LateNews {
  payoutId: number
  creator: string
  cents: Cents
  /** `failed`: its money is not with the creator, or not any more. */
  what: 'arrived' | 'failed'
  /** When the last of it arrived, or came back. */
  at: string
  /** `null`: not by the end of the run. */
  knownAt: string | null
  /** `null` with that. */
  seconds: number | null
}

/** A webhook may take so long where nothing goes wrong. */
const LATE_SECONDS = SECONDS_IN_HOUR

/** By the processors, and when the ledger came to know. */
interface Outcomes {
  arrivals: readonly Arrival[]
  failures: readonly Failure[]
}

/** What is known before the moment from which two futures differ is no matter of the change. What is unknown comes first, then the latest. */
export function lateNews(
  { arrivals, failures }: Outcomes,
  { since, until }: { since: string; until: string },
): LateNews[] {
  const payouts = new Map<number, LateNews>()
  for (const { payoutId, creator, cents, arrivedAt: at, knownAt } of arrivals) {
    const before = payouts.get(payoutId)?.cents ?? 0
    const times = { what: 'arrived', at, knownAt, seconds: secondsUntil(at, knownAt) } as const
    payouts.set(payoutId, { payoutId, creator, cents: before + cents, ...times })
  }
  const failed = failures.map(({ failedAt: at, ...failure }): LateNews => ({
    ...failure,
    ...{ what: 'failed', at, seconds: secondsUntil(at, failure.knownAt) },
  }))
  return [...payouts.values(), ...failed]
    .filter(
      ({ at, knownAt }) =>
        (knownAt === null || knownAt >= since) &&
        secondsBetween(at, knownAt ?? until) > LATE_SECONDS,
    )
    .sort((one, other) => lateness(other) - lateness(one) || one.payoutId - other.payoutId)
}

const secondsUntil = (at: string, knownAt: string | null): number | null =>
  knownAt === null ? null : secondsBetween(at, knownAt)

const secondsBetween = (from: string, to: string): number =>
  instantFromIso(to)! - instantFromIso(from)!

const lateness = ({ seconds }: LateNews): number => seconds ?? Infinity

export const newsCents = (news: readonly LateNews[]): Cents => sum(news, ({ cents }) => cents)
