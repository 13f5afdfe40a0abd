import { expect, it } from 'vitest'
import { nextDailyRunDay } from '../../../src/ui/creator-side/next-daily-run'

it.each([
  ['2026-09-01T00:00:01Z', '2026-09-01'],
  ['2026-09-01T08:00:00Z', '2026-09-01'],
  ['2026-09-01T08:00:01Z', '2026-09-02'],
  ['2026-11-30T23:59:59Z', '2026-12-01'],
])('after %s the next daily run is on %s', (instant, day) => {
  expect(nextDailyRunDay(instant)).toBe(day)
})
