/**
 * Whether money goes out with a later payout once one was given up that nobody had sent. Each of them ends in time and
 * leaves its money to the next, so other checks find nothing wrong with a service that claims money over and over and
 * sends none, or only the first of several payouts that it makes at once. A payout does not count where a worker was lost,
 * or a processor did not answer, before it was given up.
 */
import type { Instant } from '../core/calendar'
import { sentence } from '../core/sentence'
import type { Auditor } from './auditor/auditor'
import type { Check, Look } from './moments'
import type { PayoutStates, StatedPayout, StateStep } from './payout-states'
import type { WorkInProgress } from './work-in-progress'

const NAME = 'payouts_are_sent'

/** With fewer, somebody may just have mended what kept them back. */
const IN_A_ROW = 3

interface GivenUpPayoutsOptions extends Pick<WorkInProgress, 'workerLostAt'> {
  auditor: Auditor
  states: PayoutStates
}

/** By when they were made: parts of a balance, and payouts of one sum, are made at once. */
interface UnsentPayouts {
  /** One or more of these were given up. */
  givenUp: Set<Instant>
  /** Since then: one or more of these were sent, and it may still turn out that others of them were not. */
  sent: Set<Instant>
}

interface GivenUp {
  payout: StatedPayout
  at: Instant
  inARow: number
}

export class GivenUpPayouts implements Check {
  readonly #auditor: Auditor
  readonly #workerLostAt: WorkInProgress['workerLostAt']
  /** Of creators with a payout that nobody sent. */
  readonly #unsent = new Map<number, UnsentPayouts>()
  #found: GivenUp[] = []

  constructor({ auditor, states, workerLostAt }: GivenUpPayoutsOptions) {
    this.#auditor = auditor
    this.#workerLostAt = workerLostAt
    states.onStep((step) => this.#stepped(step))
  }

  dayOrRunEnds({ violations }: Look): void {
    for (const { payout, at, inARow } of this.#found) {
      const { payoutId, creatorId, netCents } = payout
      violations.add(
        NAME,
        payoutId,
        sentence`${{ payoutId }} of ${{ creatorId }} was given up and never sent, as ${inARow - 1} times before`,
        // The money of each is in the next.
        { cents: netCents, money: creatorId, at, payoutId, creatorId },
      )
    }
    this.#found = []
  }

  #stepped({ payout, to, at, reason }: StateStep): void {
    const { creatorId, createdAt } = payout
    if (to === 'creating' || to === 'processing') return
    // That it is true is for other checks.
    const unsent = this.#unsent.get(creatorId) ?? { givenUp: new Set(), sent: new Set() }
    if (to !== 'failed' || reason !== 'never_sent') {
      unsent.sent.add(createdAt)
      return
    }
    const disturbedAt = Math.max(
      this.#auditor.lastUnansweredAt(creatorId),
      this.#workerLostAt() ?? -Infinity,
    )
    if (disturbedAt >= createdAt) return
    this.#unsent.set(creatorId, unsent)
    unsent.givenUp.add(createdAt)
    endRows(unsent, createdAt)
    const inARow = unsent.givenUp.size
    if (inARow >= IN_A_ROW) this.#found.push({ payout, at, inARow })
  }
}

/** A row ends where all that was made at once was sent. What was made before `now` has been given up by now, or was sent. */
function endRows({ givenUp, sent }: UnsentPayouts, now: Instant): void {
  for (const one of sent) {
    if (one >= now) continue
    sent.delete(one)
    if (givenUp.has(one)) continue
    for (const before of givenUp) if (before < one) givenUp.delete(before)
  }
}
