/** What a memo says of alternatives beside each other. */
import { expect, it } from 'vitest'
import type { PointResult } from '../../../../src/experiments/sweep/results'
import { alternativesAnswer } from '../../../../src/ui/fees/alternatives/alternatives-answer'
import { sweepPlan, withMargins } from '../../../support/sweeps'

const PLAN = sweepPlan({ scenario: 'gumroad-like' })
const answerOf = (...results: readonly PointResult[]): string | null =>
  alternativesAnswer({ plan: PLAN, results, rows: [], per: 'a month' })

const MINIMUM = 'policy.instantMinimumCents'
const named = (name: string, margins: readonly number[]) => {
  const result = withMargins(name, { [MINIMUM]: 1_00 }, margins)
  return { ...result, point: { ...result.point, kind: 'alternative' as const, name } }
}

it('names the best of them, and those below it: surely, or perhaps by chance', () => {
  expect(
    answerOf(
      named('Flat', [6_00, 16_00, 25_00]),
      named('Percentage', [100_00, 110_00, 120_00]),
      named('Both', [90_00, 130_00, 100_00]),
      named('Same', [100_00, 110_00, 120_00]),
    ),
  ).toBe(
    'Of the alternatives that were run, “Percentage” earns most. The others: “Same” earns the same; ' +
      '“Both” earns $3 a month less, which may be chance; “Flat” surely earns $94.30 a month less.',
  )
})

it('says nothing of one alone', () => {
  expect(answerOf(named('Flat', [1_00, 2_00]))).toBeNull()
})

it('compares under the seeds that all have', () => {
  expect(answerOf(named('Flat', [9_00]), named('Both', [1_00, 900_00]))).toBe(
    'Of the alternatives that were run, “Flat” earns most. The others: “Both” earns $8 a month less, which may be chance.',
  )
})
