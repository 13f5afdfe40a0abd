import { expect, it } from 'vitest'
import { salesOfFile } from '../../../src/ui/words/sales-of-file'

it.each([
  [120, 120, '120 sales of may.csv'],
  [1_000, 1_200, '1,000 of the 1,200 sales of may.csv'],
  [0, 1_200, '0 of the 1,200 sales of may.csv'],
])('%i sales within the period, of a file of %i: %s', (within, count, words) => {
  expect(salesOfFile('may.csv', within, count)).toBe(words)
})
