/**
 * The rows of payouts that have not ended, kept in memory. Each is asked for several times before
 * it ends, and every run asks for each creator whether one is in progress. Callers get a copy,
 * which later steps do not change.
 */
import type { Instant } from '../core/calendar'
import { CREATING_OR_PROCESSING, PAYOUT_STATES_IN_PROGRESS } from '../core/payout-state'
import type { Payout } from './payout'

export class PayoutsUnderWay {
  readonly #payouts = new Map<number, Payout>()
  /** Ids in order of creation; a creator without any has no entry. */
  readonly #idsByCreator = new Map<number, number[]>()

  add(payout: Payout): void {
    const { payoutId, creatorId } = payout
    this.#payouts.set(payoutId, payout)
    const others = this.#idsByCreator.get(creatorId)
    if (others) others.push(payoutId)
    else this.#idsByCreator.set(creatorId, [payoutId])
  }

  get(payoutId: number): Payout | null {
    const payout = this.#payouts.get(payoutId)
    return payout ? { ...payout } : null
  }

  /** Keeps what a step changed; a payout that has ended with it is forgotten. */
  change(payoutId: number, changes: Partial<Payout>): void {
    const payout = this.#payouts.get(payoutId)
    if (!payout) return
    Object.assign(payout, changes)
    if (!PAYOUT_STATES_IN_PROGRESS.includes(payout.state)) this.#forget(payout)
  }

  /** The oldest payout of a creator that was created at or after `since` and is still being made or processed. */
  oldestCreatingOrProcessing(creatorId: number, since: Instant): number | null {
    const ids = this.#idsByCreator.get(creatorId) ?? []
    const oldest = ids.find((payoutId) => {
      const { createdAt, state } = this.#payouts.get(payoutId)!
      return createdAt >= since && CREATING_OR_PROCESSING.includes(state)
    })
    return oldest ?? null
  }

  /** The newest payout of a creator that has not ended. */
  newest(creatorId: number): number | null {
    return this.#idsByCreator.get(creatorId)?.at(-1) ?? null
  }

  #forget({ payoutId, creatorId }: Payout): void {
    this.#payouts.delete(payoutId)
    const left = this.#idsByCreator.get(creatorId)!.filter((id) => id !== payoutId)
    if (left.length > 0) this.#idsByCreator.set(creatorId, left)
    else this.#idsByCreator.delete(creatorId)
  }
}
