/**
 * The line to a worker. Every call is answered or refused: when the worker dies, an error escapes it or the page ends
 * it, all calls that still wait are rejected and the line is closed for good; a new one has to be opened.
 */
import { proxy, wrap, type ProxyMarked, type Remote } from 'comlink'
import { errorOf, failureOf } from './start-worker'

/** A worker answers between two steps of its run; one that takes longer is taken to be stuck. */
export const ANSWER_MILLISECONDS_MAX = 10_000

type Reporter<Report> = ((report: Report) => void) & ProxyMarked

export class WorkerConnection<Contract> {
  readonly #worker: Worker
  readonly #remote: Remote<Contract>
  readonly #waiting = new Set<(reason: Error) => void>()
  #closed: Error | null = null

  constructor(worker: Worker, onClosed: (reason: Error) => void) {
    this.#worker = worker
    this.#remote = wrap<Contract>(worker)
    const close = (reason: Error) => {
      // Of a worker that was ended nothing is told any more: another one may have taken its place.
      if (this.#closed) return
      this.#close(reason)
      onClosed(reason)
    }
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault()
      close(errorOf(event))
    })
    const failure = failureOf(worker)
    if (failure) queueMicrotask(() => close(failure))
    this.#worker.addEventListener('messageerror', () => {
      close(new Error('A message of the worker could not be read'))
    })
  }

  call<Answer>(ask: (worker: Remote<Contract>) => Promise<Answer>): Promise<Answer> {
    if (this.#closed) return Promise.reject(this.#closed)
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject)
      void ask(this.#remote)
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject))
    })
  }

  /**
   * As `call`, with what the worker reports on its way. Reports come through a channel of their own, and some of them only
   * after the answer: those are not passed on, or the page would say for ever that the worker is busy.
   */
  async callWithReports<Report, Answer>(
    ask: (worker: Remote<Contract>, report: Reporter<Report>) => Promise<Answer>,
    onReport: (report: Report) => void,
  ): Promise<Answer> {
    let isAnswered = false
    const report = proxy((value: Report) => {
      if (!isAnswered) onReport(value)
    })
    try {
      return await this.call((worker) => ask(worker, report))
    } finally {
      isAnswered = true
    }
  }

  /** Ends the worker at once, whatever it is doing. */
  end(reason = new Error('The page has ended this worker')): void {
    this.#close(reason)
  }

  #close(reason: Error): void {
    this.#closed = reason
    this.#worker.terminate()
    for (const reject of this.#waiting) reject(reason)
    this.#waiting.clear()
  }
}
