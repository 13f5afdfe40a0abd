import { describe, expect, it } from 'vitest'
import {
  balanceOf,
  balancePath,
  barSpans,
  barsPath,
  stackSeries,
} from '../../../src/ui/charts/bar-geometry'
import { dayScale, valueScale } from '../../../src/ui/charts/plot-area'
import { binDays } from '../../../src/ui/charts/time-bins'
import type { BarSeries } from '../../../src/ui/charts/types'

const DAYS = ['2026-01-05', '2026-01-06', '2026-01-07']
const series = (key: string, values: number[]): BarSeries => ({
  key,
  label: key,
  color: 'var(--instant)',
  values,
})

describe('stacked bars', () => {
  it('stack from zero outwards, on the side that their series names', () => {
    const stacked = stackSeries(
      [
        series('instant', [3, 1, 0]),
        series('standard', [2, 5, 0]),
        { ...series('returned', [1, 0, 2]), below: true },
      ],
      binDays(DAYS, 'day'),
    )
    expect(stacked.map(({ pieces }) => pieces)).toEqual([
      [
        [0, 3],
        [0, 1],
        [0, 0],
      ],
      [
        [3, 5],
        [1, 6],
        [0, 0],
      ],
      [
        [-1, 0],
        [0, 0],
        [-2, 0],
      ],
    ])
  })

  it('leave a balance: what is above zero less what is below', () => {
    const revenue = series('revenue', [300, 0, 100])
    const cost = { ...series('cost', [120, 50, 100]), below: true }
    expect(balanceOf([revenue, cost])).toEqual([180, -50, 0])
    expect(balanceOf([])).toEqual([])
  })

  it('carry the line of their balance through their middles', () => {
    const y = valueScale([-10, 10], { left: 0, right: 30, top: 0, bottom: 100 })
    const spans = [
      { left: 1, right: 9 },
      { left: 11, right: 19 },
    ]
    expect(balancePath([5, -5], spans, y)).toBe('M5,25L15,75')
  })

  it('stack sums where days are added up', () => {
    const [instant] = stackSeries([series('instant', [3, 1, 4])], binDays(DAYS, 'week'))
    expect(instant?.sums).toEqual([8])
  })

  it('stay inside the axis, and leave gaps', () => {
    const spans = barSpans(binDays(DAYS, 'week'), dayScale(['2026-01-05', '2026-01-07'], 0, 30))
    expect(spans).toHaveLength(1)
    expect(spans[0]!.left).toBeGreaterThan(0)
    expect(spans[0]!.right).toBeLessThan(30)
  })

  it('of a month with few days are as wide as these days', () => {
    const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02', '2026-02-03']
    const x = dayScale(['2026-01-30', '2026-02-28'], 0, 300)
    const [january, february] = barSpans(binDays(days, 'month'), x)
    expect(january).toEqual({ left: 3, right: 17 })
    expect(february).toEqual({ left: 23, right: 47 })
  })

  it('are one path, without the bars that have no height', () => {
    const y = valueScale([0, 10], { left: 0, right: 30, top: 0, bottom: 100 })
    const spans = [
      { left: 1, right: 9 },
      { left: 11, right: 19 },
    ]
    const pieces = [
      [0, 5],
      [0, 0],
    ] as const
    expect(barsPath(pieces, spans, y)).toBe('M1,100H9V50H1Z')
  })

  it('is two pixels high at least, away from zero', () => {
    const y = valueScale([-1_000, 1_000], { left: 0, right: 100, top: 0, bottom: 200 })
    const spans = [{ left: 1, right: 9 }]
    expect(barsPath([[0, 1]], spans, y)).toBe('M1,100H9V98H1Z')
    expect(barsPath([[-1, 0]], spans, y)).toBe('M1,102H9V100H1Z')
    expect(barsPath([[0, 0]], spans, y)).toBe('')
  })
})
