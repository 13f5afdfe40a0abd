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
