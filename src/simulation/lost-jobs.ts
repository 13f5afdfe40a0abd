/**
 * Jobs that were dropped with their worker. All are counted, and the first ones are kept by name.
 * Jobs that were given up for good are kept apart from those that began again, so that many of one
 * kind do not hide the other.
 */
import type { LostJob, LostJobs } from '../core/lost-job'

/** So many jobs of a kind are kept by name. */
const LISTED_MAX = 100

export class LostJobsList {
  readonly #givenUp: LostJob[] = []
  readonly #begunAgain: LostJob[] = []
  #killedCount = 0
  #givenUpCount = 0

  add(lost: LostJob): void {
    this.#killedCount += 1
    if (lost.isGivenUp) this.#givenUpCount += 1
    const list = lost.isGivenUp ? this.#givenUp : this.#begunAgain
    if (list.length < LISTED_MAX) list.push(lost)
  }

  get all(): LostJobs {
    return {
      killed: this.#killedCount,
      givenUp: this.#givenUpCount,
      jobs: [...this.#givenUp, ...this.#begunAgain],
    }
  }
}
