import { describe, expect, it } from 'vitest'
import type { CreatorAction } from '../../src/scenario/creator-action'
import { readCreatorAction } from '../../src/scenario/read-creator-action'

const changeTo = (schedule: unknown): CreatorAction =>
  ({ action: 'change-schedule', schedule }) as CreatorAction
const everyDays = (days: number) => ({ frequency: 'every_days', days, payoutType: 'instant' })

describe('an action that the page asks for', () => {
  it.each([
    [everyDays(0), ['days']],
    [everyDays(367), ['days']],
    ['hourly', []],
    [{ frequency: 'chosen_weekdays', weekdays: [] }, ['weekdays']],
    [{ frequency: 'twice_a_month', daysOfMonth: [1, 1] }, ['daysOfMonth']],
  ])('is none where its schedule is none: %j', (schedule, wrong) => {
    expect(readCreatorAction(changeTo(schedule))).toEqual({ ok: false, wrong })
  })

  it('has the schedule with what it leaves out', () => {
    const schedule = { frequency: 'threshold', thresholdCents: 50_00 }
    expect(readCreatorAction(changeTo(schedule))).toEqual({
      ok: true,
      action: changeTo({ ...schedule, payoutType: 'standard' }),
    })
  })

  it('is as it is where it has none', () => {
    const pause: CreatorAction = { action: 'pause', by: 'creator' }
    expect(readCreatorAction(pause)).toEqual({ ok: true, action: pause })
  })
})
