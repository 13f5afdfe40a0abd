import { describe, expect, it, vi } from 'vitest'
import { RunPool, type TaskWorker } from '../../../src/experiments/run-pool'
import type { RunTask, TaskResult } from '../../../src/experiments/run-task'
import type { PayingService } from '../../../src/ui/lab/paying-service'
import { SeedRuns, type SeedEngine } from '../../../src/ui/seeds/seed-runs.svelte'
import type { FiguresBySeed } from '../../../src/ui/seeds/seed-store'
import { scenarioKey, seedSubject, type SeedSubject } from '../../../src/ui/seeds/seed-subject'
import { readScenario } from '../../../src/scenario/read-scenario'
import { strataBasis } from '../../../src/scenario/strata-basis'
import type { Scenario } from '../../../src/scenario/schema'
import { endedRun } from '../../support/ended-runs'
import { payingService } from '../../support/paying-service'
import { doneTask } from '../../support/task-results'

function scenarioOf(settings: object): Scenario {
  const read = readScenario({ version: 1, ...settings })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

const own = (margin: number): SeedSubject['own'] => ({
  seed: 'seed-0',
  values: { instant_margin: margin },
  violations: 0,
})

const subject = (
  days: number,
  seeds = 3,
  changes: Partial<Pick<SeedSubject, 'own' | 'memoryBytes'>> = {},
): SeedSubject => {
  const scenario = scenarioOf({ days })
  return {
    key: scenarioKey(scenario, null),
    scenario,
    sampledBy: null,
    sales: null,
    service: null,
    seeds: Array.from({ length: seeds }, (_, index) => `seed-${index}`),
    own: own(0),
    memoryBytes: 1,
    ...changes,
  }
}

/** Workers whose tasks end when the test says so; runs of one byte each fit into all of them. */
class Bench {
  readonly begun: string[] = []
  readonly tasks: RunTask[] = []
  closed = 0
  readonly sizes: number[] = []
  readonly kept = new Map<string, FiguresBySeed>()
  readonly #ends = new Map<string, { resolve(result: TaskResult): void }>()
  readonly runs: SeedRuns
  milliseconds = 0
  /** What is stored can be read then. */
  read: Promise<void> = Promise.resolve()

  constructor(
    size: number,
    public isHeld = false,
  ) {
    const engine: SeedEngine = {
      open: (_, opened) => {
        this.sizes.push(opened)
        return new RunPool(() => this.#worker(), opened)
      },
      sizeFor: ({ memoryBytes }) => Math.max(1, Math.floor(size / memoryBytes)),
      whenIdle: (call) => call(),
      now: () => this.milliseconds,
    }
    const store = {
      results: async (key: string) => {
        await this.read
        return this.kept.get(key) ?? {}
      },
      put: (key: string, results: FiguresBySeed) =>
        Promise.resolve(void this.kept.set(key, results)),
      tidy: () => Promise.resolve(),
    }
    this.runs = new SeedRuns(engine, store, {
      load: () => this.isHeld,
      keep: (held) => {
        this.isHeld = held
      },
    })
  }

  #worker(): TaskWorker {
    return {
      run: (task) => {
        const name = nameOf(task)
        this.begun.push(name)
        this.tasks.push(task)
        return new Promise((resolve) => this.#ends.set(name, { resolve }))
      },
      close: () => void (this.closed += 1),
    }
  }

  async end(name: string, margin: number, violations = 0): Promise<void> {
    const figure = { name: 'instant_margin', unit: 'cents', bound: null, sql: '' } as const
    const figures = [{ ...figure, value: margin }]
    this.#ends.get(name)!.resolve(doneTask({ figures, violations }))
    await settled()
  }

  async refuse(name: string): Promise<void> {
    const problems = [{ path: 'days', value: 0, expected: 'a run that fits' }]
    this.#ends.get(name)!.resolve({ ok: false, problems })
    await settled()
  }

  margins(of: SeedSubject): (number | undefined)[] {
    return this.runs.resultsOf(of).map(({ values }) => values.instant_margin)
  }
}

const nameOf = ({ scenario, seed }: RunTask): string =>
  `${(scenario as Scenario).days} ${seed!.replace('seed-', '')}`

/** All that is waiting to be answered has been. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('other seeds', () => {
  it('are run once the page is at rest, the own one not again', async () => {
    const bench = new Bench(1)
    const one = subject(10)
    bench.runs.want([one], false)
    await settled()
    expect(bench.begun).toEqual([])
    bench.runs.want([one], true)
    await settled()
    expect(bench.begun).toEqual(['10 1'])
    expect(bench.runs.isWorking).toBe(true)
    await bench.end('10 1', 5)
    await bench.end('10 2', 7)
    expect(bench.margins(one)).toEqual([0, 5, 7])
    expect([bench.runs.isWorking, bench.closed]).toEqual([false, 1])
  })

  it('say how many violations were found under each', async () => {
    const bench = new Bench(1)
    const one = subject(10, 3, { own: { ...own(0)!, violations: 2 } })
    bench.runs.want([one], true)
    await settled()
    await bench.end('10 1', 5, 1)
    await bench.end('10 2', 7)
    expect(bench.runs.resultsOf(one).map(({ violations }) => violations)).toEqual([2, 1, 0])
  })

  it('of several scenarios get on side by side', async () => {
    const bench = new Bench(3)
    bench.runs.want([subject(10), subject(20)], true)
    await settled()
    expect(bench.begun).toEqual(['10 1', '20 1', '10 2'])
  })

  it('say how long the others take, as soon as that can be told, each scenario once', async () => {
    const bench = new Bench(1)
    const one = subject(10, 9)
    bench.runs.want([one, one], true)
    await settled()
    const left: (number | null)[] = []
    for (const seed of [1, 2, 3, 4]) {
      bench.milliseconds += 2_000
      await bench.end(`10 ${seed}`, 5)
      left.push(bench.runs.secondsLeft)
    }
    expect(left).toEqual([null, null, 10, 8])
    bench.runs.hold(true)
    expect(bench.runs.secondsLeft).toBeNull()
  })

  it('end at once when something is started, keep what came in and go on later', async () => {
    const bench = new Bench(1)
    const one = subject(10)
    bench.runs.want([one], true)
    await settled()
    await bench.end('10 1', 5)
    expect(bench.begun).toEqual(['10 1', '10 2'])
    bench.runs.want([one], false)
    expect([bench.closed, bench.runs.isWorking]).toEqual([1, false])
    expect(bench.margins(one)).toEqual([0, 5])
    bench.runs.want([one], true)
    await settled()
    expect(bench.begun).toEqual(['10 1', '10 2', '10 2'])
  })

  it('that a reader has stopped wait for the reader', async () => {
    const bench = new Bench(1)
    bench.runs.want([subject(10)], true)
    await settled()
    bench.runs.hold(true)
    expect(bench.closed).toBe(1)
    bench.runs.want([subject(10)], true)
    await settled()
    expect(bench.begun).toEqual(['10 1'])
    bench.runs.hold(false)
    await settled()
    expect(bench.begun).toEqual(['10 1', '10 1'])
  })

  it('that a reader stopped in an earlier visit stay stopped until asked for', async () => {
    const bench = new Bench(1, true)
    bench.runs.want([subject(10)], true)
    await settled()
    expect([bench.begun, bench.runs.isHeld]).toEqual([[], true])
    bench.runs.hold(false)
    await settled()
    expect([bench.begun, bench.isHeld]).toEqual([['10 1'], false])
    bench.runs.hold(true)
    expect(bench.isHeld).toBe(true)
  })

  it('are stored, and what is stored is not run again', async () => {
    const bench = new Bench(1)
    const one = subject(10)
    bench.kept.set(one.key, { 'seed-1': { values: { instant_margin: 4 }, violations: 0 } })
    bench.runs.want([one], true)
    await settled()
    expect(bench.begun).toEqual(['10 2'])
    await bench.end('10 2', 6)
    expect(bench.kept.get(one.key)).toEqual({
      'seed-1': { values: { instant_margin: 4 }, violations: 0 },
      'seed-2': { values: { instant_margin: 6 }, violations: 0 },
    })
  })

  it('are not run while it is being read which of them are stored, however often they are wanted', async () => {
    const bench = new Bench(1)
    const [one, other] = [subject(10), subject(20)]
    bench.kept.set(one.key, { 'seed-1': { values: { instant_margin: 4 }, violations: 0 } })
    let read!: () => void
    bench.read = new Promise((resolve) => (read = resolve))
    bench.runs.want([one], true)
    bench.runs.want([one], true)
    await settled()
    expect(bench.begun).toEqual([])
    read()
    await settled()
    expect(bench.begun).toEqual(['10 2'])
    bench.read = new Promise(() => undefined)
    bench.runs.want([one, other], true)
    await bench.end('10 2', 6)
    expect([bench.begun, bench.margins(one)]).toEqual([['10 2'], [0, 4, 6]])
  })

  it('are run by so many workers that the largest scenario fits into each', async () => {
    const bench = new Bench(4)
    const [small, large] = [subject(10), subject(20, 3, { memoryBytes: 3 })]
    bench.runs.want([small], true)
    await settled()
    expect([bench.sizes, bench.begun]).toEqual([[4], ['10 1', '10 2']])
    bench.runs.want([small, large], true)
    await settled()
    await bench.end('10 1', 5)
    expect(bench.begun).toHaveLength(2)
    await bench.end('10 2', 5)
    expect([bench.sizes, bench.begun.slice(2)]).toEqual([[4, 1], ['20 1']])
    await bench.end('20 1', 5)
    expect(bench.begun.slice(2)).toEqual(['20 1', '20 2'])
  })

  it('are run where the browser does not say in ten seconds which of them are stored', async () => {
    vi.useFakeTimers()
    const bench = new Bench(1)
    bench.read = new Promise(() => undefined)
    bench.runs.want([subject(10)], true)
    await vi.advanceTimersByTimeAsync(9_999)
    expect(bench.begun).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(bench.begun).toEqual(['10 1'])
    vi.useRealTimers()
  })

  it('are compared with what this build makes of the run, not with what an earlier one did', async () => {
    const bench = new Bench(1)
    const kept = subject(10, 3, { own: null })
    bench.runs.want([kept], true)
    await settled()
    expect(bench.begun).toEqual(['10 0'])
    await bench.end('10 0', 5)
    expect(bench.margins(kept)).toEqual([5])
    const onPage = subject(10, 3, { own: own(7) })
    bench.runs.want([onPage], true)
    expect(bench.margins(onPage)).toEqual([7])
    expect(bench.kept.get(kept.key)).toEqual({
      'seed-0': { values: { instant_margin: 5 }, violations: 0 },
    })
  })

  it('that are refused are not tried again, and say why', async () => {
    const bench = new Bench(1)
    const [one, other] = [subject(10), subject(20)]
    bench.runs.want([one, other], true)
    await settled()
    await bench.refuse('10 1')
    expect(bench.runs.failureOf(one)).toBe('a run that fits')
    expect(bench.runs.failureOf(other)).toBeNull()
    expect(bench.begun).toEqual(['10 1', '20 1'])
  })

  it('that were refused are tried again after the reader has run something', async () => {
    const bench = new Bench(1)
    const one = subject(10)
    bench.runs.want([one], true)
    await settled()
    await bench.refuse('10 1')
    bench.runs.want([one], false)
    expect(bench.runs.failureOf(one)).toBeNull()
    bench.runs.want([one], true)
    await settled()
    expect(bench.begun).toEqual(['10 1', '10 1'])
  })
})

it('results belong to a scenario, whatever its name and seed', () => {
  const key = (settings: object): string => scenarioKey(scenarioOf(settings), null)
  expect(key({ name: 'one', seed: 'a' })).toBe(key({ name: 'two', seed: 'b' }))
  expect(key({ days: 10 })).not.toBe(key({ days: 11 }))
})

it('seeds of a run are other runs where another payout service pays', () => {
  const key = (service: PayingService | null) => scenarioKey(scenarioOf({}), null, null, service)
  const [one, other] = [payingService('new-key-each-hour'), payingService('silence-is-refusal')]
  expect(new Set([key(null), key(one), key(other)]).size).toBe(3)
  expect(key(payingService('new-key-each-hour'))).toBe(key(one))
})

it('the own values of a run are those of its report, where this build has made it', () => {
  const { header, salesFile, outcome } = endedRun({ version: 1, days: 2, population: { size: 4 } })
  const { report } = outcome
  const ownOf = (isOfThisBuild: boolean) =>
    seedSubject({ header, report, salesFile, service: null, isOfThisBuild }, report, null)!.own
  expect(ownOf(true)).toMatchObject({ seed: report.seed, values: { instant_margin: 0 } })
  expect(ownOf(false)).toBeNull()
})

describe('a run on a sample that is compared with another one', () => {
  const sampled = (instantFeeBasisPoints: number) => {
    const population = {
      size: 120,
      sample: { creators: 100 },
      adoption: { mode: 'model' },
    } as const
    const policy = { name: 'payout-lab', instantFeeBasisPoints } as const
    return endedRun({ version: 1, days: 2, population, policy })
  }
  const [first, dearer] = [sampled(300), sampled(600)]
  const subjectOf = (run: typeof first, comparedWith: typeof first) =>
    seedSubject(
      { ...run, service: null, report: run.outcome.report, isOfThisBuild: true },
      comparedWith.outcome.report,
      null,
    )!

  it('is run again, its own seed too, with the creators of that one', () => {
    const paired = subjectOf(dearer, first)
    expect(paired.sampledBy).toEqual(strataBasis(first.outcome.report.scenario))
    expect(paired.own).toBeNull()
    expect(paired.key).not.toBe(subjectOf(dearer, dearer).key)
  })

  it('has the same creators already where both are divided in the same way', () => {
    for (const subjectAlone of [subjectOf(first, first), subjectOf(dearer, dearer)]) {
      expect(subjectAlone).toMatchObject({ sampledBy: null, own: { seed: 'payout-lab' } })
    }
  })

  it('hands its basis to the worker', async () => {
    const bench = new Bench(1)
    const paired = subjectOf(dearer, first)
    bench.runs.want([paired], true)
    await settled()
    expect(bench.tasks).toMatchObject([{ sampledBy: paired.sampledBy }])
  })
})
