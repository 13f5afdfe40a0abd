import { describe, expect, it } from 'vitest'
import { JobQueue } from '../../src/simulation/job-queue'

/** A queue of named jobs; the test ends jobs and lets the planned events happen. */
class Bench {
  readonly begun: string[] = []
  readonly events: (() => void)[] = []
  readonly queue: JobQueue<string>
  readonly #left = new Map<string, () => void>()

  constructor(workers: number) {
    this.queue = new JobQueue({
      workers,
      begin: (name, left) => {
        this.begun.push(name)
        this.#left.set(name, left)
      },
      afterThis: (happen) => this.events.push(happen),
    })
  }

  add(...names: string[]): void {
    for (const name of names) this.queue.add(name)
  }

  end(name: string): void {
    this.#left.get(name)!()
  }

  /** Does what was planned for after this, and what that plans. */
  happen(): void {
    for (let event = this.events.shift(); event; event = this.events.shift()) event()
  }
}

describe('a job queue', () => {
  it.each([
    [1, ['a']],
    [2, ['a', 'b']],
    [5, ['a', 'b', 'c']],
  ])('begins as many jobs as it has workers: %i', (workers, begun) => {
    const bench = new Bench(workers)
    bench.add('a', 'b', 'c')
    expect(bench.begun).toEqual(begun)
  })

  it('begins the next job in an event of its own, not within the step that ended one', () => {
    const bench = new Bench(1)
    bench.add('a', 'b')
    bench.end('a')
    expect(bench.begun).toEqual(['a'])
    bench.happen()
    expect(bench.begun).toEqual(['a', 'b'])
  })

  it('begins jobs in the order in which they came, whichever worker is free first', () => {
    const bench = new Bench(2)
    bench.add('a', 'b', 'c', 'd', 'e')
    bench.end('b')
    bench.happen()
    bench.end('a')
    bench.end('c')
    bench.happen()
    expect(bench.begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('lets no job that has just come pass one that waits for the freed worker', () => {
    const bench = new Bench(1)
    bench.add('a', 'waiting')
    bench.end('a')
    bench.add('new')
    expect(bench.begun).toEqual(['a', 'waiting'])
    bench.happen()
    expect(bench.begun).toEqual(['a', 'waiting'])
    bench.end('waiting')
    bench.happen()
    expect(bench.begun).toEqual(['a', 'waiting', 'new'])
  })

  it('gives the next job to the free worker with the lowest number', () => {
    const begun: string[] = []
    const leaving: (() => void)[] = []
    const queue = new JobQueue<string>({
      workers: 4,
      begin: (name, left, worker) => {
        begun.push(`${name} on ${worker}`)
        leaving[worker] = left
      },
      afterThis: (happen) => happen(),
    })
    for (const name of ['a', 'b', 'c']) queue.add(name)
    for (const worker of [2, 3, 1]) leaving[worker]!()
    for (const name of ['d', 'e', 'f', 'g']) queue.add(name)
    expect(begun.slice(0, 3)).toEqual(['a on 1', 'b on 2', 'c on 3'])
    expect(begun.slice(3)).toEqual(['d on 1', 'e on 2', 'f on 3', 'g on 4'])
  })

  it('plans nothing for a free worker where nothing waits', () => {
    const bench = new Bench(2)
    bench.add('a')
    bench.end('a')
    expect(bench.events).toEqual([])
  })
})
