/** Of which payouts the ledger learns long after their arrival. */
import { expect, it } from 'vitest'
import { lateNews, newsCents } from '../../src/experiments/late-news'
import type { Arrival } from '../../src/metrics/arrivals'

const RUN = { since: '2026-10-02T08:00:01Z', until: '2026-10-05T00:00:00Z' }
const arrival = (payoutId: number, arrivedAt: string, knownAt: string | null): Arrival => ({
  ...{ payoutId, creator: `creator-${payoutId}`, cents: 50_00, arrivedAt, knownAt },
})

it('has what is known more than an hour later, or not by the end: that first, then the latest', () => {
  const news = lateNews(
    [
      arrival(1, '2026-10-02T09:00:00Z', '2026-10-02T10:00:00Z'),
      arrival(2, '2026-10-02T09:00:00Z', '2026-10-02T10:00:01Z'),
      arrival(3, '2026-10-02T09:00:00Z', '2026-10-02T12:00:00Z'),
      arrival(4, '2026-10-02T09:00:00Z', null),
      arrival(5, '2026-10-04T23:00:00Z', null),
    ],
    RUN,
  )
  expect(news.map(({ payoutId, seconds }) => [payoutId, seconds])).toEqual([
    [4, null],
    [3, 3 * 3_600],
    [2, 3_601],
  ])
  expect(newsCents(news)).toBe(150_00)
})

it('leaves out what was known before the change, and counts what arrived before and was not', () => {
  const before = '2026-10-01T08:00:00Z'
  const news = lateNews(
    [arrival(1, before, '2026-10-01T12:00:00Z'), arrival(2, before, '2026-10-02T12:00:00Z')],
    RUN,
  )
  expect(news.map(({ payoutId }) => payoutId)).toEqual([2])
})

it('waits for the last part of a payout, and has it once', () => {
  const parts = [
    arrival(1, '2026-10-02T09:00:00Z', '2026-10-03T09:30:00Z'),
    arrival(1, '2026-10-03T09:00:00Z', '2026-10-03T09:30:00Z'),
  ]
  expect(lateNews(parts, RUN)).toEqual([])
  const late = parts.map((part) => ({ ...part, knownAt: '2026-10-03T11:00:00Z' }))
  expect(lateNews(late, RUN)).toEqual([
    {
      ...{ payoutId: 1, creator: 'creator-1', cents: 100_00, seconds: 2 * 3_600 },
      ...{ arrivedAt: '2026-10-03T09:00:00Z', knownAt: '2026-10-03T11:00:00Z' },
    },
  ])
})
