/** How often what is read from a run is read again: at most once in two seconds while it is in progress, at once when not. */
import type { RunPhase } from '../../../workers/contract'

const REFRESH_INTERVAL_MS = 2_000

export class RefreshPace {
  #askedAtMs = -Infinity

  /** To be called whenever something is asked. */
  noteAsked(): void {
    this.#askedAtMs = performance.now()
  }

  /** What was asked until now is of no use: ask again at once. */
  forget(): void {
    this.#askedAtMs = -Infinity
  }

  isDue(phase: RunPhase): boolean {
    return phase !== 'running' || performance.now() - this.#askedAtMs >= REFRESH_INTERVAL_MS
  }
}
