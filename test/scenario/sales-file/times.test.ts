import { describe, expect, it } from 'vitest'
import { isoFromInstant } from '../../../src/core/calendar'
import {
  instantOfTime,
  ordersAllowed,
  readTime,
  type DateOrder,
} from '../../../src/scenario/sales-file/times'

/** Local times as in UTC. */
const read = (text: string, order: DateOrder | null = null): string | null => {
  const time = readTime(text, order)
  const instant = time && instantOfTime(time, 'UTC')
  return instant === null ? null : isoFromInstant(instant)
}

describe('a time of sale', () => {
  it.each([
    ['2026-01-02', '2026-01-02T12:00:00Z'],
    ['2026-1-2', '2026-01-02T12:00:00Z'],
    ['2026/01/02', '2026-01-02T12:00:00Z'],
    ['02.01.2026', '2026-01-02T12:00:00Z'],
    ['02.01.69', '2069-01-02T12:00:00Z'],
    ['02.01.70', '1970-01-02T12:00:00Z'],
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
    ['Jan 2, 2026 at 3:04 pm', '2026-01-02T15:04:00Z'],
    ['2026-01-02 03:04 PST', '2026-01-02T11:04:00Z'],
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
    '2026-01-02 03:04 IST',
    '2026-01-02 whenever',
    'Foo 2, 2026',
    '0202-01-01',
    '2.1.2620',
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
    expect(read('5/13/26 11:28pm', 'month-first')).toBe('2026-05-13T23:28:00Z')
    expect(read('26/01/02', 'year-first')).toBe('2026-01-02T12:00:00Z')
    expect(read('1/2/99', 'day-first')).toBe('1999-02-01T12:00:00Z')
    expect(read('1/2/2026', 'year-first')).toBeNull()
  })

  it('may have its hour in another column', () => {
    expect(readTime('2026-01-02', null, '10:30 pm')).toEqual({
      kind: 'local',
      seconds: 1767393000,
      day: 20455,
    })
    expect(readTime('2026-01-02', null, '')).toEqual({ kind: 'day', day: 20455 })
    expect(readTime('2026-01-02', null, 'noon')).toBeNull()
  })

  it.each([
    ['31/8/2026', ['day-first']],
    ['8/31/2026 10:00', ['month-first']],
    ['1/2/2026', ['day-first', 'month-first']],
    ['10/11/12', ['day-first', 'month-first', 'year-first']],
    ['1/2/26', ['day-first', 'month-first']],
    ['26/01/02', ['day-first', 'year-first']],
    ['31.8.2026', null],
    ['2026-08-31', null],
  ] as const)('%s allows the orders %j', (text, orders) => {
    expect(ordersAllowed(text)).toEqual(orders)
  })
})
