import { afterEach, describe, expect, it, vi } from 'vitest'
import { RunPool } from '../../../src/experiments/run-pool'
import type { SweepPlan } from '../../../src/experiments/sweep/plan'
import { runSweep, type CachedRun } from '../../../src/experiments/sweep/run-sweep'
import { FeeLab } from '../../../src/ui/fees/fee-lab.svelte'
import { cacheIn, poolHere, runHere } from '../../support/run-pools'
import { storage } from '../../support/storage'
import { sweepPlan } from '../../support/sweeps'

const plan = (seeds = 2, days = 3): SweepPlan =>
  sweepPlan({
    scenario: { version: 1, days, population: { size: 5 } },
    seeds,
    axes: [{ path: 'policy.instantFeeBasisPoints', values: [100, 300] }],
  })

/** A lab whose runs end one by one when the test says so. */
class Bench {
  readonly kept = new Map<string, CachedRun>()
  simulated = 0
  lookedUp = 0
  closed = 0
  milliseconds = 0
  /** What is kept can be read then. */
  reading: Promise<void> = Promise.resolve()
  #next: (() => void)[] = []
  /** Says how much is done of the run that is next to end. */
  getOn: (share: number) => void = () => undefined
  failure: Error | null = null
  readonly lab: FeeLab

  constructor(kept: ReadonlyMap<string, CachedRun> = new Map()) {
    for (const [key, run] of kept) this.kept.set(key, run)
    this.lab = new FeeLab(
      {
        open: (_, size) =>
          new RunPool(
            () => ({
              run: (task, onShare) =>
                new Promise((resolve, reject) => {
                  this.getOn = onShare
                  this.#next.push(() => {
                    this.simulated += 1
                    this.milliseconds += 1_000
                    if (this.failure) reject(this.failure)
                    else resolve(runHere(task))
                  })
                }),
              close: () => {
                this.closed += 1
                this.#next = []
              },
            }),
            size,
          ),
        sizeFor: () => 1,
        now: () => this.milliseconds,
      },
      {
        get: async (key) => {
          this.lookedUp += 1
          await this.reading
          return this.kept.get(key) ?? null
        },
        put: (key, run) => Promise.resolve(void this.kept.set(key, run)),
        takeIn: () => undefined,
        tidy: () => Promise.resolve(),
      },
    )
  }

  async endRuns(count: number): Promise<void> {
    for (let ended = 0; ended < count; ended += 1) {
      this.#next.shift()?.()
      await settled()
    }
  }

  /** A whole sweep, which takes so many runs. */
  async runCurve(swept: SweepPlan, runs: number, points?: string[]): Promise<void> {
    const running = this.lab.run('curve', swept, null, points)
    await settled()
    await this.endRuns(runs)
    await running
  }

  get seedsShown(): [string, number][] {
    const points = this.lab.shown('curve')?.points ?? []
    return points.map(({ point, seeds }) => [point.id, seeds.length])
  }
}

/** What sweeps need has been read, and all that was waiting has gone on. */
async function settled(): Promise<void> {
  await vi.dynamicImportSettled()
  await new Promise((resolve) => setTimeout(resolve))
}

describe('a sweep of the page', () => {
  it('shows each result as it comes, and how long the others take', async () => {
    const bench = new Bench()
    const swept = plan()
    const running = bench.lab.run('curve', swept, null)
    await settled()
    // At first it goes by what is expected of runs.
    const secondsLeft = bench.lab.secondsFor(swept)
    expect(secondsLeft).toBeGreaterThan(0)
    expect(bench.lab.running).toMatchObject({ name: 'curve', secondsLeft })
    // The scenario has a fee of 3%: its run is that of the axis, and all have one baseline.
    await bench.endRuns(2)
    expect(bench.seedsShown).toEqual([
      ['scenario', 1],
      ['axis/1', 1],
    ])
    await bench.endRuns(1)
    expect(bench.seedsShown).toEqual([
      ['scenario', 1],
      ['axis/0', 1],
      ['axis/1', 1],
    ])
    expect(bench.lab.running).toMatchObject({ share: 1 / 2, secondsLeft: 3 })
    await bench.endRuns(3)
    await running
    expect(bench.seedsShown.map(([, seeds]) => seeds)).toEqual([2, 2, 2])
    expect(bench.lab.running).toBeNull()
    expect(bench.simulated).toBe(6)
  })

  it('counts what is done of a run that goes on, and never less than before', async () => {
    const bench = new Bench()
    void bench.lab.run('curve', plan(), null)
    await settled()
    bench.milliseconds = 500
    bench.getOn(0.5)
    expect(bench.lab.running).toMatchObject({ share: 1 / 12 })
    await bench.endRuns(3)
    expect(bench.lab.running?.share).toBe(1 / 2)
    bench.getOn(0.5)
    expect(bench.lab.running?.share).toBeCloseTo(7 / 12)
    // Half a second and three whole ones have brought so much.
    expect(bench.lab.running?.secondsLeft).toBeCloseTo((3.5 / 7) * 5)
  })

  it('keeps what it has when it is cancelled, and runs only the rest when it is asked again', async () => {
    const bench = new Bench()
    const swept = plan()
    const running = bench.lab.run('curve', swept, null)
    await settled()
    await bench.endRuns(2)
    bench.lab.cancel()
    await running
    expect(bench.closed).toBe(1)
    expect(bench.lab.running).toBeNull()
    expect(bench.seedsShown).toHaveLength(2)
    await bench.runCurve(swept, 5)
    expect(bench.simulated).toBe(6)
    expect(bench.seedsShown.map(([, seeds]) => seeds)).toEqual([2, 2, 2])
  })

  it('tells how long the rest takes by what it simulates, however much was known before', async () => {
    const bench = new Bench()
    const swept = plan(10)
    void bench.lab.run('curve', swept, null)
    await settled()
    await bench.endRuns(15)
    void bench.lab.run('curve', swept, null)
    await settled()
    expect(bench.lab.running).toMatchObject({ secondsLeft: bench.lab.secondsFor(swept, 0.5) })
    await bench.endRuns(3)
    // A second each.
    expect(bench.lab.running).toMatchObject({
      share: 0.6,
      secondsLeft: expect.closeTo(12) as number,
    })
  })

  it('says how long another sweep takes by what runs have taken here', async () => {
    const bench = new Bench()
    const swept = plan()
    const expected = bench.lab.secondsFor(swept)
    expect(expected).not.toBeCloseTo(6)
    void bench.lab.run('curve', swept, null)
    await settled()
    await bench.endRuns(2)
    // Too few to tell.
    expect(bench.lab.secondsFor(swept)).toBe(expected)
    await bench.endRuns(4)
    // A second each.
    expect(bench.lab.secondsFor(swept)).toBeCloseTo(6)
    expect(bench.lab.secondsFor(swept, 0.5)).toBeCloseTo(3)
    expect(bench.lab.secondsFor(plan(4))).toBeCloseTo(12)
  })

  it('keeps its goal as high as it is when money is shown for another period', () => {
    const { lab } = new Bench()
    lab.goal = { ...lab.goal, marginCents: 1_000_00 }
    lab.period = 'year'
    expect(lab.goal.marginCents).toBe(11_992_00)
    lab.period = 'month'
    expect(lab.goal.marginCents).toBe(1_000_00)
    // A link has the goal of its own period.
    lab.inPlace = { ...lab.inPlace, period: 'year' }
    expect(lab.goal.marginCents).toBe(1_000_00)
  })

  it('runs what is queued after what goes on, together and in the order of the plan', async () => {
    const bench = new Bench()
    const { lab } = bench
    const alternatives = plan()
    void lab.run('curve', plan(1), null, ['scenario'])
    await settled()
    lab.queue('alternatives', alternatives, null, ['scenario', 'axis/1'])
    lab.queue('alternatives', alternatives, null, ['scenario', 'axis/0'])
    expect(lab.queuedOf('alternatives')).toEqual(['scenario', 'axis/1', 'axis/0'])
    expect(lab.queuedOf('curve')).toEqual([])
    // A run takes the processors, and what waits is not forgotten.
    lab.giveWay()
    lab.goOn()
    await settled()
    expect(lab.running?.name).toBe('curve')
    await bench.endRuns(2)
    expect(lab.running).toMatchObject({
      name: 'alternatives',
      pointIds: ['scenario', 'axis/0', 'axis/1'],
    })
    expect(lab.queuedOf('alternatives')).toEqual([])
    await bench.endRuns(10)
    expect(lab.running).toBeNull()
    expect(lab.shown('alternatives')!.points.map(({ seeds }) => seeds.length)).toEqual([2, 2, 2])
  })

  it.each([
    ['the reader stops it', (lab: FeeLab) => lab.cancel()],
    ['another sweep is run', (lab: FeeLab) => void lab.run('grid', plan(1), null)],
  ])('does not run what is queued where %s', async (_how, stop) => {
    const { lab } = new Bench()
    void lab.run('curve', plan(1), null)
    await settled()
    lab.queue('alternatives', plan(1), null, ['scenario'])
    stop(lab)
    await settled()
    expect(lab.queuedOf('alternatives')).toEqual([])
    expect(lab.running?.name).not.toBe('alternatives')
  })

  it('does not run what is queued after a failure, and at once what is queued where nothing goes on', async () => {
    const bench = new Bench()
    const { lab } = bench
    lab.queue('curve', plan(1), null, ['scenario'])
    await settled()
    expect(lab.running?.name).toBe('curve')
    lab.queue('alternatives', plan(1), null, ['scenario'])
    bench.failure = new Error('out of memory')
    await bench.endRuns(2)
    expect(lab.failureOf('curve')).toContain('out of memory')
    expect(lab).toMatchObject({ running: null })
    expect(lab.queuedOf('alternatives')).toEqual([])
  })

  it('gives way to a run and goes on after it, unless the reader stops it', async () => {
    const bench = new Bench()
    const { lab } = bench
    void lab.run('curve', plan(), null)
    await settled()
    await bench.endRuns(2)
    lab.giveWay()
    expect(bench.closed).toBe(1)
    expect(lab).toMatchObject({ running: null, waiting: 'curve' })
    lab.goOn()
    await settled()
    expect(lab).toMatchObject({ running: { name: 'curve' }, waiting: null })
    await bench.endRuns(1)
    expect(bench.seedsShown).toHaveLength(3)

    lab.giveWay()
    lab.cancel()
    lab.goOn()
    await settled()
    expect(lab).toMatchObject({ running: null, waiting: null })
  })

  it('runs what is queued while it waits for a run after what has given way', async () => {
    const bench = new Bench()
    const { lab } = bench
    void lab.run('curve', plan(1), null)
    await settled()
    lab.giveWay()
    lab.queue('alternatives', plan(1), null, ['scenario'])
    expect(lab).toMatchObject({ running: null, waiting: 'curve' })
    lab.goOn()
    await settled()
    expect(lab.running?.name).toBe('curve')
    expect(lab.queuedOf('alternatives')).toEqual(['scenario'])
  })

  it('does not go on after a run that it did not give way to', async () => {
    const bench = new Bench()
    await bench.runCurve(plan(), 6)
    bench.lab.giveWay()
    bench.lab.goOn()
    await settled()
    expect(bench.lab).toMatchObject({ running: null, waiting: null })
    expect(bench.simulated).toBe(6)
  })

  it('is there again after a reload, without a run', async () => {
    const first = new Bench()
    await first.runCurve(plan(), 6)
    const reloaded = new Bench(first.kept)
    await reloaded.lab.recall('curve', plan())
    expect(reloaded.seedsShown).toEqual(first.seedsShown)
    expect(reloaded.simulated).toBe(0)
  })

  it('looks nothing up while another sweep goes on', async () => {
    const bench = new Bench()
    const running = bench.lab.run('curve', plan(), null)
    await settled()
    await bench.endRuns(1)
    const before = bench.lookedUp
    await bench.lab.recall('alternatives', plan())
    expect(bench.lookedUp).toBe(before)
    await bench.endRuns(5)
    await running
    await bench.lab.recall('alternatives', plan())
    expect(bench.lab.shown('alternatives')!.points).toHaveLength(3)
  })

  it('leaves what is shown where nothing is known of another scenario', async () => {
    const bench = new Bench()
    await bench.runCurve(plan(), 6)
    const other = sweepPlan({ scenario: { version: 1, days: 4, population: { size: 5 } } })
    await bench.lab.recall('curve', other)
    expect(bench.seedsShown).toHaveLength(3)
  })

  it('shows what was asked for last, whichever was read first', async () => {
    const [slow, fast] = [plan(1, 3), plan(1, 4)]
    const kept = new Map<string, CachedRun>()
    const cache = cacheIn(kept)
    for (const swept of [slow, fast]) await runSweep(poolHere(), swept, { cache })
    const reloaded = new Bench(kept)
    let read!: () => void
    reloaded.reading = new Promise((resolve) => (read = resolve))
    const earlier = reloaded.lab.recall('curve', slow)
    await settled()
    reloaded.reading = Promise.resolve()
    await reloaded.lab.recall('curve', fast)
    read()
    await earlier
    expect(reloaded.lab.shown('curve')?.plan).toBe(fast)
  })

  it('runs single points of a plan', async () => {
    const bench = new Bench()
    await bench.runCurve(plan(), 4, ['axis/0'])
    expect(bench.seedsShown).toEqual([['axis/0', 2]])
  })

  it('says why it stopped', async () => {
    const bench = new Bench()
    const running = bench.lab.run('curve', plan(), null)
    await settled()
    bench.failure = new Error('The worker died')
    await bench.endRuns(1)
    await running
    expect(bench.lab.failureOf('curve')).toBe('The worker died')
    expect(bench.lab.running).toBeNull()
  })
})

describe('alternatives of the reader’s own', () => {
  afterEach(() => void vi.unstubAllGlobals())

  const changes = { 'policy.instantFeeBasisPoints': 100 }
  const names = (lab: FeeLab): string[] => lab.own.map(({ name }) => name)

  it('of another tab stay when one is added or removed here', () => {
    vi.stubGlobal('localStorage', storage())
    const [here, there] = [new Bench().lab, new Bench().lab]
    here.addOwn({ name: 'here', changes })
    there.addOwn({ name: 'there', changes })
    expect(names(new Bench().lab)).toEqual(['here', 'there'])
    here.removeOwn('here')
    expect([names(here), names(new Bench().lab)]).toEqual([[], ['there']])
  })

  it('last as long as the page where the browser keeps none', () => {
    const { lab } = new Bench()
    lab.addOwn({ name: 'one', changes })
    lab.addOwn({ name: 'another', changes })
    expect(names(lab)).toEqual(['one', 'another'])
  })
})
