import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../src/scenario/problems'
import { readScenario } from '../../src/scenario/read-scenario'
import { PRESETS } from '../../src/scenario/presets'
import type { Scenario, ScenarioInput } from '../../src/scenario/schema'
import { estimateSize, refuseIfTooLarge, refuseLargeFile } from '../../src/scenario/size-estimate'
import { simulationOf } from '../support/runs'
import { imported } from '../support/sales-files'
import { stepToEnd } from '../support/stepping'

function complete(input: Omit<ScenarioInput, 'version'>): Scenario {
  const result = readScenario({ version: 1, ...input })
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
  return result.scenario
}

describe('the estimate of a run’s size', () => {
  it('counts what is certain', () => {
    const scenario = complete({
      days: 30,
      policy: { name: 'gumroad-2026-08-30', minimumCents: 0 },
      population: {
        size: 100,
        monthlyGross: { mu: Math.log(304.375), sigma: 0 },
        priceLevel: { medianCents: 10_00, sigma: 0, saleSigma: 0 },
        launches: { perCreatorPerYear: 0 },
        scheduleShareBasisPoints: { daily: 0, weekly: 10_000 },
      },
    })
    const estimate = estimateSize(scenario, null)
    expect(estimate.creators).toBeCloseTo(100)
    expect(estimate.sales).toBeCloseTo(3_000, 0)
    // Of days with one sale on average, one in e has none.
    expect(estimate.balances).toBeCloseTo(3_000 * (1 - 1 / Math.E), 0)
    // Thirty days have four weeks and two days, and the first week is paid in the second.
    expect(estimate.payouts).toBeCloseTo(100 * (30 / 7 - 1), 0)
    expect(estimate.instantPayouts).toBe(0)
  })

  it('tells instant payouts from others, by what each schedule pays', () => {
    const estimateOf = (schedules: Record<string, number>) => {
      const scheduleShareBasisPoints = { daily: 0, weekly: 0, ...schedules }
      return estimateSize(complete({ days: 30, population: { scheduleShareBasisPoints } }), null)
    }
    const daily = estimateOf({ daily: 10_000 })
    expect(daily.instantPayouts).toBeGreaterThan(100)
    expect(daily.instantPayouts).toBeLessThan(daily.payouts)
    const threshold = estimateOf({ threshold: 10_000 })
    expect(threshold.instantPayouts).toBe(threshold.payouts)
    expect(estimateOf({ every_days: 10_000 })).toMatchObject({ instantPayouts: 0 })
  })

  describe('is within a quarter of the ledger that the run leaves behind', () => {
    it.each([
      ['default', { ...PRESETS.default, days: 30 }],
      ['gumroad-like', { ...PRESETS['gumroad-like'], days: 14 }],
      ['world-rails', { ...PRESETS['world-rails'], days: 30 }],
      ['instant-rails', { ...PRESETS['instant-rails'], days: 14 }],
      ['flexible-schedules', { ...PRESETS['flexible-schedules'], days: 30 }],
      ['small', { version: 1, days: 30, population: { size: 50 } }],
      ['many creators', { version: 1, days: 7, population: { size: 4_000 } }],
      [
        'everyone on daily',
        {
          version: 1,
          days: 90,
          population: {
            size: 60,
            monthlyGross: { mu: 5, sigma: 1 },
            scheduleShareBasisPoints: { daily: 10_000, weekly: 0, monthly: 0, quarterly: 0 },
          },
        },
      ],
      [
        'sample',
        {
          version: 1,
          days: 14,
          population: {
            size: 40_000,
            sample: { creators: 400 },
            monthlyGross: { mu: 4, sigma: 1.5 },
          },
        },
      ],
    ] as [string, ScenarioInput][])('%s', (_name, input) => {
      const simulation = simulationOf(input)
      const { ledgerBytes } = estimateSize(simulation.setup.scenario, null)
      stepToEnd(simulation)
      const bytes = simulation.ledger.export().byteLength
      expect(ledgerBytes / bytes).toBeGreaterThan(0.75)
      expect(ledgerBytes / bytes).toBeLessThan(1.25)
    })
  })

  it('grows with creators, days and the share of daily payouts', () => {
    const bytes = (input: Omit<ScenarioInput, 'version'>): number =>
      estimateSize(complete(input), null).memoryBytes
    const standard = bytes({})
    expect(bytes({ population: { size: 1_000 } })).toBeGreaterThan(standard)
    expect(bytes({ days: 180 })).toBeGreaterThan(standard)
    expect(
      bytes({ population: { scheduleShareBasisPoints: { daily: 10_000, weekly: 0 } } }),
    ).toBeGreaterThan(standard)
  })

  it('takes the sales of a file as they are', () => {
    const file = imported(
      'creator,date,price\na,2026-01-01,1.00\nb,2026-01-02,1.00\na,2026-01-03,1.00\n',
    )
    expect(estimateSize(complete({}), file)).toMatchObject({ creators: 2, sales: 3 })
  })

  it('takes less where days are closed: what is kept, and what has not settled', () => {
    const sizeOf = (detail: { days: number } | undefined) =>
      estimateSize(complete({ days: 360, ...(detail && { detail }) }), null)
    const [whole, closed] = [sizeOf(undefined), sizeOf({ days: 45 })]
    // Of 360 days 45 are kept, and 15 days’ worth has not settled: a sixth of what rows take.
    const { creators } = whole
    const [ofCreators, base] = [creators * 88, 166_000]
    expect(
      (closed.ledgerBytes - base - ofCreators) / (whole.ledgerBytes - base - ofCreators),
    ).toBeCloseTo(1 / 6, 6)
    expect(closed.memoryBytes).toBeLessThan(whole.memoryBytes / 2)
    expect(closed.sales).toBe(whole.sales)
  })

  it('counts single sales that a scenario lists', () => {
    const sales = [1, 2, 3].map((day) => ({
      ...{ at: `2026-09-0${day}T12:00:00Z`, creator: 'ink', amountCents: 10_00 },
    }))
    const listed = complete({
      startDay: '2026-09-01',
      population: { size: 0 },
      creators: [{ handle: 'ink', monthlyGrossCents: 0 }],
      sales,
    })
    expect(estimateSize(listed, null)).toMatchObject({ creators: 1, sales: 3 })
  })

  it('takes a flexible schedule of a listed creator for one that may pay on any day', () => {
    const simulation = simulationOf({
      version: 1,
      days: 60,
      population: { size: 0 },
      creators: [
        {
          ...{ handle: 'ink', monthlyGrossCents: 10_000_00 },
          schedule: {
            ...{ frequency: 'chosen_weekdays', payoutType: 'instant' },
            weekdays: ['monday', 'wednesday', 'friday'],
          },
        },
      ],
    })
    const { payouts } = estimateSize(simulation.setup.scenario, null)
    stepToEnd(simulation)
    expect(simulation.payouts).toBeGreaterThan(20)
    expect(payouts).toBeGreaterThanOrEqual(simulation.payouts)
  })

  it('is of the file that the scenario is run on, whichever was asked about before', () => {
    const scenario = complete({})
    const file = imported('creator,date,price\na,2026-01-01,1.00\n')
    const generated = estimateSize(scenario, null).sales
    expect(estimateSize(scenario, file).sales).toBe(1)
    expect(estimateSize(scenario, null).sales).toBe(generated)
  })

  it('takes what needs just the memory that there is', () => {
    const scenario = complete({})
    const { memoryBytes } = estimateSize(scenario, null)
    expect(refuseIfTooLarge(scenario, null, memoryBytes)).toBeNull()
    expect(refuseIfTooLarge(scenario, null, memoryBytes - 1)).not.toBeNull()
  })

  it('names what makes a run large', () => {
    const refused = (input: Omit<ScenarioInput, 'version'>, file: string | null = null) =>
      refuseIfTooLarge(complete(input), file === null ? null : imported(file), 1)!
    expect(refused({ population: { size: 500 } })).toMatchObject({
      path: 'population.size',
      value: 500,
    })
    const sampled = { size: 40_000, sample: { creators: 400 } }
    expect(refused({ population: sampled })).toMatchObject({
      path: 'population.sample.creators',
      value: 400,
    })
    // A file brings its own creators: what can be changed is how many days are run.
    const file = 'creator,date,price\na,2026-01-01,1.00\nb,2026-01-03,1.00\n'
    expect(refused({ population: { size: 500 } }, file)).toMatchObject({ path: 'days' })
    expect(refused({ days: 9, population: { size: 0 } })).toMatchObject({ path: 'days', value: 9 })
  })

  it('refuses a file that is too large to be read at all', () => {
    expect(refuseLargeFile('sales.csv', 20_000_000)).toBeNull()
    expect(refuseLargeFile('sales.csv', 300_000_000, 8e9)).toBeNull()
    expect(refuseLargeFile('sales.csv', 300_000_000)).toEqual({
      path: 'file',
      value: 'sales.csv',
      expected:
        'a file that can be read within 1.5 GB of memory; this one, of 0.3 GB, would need about 5.1 GB',
    })
  })

  it('refuses what does not fit, and says what it would need', () => {
    const problem = refuseIfTooLarge(
      complete({ days: 3_660, population: { size: 1_000_000 } }),
      null,
    )
    expect(problem).toMatchObject({ path: 'population.size', value: 1_000_000 })
    expect(problem?.expected).toMatch(
      /^a run that fits in 1\.5 GB; this one, with 1,000,000 creators, 3,660 days .* about [\d,]+ GB$/,
    )
  })
})
