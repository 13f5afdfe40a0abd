import { expect, it } from 'vitest'
import { dollars, inDollars } from '../../src/core/dollars'

it.each([
  [0, '$0.00'],
  [5, '$0.05'],
  [1_234_56, '$1,234.56'],
  [-3_593, '-$35.93'],
  [1_000_000_00, '$1,000,000.00'],
])('%i cents are %s', (cents, words) => {
  expect(dollars(cents)).toBe(words)
})

it.each([
  ['payout 1 of creator 12 took nothing', 'payout 1 of creator 12 took nothing'],
  [
    'payout 1: 1800000 cents are above the instant maximum of 999900 cents',
    'payout 1: $18,000.00 are above the instant maximum of $9,999.00',
  ],
  ['sale_fees is at -5 cents, should be 0 cents', 'sale_fees is at -$0.05, should be $0.00'],
])('for people, %j is %j', (text, words) => {
  expect(inDollars(text)).toBe(words)
})
