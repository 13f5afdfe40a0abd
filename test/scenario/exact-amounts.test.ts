import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../src/scenario/problems'
import type { ImportedSales } from '../../src/scenario/sales-file/imported-sales'
import type { ScenarioInput } from '../../src/scenario/schema'
import { prepareRun } from '../../src/simulation/setup'
import { conclude, run, simulationOf } from '../support/runs'
import { imported } from '../support/sales-files'

const LARGEST = 1_000_000_000_00
/** So that few sales make much money. */
const DEAR = { medianCents: 1_000_000_00 }
const nobody = { version: 1, days: 30, population: { size: 0 } } as const

function problems(settings: Partial<ScenarioInput>, sales: ImportedSales | null = null): string[] {
  const prepared = prepareRun({ ...nobody, ...settings }, sales)
  return prepared.ok ? [] : prepared.problems.map(formatProblem)
}

const owed = (amountCents: number, count: number) =>
  Array.from({ length: count }, () => ({ day: '2026-08-20', amountCents }))
const sold = (count: number) =>
  Array.from({ length: count }, () => ({
    creator: 'ink',
    at: '2026-09-01',
    amountCents: LARGEST,
  }))
const inAll = 'expected amounts of ink with a total of at most $9,007,199,254.74'

describe('amounts of one creator', () => {
  it.each<[string, Partial<ScenarioInput>, string[]]>([
    [
      'opening balances',
      { creators: [{ handle: 'ink', openingBalances: owed(LARGEST, 11) }] },
      [`creators[0].openingBalances[9].amountCents: got 100000000000, ${inAll}`],
    ],
    [
      'debts',
      { creators: [{ handle: 'ink', openingBalances: owed(-LARGEST, 10) }] },
      [`creators[0].openingBalances[9].amountCents: got -100000000000, ${inAll}`],
    ],
    [
      'sales',
      { creators: [{ handle: 'ink' }], sales: sold(10) },
      [`sales[9].amountCents: got 100000000000, ${inAll}`],
    ],
    [
      'what was sold in the year before, and sales',
      { creators: [{ handle: 'ink', yearBeforeGrossCents: LARGEST }], sales: sold(9) },
      [`sales[8].amountCents: got 100000000000, ${inAll}`],
    ],
    [
      'what is sold each month, as chance has it',
      {
        days: 365,
        population: { size: 0, priceLevel: DEAR },
        creators: [{ handle: 'ink', monthlyGrossCents: 80_000_000_00 }],
      },
      [`creators[0].monthlyGrossCents: got 8000000000, ${inAll}`],
    ],
    ['as much as is exact', { creators: [{ handle: 'ink' }], sales: sold(9) }, []],
  ])('are refused before the run where they add up too far: %s', (_what, settings, expected) => {
    expect(problems(settings)).toEqual(expected)
  })

  it('are added to those of the file', () => {
    const rows = Array.from({ length: 9 }, () => 'ink,2026-09-01,1000000000.00')
    const sales = imported(['creator_id,sold_at,amount_usd', ...rows].join('\n'))
    expect(problems({}, sales)).toEqual([])
    const creators = [{ handle: 'ink', openingBalances: owed(LARGEST, 1) }]
    expect(problems({ creators }, sales)).toEqual([`file: got "${sales.fileName}", ${inAll}`])
  })

  it('that are as large as they may be are simulated to the cent', () => {
    const { value, report } = run({ ...nobody, creators: [{ handle: 'ink' }], sales: sold(9) })
    expect(value('SELECT SUM(gross_cents) FROM sales')).toBe(9 * LARGEST)
    // 10% + 50c and 2.9% + 30c of each.
    expect(report.totals.salesNet).toBe(9 * (LARGEST - 12_900_000_000 - 80))
    expect(report.consistent).toBe(true)
  })
})

describe('what generated creators sell', () => {
  it('is refused where one of them could come to too much', () => {
    const monthlyGross = { mu: 15, maximumCents: LARGEST }
    const population = { size: 1, monthlyGross, priceLevel: DEAR }
    expect(problems({ days: 3_660, population })).toEqual([
      'population.monthlyGross.maximumCents: got 100000000000, expected at most 681092173, so that what a creator sells stays below $9,007,199,254.74',
    ])
  })

  it('is not, where the maximum is never reached', () => {
    const population = { size: 1, monthlyGross: { mu: 1, sigma: 0.1, maximumCents: LARGEST } }
    expect(problems({ days: 3_660, population })).toEqual([])
  })

  it('is the monthly gross, however low the prices that are drawn: none is below the minimum', () => {
    const simulation = simulationOf({
      ...nobody,
      population: {
        size: 40,
        monthlyGross: { mu: 4, sigma: 0 },
        priceLevel: { medianCents: 1_00, sigma: 3, saleSigma: 0, minimumCents: 1_00 },
        launches: { perCreatorPerYear: 0 },
      },
    })
    for (let steps = 0; simulation.step(); steps += 1) expect(steps).toBeLessThan(20_000)
    const { value, report } = conclude(simulation)
    expect(value("SELECT MIN(gross_cents) FROM sales WHERE kind = 'sale'")).toBe(1_00)
    // $54.60 a month of each of 40 creators, over 30 of 30.4 days: about $2,153.
    expect(report.totals.salesGross).toBeGreaterThan(1_500_00)
    expect(report.totals.salesGross).toBeLessThan(3_000_00)
  })
})

describe('parts of a PayPal payout', () => {
  const creators = [
    {
      handle: 'ink',
      country: 'UA',
      rail: 'paypal' as const,
      paypalSplits: true,
      openingBalances: owed(1_000_000_00, 1),
    },
  ]

  it.each([
    [
      99_99,
      'policy.paypalPartCents: got 9999, expected at least 10000, so that no payout goes out in more than 10,000 parts',
    ],
    [100_00, undefined],
  ])('of %i cents: %s', (paypalPartCents, expected) => {
    const policy = { name: 'payout-lab' as const, paypalPartCents }
    expect(problems({ creators, policy })[0]).toBe(expected)
  })
})
