/**
 * The line to the simulation worker. Every call is answered or refused: when the worker dies, or an error escapes
 * it, all calls that still wait are rejected and the line is closed for good; a new one has to be opened.
 */
import { wrap, type Remote } from 'comlink'
import type { LabWorker } from '../../../workers/contract'
import { takeWorker } from './first-worker'

export class WorkerConnection {
  readonly #worker: Worker
  readonly #remote: Remote<LabWorker>
  readonly #waiting = new Set<(reason: Error) => void>()
  #closed: Error | null = null

  constructor(onClosed: (reason: Error) => void) {
    this.#worker = takeWorker()
    this.#remote = wrap<LabWorker>(this.#worker)
    const close = (reason: Error) => {
      this.#close(reason)
      onClosed(reason)
    }
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault()
      close(event.error instanceof Error ? event.error : new Error(event.message))
    })
    this.#worker.addEventListener('messageerror', () => {
      close(new Error('A message of the worker could not be read'))
    })
  }

  call<Answer>(ask: (worker: Remote<LabWorker>) => Promise<Answer>): Promise<Answer> {
    if (this.#closed) return Promise.reject(this.#closed)
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject)
      void ask(this.#remote)
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject))
    })
  }

  #close(reason: Error): void {
    this.#closed = reason
    this.#worker.terminate()
    for (const reject of this.#waiting) reject(reason)
    this.#waiting.clear()
  }
}
