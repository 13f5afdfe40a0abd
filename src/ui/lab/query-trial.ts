/** Tries queries in a worker of its own: one that takes for ever holds up no run. */
import type { LabWorker } from '../../../workers/contract'
import { ANSWER_MILLISECONDS_MAX, WorkerConnection } from './worker-connection'

/** `too_long`: there was no answer in time, and nothing more can be asked. */
export type TrialAnswer = { problem: string | null } | 'too_long'

export class QueryTrial {
  readonly #connection: WorkerConnection<LabWorker>

  constructor(worker: Worker) {
    this.#connection = new WorkerConnection(worker, () => undefined)
  }

  async ask(sql: string): Promise<TrialAnswer> {
    let limit: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise<'too_long'>((resolve) => {
      limit = setTimeout(() => resolve('too_long'), ANSWER_MILLISECONDS_MAX)
    })
    const answer = this.#connection
      .call((worker) => worker.queryProblem(sql))
      .then((problem) => ({ problem }))
    try {
      return await Promise.race([answer, tooLong])
    } finally {
      clearTimeout(limit)
    }
  }

  /** What is still asked is rejected. */
  end(reason?: Error): void {
    this.#connection.end(reason)
  }
}
