/** What a memo says of alternatives beside each other. */
import { expect, it } from 'vitest'
import { alternativesAnswer } from '../../../src/ui/fees/alternatives-answer'
import { withMargins } from '../../support/sweeps'

const MINIMUM = 'policy.instantMinimumCents'
const named = (name: string, margins: readonly number[]) => {
  const result = withMargins(name, { [MINIMUM]: 1_00 }, margins)
  return { ...result, point: { ...result.point, kind: 'alternative' as const, name } }
}

it('names the best of them, and those below it: surely, or perhaps by chance', () => {
  expect(
    alternativesAnswer(
      [
        named('Flat', [6_00, 16_00, 25_00]),
        named('Percentage', [100_00, 110_00, 120_00]),
        named('Both', [90_00, 130_00, 100_00]),
        named('Same', [100_00, 110_00, 120_00]),
      ],
      'a month',
    ),
  ).toBe(
    'Of the alternatives that were run, “Percentage” earns most. Beside it: “Same” earns the same; ' +
      '“Both” earns $3 a month less, which may be chance; “Flat” surely earns $94.30 a month less.',
  )
})

it('says nothing of one alone', () => {
  expect(alternativesAnswer([named('Flat', [1_00, 2_00])], 'a month')).toBeNull()
})

it('compares under the seeds that all have', () => {
  expect(
    alternativesAnswer([named('Flat', [9_00]), named('Both', [1_00, 900_00])], 'a month'),
  ).toBe(
    'Of the alternatives that were run, “Flat” earns most. Beside it: “Both” earns $8 a month less, which may be chance.',
  )
})
