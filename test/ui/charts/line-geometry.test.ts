import { describe, expect, it } from 'vitest'
import {
  areaPath,
  END_LABEL_HEIGHT,
  endLabels,
  endTogether,
  linePath,
} from '../../../src/ui/charts/line-geometry'
import { dayScale, valueScale } from '../../../src/ui/charts/plot-area'
import type { LineSeries } from '../../../src/ui/charts/types'

const DAYS = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04']
const x = dayScale(['2026-01-01', '2026-01-10'], 0, 100)
const y = valueScale([0, 10], { left: 0, right: 100, top: 0, bottom: 100 })
const series = (key: string, values: (number | null)[]): LineSeries => ({
  key,
  label: key,
  color: 'var(--instant)',
  values,
})

describe('lines', () => {
  it('run through the middle of each day', () => {
    expect(linePath([0, 10], DAYS, x, y)).toBe('M5,100L15,0')
  })

  it('break at gaps', () => {
    expect(linePath([1, 1, null, 2, 3], [...DAYS, '2026-01-05'], x, y).match(/M/g)).toHaveLength(2)
  })

  it('never run beyond the days that have come', () => {
    expect(linePath([1, 2, 3, 4], DAYS.slice(0, 2), x, y)).toBe('M5,90L15,80')
  })

  it('close their area at zero', () => {
    expect(areaPath([5, 5], DAYS, x, y)).toBe('M5,50L15,50L15,100L5,100Z')
  })
})

describe('names at the ends of lines', () => {
  it('are at the last value there is', () => {
    const [label] = endLabels([series('fee', [1, 5, null, null])], DAYS, x, y)
    expect(label).toMatchObject({ x: 15, y: 50, labelY: 50 })
  })

  it('keep their order and a line between each other, inside the plot', () => {
    const labels = endLabels(
      [series('a', [0]), series('b', [0.1]), series('c', [0.2]), series('d', [10])],
      DAYS,
      x,
      y,
    )
    expect(labels.map((label) => label.series.key)).toEqual(['d', 'c', 'b', 'a'])
    labels.slice(1).forEach(({ labelY }, index) => {
      expect(labelY - labels[index]!.labelY).toBeGreaterThanOrEqual(END_LABEL_HEIGHT)
    })
    expect(labels.at(-1)!.labelY).toBeLessThanOrEqual(100)
  })

  it('are beside lines that end together: elsewhere they would be on a line that goes on', () => {
    const long = series('long', [1, 2, 3, 4])
    expect(endTogether([long, series('gap', [1, null, null, 2])], DAYS)).toBe(true)
    expect(endTogether([long, series('none', [null, null, null, null])], DAYS)).toBe(true)
    expect(endTogether([long, series('short', [1, 2, null, null])], DAYS)).toBe(false)
  })

  it('leave out what has no value', () => {
    expect(endLabels([series('none', [null])], DAYS, x, y)).toEqual([])
  })
})
