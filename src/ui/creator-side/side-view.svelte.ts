/**
 * What one creator sees, as last asked: again at a calm rate while the run goes on, and at once when it is paused or
 * something was done. An answer that comes after the next question was asked is still the newest there is.
 */
import { errorText } from '../../core/error-text'
import type { CreatorSide } from '../../../workers/contract'
import type { LabClient } from '../lab/lab-client.svelte'

const ASK_INTERVAL_MS = 1_000

export class SideView {
  readonly #lab: LabClient
  readonly #creatorId: number
  #side = $state.raw<CreatorSide | null>(null)
  #isUnknown = $state(false)
  #failure = $state<string | null>(null)
  #isAsking = false
  #askAgain = false
  #askedAtMs = -Infinity

  constructor(lab: LabClient, creatorId: number) {
    this.#lab = lab
    this.#creatorId = creatorId
  }

  get side(): CreatorSide | null {
    return this.#side
  }

  /** The run has no such creator. */
  get isUnknown(): boolean {
    return this.#isUnknown
  }

  /** Why the worker did not answer. */
  get failure(): string | null {
    return this.#failure
  }

  /** While the run goes on, not more often than the eye can follow. */
  follow(isRunning: boolean): void {
    if (isRunning && performance.now() - this.#askedAtMs < ASK_INTERVAL_MS) return
    void this.ask()
  }

  async ask(): Promise<void> {
    this.#askAgain = this.#isAsking
    if (this.#isAsking) return
    this.#isAsking = true
    this.#askedAtMs = performance.now()
    try {
      const side = await this.#lab.creatorSide(this.#creatorId)
      this.#isUnknown = side === null
      this.#failure = null
      this.#side = side
    } catch (error) {
      this.#failure = errorText(error)
    } finally {
      this.#isAsking = false
    }
    if (this.#askAgain) await this.ask()
  }
}
