/** On which days banks work, and how far so many of these days reach. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BankingDays } from '../../src/checks/banking-days'
import { WorkingDays } from '../../src/checks/working-days'
import { addBusinessDays, isBusinessDay, NO_BANK_HOLIDAYS } from '../../src/core/business-days'
import { isFederalReserveHoliday } from '../../src/core/federal-reserve'
import { civilFromDay, isoFromDay, isWeekend, type Day } from '../../src/core/calendar'
import { day } from '../support/days'

/**
 * The days on which Reserve Banks are closed, as published at https://www.federalreserve.gov/aboutthefed/k8.htm. Left out are
 * holidays on a Saturday, on which they are closed anyway.
 */
const CLOSED = [
  ...['2024-01-01', '2024-01-15', '2024-02-19', '2024-05-27', '2024-06-19', '2024-07-04'],
  ...['2024-09-02', '2024-10-14', '2024-11-11', '2024-11-28', '2024-12-25'],
  ...['2025-01-01', '2025-01-20', '2025-02-17', '2025-05-26', '2025-06-19', '2025-07-04'],
  ...['2025-09-01', '2025-10-13', '2025-11-11', '2025-11-27', '2025-12-25'],
  // Independence Day is a Saturday.
  ...['2026-01-01', '2026-01-19', '2026-02-16', '2026-05-25', '2026-06-19'],
  ...['2026-09-07', '2026-10-12', '2026-11-11', '2026-11-26', '2026-12-25'],
  // Juneteenth and Christmas are Saturdays, Independence Day is a Sunday.
  ...['2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-07-05'],
  ...['2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25'],
  // New Year’s Day and Veterans Day are Saturdays.
  ...['2028-01-17', '2028-02-21', '2028-05-29', '2028-06-19', '2028-07-04'],
  ...['2028-09-04', '2028-10-09', '2028-11-23', '2028-12-25'],
  // Veterans Day is a Sunday.
  ...['2029-01-01', '2029-01-15', '2029-02-19', '2029-05-28', '2029-06-19', '2029-07-04'],
  ...['2029-09-03', '2029-10-08', '2029-11-12', '2029-11-22', '2029-12-25'],
  ...['2030-01-01', '2030-01-21', '2030-02-18', '2030-05-27', '2030-06-19', '2030-07-04'],
  ...['2030-09-02', '2030-10-14', '2030-11-11', '2030-11-28', '2030-12-25'],
]
const [FIRST, LAST] = [day('2024-01-01'), day('2030-12-31')]

const weekdaysOff = (worksOn: (day: Day) => boolean): string[] =>
  Array.from({ length: LAST - FIRST + 1 }, (_, after) => FIRST + after)
    .filter((each) => !isWeekend(each) && !worksOn(each))
    .map(isoFromDay)

describe('the holidays of the Federal Reserve', () => {
  it('from 2024 to 2030, as published', () => {
    expect(weekdaysOff((each) => isBusinessDay(each, isFederalReserveHoliday))).toEqual(CLOSED)
  })

  it('as the checks work them out', () => {
    const working = new BankingDays()
    expect(weekdaysOff((each) => working.has(each))).toEqual(CLOSED)
  })

  it('where a scenario has none, all weekdays are business days', () => {
    expect(weekdaysOff((each) => isBusinessDay(each, NO_BANK_HOLIDAYS))).toEqual([])
    expect(weekdaysOff((each) => new WorkingDays().has(each))).toEqual([])
  })
})

describe('so many business days more', () => {
  it.each([
    ['2026-09-03', 0, '2026-09-03'],
    ['2026-09-03', 1, '2026-09-04'],
    ['2026-09-04', 1, '2026-09-07'],
    ['2026-09-05', 1, '2026-09-07'],
    ['2026-09-03', 5, '2026-09-10'],
    ['2026-12-31', 2, '2027-01-04'],
  ])('without bank holidays: from %s, %i more: %s', (from, count, to) => {
    expect(isoFromDay(addBusinessDays(day(from), count, NO_BANK_HOLIDAYS))).toBe(to)
  })

  it.each([
    ['2026-09-03', 2, '2026-09-08', 'over Labor Day'],
    ['2026-11-25', 1, '2026-11-27', 'over Thanksgiving'],
    ['2026-11-26', 1, '2026-11-27', 'from Thanksgiving, as from the day before'],
    ['2026-12-24', 1, '2026-12-28', 'over a Christmas on a Friday'],
    ['2026-12-31', 2, '2027-01-05', 'over a New Year’s Day on a Friday'],
    ['2026-07-02', 1, '2026-07-03', 'the Friday before an Independence Day on a Saturday'],
    ['2027-07-02', 1, '2027-07-06', 'over an Independence Day that is observed on Monday'],
    ['2026-12-24', 5, '2027-01-04', 'over both Christmas and New Year'],
  ])('with those of the Federal Reserve: from %s, %i more: %s, %s', (from, count, to) => {
    expect(isoFromDay(addBusinessDays(day(from), count, isFederalReserveHoliday))).toBe(to)
  })
})

const anyDay = fc.integer({ min: day('1970-01-01'), max: day('2199-12-31') })
const anyHolidays = fc.constantFrom(
  { isBankHoliday: NO_BANK_HOLIDAYS, working: new WorkingDays() },
  { isBankHoliday: isFederalReserveHoliday, working: new BankingDays() },
)

it('never ends on a weekend or a holiday, and passes as many working days as the checks count', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyHolidays, (from, count, holidays) => {
      const { isBankHoliday, working } = holidays
      const to = addBusinessDays(from, count, isBankHoliday)
      expect(isWeekend(to)).toBe(false)
      expect(working.has(to)).toBe(true)
      expect(working.between(from, to)).toBe(count)
      expect(working.after(from, count)).toBe(to)
    }),
  )
})

describe('in each year from 1970 to 2199', () => {
  const off = Array.from({ length: day('2200-01-01') }, (_, each) => each).filter(
    (each) => !isWeekend(each) && !isBusinessDay(each, isFederalReserveHoliday),
  )

  it('banks have nine to eleven weekdays off', () => {
    const byYear = new Map<number, number>()
    for (const { year } of off.map(civilFromDay)) byYear.set(year, (byYear.get(year) ?? 0) + 1)
    expect(byYear.size).toBe(230)
    expect(Math.min(...byYear.values())).toBe(9)
    expect(Math.max(...byYear.values())).toBe(11)
  })

  // What a run keeps of its past counts with that.
  it('no more than three of them are among any 30 business days', () => {
    const most = off.map((first, index) => {
      const last = addBusinessDays(first - 1, 30, isFederalReserveHoliday)
      return off.slice(index, index + 6).filter((each) => each <= last).length
    })
    expect(Math.max(...most)).toBe(3)
  })
})
