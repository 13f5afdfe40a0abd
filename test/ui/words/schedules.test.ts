/** Schedules, picked days and means of people, as they are read. */
import { expect, it } from 'vitest'
import { meanOfCreators } from '../../../src/ui/words/mean-counts'
import { scheduleWords } from '../../../src/ui/words/schedules'
import { skippedByWord } from '../../../src/ui/words/skipped-by'
import { spanWords } from '../../../src/ui/words/spans'

it.each([
  ['instant', 'When the balance reaches $50.00, by instant payout'],
  ['standard', 'When the balance reaches $50.00, by standard payout'],
] as const)('a threshold is paid by %s payout', (payoutType, words) => {
  const schedule = { frequency: 'threshold', thresholdCents: 50_00, payoutType } as const
  expect(scheduleWords('threshold', schedule)).toBe(words)
})

it.each([
  ['2026-09-14', '14 Sep 2026'],
  ['2026-09-20', '14 Sep 2026 to 20 Sep 2026'],
])('days up to %s', (to, words) => expect(spanWords({ from: '2026-09-14', to })).toBe(words))

it.each([
  [0.6, '0.6 creators'],
  [1, '1 creator'],
  [1.6, '2 creators'],
])('a mean of %d', (mean, words) => expect(meanOfCreators(mean)).toBe(words))

it.each([
  ['daily', 'Daily run'],
  ['standard', 'Standard run'],
  ['flexible', 'Flexible schedules'],
  ['retry', 'Retry'],
  ['request', 'Request'],
  [null, '–'],
] as const)('a note of %j', (work, word) => expect(skippedByWord(work)).toBe(word))
