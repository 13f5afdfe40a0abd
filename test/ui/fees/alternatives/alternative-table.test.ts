import { parse } from 'papaparse'
import { expect, it } from 'vitest'
import type { PointResult } from '../../../../src/experiments/sweep/results'
import { csvOf } from '../../../../src/ui/charts/table'
import { alternativeRows } from '../../../../src/ui/fees/alternatives/alternative-rows'
import { alternativeTable } from '../../../../src/ui/fees/alternatives/alternative-table'
import { sweepPlan, withMargins } from '../../../support/sweeps'

const HALF = { 'policy.instantFeeBasisPoints': 150 }

/** A tenth is kept of what is sold. */
const selling = ({ point, seeds }: PointResult): PointResult => ({
  point,
  seeds: seeds.map((one) => ({
    ...one,
    economics: { ...one.economics, salesGrossCents: 1_000_00, saleFeeCents: 100_00 },
  })),
})

it('a spreadsheet gets the alternatives to the cent, with what each changes', async () => {
  const plan = sweepPlan({
    scenario: { version: 1, days: 20, population: { size: 40 } },
    seeds: 2,
    alternatives: [
      { name: '=HALF()', changes: HALF },
      { name: 'Not run', changes: { days: 21, 'policy.instantFreeDays': 7 } },
    ],
  })
  const rows = alternativeRows(plan, [
    selling(withMargins('scenario', {}, [100_00, 200_00])),
    selling(withMargins('alternative/0', HALF, [40_00, 160_01])),
  ])
  const csv = await csvOf(alternativeTable(rows, 'a month'))
  const [form, half, notRun] = parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
  }).data
  expect(form).toMatchObject({
    Alternative: 'As on the form',
    'Settings changed': '',
    Seeds: '2',
    'Margin a month (USD)': '150.00',
    'Difference from the form a month (USD)': '',
  })
  // What begins a formula is text.
  expect(half!['Alternative']).toBe("'=HALF()")
  expect(JSON.parse(half!['Settings changed']!)).toEqual(HALF)
  const [low, mean, high] = ['95% interval from', '', '95% interval to'].map((end) =>
    Number(half![`Difference from the form a month${end && `, ${end}`} (USD)`]),
  ) as [number, number, number]
  expect(mean).toBeCloseTo((-60_00 - 39_99) / 2 / 100, 2)
  expect((low + high) / 2).toBeCloseTo(mean, 1)
  expect(low).toBeLessThan(mean)
  const sales = 'Sales that would match the form a month'
  expect(half).toMatchObject({ [`${sales} (USD)`]: '499.95' })
  expect(Number(half![`${sales}, 95% interval from (USD)`])).toBeLessThan(500)
  expect(Number(half![`${sales}, 95% interval to (USD)`])).toBeGreaterThan(500)
  expect(notRun).toMatchObject({
    Alternative: 'Not run',
    'Settings changed': '{"days":21,"policy.instantFreeDays":7}',
    'Margin a month (USD)': '',
    'Free days of the period': '7 of 21 days free',
  })
  expect(half!['Free days of the period']).toBe('')
})
