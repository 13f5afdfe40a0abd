/**
 * Where a run pauses by itself: at the first violation of each check, if that is asked for, and where the latest
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

type PauseCause = 'order' | 'violation'

export class PausePlan {
  atViolation = false
  /** Checks at whose violations the run has paused already, or is not to pause. */
  readonly #passedChecks = new Set<string>()
  #order: PauseOrder = {}

  passChecks(names: readonly string[]): void {
    for (const name of names) this.#passedChecks.add(name)
  }

  replaceWith(order: PauseOrder): void {
    this.#order = order
  }

  /** Why the run is to pause now; `null`: it goes on. */
  due(simulation: Simulation): PauseCause | null {
    if (this.atViolation && this.#findsAnother(simulation)) return 'violation'
    const { afterDays, atMark, afterPayoutChange } = this.#order
    const isDayCome = typeof afterDays === 'number' && simulation.daysDone >= afterDays
    const isChangeCome =
      afterPayoutChange !== undefined && latestPayoutChange(simulation) !== afterPayoutChange
    return isDayCome || isChangeCome || atMark?.isReached ? 'order' : null
  }

  #findsAnother(simulation: Simulation): boolean {
    if (!simulation.hasViolation) return false
    return simulation.violatedChecks.some((name) => !this.#passedChecks.has(name))
  }

  /** The run has paused for it: what asked for that is done with. */
  hasPaused(cause: PauseCause, simulation: Simulation): void {
    this.#order = {}
    if (cause === 'violation') this.passChecks(simulation.violatedChecks)
  }
}

export const latestPayoutChange = ({ ledger }: Simulation): string =>
  JSON.stringify(momentIn(ledger.database).latest)
