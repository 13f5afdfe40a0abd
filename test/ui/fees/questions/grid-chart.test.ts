import { describe, expect, it } from 'vitest'
import { roughEstimate, type Rough } from '../../../../src/core/rough-estimate'
import {
  bestCellSentence,
  cellFormat,
  seedsRun,
  gridCells,
  gridTable,
} from '../../../../src/ui/fees/questions/grid-chart'
import type { SettingGrid } from '../../../../src/ui/fees/questions/setting-grid'
import {
  gridAxes,
  gridChoices,
  sweptAssumptions,
} from '../../../../src/ui/fees/sweep/swept-settings'
import { FLAT_AXIS, PERCENT_AXIS } from '../../../../src/ui/fees/curve/fee-axis'
import { withMargins } from '../../../support/sweeps'

const WORDS = { per: 'a month', roundMargin: roughEstimate<Rough> }

const grid: SettingGrid = {
  paths: ['policy.instantFeeBasisPoints', 'policy.instantMinimumCents'],
  columns: [100, 300],
  rows: [1_00, 10_00],
  cells: [
    [withMargins('axis/0/0', {}, [-100_00, -200_00]), withMargins('axis/1/0', {}, [500_00])],
    [null, withMargins('axis/1/1', {}, [499_00, 499_00])],
  ],
  current: null,
}

describe('two settings at once', () => {
  it('has the mean margin in each cell, and nothing where nothing is known', () => {
    expect(gridCells(grid, WORDS).map((row) => row.map(({ value }) => value))).toEqual([
      [-150_00, 500_00],
      [null, 499_00],
    ])
  })

  it('reads an interval where there are seeds for one', () => {
    const labels = gridCells(grid, WORDS).map((row) =>
      row.map(({ readings }) => readings.map(({ label }) => label)),
    )
    expect(labels[0]?.[0]).toContain('95% interval')
    expect(labels[0]?.[1]).not.toContain('95% interval')
  })

  it('writes whole dollars, and cents where no cell has ten dollars', () => {
    const values = [-150_49, 40, -40, 1_234_56]
    expect(values.map(cellFormat(grid))).toEqual(['−$150', '$0', '$0', '$1,235'])
    const small = { ...grid, cells: [[withMargins('axis/0/0', {}, [-1_47])]] }
    expect(gridCells(small, WORDS)[0]!.map(({ value }) => cellFormat(small)(value!))).toEqual([
      '−$1.47',
    ])
  })

  it('rests on the seeds that every cell has', () => {
    expect(seedsRun(grid)).toBe(1)
  })

  it('says where the margin is largest, once every cell is known', () => {
    const whole = { ...grid, cells: [grid.cells[0]!, [grid.cells[0]![0]!, grid.cells[1]![1]!]] }
    expect(bestCellSentence(whole, WORDS)).toMatch(
      /^The largest margin, \$500 a month, .* 3% .* \$1\.$/,
    )
    expect(bestCellSentence(grid, WORDS)).toBeNull()
  })

  it('says which pairs may be as good, seed by seed', () => {
    const cells = (best: number[], ...others: number[][]) => [
      [withMargins('axis/0/0', {}, best), withMargins('axis/1/0', {}, others[0]!)],
      others.slice(1).map((margins, index) => withMargins(`axis/${index}/1`, {}, margins)),
    ]
    const best = [500_00, 300_00]
    // $100 less in each seed, the same, and $110 less and $90 more.
    const mixed = { ...grid, cells: cells(best, [400_00, 200_00], best, [390_00, 390_00]) }
    expect(bestCellSentence(mixed, WORDS)).toMatch(
      /^The largest margin, \$400 a month \(95% interval .*\), is at .*\. 2 other pairs may be as good/,
    )
    const sure = { ...grid, cells: cells(best, ...[1, 2, 3].map(() => [400_00, 200_00])) }
    expect(bestCellSentence(sure, WORDS)).toMatch(/Every other pair clearly earns less\.$/)
  })

  it('has a row in the table for each cell that is known', () => {
    expect(
      gridTable(grid, WORDS).rows.map(([down, across, cents]) => [down, across, cents]),
    ).toEqual([
      ['$1', '1%', -150_00],
      ['$1', '3%', 500_00],
      ['$10', '3%', 499_00],
    ])
  })
})

describe('the settings that are swept', () => {
  it('have the scenario’s own values among them', () => {
    const [fee, minimum] = gridAxes(PERCENT_AXIS, 'minimum', (path) =>
      path === PERCENT_AXIS.path ? 275 : 25_00,
    )
    expect(fee?.values).toContain(275)
    expect(minimum?.values?.filter((value) => value === 25_00)).toHaveLength(1)
  })

  it('are flat fees where the fee is flat', () => {
    const [fee] = gridAxes(FLAT_AXIS, 'takeUp', () => 1_99)
    expect(fee?.path).toBe('policy.instantFeeFlatCents')
    expect(fee?.values).toContain(1_99)
  })

  it('are the share on daily where it is fixed, and the share who consider it with the model', () => {
    expect(gridChoices(true)).toEqual(['minimum', 'takeUp'])
    expect(gridChoices(false)).toEqual(['minimum', 'interest'])
    const [, interested] = gridAxes(PERCENT_AXIS, 'interest', () => 10_000)
    expect(interested).toEqual({
      path: 'population.adoption.interestedBasisPoints',
      values: [2_500, 5_000, 7_500, 10_000],
    })
  })

  it('are assumptions that the scenario makes use of', () => {
    const paths = (isTakeUpFixed: boolean) =>
      sweptAssumptions(isTakeUpFixed, () => undefined).map(({ path }) => path)
    expect(paths(true).some((path) => path.startsWith('population.adoption.'))).toBe(false)
    expect(paths(true)).toContain('population.scheduleShareBasisPoints.daily')
    expect(paths(false)).toContain('population.adoption.feeWeight')
  })

  it('have ranges that the scenario’s own value lies in', () => {
    for (const { low, high } of sweptAssumptions(false, () => 40_000)) {
      expect(low).toBeLessThan(high)
      expect(high).toBeGreaterThanOrEqual(40_000)
    }
  })
})
