import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../src/scenario/problems'
import { readScenario } from '../../src/scenario/read-scenario'
import { scenarioSchema, type ScenarioInput } from '../../src/scenario/schema'
import { payoutSchedule } from '../../src/scenario/schedules'
import { day } from '../support/days'

function problems(settings: object): string[] {
  const result = readScenario({ version: 1, ...settings })
  return result.ok ? [] : result.problems.map(formatProblem)
}

const withSchedule = (schedule: unknown) => ({ creators: [{ handle: 'ink', schedule }] })
const changeTo = (schedule: unknown) => ({
  creators: [{ handle: 'ink' }],
  actions: [{ action: 'change-schedule', on: '2026-09-10', creator: 'ink', schedule }],
})

const DETAILS =
  'an object with frequency, days, from, payoutType, or an object with frequency, weekdays, payoutType, ' +
  'or an object with frequency, daysOfMonth, payoutType, or an object with frequency, thresholdCents, payoutType'
const WEEKDAYS_WANTED = 'a list of weekdays, at least one and none twice'
const DAYS_WANTED = 'a list of two different days of the month, from 1 to 31'

describe('the schedule of a creator', () => {
  it.each([
    'daily',
    'quarterly',
    { frequency: 'every_days', days: 1 },
    { frequency: 'every_days', days: 366, from: '2024-02-29', payoutType: 'instant' },
    { frequency: 'chosen_weekdays', weekdays: ['sunday'] },
    { frequency: 'twice_a_month' },
    { frequency: 'twice_a_month', daysOfMonth: [31, 1], payoutType: 'standard' },
    { frequency: 'threshold', thresholdCents: 1 },
  ])('may be %j, at the start and from a day on', (schedule) => {
    expect(problems(withSchedule(schedule))).toEqual([])
    expect(problems(changeTo(schedule))).toEqual([])
  })

  it.each<[unknown, string, string]>([
    ['yearly', '', 'one of daily, weekly, monthly, quarterly'],
    ['every_days', '', 'an object with frequency, days, from, payoutType'],
    ['threshold', '', 'an object with frequency, thresholdCents, payoutType'],
    [5, '', `one of daily, weekly, monthly, quarterly, or ${DETAILS}`],
    [null, '', `one of daily, weekly, monthly, quarterly, or ${DETAILS}`],
    [
      { frequency: 'weekly' },
      '.frequency',
      'one of every_days, chosen_weekdays, twice_a_month, threshold',
    ],
    [{ frequency: 'every_days', days: 0 }, '.days', 'a whole number from 1 to 366'],
    [{ frequency: 'every_days', days: 367 }, '.days', 'a whole number from 1 to 366'],
    [{ frequency: 'every_days', days: 1.5 }, '.days', 'a whole number from 1 to 366'],
    [{ frequency: 'every_days' }, '.days', 'a whole number from 1 to 366'],
    [
      { frequency: 'every_days', days: 3, from: '2026-02-30' },
      '.from',
      'a day that exists, as YYYY-MM-DD',
    ],
    [{ frequency: 'chosen_weekdays', weekdays: [] }, '.weekdays', WEEKDAYS_WANTED],
    [
      { frequency: 'chosen_weekdays', weekdays: ['monday', 'monday'] },
      '.weekdays',
      WEEKDAYS_WANTED,
    ],
    [{ frequency: 'chosen_weekdays', weekdays: 'monday' }, '.weekdays', WEEKDAYS_WANTED],
    [
      { frequency: 'chosen_weekdays', weekdays: ['monday', 'mon'] },
      '.weekdays[1]',
      'one of monday, tuesday, wednesday, thursday, friday, saturday, sunday',
    ],
    [{ frequency: 'twice_a_month', daysOfMonth: [15] }, '.daysOfMonth', DAYS_WANTED],
    [{ frequency: 'twice_a_month', daysOfMonth: [15, 15] }, '.daysOfMonth', DAYS_WANTED],
    [{ frequency: 'twice_a_month', daysOfMonth: [1, 15, 30] }, '.daysOfMonth', DAYS_WANTED],
    [
      { frequency: 'twice_a_month', daysOfMonth: [0, 32] },
      '.daysOfMonth[0]',
      'a whole number from 1 to 31',
    ],
    [
      { frequency: 'threshold', thresholdCents: 0 },
      '.thresholdCents',
      'a whole number from 1 to 100,000,000,000',
    ],
    [
      { frequency: 'threshold', thresholdCents: 5, payoutType: 'fast' },
      '.payoutType',
      'one of standard, instant',
    ],
    [
      { frequency: 'threshold', thresholdCents: 5, days: 3 },
      '.days',
      'no such setting; there are frequency, thresholdCents, payoutType',
    ],
  ])('may not be %j', (schedule, where, expected) => {
    const [first] = problems(withSchedule(schedule))
    expect(first).toMatch(`creators[0].schedule${where}: `)
    expect(first).toMatch(`expected ${expected}`)
    expect(problems(changeTo(schedule))[0]).toMatch(`actions[0].schedule${where}: `)
  })
})

describe('the schedules of generated creators', () => {
  it('have a share of nothing unless the scenario gives them one', () => {
    const { population } = scenarioSchema.parse({ version: 1 })
    expect(population.scheduleShareBasisPoints).toEqual({
      daily: 3_000,
      weekly: 5_500,
      monthly: 1_000,
      quarterly: 500,
      every_days: 0,
      chosen_weekdays: 0,
      twice_a_month: 0,
      threshold: 0,
    })
  })

  it.each<[object, string]>([
    [
      { every_days: { days: 0 } },
      'population.flexibleSchedules.every_days.days: got 0, expected a whole number from 1 to 366',
    ],
    [
      { chosen_weekdays: { weekdays: [] } },
      `population.flexibleSchedules.chosen_weekdays.weekdays: got [], expected ${WEEKDAYS_WANTED}`,
    ],
    [
      { twice_a_month: { daysOfMonth: [3, 3] } },
      `population.flexibleSchedules.twice_a_month.daysOfMonth: got [3,3], expected ${DAYS_WANTED}`,
    ],
    [
      { threshold: { thresholdCents: 0 } },
      'population.flexibleSchedules.threshold.thresholdCents: got 0, expected a whole number from 1 to 100,000,000,000',
    ],
    [
      { threshold: { instantBasisPoints: 10_001 } },
      'population.flexibleSchedules.threshold.instantBasisPoints: got 10001, expected a whole number from 0 to 10,000',
    ],
  ])('are refused with their place: %j', (flexibleSchedules, expected) => {
    expect(problems({ population: { flexibleSchedules } })).toEqual([expected])
  })
})

describe('the schedule that is meant', () => {
  const meant = (schedule: NonNullable<ScenarioInput['creators']>[number]['schedule']) => {
    const { creators } = scenarioSchema.parse({ version: 1, creators: [{ handle: 'a', schedule }] })
    return payoutSchedule(creators[0]!.schedule, day('2026-09-01'))
  }

  it('counts days from the first day there is, unless it names its own', () => {
    expect(meant({ frequency: 'every_days', days: 3 })).toMatchObject({
      from: day('2026-09-01'),
      payoutType: 'standard',
    })
    expect(meant({ frequency: 'every_days', days: 3, from: '2026-08-30' })).toMatchObject({
      from: day('2026-08-30'),
    })
  })

  it('has its lists in order, however they were written', () => {
    expect(meant({ frequency: 'chosen_weekdays', weekdays: ['friday', 'monday'] })).toMatchObject({
      weekdays: ['monday', 'friday'],
    })
    expect(meant({ frequency: 'twice_a_month', daysOfMonth: [28, 14] })).toMatchObject({
      daysOfMonth: [14, 28],
    })
    expect(meant('weekly')).toBe('weekly')
  })
})
