/** How far a sweep is, in words. */
import { expect, it } from 'vitest'
import { progressText } from '../../../../src/ui/fees/sweep/sweep-left'

it.each([
  [0, 'Simulating, no result yet, about 2 minutes left'],
  [0.5, 'Less than 1% done, about 2 minutes left'],
  [3, '1% done, about 2 minutes left'],
])('after %d of 230 runs', (done, text) => {
  const share = done / 230
  expect(progressText({ name: 'curve', pointIds: [], share, secondsLeft: 120 })).toBe(text)
})
