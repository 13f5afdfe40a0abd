/**
 * Whose money arrives later in the second of two futures of one run. Of each creator the first dollar that arrives in one
 * is compared with the first that arrives in the other, and so on: payouts may be others, in another number. What counts
 * is when a processor brought it, and not when the ledger came to know. It needs no run, so the page can do it itself.
 */
import { instantFromIso } from '../core/calendar'
import type { Cents } from '../core/money'
import { sum } from '../core/sum'
import type { Arrival } from '../metrics/arrivals'

/** What of one payout of the first future arrives later; what has not arrived by the end is one for each creator. */
export interface LaterMoney {
  creator: string
  /** How much of it arrives later. */
  cents: Cents
  /** When it arrives in the first one, and when the last of it does in the second; ISO 8601 UTC. */
  at: string
  /** `null`: not by the end of the run. */
  laterAt: string | null
  /** `null` with that. */
  seconds: number | null
}

/** A minute more or less is within what any call may take. */
const LATE_SECONDS = 60
/** A fee that is rounded otherwise moves cents on to the next payout. */
const LATE_CENTS = 100

type Part = Pick<Arrival, 'arrivedAt' | 'cents'>

/** What never arrives first, then the latest. */
export function laterMoney(asItIs: readonly Arrival[], changed: readonly Arrival[]): LaterMoney[] {
  const others = byCreator(changed)
  return [...byCreator(asItIs)]
    .flatMap(([creator, arrivals]) => laterOf(creator, arrivals, others.get(creator) ?? []))
    .sort((one, other) => lateness(other) - lateness(one) || other.cents - one.cents)
}

const lateness = ({ seconds }: LaterMoney): number => seconds ?? Infinity

function byCreator(arrivals: readonly Arrival[]): Map<string, Arrival[]> {
  const all = new Map<string, Arrival[]>()
  for (const arrival of arrivals) {
    const known = all.get(arrival.creator)
    if (known) known.push(arrival)
    else all.set(arrival.creator, [arrival])
  }
  return all
}

function laterOf(
  creator: string,
  arrivals: readonly Part[],
  others: readonly Part[],
): LaterMoney[] {
  const left = others.map((one) => ({ ...one }))
  const later: LaterMoney[] = []
  for (const { arrivedAt: at, cents } of arrivals) {
    const { arrived, missingCents } = takenOff(left, cents)
    const late = arrived.filter((part) => secondsBetween(at, part.at) > LATE_SECONDS)
    const lateCents = sum(late, (part) => part.cents)
    if (lateCents >= LATE_CENTS) {
      const laterAt = late.at(-1)!.at
      later.push({ creator, cents: lateCents, at, laterAt, seconds: secondsBetween(at, laterAt) })
    }
    if (missingCents < LATE_CENTS) continue
    const missing = later.find(({ laterAt }) => laterAt === null)
    if (missing) missing.cents += missingCents
    else later.push({ creator, cents: missingCents, at, laterAt: null, seconds: null })
  }
  return later
}

interface Taken {
  arrived: { at: string; cents: Cents }[]
  /** What the arrivals do not have: it never arrives. */
  missingCents: Cents
}

function takenOff(left: Part[], cents: Cents): Taken {
  const arrived: Taken['arrived'] = []
  let missingCents = cents
  while (missingCents > 0 && left[0]) {
    const taken = Math.min(missingCents, left[0].cents)
    arrived.push({ at: left[0].arrivedAt, cents: taken })
    missingCents -= taken
    left[0].cents -= taken
    if (left[0].cents === 0) left.shift()
  }
  return { arrived, missingCents }
}

const secondsBetween = (from: string, to: string): number =>
  instantFromIso(to)! - instantFromIso(from)!

interface LaterSummary {
  /** Of what arrives later. */
  creators: number
  cents: Cents
  /** Half of it is no later than this; `null` where there is none. */
  medianSeconds: number | null
  longestSeconds: number | null
  /** Of what has not arrived by the end of the run. */
  missingCents: Cents
  missingCreators: string[]
}

export function laterSummary(later: readonly LaterMoney[]): LaterSummary {
  const missing = later.filter(({ seconds }) => seconds === null)
  const arrived = later
    .flatMap(({ creator, seconds, cents }) =>
      seconds === null ? [] : [{ creator, seconds, cents }],
    )
    .sort((one, other) => one.seconds - other.seconds)
  const cents = sum(arrived, (one) => one.cents)
  let soFar = 0
  const median = arrived.find((one) => (soFar += one.cents) >= cents / 2)
  return {
    creators: new Set(arrived.map(({ creator }) => creator)).size,
    cents,
    medianSeconds: median?.seconds ?? null,
    longestSeconds: arrived.at(-1)?.seconds ?? null,
    missingCents: sum(missing, (one) => one.cents),
    missingCreators: [...new Set(missing.map(({ creator }) => creator))],
  }
}
