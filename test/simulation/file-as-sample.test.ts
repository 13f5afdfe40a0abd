/** A run on a file whose sellers stand for those of a larger marketplace, beside the same run without. */
import { describe, expect, it } from 'vitest'
import { isoFromDay } from '../../src/core/calendar'
import { studentQuantile } from '../../src/core/student-quantile'
import type { ScenarioInput } from '../../src/scenario/schema'
import { CALM_PROCESSOR, run } from '../support/runs'
import { imported } from '../support/sales-files'

const SELLERS = 40
const STANDS_FOR = 1_000
const FIRST_DAY = 20_000

/** The third seller sells three times a tenth of what the thirtieth does, and so on. */
const rows = Array.from({ length: SELLERS }, (_, index) =>
  Array.from(
    { length: 3 },
    (_unused, sale) =>
      `seller-${index + 1},${isoFromDay(FIRST_DAY + 3 * sale + (index % 5))},${(index + 1) * 12}.00`,
  ),
).flat()
const file = imported(['creator_id,sold_at,amount_usd', ...rows].join('\n'))

const scenarioOf = (
  fileStandsFor: number | null,
  more: Partial<ScenarioInput> = {},
): ScenarioInput => ({
  version: 1,
  seed: 'a file of few',
  processor: CALM_PROCESSOR,
  ...more,
  population: {
    scheduleShareBasisPoints: { daily: 5_000, weekly: 5_000 },
    refunds: { rateBasisPoints: 0 },
    chargebacks: { rateBasisPoints: 0 },
    sample: { fileStandsFor },
  },
})

const alone = run(scenarioOf(null), file)
const scaled = run(scenarioOf(STANDS_FOR), file)
const { sample } = scaled.report

describe('the sellers of a file that stand for more', () => {
  it('are simulated as they are without, row for row', () => {
    expect(scaled.report.digest).toBe(alone.report.digest)
    expect(scaled.report.totals).toEqual(alone.report.totals)
    expect(alone.report.sample).toBeNull()
  })

  it('count for as many each, the largest too', () => {
    expect(sample).toMatchObject({ creators: STANDS_FOR, sampled: SELLERS })
    expect(sample!.strata).toMatchObject([{ kind: 'file', weight: STANDS_FOR / SELLERS }])
    for (const { standsFor } of scaled.simulation.questions.creatorOutcomes()) {
      expect(standsFor).toBe(STANDS_FOR / SELLERS)
    }
  })

  it('make totals that are so many times those of the file, and leave ratios as they are', () => {
    const ofFile = new Map(alone.report.figures.map(({ name, value }) => [name, value]))
    for (const name of ['sales_gross', 'payout_net', 'creators_paid', 'processor_cost'] as const) {
      const value = ofFile.get(name)!
      expect(value).toBeGreaterThan(0)
      expect(sample!.estimates[name]!.value).toBe(Math.round((value * STANDS_FOR) / SELLERS))
    }
    const share = ofFile.get('daily_share_of_eligible')
    expect(sample!.estimates.daily_share_of_eligible!.value).toBe(share)
  })

  it('give an interval over sellers, with Student’s t and the finite population correction', () => {
    const gross = Array.from({ length: SELLERS }, (_, index) => 3 * (index + 1) * 1_200)
    const mean = gross.reduce((sum, cents) => sum + cents) / SELLERS
    const squares = gross.reduce((sum, cents) => sum + (cents - mean) ** 2, 0)
    const ofMean = Math.sqrt((squares / (SELLERS - 1) / SELLERS) * (1 - SELLERS / STANDS_FOR))
    const half = STANDS_FOR * studentQuantile(SELLERS - 1) * ofMean
    const { value, low, high } = sample!.estimates.sales_gross!
    expect(value).toBe(STANDS_FOR * mean)
    expect(low).toBeCloseTo(value - half, -1)
    expect(high).toBeCloseTo(value + half, -1)
  })

  it('leave nothing open where they are all that there are', () => {
    const whole = run(scenarioOf(SELLERS), file).report.sample!
    const { value, low, high } = whole.estimates.sales_gross!
    expect({ low, high }).toEqual({ low: value, high: value })
    expect(value).toBe(alone.report.totals.salesGross)
  })

  it('say how unevenly they sell', () => {
    // Of 40 sellers the two largest, 39 and 40 of 820.
    expect(sample!.unevenSellers).toMatchObject({ largest: 2, isEnough: true })
    expect(sample!.unevenSellers!.largestShare).toBeCloseTo(79 / 820, 9)
  })
})

it('who is named or listed in the scenario counts for themselves alone', () => {
  const { report } = run(
    scenarioOf(STANDS_FOR, {
      creators: [{ handle: 'seller-40' }, { handle: 'nobody-else' }],
      actions: [
        { action: 'pause', on: isoFromDay(FIRST_DAY + 2), creator: 'seller-7', by: 'creator' },
      ],
    }),
    file,
  )
  const [listed, named, others] = report.sample!.strata
  expect(listed).toMatchObject({ kind: 'listed', creators: 2, weight: 1 })
  expect(named).toMatchObject({ kind: 'named', creators: 1, weight: 1 })
  // Two of the file are among those: the others stand for the rest of a thousand.
  expect(others).toMatchObject({ kind: 'file', creators: STANDS_FOR - 2, sampled: SELLERS - 2 })
  const gross = Array.from({ length: SELLERS }, (_, index) => 3 * (index + 1) * 1_200)
  const own = gross[39]! + gross[6]!
  const rest = gross.reduce((sum, cents) => sum + cents) - own
  expect(report.sample!.estimates.sales_gross!.value).toBe(
    Math.round(own + (rest * (STANDS_FOR - 2)) / (SELLERS - 2)),
  )
})
