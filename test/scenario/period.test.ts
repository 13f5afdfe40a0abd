import { describe, expect, it } from 'vitest'
import { dayFromIso, isoFromDay, SECONDS_IN_DAY, startOfDay } from '../../src/core/calendar'
import { salesWithin, sellingDays, wholeRun } from '../../src/scenario/period'

const file = { firstDay: dayFromIso('2021-01-01')!, lastDay: dayFromIso('2021-01-10')! }

describe('the days of a run', () => {
  it.each([
    ['the defaults', {}, null, '2026-08-31', 90],
    ['the scenario’s own', { startDay: '2026-01-01', days: 5 }, null, '2026-01-01', 5],
    ['those of the file and three weeks more', {}, file, '2021-01-01', 31],
    [
      'from a later start to the end of the file',
      { startDay: '2021-01-05' },
      file,
      '2021-01-05',
      27,
    ],
    ['a part of the file', { days: 3 }, file, '2021-01-01', 3],
    [
      'one, where the file ends before the start',
      { startDay: '2026-01-01' },
      file,
      '2026-01-01',
      1,
    ],
  ])('are %s', (_what, scenario, sales, startDay, days) => {
    const run = wholeRun(scenario, sales)
    expect([isoFromDay(run.startDay), run.days]).toEqual([startDay, days])
  })
})

describe('the days over which a month is averaged', () => {
  it.each([
    ['those of the run', {}, null, 90],
    ['those of the file, without the three weeks after it', {}, file, 10],
    ['those of the file from a later start on', { startDay: '2021-01-05' }, file, 6],
    ['one, where the file ends before the start', { startDay: '2026-01-01' }, file, 1],
    ['the scenario’s own', { days: 20 }, file, 20],
    [
      'those of the run, where somebody sells who is not in the file',
      { creators: [{ handle: 'ink', monthlyGrossCents: 1_00 }] },
      file,
      31,
    ],
    ['those of the file beside who sells nothing', { creators: [{ handle: 'ink' }] }, file, 10],
  ])('are %s', (_what, scenario, sales, days) => {
    expect(sellingDays(scenario, sales)).toBe(days)
  })
})

it('has the sales of its days, from their first instant to their last', () => {
  const { startDay } = wholeRun({ startDay: '2021-01-02' }, null)
  const begin = startOfDay(startDay)
  const at = [begin - 1, begin, begin + 2 * SECONDS_IN_DAY - 1, begin + 2 * SECONDS_IN_DAY]
  expect(salesWithin({ startDay, days: 2 }, at)).toBe(2)
})
