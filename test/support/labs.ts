/** The worker's end of the lab, driven in this process, with every status that it sends. */
import { setImmediate } from 'node:timers/promises'
import { LabServer } from '../../workers/lab-server'
import type { RunHeader, RunOutcome, RunPhase, RunRequest, RunStatus } from '../../workers/contract'
import type { ScenarioInput } from '../../src/scenario/schema'
import { engine } from './engine'

export class DrivenLab {
  readonly lab = new LabServer(Promise.resolve(engine), () => setImmediate())
  readonly statuses: RunStatus[] = []
  readonly #waiting: { until: (status: RunStatus) => boolean; resolve: () => void }[] = []

  readonly hear = (status: RunStatus): void => {
    this.statuses.push(structuredClone(status))
    for (const { until, resolve } of this.#waiting) if (until(status)) resolve()
  }

  async start(scenario: ScenarioInput, changes: Partial<RunRequest> = {}): Promise<RunHeader> {
    const answer = await this.lab.start({ scenario, sales: null, ...changes }, this.hear)
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.run
  }

  /** Resolves once the run is in this phase, which its first slice may bring before the start has its answer. */
  async startUntil(
    phase: RunPhase,
    scenario: ScenarioInput,
    changes: Partial<RunRequest> = {},
  ): Promise<void> {
    const come = this.phase(phase)
    await this.start(scenario, changes)
    await come
  }

  /** From a pause to the end. */
  async finish(): Promise<void> {
    const come = this.phase('finished')
    await this.lab.resume()
    await come
  }

  /** The outcomes that the start of another run, which it takes to be accepted, hands over. */
  async replaced(scenario: ScenarioInput): Promise<RunOutcome[]> {
    const outcomes: RunOutcome[] = []
    const answer = await this.lab.start(
      { scenario, sales: null, paused: true },
      this.hear,
      undefined,
      (outcome) => outcomes.push(outcome),
    )
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return outcomes
  }

  get last(): RunStatus {
    return this.statuses.at(-1)!
  }

  get days(): string[] {
    return this.statuses.flatMap(({ newDays }) => newDays.map(({ day }) => day))
  }

  until(condition: (status: RunStatus) => boolean): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ until: condition, resolve }))
  }

  /** Resolves at the next status of this phase. */
  phase(phase: RunPhase): Promise<void> {
    return this.until((status) => status.phase === phase)
  }
}

export async function finishedLab(scenario: ScenarioInput): Promise<DrivenLab> {
  const driven = new DrivenLab()
  await driven.startUntil('finished', scenario)
  return driven
}
