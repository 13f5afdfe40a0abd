import { expect, it } from 'vitest'
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
