import { expect, it } from 'vitest'
import { violatingSentences } from '../../../src/ui/words/stuck'

it('names the check that payouts violate, and how many of them do where not all do', () => {
  const check = 'outcomes_become_known'
  expect(violatingSentences(6, [{ check, count: 6 }])).toEqual([
    'A violation of “Outcomes become known”.',
  ])
  expect(
    violatingSentences(6, [
      { check, count: 1 },
      { check: 'payouts_are_sent', count: 2 },
    ]),
  ).toEqual([
    'One of the 6 is a violation of “Outcomes become known”.',
    '2 of the 6 are violations of “Payouts are sent”.',
  ])
  expect(violatingSentences(6, [])).toEqual([])
})
