import { describe, expect, it, vi } from 'vitest'
import { RunPool } from '../../../src/experiments/run-pool'
import type { SweepPlan } from '../../../src/experiments/sweep/plan'
import type { KeptRun } from '../../../src/experiments/sweep/run-sweep'
import { FeeLab } from '../../../src/ui/fees/fee-lab.svelte'
import { runHere } from '../../support/run-pools'
import { sweepPlan } from '../../support/sweeps'

const plan = (): SweepPlan =>
  sweepPlan({
    scenario: { version: 1, days: 10, population: { size: 12 } },
    seeds: 2,
    axes: [{ path: 'policy.instantFeeBasisPoints', values: [100, 300] }],
  })

/** A lab whose runs end one by one when the test says so. */
class Bench {
  readonly kept = new Map<string, KeptRun>()
  simulated = 0
  lookedUp = 0
  closed = 0
  milliseconds = 0
  #next: (() => void)[] = []
  failure: Error | null = null
  readonly lab: FeeLab

  constructor(kept: ReadonlyMap<string, KeptRun> = new Map()) {
    for (const [key, run] of kept) this.kept.set(key, run)
    this.lab = new FeeLab(
      {
        open: (_, size) =>
          new RunPool(
            () => ({
              run: (task) =>
                new Promise((resolve, reject) =>
                  this.#next.push(() => {
                    this.simulated += 1
                    this.milliseconds += 1_000
                    if (this.failure) reject(this.failure)
                    else resolve(runHere(task))
                  }),
                ),
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
        get: (key) => {
          this.lookedUp += 1
          return Promise.resolve(this.kept.get(key) ?? null)
        },
        put: (key, run) => Promise.resolve(void this.kept.set(key, run)),
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
    const running = bench.lab.run('curve', plan(), null)
    await settled()
    expect(bench.lab.running).toMatchObject({ name: 'curve', secondsLeft: null })
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
    expect(bench.lab.running?.progress).toEqual({ done: 3, total: 6, simulated: 3 })
    expect(bench.lab.running?.secondsLeft).toBe(3)
    await bench.endRuns(3)
    await running
    expect(bench.seedsShown.map(([, seeds]) => seeds)).toEqual([2, 2, 2])
    expect(bench.lab.running).toBeNull()
    expect(bench.simulated).toBe(6)
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
    const again = bench.lab.run('curve', swept, null)
    await settled()
    await bench.endRuns(5)
    await again
    expect(bench.simulated).toBe(6)
    expect(bench.seedsShown.map(([, seeds]) => seeds)).toEqual([2, 2, 2])
  })

  it('is there again after a reload, without a run', async () => {
    const first = new Bench()
    const running = first.lab.run('curve', plan(), null)
    await settled()
    await first.endRuns(6)
    await running
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
    const running = bench.lab.run('curve', plan(), null)
    await settled()
    await bench.endRuns(6)
    await running
    const other = sweepPlan({ scenario: { version: 1, days: 11, population: { size: 12 } } })
    await bench.lab.recall('curve', other)
    expect(bench.seedsShown).toHaveLength(3)
  })

  it('runs single points of a plan', async () => {
    const bench = new Bench()
    const running = bench.lab.run('curve', plan(), null, ['axis/0'])
    await settled()
    await bench.endRuns(4)
    await running
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
