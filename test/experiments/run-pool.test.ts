import { describe, expect, it } from 'vitest'
import { PoolClosed, RunPool, type TaskWorker } from '../../src/experiments/run-pool'
import type { RunTask } from '../../src/experiments/run-task'
import { doneTask } from '../support/task-results'

const task = (seed: string): RunTask => ({ scenario: { version: 1 }, seed, keep: 'figures' })
const result = doneTask({ figures: [] })

/** Workers whose tasks end when the test says so. */
class Workers {
  readonly begun: string[] = []
  opened = 0
  closed = 0
  readonly #ends = new Map<string, { resolve: () => void; reject: (reason: Error) => void }>()
  readonly #shares = new Map<string, (share: number) => void>()

  readonly open = (): TaskWorker => {
    this.opened += 1
    return {
      run: ({ seed }, onShare) => {
        this.begun.push(seed!)
        this.#shares.set(seed!, onShare)
        return new Promise((resolve, reject) => {
          this.#ends.set(seed!, { resolve: () => resolve(doneTask({ figures: [] })), reject })
        })
      },
      close: () => {
        this.closed += 1
      },
    }
  }

  getOn(seed: string, share: number): void {
    this.#shares.get(seed)!(share)
  }

  end(seed: string): void {
    this.#ends.get(seed)!.resolve()
  }

  break(seed: string): void {
    this.#ends.get(seed)!.reject(new Error('broken'))
  }
}

describe('a pool of two workers', () => {
  it('starts tasks in order, two at a time, and uses its workers again', async () => {
    const workers = new Workers()
    const pool = new RunPool(workers.open, 2)
    const results = ['a', 'b', 'c'].map((seed) => pool.run(task(seed)))
    expect(workers.begun).toEqual(['a', 'b'])
    workers.end('b')
    await results[1]
    expect(workers.begun).toEqual(['a', 'b', 'c'])
    workers.end('a')
    workers.end('c')
    expect(await Promise.all(results)).toEqual([result, result, result])
    expect(workers.opened).toBe(2)
  })

  it('knows how much of its tasks is done, and says when they have got on', async () => {
    const workers = new Workers()
    const pool = new RunPool(workers.open, 2)
    const heard: number[] = []
    pool.onShare = () => heard.push(pool.underWay)
    const first = pool.run(task('a'))
    void pool.run(task('b'))
    expect(pool.underWay).toBe(0)
    workers.getOn('a', 0.25)
    workers.getOn('b', 0.5)
    workers.getOn('a', 0.75)
    expect(heard).toEqual([0.25, 0.75, 1.25])
    workers.end('a')
    await first
    // What comes late of a task that has ended counts no more.
    workers.getOn('a', 0.9)
    expect(heard).toHaveLength(3)
    expect(pool.underWay).toBe(0.5)
  })

  it('opens no more workers than it has tasks', () => {
    const workers = new Workers()
    void new RunPool(workers.open, 2).run(task('a'))
    expect(workers.opened).toBe(1)
  })

  it('that is closed ends its workers and rejects what has no result', async () => {
    const workers = new Workers()
    const pool = new RunPool(workers.open, 1)
    const results = ['a', 'b'].map((seed) => pool.run(task(seed)))
    pool.close()
    const settled = await Promise.allSettled(results)
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(pool.run(task('c'))).rejects.toThrow(PoolClosed)
    expect(workers.closed).toBe(1)
    expect(workers.begun).toEqual(['a'])
  })

  it('hands on why a task broke down, and goes on with the next on a new worker', async () => {
    const workers = new Workers()
    const pool = new RunPool(workers.open, 1)
    const [broken, next] = ['a', 'b'].map((seed) => pool.run(task(seed)))
    workers.break('a')
    await expect(broken).rejects.toThrow('broken')
    // What is left of a worker that broke down is unknown.
    expect([workers.opened, workers.closed]).toEqual([2, 1])
    workers.end('b')
    expect(await next).toEqual(result)
  })
})
