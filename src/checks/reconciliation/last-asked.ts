/**
 * When somebody last asked what became of a creator's payouts, so that the answer may still be missing: they were not
 * answered, and ask again a day later; or support ended a pause for unaccounted money under a policy that asks about
 * nothing by itself, and asked then.
 */
import type { Instant } from '../../core/calendar'
import type { PolicyTimeline } from '../../core/policy-timeline'
import type { Auditor } from '../auditor/auditor'
import type { Standings } from '../standing'

export class LastAsked {
  readonly #auditor: Auditor
  readonly #standings: Standings
  readonly #policies: PolicyTimeline

  constructor(auditor: Auditor, standings: Standings, policies: PolicyTimeline) {
    this.#auditor = auditor
    this.#standings = standings
    this.#policies = policies
  }

  /** A question was not answered. */
  questionAt(creatorId: number): Instant {
    return Math.max(this.#auditor.unansweredAt(creatorId), this.#byPeopleAt(creatorId))
  }

  /** A question, or a request that is sent once more. */
  questionOrRequestAt(creatorId: number): Instant {
    return Math.max(this.#auditor.lastUnansweredAt(creatorId), this.#byPeopleAt(creatorId))
  }

  #byPeopleAt(creatorId: number): Instant {
    const endedAt = this.#standings.leftToPeopleUntil(creatorId)
    if (endedAt === null) return -Infinity
    return this.#policies.at(endedAt).stuckPayoutHours === null ? endedAt : -Infinity
  }
}
