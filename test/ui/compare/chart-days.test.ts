import { expect, it } from 'vitest'
import { dayFromIso, isoFromDay } from '../../../src/core/calendar'
import { byMonth } from '../../../src/ui/compare/chart-days'

const DAYS = ['2026-08-31', '2026-09-01', '2026-09-02', '2026-09-03', '2026-10-01']
const line = (values: (number | null)[]) => ({
  ...{ key: 'a', label: 'A', color: 'var(--ink)' as const, values },
})

it('lines by month have the sum of the days that a run has of it', () => {
  const { days, series } = byMonth(DAYS, [line([1, 2, 3, 4, 5]), line([1, 2, null, null, null])])
  expect(days).toEqual(['2026-08-31', '2026-09-02', '2026-10-01'])
  expect(series.map(({ values }) => values)).toEqual([
    [1, 9, 5],
    [1, 2, null],
  ])
})

it('say of how many days of a month they are, unless they are of all', () => {
  const september = Array.from({ length: 30 }, (_, day) =>
    isoFromDay(dayFromIso('2026-09-01')! + day),
  )
  const { series } = byMonth(
    ['2026-08-31', ...september],
    [
      line(Array<number>(31).fill(1)),
      line([null, ...Array<number | null>(30).fill(1).with(29, null)]),
    ],
  )
  expect(series.map(({ parts }) => parts)).toEqual([
    [{ days: 1, of: 31 }, null],
    [
      { days: 0, of: 31 },
      { days: 29, of: 30 },
    ],
  ])
})
