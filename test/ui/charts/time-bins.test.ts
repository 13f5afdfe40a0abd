import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromIso, isoFromDay } from '../../../src/core/calendar'
import {
  BIN_SIZES,
  binCount,
  binDays,
  binSizeFor,
  firstDayIn,
  partOfBin,
  spanOfBin,
  sumByBin,
} from '../../../src/ui/charts/time-bins'

const FIRST = dayFromIso('2026-01-05')! // a Monday
const daysFrom = (first: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => isoFromDay(first + index))

describe('time bins', () => {
  it('begin weeks on Mondays and keep the part of a week at either end', () => {
    const bins = binDays(daysFrom(FIRST + 2, 10), 'week')
    expect(bins.map(({ day, from, to }) => [day, from, to])).toEqual([
      ['2026-01-07', 0, 5],
      ['2026-01-12', 5, 10],
    ])
  })

  it('follow the calendar in months and quarters', () => {
    const days = daysFrom(FIRST, 120)
    expect(binDays(days, 'month').map(({ day }) => day)).toEqual([
      '2026-01-05',
      '2026-02-01',
      '2026-03-01',
      '2026-04-01',
      '2026-05-01',
    ])
    expect(binDays(days, 'quarter').map(({ day }) => day)).toEqual(['2026-01-05', '2026-04-01'])
  })

  it('are at least as large as asked for, and larger where they would be too thin', () => {
    const year = ['2026-01-01', '2026-12-31'] as const
    const sizeOf = (width: number, least?: 'month') => binSizeFor(year, width, 4, least)
    expect([sizeOf(1_600), sizeOf(400), sizeOf(1_600, 'month'), sizeOf(20, 'month')]).toEqual([
      ...['day', 'week', 'month', 'quarter'],
    ])
  })

  it('know the first of a month that the data begin in the middle of', () => {
    const bins = binDays(daysFrom(FIRST, 40), 'month')
    expect(bins.map(({ day }) => firstDayIn(day, 'month'))).toEqual(['2026-01-01', '2026-02-01'])
  })

  it('keep sums, whatever the size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 500 }),
        fc.constantFrom(...BIN_SIZES),
        (offset, values, size) => {
          const bins = binDays(daysFrom(FIRST + offset, values.length), size)
          const total = (numbers: readonly number[]): number =>
            numbers.reduce((sum, value) => sum + value, 0)
          expect(total(sumByBin(values, bins))).toBe(total(values))
        },
      ),
    )
  })

  it('count the bins of the whole domain before its days have come', () => {
    expect(binCount(['2026-01-05', '2026-01-18'], 'day')).toBe(14)
    expect(binCount(['2026-01-05', '2026-01-18'], 'week')).toBe(2)
    expect(binCount(['2026-01-07', '2026-01-19'], 'week')).toBe(3)
  })

  it('are days where bars are wide enough, and coarser where they are not', () => {
    const quarterOfAYear = ['2026-01-01', '2026-03-31'] as const
    expect(binSizeFor(quarterOfAYear, 400, 4)).toBe('day')
    expect(binSizeFor(quarterOfAYear, 300, 4)).toBe('week')
    expect(binSizeFor(['2020-01-01', '2029-12-31'], 500, 4)).toBe('month')
    expect(binSizeFor(['2020-01-01', '2029-12-31'], 300, 4)).toBe('quarter')
  })
})

it('a month says of how many of its days it is, unless it is of all', () => {
  const months = binDays(daysFrom(dayFromIso('2026-01-30')!, 40), 'month')
  expect(months.map((month) => partOfBin(month))).toEqual([
    { days: 2, of: 31 },
    null,
    { days: 10, of: 31 },
  ])
})

it('a bin knows the days of the data that fall into it', () => {
  const days = Array.from({ length: 10 }, (_, index) => isoFromDay(FIRST + 2 + index))
  expect(binDays(days, 'week').map((bin) => spanOfBin(days, bin))).toEqual([
    { from: '2026-01-07', to: '2026-01-11' },
    { from: '2026-01-12', to: '2026-01-16' },
  ])
})
