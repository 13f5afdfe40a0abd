/**
 * What is going to happen, in order of simulated time. Events of one instant happen in order of
 * rank, and then in the order in which they were planned. Nothing ever depends on the wall clock.
 */
import TinyQueue from 'tinyqueue'
import type { Instant } from '../core/calendar'

/**
 * Midnight closes the old day, then opens the new one, before anything else happens; a mark only says that it is reached. What people do comes before the
 * events of its instant, so that it finds its place whether it was known from the start or came up in mid-run.
 */
export const RANK = { endOfDay: 0, startOfDay: 1, mark: 2, action: 3, event: 4 } as const
export type Rank = (typeof RANK)[keyof typeof RANK]

interface Planned {
  at: Instant
  rank: Rank
  sequence: number
  happen: () => void
}

export class Agenda {
  readonly #queue = new TinyQueue<Planned>([], inOrder)
  #sequence = 0

  plan(at: Instant, happen: () => void, rank: Rank = RANK.event): void {
    this.#queue.push({ at, rank, sequence: this.#sequence++, happen })
  }

  get nextAt(): Instant | null {
    return this.#queue.peek()?.at ?? null
  }

  /** Takes out what happens next. */
  take(): Planned | undefined {
    return this.#queue.pop()
  }
}

const inOrder = (one: Planned, other: Planned): number =>
  one.at - other.at || one.rank - other.rank || one.sequence - other.sequence
