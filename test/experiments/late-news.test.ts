/** Of which payouts the ledger learns long after their arrival or failure. */
import { expect, it } from 'vitest'
import { lateNews, newsCents } from '../../src/experiments/late-news'
import type { Arrival } from '../../src/metrics/arrivals'
import type { Failure } from '../../src/metrics/failures'

const RUN = { since: '2026-10-02T08:00:01Z', until: '2026-10-05T00:00:00Z' }
const arrival = (payoutId: number, arrivedAt: string, knownAt: string | null): Arrival => ({
  ...{ payoutId, creator: `creator-${payoutId}`, cents: 50_00, arrivedAt, knownAt },
})

const failure = (payoutId: number, failedAt: string, knownAt: string | null): Failure => ({
  ...{ payoutId, creator: `creator-${payoutId}`, cents: 50_00, failedAt, knownAt },
})
const newsOf = (arrivals: readonly Arrival[], failures: readonly Failure[] = []) =>
  lateNews({ arrivals, failures }, RUN)

it('has what is known more than an hour later, or not by the end: that first, then the latest', () => {
  const news = newsOf(
    [
      arrival(1, '2026-10-02T09:00:00Z', '2026-10-02T10:00:00Z'),
      arrival(2, '2026-10-02T09:00:00Z', '2026-10-02T10:00:01Z'),
      arrival(3, '2026-10-02T09:00:00Z', '2026-10-02T12:00:00Z'),
      arrival(4, '2026-10-02T09:00:00Z', null),
      arrival(5, '2026-10-04T23:00:00Z', null),
    ],
    [
      failure(6, '2026-10-02T09:00:00Z', '2026-10-02T10:00:00Z'),
      failure(7, '2026-10-02T09:00:00Z', '2026-10-02T13:00:00Z'),
      failure(8, '2026-10-02T09:00:00Z', null),
      // The service gave it up before the processor did.
      failure(9, '2026-10-02T12:00:00Z', '2026-10-02T09:00:00Z'),
    ],
  )
  expect(news.map(({ payoutId, what, seconds }) => [payoutId, what, seconds])).toEqual([
    [4, 'arrived', null],
    [8, 'failed', null],
    [7, 'failed', 4 * 3_600],
    [3, 'arrived', 3 * 3_600],
    [2, 'arrived', 3_601],
  ])
  expect(newsCents(news)).toBe(250_00)
})

it('leaves out what was known before the change, and counts what arrived before and was not', () => {
  const before = '2026-10-01T08:00:00Z'
  const [early, late] = ['2026-10-01T12:00:00Z', '2026-10-02T12:00:00Z']
  const news = newsOf(
    [arrival(1, before, early), arrival(2, before, late)],
    [failure(3, before, early), failure(4, before, late)],
  )
  expect(news.map(({ payoutId }) => payoutId)).toEqual([2, 4])
})

it('waits for the last part of a payout, and has it once', () => {
  const parts = [
    arrival(1, '2026-10-02T09:00:00Z', '2026-10-03T09:30:00Z'),
    arrival(1, '2026-10-03T09:00:00Z', '2026-10-03T09:30:00Z'),
  ]
  expect(newsOf(parts)).toEqual([])
  const late = parts.map((part) => ({ ...part, knownAt: '2026-10-03T11:00:00Z' }))
  expect(newsOf(late)).toEqual([
    {
      ...{ payoutId: 1, creator: 'creator-1', cents: 100_00, seconds: 2 * 3_600 },
      ...{ what: 'arrived', at: '2026-10-03T09:00:00Z', knownAt: '2026-10-03T11:00:00Z' },
    },
  ])
})
