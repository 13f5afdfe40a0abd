/** What has to be reconciled, in sentences and rows. */
import { expect, it } from 'vitest'
import type { LateNews } from '../../../workers/compare-contract'
import { newsRows, newsTable, newsWords } from '../../../src/ui/time/news-words'

const at = '2026-10-02T10:00:06Z'
const late: LateNews = {
  ...{ payoutId: 7, creator: 'ink', cents: 100_00, what: 'arrived', at },
  ...{ knownAt: '2026-10-02T12:00:06Z', seconds: 7_200 },
}
const unknown: LateNews = { ...late, payoutId: 8, creator: 'oak', knownAt: null, seconds: null }
const failed: LateNews = { ...late, payoutId: 9, what: 'failed' }

it.each([
  [[], 'The ledger learns within an hour of each payout that arrives or fails.'],
  [
    [late],
    'To reconcile: the ledger learns of 1 payout ($100.00) more than an hour after arrival or failure; without the change, of 2 payouts. The longest takes 2 hours.',
  ],
  [
    [unknown, late],
    'To reconcile: the ledger learns of 2 payouts ($200.00) more than an hour after arrival or failure; without the change, of 2 payouts. The longest takes 2 hours. It has not learned of 1 payout ($100.00) by the end of the run.',
  ],
  [
    [failed, late],
    'To reconcile: the ledger learns of 2 payouts ($200.00) more than an hour after arrival or failure; without the change, of 2 payouts. The longest takes 2 hours. Failed or came back: 1 payout ($100.00). The money is back, but the creator can be paid it again only once the ledger knows.',
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
  const rows = newsRows([unknown, late, failed], () => 9_999)
  expect(rows.map(({ label, bars, after, note }) => [label, bars![0]!.to, after, note])).toEqual([
    ['Payout 8, oak', 9_999, 'not by the end', '$100.00'],
    ['Payout 7, ink', 7_200, '2 hours', '$100.00'],
    ['Payout 9, ink, failed', 7_200, '2 hours', '$100.00'],
  ])
  expect(rows.map(({ readings }) => readings[0]!.label)).toEqual([
    'Arrived',
    'Arrived',
    'Failed, money is back',
  ])
  expect(newsTable([unknown, failed]).rows).toEqual([
    [8, 'oak', 100_00, 'arrived', at, '', null],
    [9, 'ink', 100_00, 'failed', at, failed.knownAt, 7_200],
  ])
})
