import { describe, expect, it } from 'vitest'
import {
  areaPath,
  END_LABEL_HEIGHT,
  endLabels,
  endTogether,
  linePath,
  linePoints,
} from '../../../src/ui/charts/line-geometry'
import { valueScale } from '../../../src/ui/charts/plot-area'
import type { LineSeries } from '../../../src/ui/charts/types'

const CENTRES = [5, 15, 25, 35]
const y = valueScale([0, 10], { left: 0, right: 100, top: 0, bottom: 100 })
const series = (key: string, values: (number | null)[]): LineSeries => ({
  key,
  label: key,
  color: 'var(--instant)',
  values,
})

const pathOf = (values: (number | null)[], centres: number[]): string =>
  linePath(linePoints(values, centres), y)

describe('lines', () => {
  it('run through the middle of each day', () => {
    expect(pathOf([0, 10], CENTRES)).toBe('M5,100L15,0')
  })

  it('break at gaps', () => {
    expect(pathOf([1, 1, null, 2, 3], [...CENTRES, 45]).match(/M/g)).toHaveLength(2)
  })

  it('never run beyond the days that have come', () => {
    expect(pathOf([1, 2, 3, 4], CENTRES.slice(0, 2))).toBe('M5,90L15,80')
  })

  it('of a pixel have its first and last day, its lowest and its highest value', () => {
    const centres = [5, 5.1, 5.2, 5.3, 5.4, 5.5, 6.1]
    const valuesOf = (values: (number | null)[]): (number | null)[] =>
      linePoints(values, centres).map(({ value }) => value)
    expect(valuesOf([3, 4, 9, 1, 2, 5, 6])).toEqual([3, 9, 1, 5, 6])
    expect(valuesOf([1, 2, 3, 4, 5, 6, 7])).toEqual([1, 6, 7])
    expect(valuesOf([2, 2, 2, 2, 2, 2, 2])).toEqual([2, 2, 2])
    expect(valuesOf([1, 2, 3, null, 9, 8, 7])).toEqual([1, 3, null, 9, 7])
  })

  it('close their area at zero', () => {
    expect(areaPath(linePoints([5, 5], CENTRES), y)).toBe('M5,50L15,50L15,100L5,100Z')
  })
})

describe('names at the ends of lines', () => {
  it('are at the last value there is', () => {
    const [label] = endLabels([series('fee', [1, 5, null, null])], CENTRES, y)
    expect(label).toMatchObject({ x: 15, y: 50, labelY: 50 })
  })

  it('keep their order and a line between each other, inside the plot', () => {
    const labels = endLabels(
      [series('a', [0]), series('b', [0.1]), series('c', [0.2]), series('d', [10])],
      CENTRES,
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
    expect(endTogether([long, series('gap', [1, null, null, 2])], CENTRES.length)).toBe(true)
    expect(endTogether([long, series('none', [null, null, null, null])], CENTRES.length)).toBe(true)
    expect(endTogether([long, series('short', [1, 2, null, null])], CENTRES.length)).toBe(false)
  })

  it('leave out what has no value', () => {
    expect(endLabels([series('none', [null])], CENTRES, y)).toEqual([])
  })
})
