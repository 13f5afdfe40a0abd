/** What a memo says of alternatives beside each other. */
import { expect, it } from 'vitest'
import type { PointResult } from '../../../../src/experiments/sweep/results'
import { alternativesAnswer } from '../../../../src/ui/fees/alternatives/alternatives-answer'
import { pointName } from '../../../../src/ui/fees/sweep/point-names'
import { sweepPlan, withMargins } from '../../../support/sweeps'

const PLAN = sweepPlan({ scenario: 'gumroad-like' })
const answerOf = (...results: readonly PointResult[]): string | null =>
  alternativesAnswer({
    nameOf: (point) => pointName(PLAN, point),
    results,
    rows: [],
    per: 'a month',
  })

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
    'Of the alternatives that were run, “Percentage” earns most: $110 a month (95% interval: $85 to $135). The others: “Same” brings the same; ' +
      '“Both” brings $3 a month less, which may be chance; “Flat” surely brings $94.30 a month less.',
  )
})

it('says nothing of one alone', () => {
  expect(answerOf(named('Flat', [1_00, 2_00]))).toBeNull()
})

it('compares under the seeds that all have', () => {
  expect(answerOf(named('Flat', [9_00]), named('Both', [1_00, 900_00]))).toBe(
    'Of the alternatives that were run, “Flat” earns most: $9 a month. The others: “Both” brings $8 a month less, which may be chance.',
  )
})

it('names the one that loses least where none earns anything', () => {
  expect(answerOf(named('Flat', [-9_00]), named('Both', [-2_00]))).toBe(
    'None of the alternatives that were run earns money. “Both” loses least: $2 a month. The others: “Flat” brings $7 a month less, which may be chance.',
  )
})
