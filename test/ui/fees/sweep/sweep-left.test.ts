/** How far a sweep is, in words. */
import { expect, it } from 'vitest'
import { progressText } from '../../../../src/ui/fees/sweep/sweep-left'

it.each([
  [0, 'Simulating, no result yet, about 2 minutes left'],
  [1, 'Less than 1% done, about 2 minutes left'],
  [3, '1% done, about 2 minutes left'],
])('after %i of 230 results', (done, text) => {
  const progress = { done, total: 230, simulated: done }
  expect(progressText({ name: 'curve', pointIds: [], progress, secondsLeft: 120 })).toBe(text)
})
