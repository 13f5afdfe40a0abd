import { scaleLinear } from 'd3'
import { describe, expect, it } from 'vitest'
import {
  extentOf,
  nearestPoint,
  placePoints,
  type ScatterPoint,
} from '../../../src/ui/charts/scatter-geometry'

const area = { left: 0, right: 400, top: 0, bottom: 300 }
const x = scaleLinear().domain([0, 100]).range([0, 400])
const y = scaleLinear().domain([0, 100]).range([300, 0])

const point = (key: string, at: [number, number], isOnFront = false): ScatterPoint => ({
  key,
  label: `Fee ${key}`,
  x: at[0],
  y: at[1],
  isOnFront,
  readings: [],
})

describe('what an axis of points shows', () => {
  it('is from the least to the most with a little room', () => {
    expect(extentOf([100, 200], 1)).toEqual([96, 204])
  })

  it('is never empty', () => {
    expect(extentOf([5, 5], 10)).toEqual([0, 10])
    expect(extentOf([], 10)).toEqual([-5, 5])
  })
})

describe('the name of a point', () => {
  const nameOf = (points: ScatterPoint[], key: string) =>
    placePoints(points, x, y, area).find((placed) => placed.point.key === key)?.name

  it('is to its right, or to its left at the right edge', () => {
    expect(nameOf([point('a', [50, 50])], 'a')).toMatchObject({ anchor: 'start', x: 210 })
    expect(nameOf([point('a', [98, 50])], 'a')).toMatchObject({ anchor: 'end', x: 382 })
  })

  it('gives way to another point and to another name', () => {
    const beside = point('b', [56, 50])
    expect(nameOf([point('a', [50, 50]), beside], 'a')).toMatchObject({ anchor: 'end' })
  })

  it('is left out where there is no room, of those first that are not on the front', () => {
    const crowd = Array.from({ length: 30 }, (_, index) =>
      point(`c${index}`, [50 + (index % 6) * 2, 50 + Math.floor(index / 6) * 2]),
    )
    const points = [...crowd, point('front', [55, 62], true)]
    const named = placePoints(points, x, y, area).filter(({ name }) => name)
    expect(named.map(({ point: { key } }) => key)).toContain('front')
    expect(named.length).toBeLessThan(points.length)
  })
})

describe('the point that is read', () => {
  it('is the nearest, and none where there are none', () => {
    const placed = placePoints([point('a', [25, 50]), point('b', [75, 50])], x, y, area)
    expect(nearestPoint(placed, 120, 150)).toBe(0)
    expect(nearestPoint(placed, 260, 0)).toBe(1)
    expect(nearestPoint([], 0, 0)).toBeNull()
  })
})
