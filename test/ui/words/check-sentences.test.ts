import { expect, it } from 'vitest'
import {
  openPieces,
  otherSubjects,
  witnessPieces,
  witnessText,
} from '../../../src/ui/words/check-sentences'

it('names a creator by handle, and writes amounts, days and times as the page does', () => {
  const said = {
    witness: 'creator 3 owes 5 cents',
    witnessParts: [
      { creatorId: 3, creator: 'ann' },
      ' is at ',
      { cents: -123_456 },
      ' by ',
      { payoutId: 7 },
      ' since ',
      { day: '2026-09-03' },
      ', paused at ',
      { at: '2026-09-03T08:00:05Z' },
    ],
  }
  expect(witnessText(said)).toBe(
    'ann is at \u2212$1,234.56 by payout 7 since 3 Sep 2026, paused at 3 Sep 2026, 08:00:05',
  )
  expect(
    witnessPieces(said).filter(
      ({ payoutId, creatorId }) => payoutId !== null || creatorId !== null,
    ),
  ).toEqual([
    { text: 'ann', payoutId: null, creatorId: 3 },
    { text: 'payout 7', payoutId: 7, creatorId: null },
  ])
})

it('shows the words of a run that an earlier version kept as they are', () => {
  expect(witnessText({ witness: 'creator 3 owes 5 cents' })).toBe('creator 3 owes 5 cents')
  expect(openPieces({ open: 'payout 1 waits' }).map(({ text }) => text)).toEqual(['payout 1 waits'])
})

it('names whom the next violations are about', () => {
  const subjects = [
    { payoutId: 1, creatorId: 1, creator: 'ann' },
    { payoutId: 2, creatorId: 3, creator: 'bob' },
    { payoutId: 4, creatorId: null, creator: null },
    { payoutId: null, creatorId: 9, creator: null },
  ]
  const others = (of: typeof subjects, violations: number): string =>
    otherSubjects({ subjects: of, violations })
      .map(({ text }) => text)
      .join('')
  expect(others(subjects, 4)).toBe('payout 2 (bob), payout 4, creator 9')
  expect(others(subjects, 5)).toBe('payout 2 (bob), payout 4, creator 9 and one more')
  expect(others(subjects, 1_204)).toBe('payout 2 (bob), payout 4, creator 9 and 1,200 more')
  expect(others([], 3)).toBe('2 more')
})
