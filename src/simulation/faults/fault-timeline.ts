/** Which faults and protections are in force while a run goes on: those of its scenario, and what is switched in mid-run. */
import type { Instant } from '../../core/calendar'
import {
  faultStretches,
  type FaultsInForce,
  type FaultStretch,
} from '../../scenario/faults-in-force'
import type { Scenario } from '../../scenario/schema'

export class FaultTimeline {
  #stretches: readonly FaultStretch[]
  readonly #now: () => Instant
  /** Time only goes on, so a stretch that is over is never asked for again. */
  #index = 0

  constructor(scenario: Scenario, now: () => Instant) {
    this.#stretches = faultStretches(scenario)
    this.#now = now
  }

  get current(): FaultsInForce {
    for (;;) {
      const next = this.#stretches[this.#index + 1]
      if (!next || next.from > this.#now()) return this.#stretches[this.#index]!.inForce
      this.#index += 1
    }
  }

  /** The scenario has another change, at an instant that the run has not reached. */
  become(scenario: Scenario): void {
    this.#stretches = faultStretches(scenario)
    this.#index = 0
  }
}
