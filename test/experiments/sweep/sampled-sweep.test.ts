/** A sweep on a sample of the creators, beside the same sweep on all of them. */
import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import { periodMargin } from '../../../src/experiments/sweep/margin'
import { meanInterval } from '../../../src/experiments/sweep/interval'
import type { PointResult, SeedEconomics } from '../../../src/experiments/sweep/results'
import { runSweep, type CachedRun } from '../../../src/experiments/sweep/run-sweep'
import { waterfallOf } from '../../../src/experiments/sweep/waterfall'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { CALM_PROCESSOR } from '../../support/runs'
import { cacheIn, poolHere } from '../../support/run-pools'
import { sweepPlan } from '../../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const SIZE = 300
const SAMPLED = 100
const SEEDS = 8

const scenarioOf = (sampled: number | null): ScenarioInput => ({
  version: 1,
  seed: 'a sample of a sweep',
  days: 10,
  processor: CALM_PROCESSOR,
  population: {
    size: SIZE,
    monthlyGross: { mu: 5.5, sigma: 1.2, maximumCents: 5_000_00 },
    scheduleShareBasisPoints: { daily: 5_000, weekly: 5_000 },
    sample: { creators: sampled },
  },
})

const sweepOf = (sampled: number | null) =>
  sweepPlan({
    scenario: scenarioOf(sampled),
    seeds: SEEDS,
    axes: [{ path: FEE, values: [150, 300] }],
    alternatives: [
      { name: 'Half of them', changes: { 'population.scheduleShareBasisPoints.daily': 2_500 } },
    ],
  })

const runs = new Map<string, CachedRun>()
const some = await runSweep(poolHere(1), sweepOf(SAMPLED), {
  cache: cacheIn(runs),
})
const all = await runSweep(poolHere(1), sweepOf(null))

const handlesOf = (run: CachedRun): string => run.creators.map(({ handle }) => handle).join(' ')

const at = (points: readonly PointResult[], id: string): PointResult =>
  points.find(({ point }) => point.id === id)!
const seedsOf = (id: string): readonly SeedEconomics[] => at(some.points, id).seeds

describe('the creators of a sampled sweep', () => {
  it('are the same in each point of a seed and in its baseline, whatever schedules they have there', () => {
    const ofSeeds = new Set([...runs.values()].map(handlesOf))
    expect(ofSeeds.size).toBe(SEEDS)
    // Two fees, half of those on daily, and a baseline.
    expect(runs.size).toBe(4 * SEEDS)
    for (const run of runs.values()) expect(run.creators).toHaveLength(SAMPLED)
  })

  it('are those who are expected on daily at the fee of the scenario, whatever the fee of the point', async () => {
    const decided = new Map<string, CachedRun>()
    const base = scenarioOf(SAMPLED)
    const population = { ...base.population, adoption: { mode: 'model' } } as const
    const plan = sweepPlan({
      scenario: { ...base, days: 2, population },
      seeds: 1,
      axes: [{ path: FEE, values: [10, 900] }],
    })
    await runSweep(poolHere(1), plan, {
      cache: cacheIn(decided),
    })
    expect(decided.size).toBe(4)
    expect(new Set([...decided.values()].map(handlesOf)).size).toBe(1)
  })

  it('stand for all of them together', () => {
    for (const { creators } of runs.values()) {
      expect(sum(creators, ({ standsFor }) => standsFor)).toBeCloseTo(SIZE, 6)
    }
  })
})

describe('the economics of a sample', () => {
  it('are the sums of what single creators came to, each for as many as they stand for', () => {
    for (const { economics, creators } of runs.values()) {
      const instantFees = sum(creators, (one) => one.standsFor * one.instantFeeCents)
      expect(economics.instantFeeCents).toBe(Math.round(instantFees))
      const fees = sum(creators, (one) => one.standsFor * one.feeCents)
      expect(economics.instantFeeCents + economics.otherFeeCents).toBe(Math.round(fees))
      const cost = sum(creators, (one) => one.standsFor * one.costCents)
      expect(economics.instantCostCents + economics.standardCostCents).toBeCloseTo(cost, -0.5)
      const instant = sum(creators, (one) => one.standsFor * one.completedInstantPayouts)
      expect(economics.instantPayouts).toBe(Math.round(instant))
      expect(economics.everTakers).toBe(
        Math.round(sum(creators, (one) => (one.everTaker ? one.standsFor : 0))),
      )
    }
  })

  it('add up to the cent', () => {
    for (const { economics: of } of runs.values()) {
      expect(of.resultCents).toBe(
        of.instantFeeCents +
          of.otherFeeCents -
          of.instantCostCents -
          of.standardCostCents -
          of.costOfFundsCents -
          of.unrecoveredDebtCents,
      )
    }
  })

  it.each(['scenario', 'axis/0', 'axis/1', 'alternative/0'])(
    'differ from those of everyone by no more than chance: %s',
    (id) => {
      const ofAll = new Map(at(all.points, id).seeds.map((one) => [one.seed, one]))
      const beyond = (of: (seed: SeedEconomics) => number) =>
        meanInterval(seedsOf(id).map((one) => of(one) - of(ofAll.get(one.seed)!)))!
      for (const figure of [
        periodMargin,
        ({ economics }: SeedEconomics) => economics.instantFeeCents,
        ({ economics }: SeedEconomics) => economics.standardPayouts,
        ({ economics }: SeedEconomics) => economics.eligible,
      ]) {
        const { low, high } = beyond(figure)
        expect(low).toBeLessThanOrEqual(0)
        expect(high).toBeGreaterThanOrEqual(0)
      }
    },
  )

  it('are of the size of everyone, not of the sample', () => {
    const grossOf = (points: readonly PointResult[]): number =>
      sum(at(points, 'scenario').seeds, ({ economics }) => economics.instantGrossCents)
    expect(grossOf(some.points) / grossOf(all.points)).toBeGreaterThan(0.8)
    expect(grossOf(some.points) / grossOf(all.points)).toBeLessThan(1.25)
  })
})

it('groups of creators and the steps of a waterfall are of everyone, too', () => {
  for (const { groups, economics } of seedsOf('scenario')) {
    const rails = groups.filter(({ grouping }) => grouping === 'rail')
    expect(sum(rails, ({ creators }) => creators)).toBeCloseTo(SIZE, 6)
    expect(Math.round(sum(rails, ({ takers }) => takers))).toBe(economics.everTakers)
  }
  const half = waterfallOf(at(some.points, 'scenario'), at(some.points, 'alternative/0'))!
  const { stayed, left } = half.creators
  const takers = sum(seedsOf('scenario'), ({ economics }) => economics.everTakers) / SEEDS
  expect(stayed + left).toBeCloseTo(takers, 0)
  expect(left / stayed).toBeGreaterThan(0.6)
  expect(left / stayed).toBeLessThan(1.6)
})

it('a sample that is divided by other schedules is another run', () => {
  const keyed = (daily: number) =>
    sweepPlan({
      scenario: {
        ...scenarioOf(SAMPLED),
        population: {
          ...scenarioOf(SAMPLED).population,
          scheduleShareBasisPoints: { daily, weekly: 10_000 - daily },
        },
      },
      seeds: 1,
      axes: [{ path: FEE, values: [150] }],
    }).pairs.map(({ baseline }) => baseline.key)
  // Nobody is on daily in either of the baselines.
  expect(keyed(5_000)).not.toEqual(keyed(2_500))
})
