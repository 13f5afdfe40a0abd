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

/** Of one month. Nobody on daily costs $2.00, and the fees, of as many takers as dollars, are the rest of the margin. */
const seeds = (...feesCents: number[]): SeedEconomics[] =>
  feesCents.map((instantFeeCents, index) =>
    seedEconomics(
      plan.seeds[index]!,
      { instantFeeCents, takers: instantFeeCents / 100 },
      { standardCostCents: 2_00 },
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
