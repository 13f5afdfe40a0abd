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
  /** The one that is being run. */
  id: string
  done: number
  total: number
}

/** Runs one incident at a time, in a worker of its own. */
export interface IncidentRunner {
  run: (id: string) => Promise<IncidentOutcome>
  end: () => void
}

function runnerInWorker(service: PayingService | null): IncidentRunner {
  const connection = new WorkerConnection<ExperimentWorker>(
    startWorker(experimentWorker, service),
    () => undefined,
  )
  return {
    run: (id) => connection.call<IncidentOutcome>(async (worker) => worker.incident(id)),
    end: () => connection.end(),
  }
}

export class IncidentRuns {
  readonly #open: (service: PayingService | null) => IncidentRunner
  #outcomes = $state.raw<Readonly<Record<string, IncidentOutcome>>>({})
  #service = $state.raw<PayingService | null>(null)
  #running = $state.raw<IncidentProgress | null>(null)
  #failure = $state.raw<string | null>(null)
  #runner: IncidentRunner | null = null

  constructor(open = runnerInWorker) {
    this.#open = open
  }

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
    const runner = this.#open(service)
    this.#runner = runner
    try {
      for (const [done, id] of ids.entries()) {
        this.#running = { id, done, total: ids.length }
        const outcome = await runner.run(id)
        if (this.#runner !== runner) return
        this.#outcomes = { ...this.#outcomes, [id]: outcome }
      }
    } catch (reason) {
      if (this.#runner === runner) this.#failure = errorText(reason)
    } finally {
      if (this.#runner === runner) this.stop()
    }
  }

  stop(): void {
    this.#runner?.end()
    this.#runner = null
    this.#running = null
  }
}
