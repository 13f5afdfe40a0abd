import { expect, it } from 'vitest'
import { valueAt } from '../../../../src/ui/fees/curve/between-points'

it.each([
  [100, 10],
  [150, 25],
  [200, 40],
  [399, 139.5],
  [400, 140],
  [99, null],
  [401, null],
])('at %d it is %s', (x, expected) => {
  const points = [
    { x: 100, y: 10 },
    { x: 200, y: 40 },
    { x: 400, y: 140 },
  ]
  expect(valueAt(points, x)).toBe(expected)
  expect(valueAt([], x)).toBeNull()
})
