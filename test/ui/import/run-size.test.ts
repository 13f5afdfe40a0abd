import { expect, it } from 'vitest'
import { dayFromIso } from '../../../src/core/calendar'
import { daysOfRun, problemsOfDays } from '../../../src/ui/import/run-size'

const summary = (first: string, last: string) => ({
  firstDay: dayFromIso(first)!,
  lastDay: dayFromIso(last)!,
})
const TOO_LONG = summary('1970-01-01', '2099-12-31')

it('a file that spans more days than a run may have is told of before it is used', () => {
  expect(problemsOfDays({ version: 1 }, TOO_LONG, false)).toMatchObject([
    {
      path: 'days',
      expected: expect.stringContaining('sales from 1970-01-01 to 2099-12-31') as string,
    },
  ])
})

it('days of the scenario’s own run a part of it, unless those of the file take their place', () => {
  const own = { version: 1, startDay: '2026-01-01', days: 90 } as const
  expect(problemsOfDays(own, TOO_LONG, false)).toEqual([])
  expect(problemsOfDays(own, TOO_LONG, true)).toMatchObject([{ path: 'days' }])
})

it('says nothing of days that can be run', () => {
  expect(problemsOfDays({ version: 1 }, summary('2026-01-01', '2026-03-31'), false)).toEqual([])
})

it('says the days of a run on the file before it is used', () => {
  const file = summary('1997-01-01', '1998-06-30')
  const startDay = dayFromIso('1997-01-01')!
  expect(daysOfRun({ version: 1 }, file, false)).toEqual({ startDay, days: 567 })
  const own = { version: 1, startDay: '1997-01-01', days: 90 } as const
  expect(daysOfRun(own, file, false)).toEqual({ startDay, days: 90 })
  expect(daysOfRun(own, file, true)).toEqual({ startDay, days: 567 })
  expect(daysOfRun({ version: 1 }, TOO_LONG, false)).toBeNull()
})
