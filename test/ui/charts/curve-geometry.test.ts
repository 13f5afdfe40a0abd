import { describe, expect, it } from 'vitest'
import {
  bandPath,
  curveColumns,
  curvePath,
  curveValues,
  nearestColumn,
  numberScale,
  numberTicks,
  placedMarks,
  pointAt,
  symlogScale,
  symlogTicks,
} from '../../../src/ui/charts/curve-geometry'
import type { CurveSeries } from '../../../src/ui/charts/types'

const AREA = { left: 100, right: 400, top: 10, bottom: 110 }

const series = (points: CurveSeries['points'], key = 'one'): CurveSeries => ({
  key,
  label: key,
  color: 'var(--ink)',
  points,
})

describe('the axis of numbers', () => {
  it('goes from the left to the right edge, by value or by ten-fold', () => {
    const linear = numberScale('linear', [0, 1_000], AREA)
    expect([0, 500, 1_000].map(linear)).toEqual([100, 250, 400])
    const log = numberScale('log', [1_00, 1_000_00], AREA)
    expect([1_00, 10_00, 100_00, 1_000_00].map((value) => Math.round(log(value)))).toEqual([
      100, 200, 300, 400,
    ])
  })

  it('has as many round ticks as there is room for', () => {
    const texts = (right: number): string[] => {
      const scale = numberScale('log', [1_00, 1_000_00], { ...AREA, right })
      const write = (cents: number): string => `$${cents / 100}`
      return numberTicks('log', scale, write).map(write)
    }
    expect(texts(800)).toEqual([
      '$1',
      '$2',
      '$5',
      '$10',
      '$20',
      '$50',
      '$100',
      '$200',
      '$500',
      '$1000',
    ])
    expect(texts(450)).toEqual(['$1', '$3', '$10', '$30', '$100', '$300', '$1000'])
    expect(texts(200)).toEqual(['$1', '$10', '$100', '$1000'])
    const percents = numberScale('linear', [0, 1_000], AREA)
    expect(numberTicks('linear', percents, String).map(String)).toEqual([
      '0',
      '200',
      '400',
      '600',
      '800',
      '1000',
    ])
  })
})

describe('an axis of values of very different size', () => {
  it('has zero and the powers of ten on both sides, as far as the values reach', () => {
    expect(symlogTicks([-47, 29_13])).toEqual([-10, 0, 10, 100, 1_000])
    expect(symlogTicks([0, 5])).toEqual([0])
  })

  it('shows a loss of half a dollar beside a gain of twenty', () => {
    const y = symlogScale([-47, 20_00], AREA)
    expect(y(20_00)).toBe(10)
    expect(y(-47)).toBe(110)
    expect(y(0) - y(-47)).toBeLessThan(-20)
  })
})

describe('curves', () => {
  const margin = series([
    { x: 100, y: -10, low: -30, high: 10 },
    { x: 300, y: 40, low: 20, high: 60 },
  ])
  const estimate = series([{ x: 200, y: 5 }], 'estimate')

  it('are read at every place that one of them has a point at', () => {
    expect(curveColumns([margin, estimate])).toEqual([100, 200, 300])
    expect(pointAt(margin, 200)).toBeUndefined()
    expect(pointAt(estimate, 200)).toEqual({ x: 200, y: 5 })
    const x = numberScale('linear', [0, 300], AREA)
    expect([0, 240, 260, 390].map((pixels) => nearestColumn([100, 200, 300], x, pixels))).toEqual([
      0, 0, 1, 2,
    ])
  })

  it('need room for their bands', () => {
    expect(curveValues([margin, estimate])).toEqual([-10, -30, 10, 40, 20, 60, 5])
  })

  it('are a line and a band; what has no interval has no band', () => {
    const x = numberScale('linear', [0, 300], AREA)
    const y = symlogScale([0, 1], AREA).domain([0, 1])
    expect(
      curvePath(
        [
          { x: 0, y: 0 },
          { x: 300, y: 1 },
        ],
        x,
        y,
      ),
    ).toBe('M100,110L400,10')
    expect(bandPath(estimate.points, x, y)).toBe('')
    expect(bandPath(margin.points, x, y)).toMatch(/^M200,.*Z$/)
  })
})

describe('marks above the plot', () => {
  const x = numberScale('linear', [0, 1_000], AREA)

  it('have a row each, with the name where there is room', () => {
    const [high, best] = placedMarks(
      [
        { key: 'best', label: 'Best 2.4%', x: 240, low: 190, high: 310 },
        { key: 'now', label: 'Now 9.9%', x: 990 },
      ],
      x,
      AREA,
      9,
    )
    expect(best).toMatchObject({ x: 172, span: [157, 193], y: 27, textX: 201, anchor: 'start' })
    expect(high).toMatchObject({ x: 397, span: null, y: 9, textX: 389, anchor: 'end' })
  })

  it('are in the order in which no line goes through a name', () => {
    const mark = (key: string, at: number) => ({ key, label: 'A name', x: at })
    const marks = [mark('c', 990), mark('b', 300), mark('d', 995), mark('a', 250)]
    const placed = placedMarks(marks, x, AREA, 9)
    expect(placed.map((one) => one.mark.key)).toEqual(['d', 'c', 'a', 'b'])
    expect(placed.map((one) => one.y)).toEqual([9, 27, 45, 63])
  })

  it('end where the axis ends, and are left out where they are beyond it', () => {
    const placed = placedMarks(
      [
        { key: 'wide', label: 'Wide', x: 500, low: -100, high: 2_000 },
        { key: 'beyond', label: 'Beyond', x: 1_001 },
      ],
      x,
      AREA,
      9,
    )
    expect(placed).toHaveLength(1)
    expect(placed[0]!.span).toEqual([100, 400])
  })
})
