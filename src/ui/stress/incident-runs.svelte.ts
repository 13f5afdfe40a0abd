/**
 * Runs of the incident library, each a pair of small scenarios, in a worker of their own: one after the other, and only when
 * the reader asks. What has come in stays when they are stopped.
 */
import { errorText } from '../../core/error-text'
import type { ExperimentWorker } from '../../../workers/contract'
import experimentWorker from '../../../workers/experiment-worker.ts?worker&url'
import type { IncidentOutcome } from '../../../workers/stress-contract'
import { isSameService, type PayingService } from '../lab/paying-service'
import { startWorker } from '../lab/start-worker'
import { WorkerConnection } from '../lab/worker-connection'

interface IncidentProgress {
  done: number
  total: number
}

export class IncidentRuns {
  #outcomes = $state.raw<Readonly<Record<string, IncidentOutcome>>>({})
  #service = $state.raw<PayingService | null>(null)
  #running = $state.raw<IncidentProgress | null>(null)
  #failure = $state.raw<string | null>(null)
  #connection: WorkerConnection<ExperimentWorker> | null = null

  /** By id; all paid by one service. */
  get outcomes(): Readonly<Partial<Record<string, IncidentOutcome>>> {
    return this.#outcomes
  }

  /** Who paid in them; `null`: the lab's own service. */
  get service(): PayingService | null {
    return this.#service
  }

  get running(): IncidentProgress | null {
    return this.#running
  }

  get failure(): string | null {
    return this.#failure
  }

  /** What another service than `service` came to is gone. */
  async run(ids: readonly string[], service: PayingService | null): Promise<void> {
    this.stop()
    this.#failure = null
    if (!isSameService(this.#service, service)) this.#outcomes = {}
    this.#service = service
    const connection = new WorkerConnection<ExperimentWorker>(
      startWorker(experimentWorker, service),
      () => undefined,
    )
    this.#connection = connection
    try {
      for (const [done, id] of ids.entries()) {
        this.#running = { done, total: ids.length }
        const outcome = await connection.call<IncidentOutcome>(async (worker) =>
          worker.incident(id),
        )
        if (this.#connection !== connection) return
        this.#outcomes = { ...this.#outcomes, [id]: outcome }
      }
    } catch (reason) {
      if (this.#connection === connection) {
        this.#failure = errorText(reason)
      }
    } finally {
      if (this.#connection === connection) this.stop()
    }
  }

  stop(): void {
    this.#connection?.end()
    this.#connection = null
    this.#running = null
  }
}
