/** The files of a sweep: each figure under its heading, and a sweep that can be run again. */
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { sweepCsv, sweepJson } from '../../src/cli/sweep-files'
import { analyse } from '../../src/experiments/sweep/analysis'
import type { SweepDefinition } from '../../src/experiments/sweep/definition'
import type { SeedEconomics, SweepResult } from '../../src/experiments/sweep/results'
import { pointResult, seedEconomics, sweepPlan } from '../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const plan = sweepPlan({
  scenario: 'default',
  seed: 'mine',
  seeds: 2,
  axes: [{ path: FEE, values: [100, 300] }],
})

/** A tenth of $1,000 a month is kept; $200 of them are of takers. */
const SALES = {
  ...{ salesGrossCents: 1_000_00, everTakersSalesGrossCents: 200_00 },
  ...{ saleFeeCents: 110_00, saleFeeReturnedCents: 10_00 },
}

/** Of one month. Nobody on daily costs $2.00, and the fees, of as many takers as dollars, are the rest of the margin. */
const seeds = (...feesCents: number[]): SeedEconomics[] =>
  feesCents.map((instantFeeCents, index) =>
    seedEconomics(
      plan.seeds[index]!,
      { instantFeeCents, takers: instantFeeCents / 100, ...SALES },
      { standardCostCents: 2_00, ...SALES },
    ),
  )
const found = (count: number, [first, ...others]: SeedEconomics[]): SeedEconomics[] => [
  { ...first!, violations: [{ runKey: 'a run', count }] },
  ...others,
]

const result: SweepResult = {
  points: [
    pointResult('scenario', {}, seeds(10_00, 12_00)),
    pointResult('axis/0', { [FEE]: 100 }, found(3, seeds(5_00, 8_00))),
    pointResult('axis/1', { [FEE]: 300 }, seeds(10_00, 12_00)),
  ],
  progress: { done: 6, total: 6, simulated: 5 },
  isComplete: true,
}

it('the table has each point’s margin, its parts and its difference from the scenario', () => {
  const { data } = Papa.parse<Record<string, string>>(sweepCsv(analyse(plan, result)).trimEnd(), {
    header: true,
  })
  expect(data).toMatchObject([
    { id: 'scenario', margin_cents: '1300', difference_cents: '', violations: '0' },
    {
      ...{ id: 'axis/0', kind: 'axis', changes: `{"${FEE}":100}`, seeds: '2' },
      ...{ margin_cents: '850', fees_cents: '650', standard_cost_saved_cents: '200' },
      ...{ difference_cents: '-450', take_up: '0.065', violations: '3', is_on_front: 'false' },
    },
    { id: 'axis/1', difference_cents: '0', is_on_front: 'true' },
  ])
  for (const [value, low, high] of [
    ['margin_cents', 'margin_low_cents', 'margin_high_cents'],
    ['difference_cents', 'difference_low_cents', 'difference_high_cents'],
  ] as const) {
    // Two seeds: the interval is wide, and the value is in its middle.
    const [at, from, to] = [value, low, high].map((name) => Number(data[1]![name]))
    expect(from).toBeLessThan(at! - 1_00)
    expect(at! - from!).toBeCloseTo(to! - at!, 5)
  }
})

it('the table has the sales that would make up for a difference, and no shares of them where it may be chance', () => {
  const rows = (...feesCents: number[]): Record<string, string>[] => {
    const points = [result.points[0]!, pointResult('axis/0', { [FEE]: 100 }, seeds(...feesCents))]
    const csv = sweepCsv(analyse(plan, { ...result, points }))
    return Papa.parse<Record<string, string>>(csv.trimEnd(), { header: true }).data
  }
  const [scenario, sure] = rows(5_00, 7_00)
  expect(sure).toMatchObject({
    ...{ difference_cents: '-500', sales_kept_share: '0.1', sales_to_make_up_cents: '5000' },
    ...{ sales_to_make_up_low_cents: '5000', sales_to_make_up_high_cents: '5000' },
    ...{ sales_to_make_up_share_of_all: '0.05', sales_to_make_up_share_of_takers: '0.25' },
  })
  const none = { sales_to_make_up_share_of_all: '', sales_to_make_up_share_of_takers: '' }
  expect(scenario).toMatchObject({ sales_to_make_up_cents: '', sales_kept_share: '', ...none })
  const [, chance] = rows(5_00, 8_00)
  expect(chance).toMatchObject({ sales_to_make_up_cents: '4500', ...none })
  expect(Number(chance!['sales_to_make_up_low_cents'])).toBeLessThan(0)
})

it('the JSON has each seed beside its baseline, what checks found, and the sweep as a whole', () => {
  const content = JSON.parse(sweepJson(plan, result, analyse(plan, result))) as {
    consistent: boolean
    violations: number
    runs: object
    points: { seeds: Pick<SeedEconomics, 'seed' | 'economics' | 'baseline'>[] }[]
    sweep: SweepDefinition
  }
  expect(content).toMatchObject({ isComplete: true, consistent: false, violations: 3 })
  expect(content.runs).toEqual({ planned: plan.size.runs, simulated: 5 })
  const [first, second] = content.points[1]!.seeds
  expect(first).toMatchObject({
    seed: 'mine',
    economics: { instantFeeCents: 5_00, takers: 5 },
    baseline: { standardCostCents: 2_00, takers: 0 },
  })
  expect(second).toMatchObject({ seed: 'mine/2', economics: { instantFeeCents: 8_00 } })
  // A preset of another version of the lab may be another one: the file has it in full.
  expect(content.sweep.scenario).toEqual(plan.scenario)
  expect(sweepPlan(content.sweep).pairs.map(({ run }) => run.key)).toEqual(
    plan.pairs.map(({ run }) => run.key),
  )
})
