import { expect, it } from 'vitest'
import { ReversalsAtSource } from '../../../src/checks/auditor/reversals-at-source'
import { startOfDay } from '../../../src/core/calendar'
import { forPrograms } from '../../../src/core/sentence'
import { day } from '../../support/days'

const soldAt = startOfDay(day('2026-09-01'))
const reversedAt = startOfDay(day('2026-09-05'))
const sale = { creatorId: 1, at: soldAt, grossCents: 20_00 }

/** Two sales are alike, and the file says that the second is charged back. */
function named(): ReversalsAtSource {
  const reversals = new ReversalsAtSource()
  const reversed = { kind: 'chargeback', at: reversedAt } as const
  reversals.expect([sale, { ...sale, reversed }])
  for (const saleId of [7, 8]) reversals.landed(saleId, sale)
  return reversals
}

const problems = (reversals: ReversalsAtSource, now: number, excused: number[] = []): string[] =>
  reversals
    .takeProblemsBefore(now, (saleId) => excused.includes(saleId))
    .map(({ problem }) => forPrograms(problem))

const MISSED = [
  'the chargeback of sale 8 of creator 1 that is named for 2026-09-05T00:00:00Z did not happen',
]

it('a reversal that is named and does not happen is a problem once, from the end of its day on', () => {
  const reversals = named()
  expect(problems(reversals, reversedAt + 1)).toEqual([])
  expect(problems(reversals, startOfDay(day('2026-09-06')))).toEqual(MISSED)
  expect(problems(reversals, startOfDay(day('2026-09-07')))).toEqual([])
})

it.each([
  ['on its second', 8, 'chargeback', reversedAt, []],
  ['of another sale', 7, 'chargeback', reversedAt, MISSED],
  ['of another kind', 8, 'refund', reversedAt, MISSED],
  ['a second later', 8, 'chargeback', reversedAt + 1, MISSED],
] as const)('one that happens %s', (_how, saleId, kind, at, expected) => {
  const reversals = named()
  reversals.happened(saleId, kind, at)
  expect(problems(reversals, startOfDay(day('2026-09-06')))).toEqual(expected)
})

it('one of a sale that has come back before is none', () => {
  expect(problems(named(), startOfDay(day('2026-09-06')), [8])).toEqual([])
})
