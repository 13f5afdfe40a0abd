import { describe, expect, it } from 'vitest'
import { isoFromInstant } from '../../src/core/calendar'
import { orderShown, readSoldAt, type DateOrder } from '../../src/scenario/sales-times'

const read = (text: string, order: DateOrder | null = null): string | null => {
  const instant = readSoldAt(text, order)
  return instant === null ? null : isoFromInstant(instant)
}

describe('a time of sale', () => {
  it.each([
    ['2026-01-02', '2026-01-02T12:00:00Z'],
    ['2026-1-2', '2026-01-02T12:00:00Z'],
    ['2026/01/02', '2026-01-02T12:00:00Z'],
    ['02.01.2026', '2026-01-02T12:00:00Z'],
    ['Jan 2, 2026', '2026-01-02T12:00:00Z'],
    ['January 2 2026', '2026-01-02T12:00:00Z'],
    ['2 Sept. 2026', '2026-09-02T12:00:00Z'],
    ['02-Jan-2026', '2026-01-02T12:00:00Z'],
    ['2026-01-02T03:04', '2026-01-02T03:04:00Z'],
    ['2026-01-02 03:04:05', '2026-01-02T03:04:05Z'],
    ['2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05Z'],
    ['2026-01-02 03:04:05 UTC', '2026-01-02T03:04:05Z'],
    ['2026-01-02 03:04:05 +0000', '2026-01-02T03:04:05Z'],
    ['2026-01-02T00:30:00+02:00', '2026-01-01T22:30:00Z'],
    ['2026-01-02T23:30:00-0100', '2026-01-03T00:30:00Z'],
    ['2026-01-02 03:04:05+00', '2026-01-02T03:04:05Z'],
    ['02.01.2026 15:04', '2026-01-02T15:04:00Z'],
    ['Jan 2, 2026, 3:04 PM', '2026-01-02T15:04:00Z'],
    ['Jan 2, 2026 12:30 a.m.', '2026-01-02T00:30:00Z'],
    ['Fri, 02 Jan 2026 03:04:05 GMT', '2026-01-02T03:04:05Z'],
    ['1767322800', '2026-01-02T03:00:00Z'],
    ['1767322800123', '2026-01-02T03:00:00Z'],
  ])('may be %s', (text, instant) => {
    expect(read(` ${text} `)).toBe(instant)
  })

  it.each([
    '2026-02-30',
    '31.02.2026',
    '2026-13-01',
    '2026-01/02',
    '2026-01-02T25:00',
    '2026-01-02T13:00 PM',
    '2026-01-02T03:04Z+02:00',
    '2026-01-02T03:04+15:00',
    '2026-01-02 03:04 PST',
    '2026-01-02 whenever',
    'Foo 2, 2026',
    '1/2/26',
    '46024',
    'yesterday',
    '',
  ])('is not %j', (text) => {
    expect(read(text, 'day-first')).toBeNull()
  })

  it('with day and month in figures is read by the order of its column, and not without one', () => {
    expect(read('1/2/2026')).toBeNull()
    expect(read('1/2/2026', 'day-first')).toBe('2026-02-01T12:00:00Z')
    expect(read('1-2-2026 10:00', 'month-first')).toBe('2026-01-02T10:00:00Z')
    expect(read('31/8/2026', 'month-first')).toBeNull()
  })

  it.each([
    ['31/8/2026', 'day-first'],
    ['8/31/2026 10:00', 'month-first'],
    ['1/2/2026', 'either'],
    ['31.8.2026', null],
    ['2026-08-31', null],
  ] as const)('%s says of the order: %s', (text, order) => {
    expect(orderShown(text)).toBe(order)
  })
})
