/** What has to be reconciled, in sentences and rows. */
import { expect, it } from 'vitest'
import type { LateNews } from '../../../workers/compare-contract'
import { newsRows, newsTable, newsWords } from '../../../src/ui/time/news-words'

const arrivedAt = '2026-10-02T10:00:06Z'
const late: LateNews = {
  ...{ payoutId: 7, creator: 'ink', cents: 100_00, arrivedAt },
  ...{ knownAt: '2026-10-02T12:00:06Z', seconds: 7_200 },
}
const unknown: LateNews = { ...late, payoutId: 8, creator: 'oak', knownAt: null, seconds: null }

it.each([
  [[], 'The ledger learns of each payout within an hour of its arrival.'],
  [
    [late],
    'To reconcile: the ledger learns of 1 payout ($100.00) more than an hour after arrival; without the change, of 2 payouts. The longest takes 2 hours.',
  ],
  [
    [unknown, late],
    'To reconcile: the ledger learns of 2 payouts ($200.00) more than an hour after arrival; without the change, of 2 payouts. The longest takes 2 hours. It has not learned of 1 payout ($100.00) by the end of the run.',
  ],
])('says of how many payouts, and how long: %#', (news, words) => {
  expect(newsWords(news, [late, late])).toBe(words)
})

it('says so where it is of none without the change', () => {
  expect(newsWords([late], [])).toMatch(
    /; without the change, of none\. The longest takes 2 hours\.$/,
  )
})

it('has a bar for each, and all of them in the table', () => {
  const rows = newsRows([unknown, late], () => 9_999)
  expect(rows.map(({ label, bars, after, note }) => [label, bars![0]!.to, after, note])).toEqual([
    ['Payout 8, oak', 9_999, 'not by the end', '$100.00'],
    ['Payout 7, ink', 7_200, '2 hours', '$100.00'],
  ])
  expect(newsTable([unknown]).rows).toEqual([[8, 'oak', 100_00, arrivedAt, '', null]])
})
