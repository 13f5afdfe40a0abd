/**
 * What lets the service take a creator's money for unaccounted for, as the auditor hears it: a call that was not answered
 * however often it was tried, while nobody has told the outcome otherwise, a transfer that is not taken back, news of one
 * part of a payout.
 */
import type { Instant } from '../../core/calendar'

/** A call that moves money, and that was not answered, or turned down unseen. */
export interface SilentCall {
  /** The same for each try. */
  key: string
  creatorIds: readonly number[]
  at: Instant
  /** Whoever calls tries again, so often. */
  isTriedAgain: boolean
  /** The outcome is known all the same: a webhook has told it. */
  isToldOtherwise: boolean
  /** What it means for each creator may be written down later than it is heard. */
  isHeldLater: boolean
}

export interface UnknownOutcome {
  creatorIds: readonly number[]
  at: Instant
  isHeldLater: boolean
}

/** Then the outcome is unknown. */
const TRIES = 3

export class UnknownOutcomes {
  /** By key: tries of which nothing was heard. */
  readonly #silences = new Map<string, number>()
  #new: UnknownOutcome[] = []

  silent({ key, isTriedAgain, isToldOtherwise, ...outcome }: SilentCall): void {
    const silences = (this.#silences.get(key) ?? 0) + 1
    this.#silences.set(key, silences)
    const isLastTry = !isTriedAgain || silences >= TRIES
    if (isLastTry && !isToldOtherwise) this.add(outcome)
  }

  add({ creatorIds, at, isHeldLater }: UnknownOutcome): void {
    this.#new.push({ creatorIds, at, isHeldLater })
  }

  /** Since this was last asked. */
  takeNew(): UnknownOutcome[] {
    const outcomes = this.#new
    this.#new = []
    return outcomes
  }
}
