import { expect, it } from 'vitest'
import { curveDescription } from '../../../../src/ui/fees/curve/curve-description'

const curve = (n: number) => [
  { margin: { value: 0, low: null, high: null, n, method: 'mean' as const } },
]

it('a curve of one seed has no band, and no “1 seeds”', () => {
  expect(curveDescription(curve(1))).toBe(
    'Compared with the same scenario with nobody on daily, in one seed.',
  )
  expect(curveDescription(curve(2))).toMatch(/ the 95% interval of the mean over 2 seeds\.$/)
})
