import { describe, expect, it } from 'vitest'
import { readSweep } from '../../../../src/experiments/sweep/read-sweep'
import type { SweepPlan } from '../../../../src/experiments/sweep/plan'
import { settingGrid } from '../../../../src/ui/fees/questions/setting-grid'

const FEE = 'policy.instantFeeBasisPoints'
const SIZE = 'population.size'

function planOf(axes: object[]): SweepPlan {
  const read = readSweep({ version: 1, scenario: { version: 1, days: 5 }, seeds: 1, axes })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.plan
}

const resultsOf = ({ points }: SweepPlan) => points.map((point) => ({ point, seeds: [] }))

describe('a table of two settings', () => {
  const plan = planOf([
    { path: FEE, values: [100, 300, 500] },
    { path: SIZE, values: [500, 2_000] },
  ])

  it('has the first across and the second down, each cell with its point', () => {
    const grid = settingGrid(plan, resultsOf(plan))
    expect(grid?.columns).toEqual([100, 300, 500])
    expect(grid?.rows).toEqual([500, 2_000])
    expect(grid?.cells.map((row) => row.map((cell) => cell?.point.changes))).toEqual([
      [100, 300, 500].map((fee) => ({ [FEE]: fee, [SIZE]: 500 })),
      [100, 300, 500].map((fee) => ({ [FEE]: fee, [SIZE]: 2_000 })),
    ])
  })

  it('marks the values that the scenario has, its policy’s too', () => {
    expect(settingGrid(plan, [])?.current).toEqual({ row: 0, column: 1 })
    const elsewhere = planOf([
      { path: FEE, values: [100, 200] },
      { path: SIZE, values: [500, 2_000] },
    ])
    expect(settingGrid(elsewhere, [])?.current).toBeNull()
  })

  it('is empty where nothing has come in yet', () => {
    const results = resultsOf(plan).filter(({ point }) => point.id === 'axis/1/0')
    expect(settingGrid(plan, results)?.cells.map((row) => row.map(Boolean))).toEqual([
      [false, true, false],
      [false, false, false],
    ])
  })

  it('is not there for a sweep over one setting', () => {
    const one = planOf([{ path: FEE, values: [100, 300] }])
    expect(settingGrid(one, resultsOf(one))).toBeNull()
  })
})
