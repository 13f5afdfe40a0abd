/**
 * Whether money goes out with a later payout once one was given up that nobody had sent. Each of them ends in time and
 * leaves its money to the next, so other checks find nothing wrong with a service that claims money over and over and
 * sends none. A payout does not count where a worker was lost, or a processor did not answer, before it was given up.
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

interface GivenUp {
  payout: StatedPayout
  at: Instant
  inARow: number
}

export class GivenUpPayouts implements Check {
  readonly #auditor: Auditor
  readonly #workerLostAt: WorkInProgress['workerLostAt']
  /** By creator: when payouts were made that nobody sent, since the latest that was sent. Parts of a balance are made at once. */
  readonly #unsent = new Map<number, Set<Instant>>()
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
        sentence`${{ payoutId }} of ${{ creatorId }} was given up and never sent, as were the ${inARow - 1} before it`,
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
    if (to !== 'failed' || reason !== 'never_sent') {
      this.#unsent.delete(creatorId)
      return
    }
    const disturbedAt = Math.max(
      this.#auditor.lastUnansweredAt(creatorId),
      this.#workerLostAt() ?? -Infinity,
    )
    if (disturbedAt >= createdAt) return
    const unsent = this.#unsent.get(creatorId) ?? new Set()
    this.#unsent.set(creatorId, unsent.add(createdAt))
    if (unsent.size >= IN_A_ROW) this.#found.push({ payout, at, inARow: unsent.size })
  }
}
