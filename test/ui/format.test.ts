import { describe, expect, it } from 'vitest'
import {
  dateOfDay,
  formatBytes,
  formatCount,
  formatCountShort,
  formatDay,
  formatDuration,
  formatInstant,
  formatMeanCount,
  formatMeanPeople,
  formatMoney,
  formatMoneyShort,
  formatPercent,
  formatPoints,
  formatSecond,
  formatSetDuration,
  withUnbrokenDates,
} from '../../src/ui/format'

describe('money', () => {
  it.each([
    [123_456, '$1,234.56'],
    [0, '$0.00'],
    [5, '$0.05'],
    [-123_456, '−$1,234.56'],
    [900_719_925_474, '$9,007,199,254.74'],
  ])('%d cents are written %s', (cents, text) => expect(formatMoney(cents)).toBe(text))

  it.each([
    [120_000, '$1.2k'],
    [340_000_000, '$3.4M'],
    [250_000_000_000, '$2.5B'],
    [25_000, '$250'],
    [50, '$0.50'],
    [0, '$0'],
    [-120_000, '−$1.2k'],
    [-5_000, '−$50'],
  ])('%d cents are %s on an axis', (cents, text) => expect(formatMoneyShort(cents)).toBe(text))
})

describe('counts and percent', () => {
  it('groups thousands and writes a true minus', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567')
    expect(formatCount(-12)).toBe('−12')
  })

  it('shortens counts from ten thousand on', () => {
    expect(formatCountShort(9_500)).toBe('9,500')
    expect(formatCountShort(12_000)).toBe('12k')
    expect(formatCountShort(3_400_000)).toBe('3.4M')
  })

  it.each([
    [290, '2.9%'],
    [300, '3.0%'],
    [10_000, '100.0%'],
    [4, '0.04%'],
    [0, '0.0%'],
    [-290, '−2.9%'],
    [9_994, '99.9%'],
    [9_997, '>99.9%'],
    [9_999.999_9, '>99.9%'],
    [10_000 - 1e-9, '100.0%'],
    [10_001, '100.0%'],
    [14_286, '142.9%'],
    [0.6, '0.01%'],
    [0.3, '<0.01%'],
    [1e-9, '0.0%'],
    [-0.3, '0.0%'],
    [-0, '0.0%'],
    [-0.6, '−0.01%'],
    [-9_997, '−100.0%'],
  ])('%d basis points are %s', (rate, text) => expect(formatPercent(rate)).toBe(text))

  it.each([
    [120, '1.2'],
    [-4, '−0.04'],
    [0.3, '0.0'],
    [-0.3, '0.0'],
    [9_997, '100.0'],
  ])('a difference of %d basis points is %s points', (points, text) =>
    expect(formatPoints(points)).toBe(text),
  )

  it.each([
    [0, '0'],
    [12, '12'],
    [1 / 3, '0.3'],
    [0.04, '0.04'],
    [99.94, '99.9'],
    [1_234.56, '1,235'],
    [-0.25, '−0.3'],
  ])('a mean count of %d is %s', (value, text) => expect(formatMeanCount(value)).toBe(text))

  it.each([
    [83.3, '83'],
    [1.4, '1'],
    [0.25, '0.3'],
    [0, '0'],
  ])('a mean of %d people is %s', (value, text) => expect(formatMeanPeople(value)).toBe(text))
})

describe('durations', () => {
  it.each([
    [0, '0 seconds'],
    [45, '45 seconds'],
    [59.7, '1 minute'],
    [720, '12 minutes'],
    [59.6 * 60, '1 hour'],
    [9_000, '2.5 hours'],
    [19 * 3_600, '19 hours'],
    [23.9 * 3_600, '1 day'],
    [8.2 * 86_400, '8.2 days'],
    [123.4 * 86_400, '123 days'],
    [-8.2 * 86_400, '−8.2 days'],
  ])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text))

  it.each([
    [80, '80 seconds'],
    [60, '1 minute'],
    [300, '5 minutes'],
    [5_400, '1.5 hours'],
    [5_460, '91 minutes'],
    [129_600, '1.5 days'],
    [90_000, '25 hours'],
    [86_401, '86,401 seconds'],
    [0, '0 seconds'],
  ])('%d seconds that somebody has set are %s', (seconds, text) =>
    expect(formatSetDuration(seconds)).toBe(text),
  )
})

describe('bytes', () => {
  it.each([
    [1, '1 byte'],
    [512, '512 bytes'],
    [999_999, '1 MB'],
    [4_200_000, '4.2 MB'],
    [260_000_000, '260 MB'],
  ])('%d are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
})

describe('dates', () => {
  it('writes days and instants in UTC', () => {
    expect(formatDay('2026-01-05')).toBe('5 Jan 2026')
    expect(formatDay('2026-09-30')).toBe('30 Sep 2026')
    expect(formatInstant('2026-01-05T08:00:00Z')).toBe('5 Jan 2026, 08:00')
    expect(formatSecond('2026-01-05T08:00:07Z')).toBe('5 Jan 2026, 08:00:07')
  })

  it('keeps days in one line where a text wraps', () => {
    const text = withUnbrokenDates('5 Jan 2026, 08:00 and 30 Sep 2026, of 5 payouts')
    expect(text.split(' ')).toEqual([
      ...['5\u00a0Jan\u00a02026,', '08:00', 'and', '30\u00a0Sep\u00a02026,', 'of', '5', 'payouts'],
    ])
  })

  it('refuses what is no date', () => {
    expect(() => dateOfDay('next Friday')).toThrow('next Friday')
    expect(() => formatInstant('noon')).toThrow('noon')
  })
})
