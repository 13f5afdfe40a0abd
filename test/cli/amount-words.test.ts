import { expect, it } from 'vitest'
import { amountWords, signedWords } from '../../src/cli/amount-words'

it.each([
  [5_400, '1.5 h'],
  [47 * 3_600, '47 h'],
  [48 * 3_600, '2 days'],
  [965_160, '11.2 days'],
])('%i seconds are %s', (seconds, words) => {
  expect(amountWords('seconds', seconds)).toBe(words)
})

it('a time that is so much shorter is in days, too', () => {
  expect(signedWords('seconds', -3 * 86_400)).toBe('-3 days')
})

it.each([
  [123, '+1.23 points'],
  [-50, '-0.5 points'],
  [0, '0 points'],
])('two shares that are %i basis points apart differ by %s', (basisPoints, words) => {
  expect(signedWords('basis-points', basisPoints)).toBe(words)
  expect(amountWords('basis-points', 123)).toBe('1.23%')
})
