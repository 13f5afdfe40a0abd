/**
 * Which faults and protections are in force while a run goes on: those of its scenario, with the
 * changes that are made in mid-run.
 */
import type { Instant } from '../../core/calendar'
import {
  faultStretches,
  type FaultsInForce,
  type FaultStretch,
} from '../../scenario/faults-in-force'
import { returnsWithinBusinessDays } from '../../scenario/late-returns'
import type { Scenario } from '../../scenario/schema'

export class FaultTimeline {
  #stretches: readonly FaultStretch[]
  /**
   * For each stretch, the number of business days within which what was paid until its end may come
   * back.
   */
  #returnsWithin: readonly number[]
  readonly #now: () => Instant
  /** Time only goes on, so a stretch that is over is never asked for again. */
  #index = 0

  constructor(scenario: Scenario, now: () => Instant) {
    this.#stretches = faultStretches(scenario)
    this.#returnsWithin = mostUpToEach(this.#stretches)
    this.#now = now
  }

  get current(): FaultsInForce {
    return this.#stretches[this.#indexNow()]!.inForce
  }

  /** Payouts keep the fate that they have, so what was in force before counts as well. */
  get returnsWithinBusinessDays(): number {
    return this.#returnsWithin[this.#indexNow()]!
  }

  #indexNow(): number {
    for (;;) {
      const next = this.#stretches[this.#index + 1]
      if (!next || next.from > this.#now()) return this.#index
      this.#index += 1
    }
  }

  /** The scenario has another change, at an instant that the run has not reached. */
  become(scenario: Scenario): void {
    this.#stretches = faultStretches(scenario)
    this.#returnsWithin = mostUpToEach(this.#stretches)
    this.#index = 0
  }
}

function mostUpToEach(stretches: readonly FaultStretch[]): number[] {
  let most = 0
  return stretches.map(({ inForce }) => (most = Math.max(most, returnsWithinBusinessDays(inForce))))
}
