/**
 * Runs the runs of an experiment, several at a time, each on a worker of its own. The pool does not
 * know what a worker is: a web worker on the page, a thread on Node. Results do not depend on the
 * number of workers, since a run is a function of its task.
 */
import { sum } from '../core/sum'
import type { RunTask, TaskResult } from './run-task'

/** One worker: takes a task at a time. */
export interface TaskWorker {
  /** `onShare`: now and then how much of the task is done, from 0 to 1. Not every worker says so. */
  run<Task extends RunTask>(task: Task, onShare: (share: number) => void): Promise<TaskResult<Task>>
  /** Ends the worker, whatever it is at. */
  close(): void
}

/** What a pool's waiting tasks are rejected with when it is closed. */
export class PoolClosed extends Error {
  constructor() {
    super('The pool of runs was closed')
    this.name = 'PoolClosed'
  }
}

interface Waiting {
  task: RunTask
  /** As a method: the result has what its task asked for, and the queue has tasks of all kinds. */
  resolve(result: TaskResult): void
  reject: (reason: unknown) => void
  /** How much of it is done, from 0 to 1. */
  share: number
}

export class RunPool {
  readonly #open: () => TaskWorker
  readonly size: number
  readonly #waiting: Waiting[] = []
  readonly #idle: TaskWorker[] = []
  readonly #busy = new Map<TaskWorker, Waiting>()
  #closed = false
  /** Called when tasks that are under way have got on. */
  onShare: () => void = () => undefined

  /** `open` starts a worker; at most `size` are started, each when there is work for it. */
  constructor(open: () => TaskWorker, size: number) {
    this.#open = open
    this.size = size
  }

  run<Task extends RunTask>(task: Task): Promise<TaskResult<Task>> {
    if (this.#closed) return Promise.reject(new PoolClosed())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject, share: 0 })
      this.#startNext()
    })
  }

  /** How many tasks those come to that are under way: two that are half done are one. */
  get underWay(): number {
    return sum([...this.#busy.values()], ({ share }) => share)
  }

  /** Ends all workers; tasks that have no result are rejected. */
  close(): void {
    this.#closed = true
    for (const worker of [...this.#idle, ...this.#busy.keys()]) worker.close()
    for (const { reject } of [...this.#busy.values(), ...this.#waiting]) reject(new PoolClosed())
    this.#idle.length = 0
    this.#waiting.length = 0
    this.#busy.clear()
  }

  #startNext(): void {
    if (this.#closed || this.#waiting.length === 0) return
    const worker = this.#idle.pop() ?? (this.#busy.size < this.size ? this.#open() : null)
    if (!worker) return
    const waiting = this.#waiting.shift()!
    this.#busy.set(worker, waiting)
    const onShare = (share: number): void => {
      waiting.share = share
      if (this.#busy.has(worker)) this.onShare()
    }
    worker.run(waiting.task, onShare).then(
      (result) => {
        if (!this.#busy.delete(worker)) return
        this.#idle.push(worker)
        waiting.resolve(result)
        this.#startNext()
      },
      (reason: unknown) => {
        if (!this.#busy.delete(worker)) return
        // What is left of a worker that failed is unknown: the next task gets a new one.
        worker.close()
        waiting.reject(reason)
        this.#startNext()
      },
    )
  }
}
