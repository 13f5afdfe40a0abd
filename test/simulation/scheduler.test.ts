import { describe, expect, it } from 'vitest'
import type { Instant } from '../../src/core/calendar'
import type { LostJob } from '../../src/core/lost-job'
import type { HandedOutJob, Job, Workflow } from '../../src/payouts/ports'
import { Agenda } from '../../src/simulation/agenda'
import { Scheduler } from '../../src/simulation/scheduler'
import { Draws } from '../../src/core/draws'
import { RequestDraws } from '../../src/simulation/request-draws'
import { Wire } from '../../src/simulation/wire/wire'
import { ledgerWith } from '../support/ledgers'
import { ProcessorsByHand } from '../support/processors'

const STEPS_MAX = 100_000

interface BenchOptions {
  workers?: number
  jobLifetimeSeconds?: number | null
}

/** A scheduler whose jobs write down when they do what, with calls that take two seconds each way. */
class Bench {
  readonly log: string[] = []
  readonly lost: LostJob[] = []
  readonly scheduler: Scheduler
  /** What was written down in each step: a step is one transaction. */
  readonly byStep: string[][] = []
  readonly #agenda = new Agenda()
  now: Instant = 0

  constructor({ workers = 1, jobLifetimeSeconds = null }: BenchOptions = {}) {
    this.scheduler = new Scheduler({
      agenda: this.#agenda,
      wire: new Wire({
        agenda: this.#agenda,
        processors: new ProcessorsByHand(ledgerWith({ creatorId: 1 }), 0).processors,
        callLatency: { medianSeconds: 2, sigma: 0, maximumSeconds: 2 },
        requestDraws: new RequestDraws(new Draws('scheduler'), String, () => 0),
        now: () => this.now,
        faults: null,
      }),
      workers,
      jobLifetimeSeconds,
      handleOf: String,
      now: () => this.now,
      onAnswer: ({ request }, { outcome }) => this.#write(`answer to ${request.kind}: ${outcome}`),
      onJobLost: (lost) => this.lost.push(lost),
    })
  }

  #write(text: string): void {
    this.log.push(`${this.now} ${text}`)
  }

  /** A job that writes down its beginning, each sleep and its end. */
  sleeper(name: string, sleeps: readonly number[] = [], retriesMax = 0): HandedOutJob {
    const write = (text: string): void => this.#write(`${name} ${text}`)
    return {
      name,
      kind: 'pay-creators',
      retriesMax,
      begin: function* (): Workflow {
        write('begins')
        for (const seconds of sleeps) {
          yield { effect: 'sleep', seconds, why: 'before-next-try' }
          write(`slept ${seconds}`)
        }
        write('ends')
      },
    }
  }

  start(...jobs: Job[]): void {
    for (const job of jobs) this.scheduler.startJob(this.now, job)
  }

  run(): void {
    for (let step = 0; ; step += 1) {
      if (step === STEPS_MAX) throw new Error(`Not at its end after ${STEPS_MAX} steps`)
      const planned = this.#agenda.take()
      if (!planned) return
      this.now = planned.at
      const before = this.log.length
      planned.happen()
      this.byStep.push(this.log.slice(before))
    }
  }
}

describe('jobs and workers', () => {
  it.each([
    [
      'one worker does one job after another, the next at the instant at which it is free',
      1,
      [
        '0 a begins',
        '10 a slept 10',
        '10 a ends',
        '10 b begins',
        '30 b slept 20',
        '30 b ends',
        '30 c begins',
        '35 c slept 5',
        '35 c ends',
      ],
    ],
    [
      'two workers do two jobs at a time, and the third when the first of them is free',
      2,
      [
        '0 a begins',
        '0 b begins',
        '10 a slept 10',
        '10 a ends',
        '10 c begins',
        '15 c slept 5',
        '15 c ends',
        '20 b slept 20',
        '20 b ends',
      ],
    ],
  ])('%s', (_what, workers, log) => {
    const bench = new Bench({ workers })
    bench.start(bench.sleeper('a', [10]), bench.sleeper('b', [20]), bench.sleeper('c', [5]))
    bench.run()
    expect(bench.log).toEqual(log)
  })

  it.each([1, 3, 10])('each step belongs to one job, with %i workers', (workers) => {
    const bench = new Bench({ workers })
    bench.start(...'abcdefghijkl'.split('').map((name) => bench.sleeper(name, [1])))
    bench.run()
    const jobsInStep = bench.byStep.map(
      (lines) => new Set(lines.map((line) => line.split(' ')[1])).size,
    )
    expect(Math.max(...jobsInStep)).toBe(1)
    expect(bench.log).toHaveLength(36)
  })

  it('5,000 jobs that wait, and end in the step in which they begin, are done one after the other', () => {
    const bench = new Bench()
    bench.start(bench.sleeper('first', [1]))
    const names = Array.from({ length: 5_000 }, (_, index) => `job-${index + 1}`)
    bench.start(...names.map((name) => bench.sleeper(name)))
    bench.run()
    expect(bench.log.slice(3)).toEqual(
      names.flatMap((name) => [`1 ${name} begins`, `1 ${name} ends`]),
    )
  })

  it('a job put into the queue by another waits for its delay, and the other goes on at once', () => {
    const bench = new Bench()
    const inner = bench.sleeper('inner')
    bench.start({
      name: 'outer',
      kind: 'standard-payouts',
      retriesMax: 0,
      begin: function* () {
        yield { effect: 'enqueue', delaySeconds: 30, job: inner }
        yield* bench.sleeper('outer', [10]).begin()
      },
    })
    bench.run()
    expect(bench.log).toEqual([
      '0 outer begins',
      '10 outer slept 10',
      '10 outer ends',
      '30 inner begins',
      '30 inner ends',
    ])
  })

  it('what a job puts into the queue is of its run, which is at work as long as any of it is', () => {
    const bench = new Bench({ workers: 2 })
    const oldest: unknown[] = []
    const look = (): number =>
      oldest.push([bench.now, bench.scheduler.inProgress.oldestRunAt(() => true)])
    const looking = (name: string, sleeps: number[]): HandedOutJob => ({
      name,
      kind: 'pay-creators',
      retriesMax: 0,
      begin: function* () {
        look()
        yield* bench.sleeper(name, sleeps).begin()
      },
    })
    bench.start({
      name: 'outer',
      kind: 'standard-payouts',
      retriesMax: 0,
      begin: function* () {
        yield { effect: 'sleep', seconds: 5, why: 'before-next-try' }
        yield { effect: 'enqueue', delaySeconds: 30, job: looking('inner', [10]) }
      },
    })
    bench.scheduler.startJob(3, looking('other', [1]))
    bench.scheduler.startJob(50, looking('last', []))
    expect(bench.scheduler.inProgress.workedUntil(0)).toBeNull()
    bench.run()
    expect([0, 3, 50].map((runAt) => bench.scheduler.inProgress.workedUntil(runAt))).toEqual([
      45, 4, 50,
    ])
    expect(oldest).toEqual([
      [3, 0],
      [35, 0],
      [50, 50],
    ])
    expect(bench.scheduler.inProgress.oldestRunAt(() => true)).toBeNull()
  })

  it('a request from outside does not wait for a worker', () => {
    const bench = new Bench()
    bench.start(bench.sleeper('job', [100]))
    bench.scheduler.startRequest(50, {
      kind: 'request-payout',
      name: 'request',
      creatorId: 1,
      attempt: 1,
      begin: bench.sleeper('request').begin,
    })
    bench.run()
    expect(bench.log.slice(1, 3)).toEqual(['50 request begins', '50 request ends'])
  })
})

describe('a worker that is recycled', () => {
  it('takes its job with it, which begins again a minute later as often as it may', () => {
    const bench = new Bench({ jobLifetimeSeconds: 100 })
    bench.start(bench.sleeper('long', [60, 60], 2))
    bench.run()
    expect(bench.log).toEqual([
      '0 long begins',
      '60 long slept 60',
      '160 long begins',
      '220 long slept 60',
      '320 long begins',
      '380 long slept 60',
    ])
    const lost = { name: 'long', queuedAt: 0, creatorIds: null }
    expect(bench.lost).toEqual([
      { ...lost, lostAt: 100, attempts: 1, isGivenUp: false },
      { ...lost, lostAt: 260, attempts: 2, isGivenUp: false },
      { ...lost, lostAt: 420, attempts: 3, isGivenUp: true },
    ])
  })

  it.each([
    ['is done before', 99, []],
    ['would be done at that very instant', 100, [100]],
    ['is not done', 101, [100]],
  ])('and a job that %s', (_what, seconds, lostAt) => {
    const bench = new Bench({ jobLifetimeSeconds: 100 })
    bench.start(bench.sleeper('job', [seconds]))
    bench.run()
    expect(bench.lost.map((lost) => lost.lostAt)).toEqual(lostAt)
  })

  it('frees its worker for the next job, and says whom the lost one was to pay', () => {
    const bench = new Bench({ jobLifetimeSeconds: 100 })
    bench.start({ ...bench.sleeper('dies', [500]), creatorIds: [7, 9] }, bench.sleeper('next', [1]))
    bench.run()
    expect(bench.log).toEqual([
      '0 dies begins',
      '100 next begins',
      '101 next slept 1',
      '101 next ends',
    ])
    expect(bench.lost).toEqual([
      {
        name: 'dies',
        queuedAt: 0,
        lostAt: 100,
        attempts: 1,
        isGivenUp: true,
        creatorIds: [7, 9],
      },
    ])
  })

  it('does not hear the answer to what its job has asked', () => {
    const ask = function* (): Workflow {
      yield {
        effect: 'call',
        processor: 'stripe',
        request: { kind: 'instantly_available', creatorId: 1 },
      }
    }
    const answers = (jobLifetimeSeconds: number): string[] => {
      const bench = new Bench({ jobLifetimeSeconds })
      bench.start({ name: 'ask', kind: 'standard-payouts', retriesMax: 0, begin: ask })
      bench.run()
      return bench.log
    }
    expect(answers(5)).toEqual(['4 answer to instantly_available: done'])
    expect(answers(3)).toEqual([])
  })
})
