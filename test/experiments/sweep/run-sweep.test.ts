import { describe, expect, it } from 'vitest'
import { analyse } from '../../../src/experiments/sweep/analysis'
import { marginDifference, marginInterval } from '../../../src/experiments/sweep/margin'
import { baselineOf } from '../../../src/experiments/sweep/baseline'
import type { PointResult } from '../../../src/experiments/sweep/results'
import { runSweep, type CachedRun, type RunCache } from '../../../src/experiments/sweep/run-sweep'
import type { RunTask } from '../../../src/experiments/run-task'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { poolHere, runHere } from '../../support/run-pools'
import { sweepPlan } from '../../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const scenario: ScenarioInput = {
  version: 1,
  days: 14,
  population: { size: 30, monthlyGross: { mu: 7, sigma: 1 } },
}
const fees = sweepPlan({
  scenario,
  seeds: 2,
  axes: [{ path: FEE, values: [150, 300] }],
  alternatives: [{ name: 'The same again', changes: { [FEE]: 300 } }],
})

class MemoryCache implements RunCache {
  readonly runs = new Map<string, CachedRun>()
  get = (key: string) => Promise.resolve(this.runs.get(key) ?? null)
  put = (key: string, run: CachedRun) => Promise.resolve(void this.runs.set(key, run))
}

/** For all tests that only read it: the sweep, what it asked for, what it handed on, and the runs that it kept. */
const asked: RunTask[] = []
const heard: [point: string, seeds: number][] = []
const progressed: number[] = []
const cache = new MemoryCache()
const swept = runSweep(
  poolHere(1, (task) => asked.push(task)),
  fees,
  {
    cache,
    onPoint: ({ point, seeds }) => heard.push([point.id, seeds.length]),
    onProgress: ({ done }) => progressed.push(done),
  },
)

const byId = (points: readonly PointResult[]) =>
  Object.fromEntries(points.map(({ point, seeds }) => [point.id, seeds]))

function scenarioOf(input: ScenarioInput) {
  const read = readScenario(input)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

describe('a sweep of fees', () => {
  it('runs each scenario and seed once, and compares each with its baseline', async () => {
    const { points, progress, isComplete } = await swept
    // Two fees and a baseline under each of two seeds; the scenario's own fee is one of the two.
    expect(asked).toHaveLength(6)
    expect(progress).toEqual({ done: 6, total: 6, simulated: 6 })
    expect(isComplete).toBe(true)
    expect(points.map(({ point }) => point.id)).toEqual([
      'scenario',
      'axis/0',
      'axis/1',
      'alternative/0',
    ])
    expect(points.every(({ seeds }) => seeds.length === 2)).toBe(true)
    const axis = byId(points)['axis/0']![0]!
    const alone = runHere({
      scenario: { ...scenario, policy: { name: 'gumroad-2026-08-30', [FEE.slice(7)]: 150 } },
      seed: 'payout-lab',
      keep: 'economics',
    })
    expect(alone).toMatchObject({ ok: true, economics: axis.economics, violations: 0 })
    expect(axis.violations.map(({ count }) => count)).toEqual([0, 0])
    expect(axis.economics.instantPayouts).toBeGreaterThan(20)
    expect(axis.baseline).toMatchObject({ instantPayouts: 0, takers: 0, instantFeeCents: 0 })
  })

  it('counts what checks find once for each run, however many points have it as a baseline', async () => {
    const broken = sweepPlan({
      scenario: {
        ...scenario,
        days: 2,
        invariants: [{ name: 'own', sql: 'SELECT 1 AS payout_id' }],
      },
      seeds: 2,
      axes: [{ path: FEE, values: [150, 300] }],
    })
    const simulated: number[] = []
    const cache: RunCache = {
      get: () => Promise.resolve(null),
      put: (_key, { violations }) => Promise.resolve(void simulated.push(violations)),
    }
    const result = await runSweep(poolHere(1), broken, { cache })
    const found = simulated.reduce((sum, count) => sum + count, 0)
    expect(found).toBeGreaterThanOrEqual(6)
    expect(simulated).toHaveLength(6)
    expect(analyse(broken, result).violations).toBe(found)
  })

  it('differs by exactly zero where the points differ in nothing', async () => {
    const seeds = byId((await swept).points)
    const withoutCreators = (id: string) =>
      seeds[id]!.map(({ creators: _creators, ...others }) => others)
    expect(withoutCreators('scenario')).toEqual(withoutCreators('axis/1'))
    expect(withoutCreators('scenario')).toEqual(withoutCreators('alternative/0'))
    expect(withoutCreators('scenario')).not.toEqual(withoutCreators('axis/0'))
  })

  it('has identical sales where the points differ only in the fee', async () => {
    const seeds = byId((await swept).points)
    const earned = (id: string) =>
      seeds[id]![0]!.creators!.map(({ run }) => [run.handle, run.earnedCents])
    expect(earned('axis/0')).toEqual(earned('axis/1'))
    expect(earned('axis/0')).toHaveLength(30)
    const gross = (id: string) => seeds[id]![0]!.economics.instantGrossCents
    expect(gross('axis/0')).toBe(gross('axis/1'))
  })

  it('keeps the creators of the first seed, and groups of all', async () => {
    const { points } = await swept
    for (const { seeds } of points) {
      expect(seeds.map(({ creators }) => creators?.length)).toEqual([30, undefined])
      for (const { groups } of seeds) {
        const ofRails = groups.filter(({ grouping }) => grouping === 'rail')
        expect(ofRails.reduce((sum, { creators }) => sum + creators, 0)).toBe(30)
      }
    }
  })

  it('brings the same for two jobs as for one', async () => {
    expect(await runSweep(poolHere(2), fees)).toEqual(await swept)
  })

  it('hands on each point after each of its seeds, all points with one seed first', async () => {
    await swept
    expect(heard.map(([id, seeds]) => `${id} ${seeds}`).toSorted()).toEqual(
      fees.points.flatMap(({ id }) => [`${id} 1`, `${id} 2`]).toSorted(),
    )
    expect(heard.map(([, seeds]) => seeds)).toEqual([1, 1, 1, 1, 2, 2, 2, 2])
    expect(progressed).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
})

describe('the margins of two fees', () => {
  it('differ by far less than they vary: paired, the interval is several times narrower', async () => {
    const plan = sweepPlan({ scenario, seeds: 8, axes: [{ path: FEE, values: [270, 300] }] })
    const { points } = await runSweep(poolHere(), plan)
    const [before, after] = points.slice(1) as [PointResult, PointResult]
    const width = ({ low, high }: { low: number | null; high: number | null }) => high! - low!
    const paired = width(marginDifference(before, after)!)
    const unpaired = Math.sqrt(
      width(marginInterval(before)) ** 2 + width(marginInterval(after)) ** 2,
    )
    console.info(`Unpaired, the interval is ${(unpaired / paired).toFixed(1)} times as wide`)
    expect(unpaired / paired).toBeGreaterThan(4)
  })
})

describe('a sweep that is cancelled', () => {
  it('keeps what has come in, and starts nothing more', async () => {
    const controller = new AbortController()
    const begun: RunTask[] = []
    const result = await runSweep(
      poolHere(1, (task) => begun.push(task)),
      fees,
      {
        signal: controller.signal,
        onPoint: ({ point }) => {
          if (point.id === 'axis/0') controller.abort()
        },
      },
    )
    expect(begun).toHaveLength(3)
    expect(result.isComplete).toBe(false)
    expect(result.points.map(({ point, seeds }) => [point.id, seeds.length])).toContainEqual([
      'axis/0',
      1,
    ])
    expect(result.points.every(({ seeds }) => seeds.length === 1)).toBe(true)
  })

  it('before it began has nothing', async () => {
    const signal = AbortSignal.abort()
    expect(await runSweep(poolHere(), fees, { signal })).toEqual({
      points: [],
      progress: { done: 0, total: 6, simulated: 0 },
      isComplete: false,
    })
  })
})

describe('a cache of runs', () => {
  it('is asked first: a sweep whose runs are known simulates nothing', async () => {
    const first = await swept
    const askedAgain: RunTask[] = []
    const pool = poolHere(1, (task) => askedAgain.push(task))
    const second = await runSweep(pool, fees, { cache })
    expect(askedAgain).toEqual([])
    expect(second.progress).toEqual({ done: 6, total: 6, simulated: 0 })
    expect(second.points).toEqual(first.points)
    // One fee more needs its own runs alone.
    const more = sweepPlan({ scenario, seeds: 2, axes: [{ path: FEE, values: [150, 200] }] })
    await runSweep(pool, more, { cache })
    expect(askedAgain).toHaveLength(2)
  })

  it('knows a run by its file, too', () => {
    const file = { context: {}, size: { creators: [1], sales: [1], firstDay: 0, lastDay: 1 } }
    const keys = ['one', 'other'].map((key) => {
      const { fileKey } = sweepPlan({ scenario }, { file: { ...file, key } })
      return fileKey
    })
    expect(keys).toEqual(['one', 'other'])
  })
})

describe('a baseline', () => {
  it('is the same run as with the terms that it leaves out', () => {
    const withTerms = scenarioOf({
      ...scenario,
      policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 777, holdDays: 5 },
      processor: { costs: { instantBasisPoints: 300, instantMinimumCents: 50 } },
      creators: [{ handle: 'own', schedule: 'daily', monthlyGrossCents: 100_000 }],
    })
    const baseline = baselineOf(withTerms)
    expect(baseline.policy).toEqual({ name: 'gumroad-2026-08-30', holdDays: 5 })
    expect(baseline.creators![0]!.schedule).toBe('weekly')
    const { daily, weekly } = baseline.population!.scheduleShareBasisPoints!
    expect([daily, weekly]).toEqual([0, 8_500])
    const kept = { policy: withTerms.policy, processor: withTerms.processor }
    const run = (input: object) => runHere({ scenario: input, seed: 'one', keep: 'economics' })
    expect(run(baseline)).toEqual(run({ ...baseline, ...kept }))
    expect(run(baseline)).toMatchObject({ economics: { instantPayouts: 0, everTakers: 0 } })
  })

  it.each<[string, Partial<ScenarioInput>]>([
    [
      'a flexible schedule that is paid instantly',
      {
        population: {
          scheduleShareBasisPoints: { daily: 1_000, weekly: 8_000, threshold: 1_000 },
        },
      },
    ],
    [
      'a creator on one',
      {
        creators: [
          {
            handle: 'own',
            schedule: { frequency: 'every_days', days: 3, payoutType: 'instant' },
          },
        ],
      },
    ],
    [
      'a payout on request',
      { actions: [{ on: '2026-09-05', creator: 'creator-1', action: 'request-payout' }] },
    ],
  ])('keeps the fee where there is %s', (_what, others) => {
    const policy = { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 150 } as const
    expect(baselineOf(scenarioOf({ ...scenario, ...others, policy })).policy).toEqual(policy)
  })
})
