import { describe, expect, it } from 'vitest'
import {
  civilFromDay,
  dayFromCivil,
  dayFromIso,
  dayOfInstant,
  firstOfMonthAfter,
  fridayOnOrAfter,
  instantFromIso,
  isoFromDay,
  isoFromInstant,
  secondOfDay,
  weekdayIndex,
  weekdayOf,
  lastWeekdayOfMonth,
  lastWeekdayOfQuarter,
} from '../../src/core/calendar'
import { at, day } from '../support/days'

const FIRST = day('1900-01-01')
const LAST = day('2200-12-31')

describe('a civil day', () => {
  it('is written and read again for every day from 1900 to 2200, each after the one before', () => {
    let before = isoFromDay(FIRST - 1)
    for (let each = FIRST; each <= LAST; each += 1) {
      const text = isoFromDay(each)
      const { year, month, dayOfMonth } = civilFromDay(each)
      if (dayFromIso(text) !== each || dayFromCivil(year, month, dayOfMonth) !== each) {
        expect.fail(`${text} is not read back as day ${each}`)
      }
      if (text <= before) expect.fail(`${text} does not come after ${before}`)
      before = text
    }
  })

  it('agrees with the engine’s own calendar for every day from 1900 to 2200', () => {
    for (let each = FIRST; each <= LAST; each += 1) {
      const date = new Date(each * 86_400_000)
      const weekday = (date.getUTCDay() + 6) % 7
      if (date.toISOString().slice(0, 10) !== isoFromDay(each)) expect.fail(`day ${each}`)
      if (weekday !== weekdayIndex(each)) expect.fail(`weekday of ${isoFromDay(each)}`)
    }
  })

  it.each([
    ['1970-01-01', 0, 'thursday'],
    ['1969-12-31', -1, 'wednesday'],
    ['2000-02-29', 11_016, 'tuesday'],
    ['2024-02-29', 19_782, 'thursday'],
    ['2026-08-31', 20_696, 'monday'],
  ])('%s is day %i, a %s', (text, number, weekday) => {
    expect(dayFromIso(text)).toBe(number)
    expect(weekdayOf(number)).toBe(weekday)
  })

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01 ',
    '01.02.2026',
    '',
  ])('%j is not one', (text) => {
    expect(dayFromIso(text)).toBeNull()
  })

  it('carries months over the end of the year', () => {
    expect(isoFromDay(firstOfMonthAfter(day('2026-12-15'), 1))).toBe('2027-01-01')
    expect(isoFromDay(firstOfMonthAfter(day('2026-11-30'), 3))).toBe('2027-02-01')
  })
})

describe('an instant', () => {
  it.each([
    ['2026-08-31T08:00:00Z', '2026-08-31T08:00:00Z'],
    ['2026-08-31 08:00', '2026-08-31T08:00:00Z'],
    ['2026-08-31T08:00:59.999Z', '2026-08-31T08:00:59Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59Z'],
  ])('%s is read as %s', (text, read) => {
    expect(isoFromInstant(at(text))).toBe(read)
  })

  it.each([
    '2026-08-31T24:00:00Z',
    '2026-08-31T08:60:00Z',
    '2026-08-31T08:00:60Z',
    '2026-02-30T08:00:00Z',
    '2026-08-31T08:00:00+02:00',
    '2026-08-31',
  ])('%s is none', (text) => {
    expect(instantFromIso(text)).toBeNull()
  })

  it('before 1970 still lies within its day', () => {
    const instant = at('1969-12-31T23:59:59Z')
    expect(dayOfInstant(instant)).toBe(-1)
    expect(secondOfDay(instant)).toBe(86_399)
  })
})

describe('Fridays', () => {
  it.each([
    ['2026-08-31', '2026-09-04'],
    ['2026-09-03', '2026-09-04'],
    ['2026-09-04', '2026-09-04'],
    ['2026-09-05', '2026-09-11'],
    ['2026-12-26', '2027-01-01'],
  ])('on or after %s: %s', (from, friday) => {
    expect(isoFromDay(fridayOnOrAfter(day(from)))).toBe(friday)
  })

  it.each([
    ['2026-07-01', '2026-07-31'],
    ['2026-07-31', '2026-07-31'],
    ['2026-08-31', '2026-08-28'],
    ['2024-02-29', '2024-02-23'],
    ['2026-02-01', '2026-02-27'],
    ['2026-12-31', '2026-12-25'],
  ])('last of the month of %s: %s', (from, friday) => {
    expect(isoFromDay(lastWeekdayOfMonth(day(from), 'friday'))).toBe(friday)
  })

  it.each([
    ['2026-01-01', '2026-03-27'],
    ['2022-07-01', '2022-09-30'],
    ['2022-09-30', '2022-09-30'],
    ['2026-10-01', '2026-12-25'],
    ['2028-04-01', '2028-06-30'],
  ])('last of the quarter of %s: %s', (from, friday) => {
    expect(isoFromDay(lastWeekdayOfQuarter(day(from), 'friday'))).toBe(friday)
  })
})
