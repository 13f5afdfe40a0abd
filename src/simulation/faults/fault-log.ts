/** The faults of a run that have happened, in order, each in the words in which a scenario can ask for it. */
import type { SingleFault } from '../../core/single-fault'

export interface FaultLog {
  /** Drawn, within an outage, or asked for by the scenario. */
  fired(fault: SingleFault): void
}

export class FaultList implements FaultLog {
  readonly #faults: SingleFault[] = []

  get all(): readonly SingleFault[] {
    return this.#faults
  }

  fired(fault: SingleFault): void {
    this.#faults.push(fault)
  }
}
