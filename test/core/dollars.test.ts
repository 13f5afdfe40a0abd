import { expect, it } from 'vitest'
import { dollars } from '../../src/core/dollars'

it.each([
  [0, '$0.00'],
  [5, '$0.05'],
  [1_234_56, '$1,234.56'],
  [-3_593, '-$35.93'],
  [1_000_000_00, '$1,000,000.00'],
])('%i cents are %s', (cents, words) => {
  expect(dollars(cents)).toBe(words)
})
