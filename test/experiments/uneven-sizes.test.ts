import { describe, expect, it } from 'vitest'
import {
  isLikelyTooNarrow,
  seedsForComparison,
  seedsForInterval,
  seedsForRun,
} from '../../src/experiments/uneven-sizes'
import { Draws } from '../../src/core/draws'
import { PRESETS } from '../../src/scenario/presets'
import { grossAt, placesInGross } from '../../src/scenario/creator-sizes'
import { scenarioSchema, type Scenario, type ScenarioInput } from '../../src/scenario/schema'
import { deviation, mean } from '../support/statistics'

const withPopulation = (population: ScenarioInput['population']): Scenario =>
  scenarioSchema.parse({ version: 1, population })

describe('seeds that an interval of money needs', () => {
  it.each([
    ['', 400_00],
    [', where two fifths of them are cut at the maximum,', 25_00],
  ])(
    'are 25 times the squared skewness of what the creators%s on daily sell',
    (_, maximumCents) => {
      const scenario = withPopulation({ size: 50, monthlyGross: { mu: 3, sigma: 1, maximumCents } })
      const sums = Array.from({ length: 4_000 }, (_, seed) => {
        const draws = new Draws(`uneven ${seed}`)
        const place = placesInGross(scenario.population, draws)
        const taken = Array.from({ length: 50 }, (_, index) => index + 1).filter(
          (number) => draws.of('interest', String(number))() < 0.2,
        )
        return taken.reduce((sum, number) => sum + grossAt(place(number), scenario.population), 0)
      })
      const [centre, spread] = [mean(sums), deviation(sums)]
      const skewness = mean(sums.map((sum) => ((sum - centre) / spread) ** 3))
      const needed = seedsForInterval(scenario, 10)!
      expect(Math.sqrt(needed / 25)).toBeCloseTo(skewness, 0)
      expect(Math.abs(Math.sqrt(needed / 25) - skewness)).toBeLessThan(0.15)
    },
  )

  it('fall with the number of creators, where as large a share is on daily', () => {
    const of = (size: number) => seedsForInterval(withPopulation({ size }), size / 10)!
    expect(of(600) / of(6_000)).toBeCloseTo(10, 0)
  })

  it('are few where sizes are alike or cut, and many where a few creators bring most', () => {
    const { population } = scenarioSchema.parse(PRESETS.default)
    expect(isLikelyTooNarrow(5, seedsForInterval(scenarioSchema.parse(PRESETS.default), 56))).toBe(
      false,
    )
    expect(population.monthlyGross.maximumCents).toBe(5_000_00)
    const gumroad = scenarioSchema.parse(PRESETS['gumroad-like'])
    expect(isLikelyTooNarrow(200, seedsForInterval(gumroad, 8))).toBe(true)
    const alike = withPopulation({ size: 100, monthlyGross: { sigma: 0 } })
    expect(seedsForInterval(alike, 100)).toBe(0)
  })

  it('are as many where creators are spread evenly, as chance still decides who is on daily', () => {
    const of = (evenly: boolean) =>
      seedsForInterval(withPopulation({ size: 600, monthlyGross: { evenly } }), 8)!
    expect(of(true) / of(false)).toBeGreaterThan(0.9)
    // Of a half that chance picks, as much may be left out as is taken.
    const evenly = withPopulation({ size: 600, monthlyGross: { evenly: true } })
    expect(seedsForInterval(evenly, 300)).toBe(0)
  })

  it('are not known where no seed draws its creators, or nobody is on daily', () => {
    expect(seedsForInterval(withPopulation({ size: 0 }), 3)).toBeNull()
    expect(seedsForInterval(withPopulation({ size: 100 }), 0)).toBeNull()
  })
})

describe('of runs', () => {
  const scenario = withPopulation({ size: 600 })
  const ofRun = (share: number | null, salesFile: object | null = null) =>
    seedsForRun({
      ...{ scenario, salesFile, dailyEligibility: { creators: 600, eligible: 200, excluded: [] } },
      figures: [{ name: 'daily_share_of_eligible', value: share }],
    } as unknown as Parameters<typeof seedsForRun>[0])
  const compared = (takers: readonly number[], salesFile: object | null = null) =>
    seedsForComparison(
      takers.map((count) => ({
        report: { scenario, salesFile },
        creators: Array.from({ length: count }, () => ({ everTaker: true, standsFor: 2 })),
      })) as unknown as Parameters<typeof seedsForComparison>[0],
    )

  it('they are those of the creators on daily, all for whom these stand', () => {
    expect(ofRun(500)).toBe(seedsForInterval(scenario, 10))
    expect(compared([2, 5])).toBe(seedsForInterval(scenario, 10))
    expect(compared([0, 0])).toBe(seedsForInterval(scenario, 600))
  })

  it('they are not known of a file, or where nobody may be on daily', () => {
    expect(ofRun(500, { name: 'sales.csv' })).toBeNull()
    expect(ofRun(null)).toBeNull()
    expect(compared([2, 5], { name: 'sales.csv' })).toBeNull()
  })
})
