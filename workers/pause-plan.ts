/**
 * Where a run pauses by itself: at its first violation, if that is asked for, and where the latest
 * order says. A new order replaces the one before, whether that has been carried out or not.
 */
import { momentIn } from '../src/metrics/moment'
import type { Simulation } from '../src/simulation/simulation'

export interface PauseOrder {
  /** Once so many days are done. */
  afterDays?: number | null
  /** At a moment. */
  atMark?: { readonly isReached: boolean } | null
  /** Once the latest change of a payout is another than this. */
  afterPayoutChange?: string
}

export type PauseCause = 'order' | 'violation'

export class PausePlan {
  /** Until the run has paused at its first violation. */
  atViolation = false
  #order: PauseOrder = {}

  replaceWith(order: PauseOrder): void {
    this.#order = order
  }

  /** Why the run is to pause now; `null`: it goes on. */
  due(simulation: Simulation): PauseCause | null {
    if (this.atViolation && simulation.hasViolation) return 'violation'
    const { afterDays, atMark, afterPayoutChange } = this.#order
    const isDayCome = typeof afterDays === 'number' && simulation.daysDone >= afterDays
    const isChangeCome =
      afterPayoutChange !== undefined && latestPayoutChange(simulation) !== afterPayoutChange
    return isDayCome || isChangeCome || atMark?.isReached ? 'order' : null
  }

  /** The run has paused for it: what asked for that is done with. */
  hasPaused(cause: PauseCause): void {
    this.#order = {}
    if (cause === 'violation') this.atViolation = false
  }
}

export const latestPayoutChange = ({ ledger }: Simulation): string =>
  JSON.stringify(momentIn(ledger.database).latest)
