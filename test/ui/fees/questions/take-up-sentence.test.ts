import { expect, it } from 'vitest'
import { takeUpSentence } from '../../../../src/ui/fees/questions/take-up-sentence'

const margin = { value: 574_00, low: 422_00, high: 725_00, n: 5, method: 'mean' as const }
const known = { margin, expectedCents: null, takeUp: 0.34, period: 'month' as const }

it('halves and doubles the margin that was simulated, as far as it is known', () => {
  expect(takeUpSentence(known)).toBe(
    '34.0% of eligible creators are on daily payouts, and all of the margin comes from them. Half as many of the same kind would bring about $287 a month, twice as many about $1,150.',
  )
})

it('halves and doubles what is expected before a run', () => {
  const expected = { ...known, margin: null, expectedCents: -3_10, period: 'year' as const }
  expect(takeUpSentence(expected)).toMatch(/about −\$2 a year, twice as many about −\$6\.$/)
})

it.each([
  ['nobody is on daily payouts', { takeUp: 0 }],
  ['nobody may be', { takeUp: null }],
  ['nothing is known of the fee', { margin: null }],
])('is not said where %s', (_, changes) => {
  expect(takeUpSentence({ ...known, ...changes })).toBe('')
})
